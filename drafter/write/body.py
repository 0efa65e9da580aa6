"""Document → document.xml. Text in, text out: a small vocabulary of functions, each giving one kind of element."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.model.document import (
    Blank,
    Block,
    Bound,
    Document,
    LineBreak,
    Paragraph,
    Role,
    Span,
    Table,
    Text,
    span_text,
    text_of,
)
from drafter.model.profile import Profile
from drafter.ooxml.envelope import figure_words
from drafter.ooxml.names import STORE_ID, STORE_PREFIX, R, W
from drafter.ooxml.store import FigureStore, tag_of, xpath_of
from drafter.ooxml.text import escaped
from drafter.write.styles import (
    BLANK,
    LEAD,
    REST,
    STYLE_IDS,
    STYLE_NAMES,
    TABLE_CELL,
    TABLE_CELL_NAME,
    TABLE_HEAD,
    TABLE_HEAD_NAME,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HALF_WIDTH_BELOW = "\u2000"


@dataclass
class BodyWriter:
    """Writes one document's body; fills its figure store and notes each (style name, text) on the way.

    `words` are those of the line that is being written.
    """

    profile: Profile
    store: FigureStore = field(default_factory=FigureStore)
    lines: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    controls: int = 0

    def xml(self, document: Document) -> str:
        """The whole document part."""
        blocks = "".join(self._blocks(document.blocks))
        return f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{blocks}{_section(self.profile)}</w:body></w:document>'

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterable[str]:
        signatories = [block for block in blocks if isinstance(block, Paragraph) and block.role is Role.SIGNATORY]
        dates = [block for block in blocks if isinstance(block, Paragraph) and block.role is Role.SIGNED_ON]
        insets = _signature_insets([*signatories, *dates], self.profile)
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, Table):
                yield self._table(block)
            elif signatories and following is signatories[0]:
                yield self._paragraph(block, "<w:keepNext/>")  # the signature never stands alone on a page
            elif id(block) in insets:
                first = bool(signatories) and block is signatories[0]
                yield self._paragraph(block, _signature_properties(insets[id(block)], self.profile, blank_line=first))
            else:
                yield self._paragraph(block)

    def _paragraph(self, block: Paragraph, direct: str = "") -> str:
        if block.lead:
            direct = '<w:keepNext w:val="0"/>'  # the heading's text already stands below it
            runs = self._run(block.number, LEAD) + self._spans(block.lead, LEAD) + self._spans(block.spans, REST)
        else:
            spans = self._fitted(block) if block.role is Role.TITLE else block.spans
            runs = self._run(block.number) + self._spans(spans)
        self._end_line(STYLE_NAMES[block.role])
        return f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[block.role]}"/>{direct}</w:pPr>{runs}</w:p>'

    def _end_line(self, style: str) -> None:
        self.lines.append((style, "".join(self.words)))
        self.words.clear()

    def _fitted(self, title: Paragraph) -> tuple[Span, ...]:
        """A title that fits on one line is set on one line, whatever line breaks it came with."""
        if _width(text_of(title.spans).replace("\n", "")) > self.profile.looks[Role.TITLE.value].characters_per_line:
            return title.spans
        return tuple(span for span in title.spans if not isinstance(span, LineBreak))

    def _spans(self, spans: tuple[Span, ...], style: str = "") -> str:
        return "".join([self._span(span, style) for span in spans])

    def _span(self, span: Span, style: str) -> str:
        match span:
            case Text(text):
                return self._run(text, style)
            case Bound():
                return self._control(span, style)
            case Blank():
                return self._run(span_text(span), BLANK)
            case LineBreak():
                self.words.append(span_text(span))
                return "<w:r><w:br/></w:r>"

    def _run(self, text: str, style: str = "") -> str:
        self.words.append(text)
        return _run(text, style)

    def _control(self, bound: Bound, style: str) -> str:
        """An inline plain-text content control, bound to its node in the store (ECMA-376 part 1, 17.5.2)."""
        self.controls += 1
        node = self.store.node(bound)
        self.words.append(figure_words(node, bound.digits))
        return (
            f'<w:sdt><w:sdtPr>{_run_properties(style)}<w:alias w:val="{escaped(tag_of(bound.name))}"/>'
            f'<w:tag w:val="{escaped(tag_of(node))}"/><w:id w:val="{self.controls}"/>'
            f'<w:dataBinding w:prefixMappings="{STORE_PREFIX}" w:xpath="{xpath_of(node)}" w:storeItemID="{STORE_ID}"/>'
            f"<w:text/></w:sdtPr><w:sdtContent>{_run(bound.digits, style)}</w:sdtContent></w:sdt>"
        )

    def _table(self, table: Table) -> str:
        width = self.profile.paper[0] - self.profile.left - self.profile.right
        widths = [round(width * share) for share in table.widths]
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        header = tuple((Text(title),) for title in table.header)
        head = self._row(_cell_frames(widths, TABLE_HEAD), header, TABLE_HEAD_NAME, "<w:cantSplit/><w:tblHeader/>")
        frames = _cell_frames(widths, TABLE_CELL)
        rows = "".join([self._row(frames, row, TABLE_CELL_NAME, "<w:cantSplit/>") for row in table.rows])
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{head}{rows}</w:tbl>"
            f'<w:p><w:pPr><w:pStyle w:val="{TABLE_CELL}"/></w:pPr></w:p>'
        )

    def _row(self, frames: list[str], cells: tuple[tuple[Span, ...], ...], style: str, properties: str) -> str:
        written = []
        for frame, cell in zip(frames, cells, strict=True):
            written.append(f"{frame}{self._spans(cell)}</w:p></w:tc>")
            self._end_line(style)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _run(text: str, style: str = "") -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{_run_properties(style)}<w:t{space}>{escaped(text)}</w:t></w:r>" if text else ""


def _run_properties(style: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def _cell_frames(widths: list[int], style: str) -> list[str]:
    """What stands before the text of each cell of a row."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        for width in widths
    ]


