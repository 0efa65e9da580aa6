"""Document → document.xml. Each part of a document has its own small module; this one puts them into one body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.model.document import Block, Document, Paragraph, Role, Signature, Table, text_of
from drafter.model.profile import Profile
from drafter.ooxml.names import R, W
from drafter.write.imprint import imprint_xml
from drafter.write.letterhead import letterhead_xml
from drafter.write.measure import twips, width
from drafter.write.pen import Pen
from drafter.write.signature import signature_xml
from drafter.write.styles import LEAD_IDS
from drafter.write.tables import gap_above, table_xml
from drafter.write.titles import fitted

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The title stands two lines below the red line (7.3.1); a text without 主送 one line below the title, as 主送 do (7.3.2).
_LINES_BELOW_HEAD, _LINES_BELOW_TITLE = 2, 1
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
        blocks = "".join(self._parts(document))
        section = _section(self.profile, paged=document.paged)
        return f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{blocks}{section}</w:body></w:document>'

    def _parts(self, document: Document) -> Iterator[str]:
        if document.head:
            yield letterhead_xml(self.pen, document.head, self.profile)
        kept = _with_signature(document.blocks)
        around = zip((None, *document.blocks), document.blocks, (*document.blocks[1:], None), strict=False)
        for index, (before, block, following) in enumerate(around):
            match block:
                case Table():
                    yield table_xml(self.pen, block, self.profile)
                case Signature():
                    goes_on = isinstance(following, Paragraph) and following.role is Role.REMARK
                    yield signature_xml(self.pen, block, self.profile, goes_on=goes_on)
                case Paragraph(role=Role.TITLE | Role.ATTACHMENT_TITLE):
                    yield self._title(block, document)
                case Paragraph():
                    direct = _KEEP if index in kept and self._is_short(block) else ""
                    if _ends_title(before) and block.role not in (Role.ADDRESSEE, Role.STAGE):
                        direct += _lines_before(_LINES_BELOW_TITLE, self.profile)
                    elif isinstance(following, Table):
                        direct += gap_above(block.role, self.profile)
                    yield self._paragraph(block, direct)
        if document.imprint:
            yield imprint_xml(self.pen, document.imprint, self.profile)

    def _title(self, block: Paragraph, document: Document) -> str:
        spans = fitted(block.spans, document.names, self.profile.looks[block.role].characters_per_line)
        below_head = block.role is Role.TITLE and document.head is not None
        direct = _lines_before(_LINES_BELOW_HEAD, self.profile) if below_head else ""
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
        first = number.startswith("附件：")
        spacing = _lines_before(1, self.profile) if first else ""
        left = 2 + width("附件：") + width(number.removeprefix("附件："))
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


def _ends_title(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role in (Role.TITLE, Role.STAGE)


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
