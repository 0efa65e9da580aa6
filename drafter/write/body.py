"""Document → document.xml. Each part of a document has its own small module; this one puts them into one body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.model.document import Addressees, Block, Document, Paragraph, Role, Signature, Table, text_of
from drafter.model.profile import Profile
from drafter.ooxml.names import R, W
from drafter.write.first_page import laid_out
from drafter.write.heights import LINES_BELOW_HEAD, LINES_BELOW_TITLE, attachment_indent, ends_title
from drafter.write.imprint import imprint_xml
from drafter.write.letterhead import letterhead_xml
from drafter.write.marks import Mark
from drafter.write.measure import twips, width
from drafter.write.pen import Pen
from drafter.write.signature import signature_xml
from drafter.write.styles import LEAD_IDS
from drafter.write.tables import gap_above, table_xml
from drafter.write.titles import fitted

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KEEP = "<w:keepNext/>"
#: A longer paragraph does not stay with the signature: LibreOffice moves paragraphs that stay with the next one as a whole.
_MOST_KEPT_LINES = 12


@dataclass
class BodyWriter:
    """Writes one document's body."""

    profile: Profile
    pen: Pen = field(default_factory=Pen)

    def xml(self, document: Document) -> str:
        """The whole document part."""
        first_page = laid_out(document, self.profile)
        blocks = "".join(self._parts(first_page.document, first_page.mark))
        section = _section(self.profile, paged=document.paged)
        return f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{blocks}{section}</w:body></w:document>'

    def _parts(self, document: Document, mark: Mark | None) -> Iterator[str]:
        if document.head and mark:
            yield letterhead_xml(self.pen, document.head, mark, self.profile)
        kept = _with_signature(document.blocks)
        around = zip((None, *document.blocks), document.blocks, (*document.blocks[1:], None), strict=False)
        for index, (before, block, following) in enumerate(around):
            match block:
                case Addressees():
                    yield self.pen.paragraph(Role.ADDRESSEE, self.pen.spans(block.line))
                case Table():
                    yield table_xml(self.pen, block, self.profile)
                case Signature():
                    goes_on = isinstance(following, Paragraph) and following.role is Role.REMARK
                    yield signature_xml(self.pen, block, self.profile, goes_on=goes_on)
                case Paragraph(role=Role.TITLE | Role.ATTACHMENT_TITLE):
                    yield self._title(block, document)
                case Paragraph():
                    keep = _KEEP if index in kept and self._is_short(block) else ""
                    yield self._paragraph(block, keep + self._spacing(block, before, following))
        if document.imprint:
            yield imprint_xml(self.pen, document.imprint, self.profile)

    def _spacing(self, block: Paragraph, before: Block | None, following: Block | None) -> str:
        if ends_title(before) and block.role is not Role.STAGE:
            return _lines_before(LINES_BELOW_TITLE, self.profile)
        return gap_above(block.role, self.profile) if isinstance(following, Table) else ""

    def _title(self, block: Paragraph, document: Document) -> str:
        spans = fitted(block.spans, document.names, self.profile.looks[block.role].characters_per_line)
        below_head = block.role is Role.TITLE and document.head is not None
        direct = _lines_before(LINES_BELOW_HEAD, self.profile) if below_head else ""
        return self.pen.paragraph(block.role, self.pen.spans(spans), direct)

    def _paragraph(self, block: Paragraph, direct: str) -> str:
        pen = self.pen
        if block.role is Role.ATTACHMENT_LIST:
            direct += self._attachment_indent(block.number)
        lead = LEAD_IDS[block.role] if block.lead else ""  # 7.3.3: each level in its own font
        runs = pen.run(block.number, lead) + pen.spans(block.lead, lead) + pen.spans(block.spans)
        return pen.paragraph(block.role, runs, direct, run_in=bool(block.lead))

    def _attachment_indent(self, number: str) -> str:
        """Clause 7.3.4: a blank line above the first, two characters from the left, lines hang below the name's beginning."""
        spacing = _lines_before(1, self.profile) if number.startswith("附件：") else ""
        left = attachment_indent(number)
        unit = twips(1, Role.ATTACHMENT_LIST, self.profile)
        return f'{spacing}<w:ind w:left="{round(left * unit)}" w:hanging="{round(width(number) * unit)}"/>'

    def _is_short(self, block: Paragraph) -> bool:
        return width(text_of((*block.lead, *block.spans))) <= _MOST_KEPT_LINES * self.profile.characters_per_line


def _with_signature(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The paragraphs that stay with the signature, so that it has text on its page: 附件说明, and the last one above."""
    signature = next((index for index, block in enumerate(blocks) if isinstance(block, Signature)), 0)
    first = signature - 1
    while first > 0 and isinstance(block := blocks[first], Paragraph) and block.role is Role.ATTACHMENT_LIST:
        first -= 1
    return frozenset(range(max(first, 0), signature))


def _lines_before(lines: int, profile: Profile) -> str:
    return f'<w:spacing w:before="{lines * profile.line}" w:beforeLines="{lines * 100}"/>'


def _section(profile: Profile, *, paged: bool) -> str:
    across, down = profile.paper
    footers = (
        '<w:footerReference w:type="default" r:id="rIdFooterOdd"/><w:footerReference w:type="even" r:id="rIdFooterEven"/>'
        if paged
        else ""
    )
    return (
        f'<w:sectPr>{footers}<w:pgSz w:w="{across}" w:h="{down}"/>'
        f'<w:pgMar w:top="{profile.top}" w:right="{profile.right}" w:bottom="{profile.bottom}" w:left="{profile.left}"'
        f' w:header="851" w:footer="{profile.footer}" w:gutter="0"/>'
        f'<w:docGrid w:linePitch="{profile.line}"/></w:sectPr>'
    )