def _section(profile: Profile) -> str:
    width, height = profile.paper
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooterOdd"/>'
        '<w:footerReference w:type="even" r:id="rIdFooterEven"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{profile.top}" w:right="{profile.right}" w:bottom="{profile.bottom}" w:left="{profile.left}"'
        f' w:header="851" w:footer="{profile.footer}" w:gutter="0"/>'
        f'<w:docGrid w:linePitch="{profile.line}"/></w:sectPr>'
    )


def _signature_insets(paragraphs: list[Paragraph], profile: Profile) -> dict[int, float]:
    """How far from the right each line of the signature ends, in characters (GB/T 9704 clause 7.3.5.2).

    The signature stands two characters from the right; the date begins two characters behind the signature's
    beginning. A date longer than the signature stands two characters from the right and pushes the signature left.
    """
    if not paragraphs:
        return {}
    *signatories, date = paragraphs
    inset = float(profile.signature_inset)
    widths = [_width(text_of(item.spans)) for item in signatories]
    date_width, widest = _width(text_of(date.spans)), max(widths, default=0.0)
    longer = date_width > widest
    date_inset = inset if longer else widest - date_width
    block_inset = inset + inset + date_width - widest if longer else inset
    insets = {id(date): date_inset}
    # Several signatures are centred on the widest of them.
    return insets | {id(item): block_inset + (widest - width) / 2 for item, width in zip(signatories, widths, strict=True)}


def _signature_properties(characters: float, profile: Profile, *, blank_line: bool) -> str:
    look = profile.looks[Role.SIGNATORY.value]
    twips = round(characters * (look.size * 20 + look.spacing))
    before = f'<w:spacing w:before="{profile.line}" w:beforeLines="100"/>' if blank_line else ""
    return f'<w:keepNext/>{before}<w:ind w:rightChars="{round(characters * 100)}" w:right="{twips}"/>'


def _width(text: str) -> float:
    """The width of a text in full-width characters; Latin letters and digits are half as wide."""
    return sum(0.5 if char < _HALF_WIDTH_BELOW else 1.0 for char in text)
