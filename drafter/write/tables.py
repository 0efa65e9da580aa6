"""Tables: as wide as the text area, their heading row on each page. GB/T 9704 leaves their looks to the office."""

from __future__ import annotations

import re
from math import ceil

from drafter.model.document import Role, Span, Table, text_of
from drafter.model.profile import Look, Profile
from drafter.ooxml.style_names import TABLE_CELL_NAME, TABLE_HEAD_NAME
from drafter.write.measure import room, text_width, width
from drafter.write.pen import Pen
from drafter.write.styles import TABLE_CELL, TABLE_HEAD

#: Columns of numbers are centred, and those whose texts are all as short as this: units, dates.
_SHORT = 5
#: 下降8.1%, 300余, 1.3万余件, +2.5个百分点, and what stands where there is no number.
_NUMBER = re.compile(r"\D{0,3}[0-9][0-9.,]*\D{0,5}|[-—–/]*|【.*】")
#: Heads of up to so many characters are not broken; a column is at least as wide as so many, and asks for at most so many.
_SHORT_HEAD, _NARROWEST, _WIDEST = 4, 2, 60
#: So many characters of a number stay on one line, where a percent sign is wider than a digit in some fonts.
_LONGEST_NUMBER, _WIDE_SIGN = 10, 0.5
#: What programs may round away of a line, in characters.
_SLACK = 0.25
#: The margins of a cell, left and right together, as the style of tables has them; the line between two rows; in twips.
_MARGINS, _BORDER = 216, 10
#: Above a table that follows words; in parts of a line.
_GAP = 0.5
_CENTRE = '<w:jc w:val="center"/>'


def table_xml(pen: Pen, table: Table, profile: Profile) -> str:
    """A table, and the empty paragraph that Word wants behind it."""
    widths = _widths(table, profile)
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


def row_heights(table: Table, profile: Profile) -> list[int]:
    """How high its rows are, in twips, the head first: each as high as the cell that takes most lines."""
    looks = [profile.looks["table_head"]] + [profile.looks["table_cell"]] * len(table.rows)
    widths = _widths(table, profile)
    return [
        look.line * max(_lines(cell, wide, look) for cell, wide in zip(row, widths, strict=True)) + _BORDER
        for row, look in zip((table.header, *table.rows), looks, strict=True)
    ]


def _lines(cell: tuple[Span, ...], wide: int, look: Look) -> int:
    text = text_of(cell)
    characters = max((wide - _MARGINS) / _character(look), 1)
    return 1 if len(text) <= characters else ceil(room(text) / characters)


def _widths(table: Table, profile: Profile) -> list[int]:
    """The widths of the columns, in twips: as their texts ask; numbers and short heads stay on one line where there is room."""
    character = _character(profile.looks["table_cell"])
    free = text_width(profile)
    least, asked = [], []
    for head, *cells in zip(table.header, *table.rows, strict=True):
        texts = [text_of(cell) for cell in cells]
        longest = max(map(room, texts), default=0)
        kept = min(max(room(text_of(head)), _NARROWEST), _SHORT_HEAD)
        if _are_numbers(texts):
            kept = max(kept, min(longest + _WIDE_SIGN, _LONGEST_NUMBER))
        least.append(round((kept + _SLACK) * character) + _MARGINS)
        asked.append(max(least[-1], round((min(max(longest, kept), _WIDEST) + _SLACK) * character) + _MARGINS))
    spare, wished = free - sum(least), sum(asked) - sum(least)
    if sum(asked) <= free or spare <= 0:
        whole = asked if spare > 0 else least
        return [wide * free // sum(whole) for wide in whole]
    return [low + (wide - low) * spare // wished for low, wide in zip(least, asked, strict=True)]


def _character(look: Look) -> float:
    return look.size * 20 + look.spacing


def _are_numbers(texts: list[str]) -> bool:
    """Whether a column holds numbers; a dash or nothing stands for a number that there is not."""
    return all(_NUMBER.fullmatch(text) for text in texts)


def _centred(table: Table) -> tuple[bool, ...]:
    columns = ([text_of(cell) for cell in column] for column in zip(*table.rows, strict=True))
    return tuple(_are_numbers(texts) or all(width(text) <= _SHORT for text in texts) for texts in columns)


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
