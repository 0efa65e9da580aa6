"""Tables: as wide as the text area, their heading row on each page. GB/T 9704 leaves their looks to the office."""

from __future__ import annotations

from drafter.model.document import Role, Span, Table, text_of
from drafter.model.profile import Profile
from drafter.write.measure import text_width, width
from drafter.write.pen import Pen
from drafter.write.styles import TABLE_CELL, TABLE_CELL_NAME, TABLE_HEAD, TABLE_HEAD_NAME

#: Columns whose texts are all as short as this are centred: numbers, units, dates.
_SHORT = 5
#: Above a table that follows words; in parts of a line.
_GAP = 0.5
_CENTRE = '<w:jc w:val="center"/>'


def table_xml(pen: Pen, table: Table, profile: Profile) -> str:
    """A table, and the empty paragraph that Word wants behind it."""
    widths = [round(text_width(profile) * share) for share in table.widths]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    head = _row(pen, _frames(widths, TABLE_HEAD), table.header, TABLE_HEAD_NAME, "<w:cantSplit/><w:tblHeader/>")
    frames = _frames(widths, TABLE_CELL, _centred(table))
    rows = "".join([_row(pen, frames, row, TABLE_CELL_NAME, "<w:cantSplit/>") for row in table.rows])
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


def gap_above(role: Role, profile: Profile) -> str:
    """What keeps a paragraph of this role from sitting on the table that follows it; titles have their own blank line."""
    return "" if role is Role.ATTACHMENT_TITLE else f'<w:spacing w:after="{round(_GAP * profile.line)}"/>'


def _centred(table: Table) -> tuple[bool, ...]:
    return tuple(all(width(text_of(cell)) <= _SHORT for cell in column) for column in zip(*table.rows, strict=True))


def _row(pen: Pen, frames: list[str], cells: tuple[tuple[Span, ...], ...], style: str, properties: str) -> str:
    written = []
    for frame, cell in zip(frames, cells, strict=True):
        written.append(f"{frame}{pen.spans(cell)}</w:p></w:tc>")
        pen.end_line(style)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _frames(widths: list[int], style: str, centred: tuple[bool, ...] = ()) -> list[str]:
    """What stands before the text of each cell of a row."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_CENTRE if middle else ""}</w:pPr>'
        for wide, middle in zip(widths, centred or (False,) * len(widths), strict=True)
    ]
