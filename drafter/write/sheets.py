"""Rows → the bytes of a workbook of one sheet that prints on A4. The same input gives the same bytes.

Every cell is text: what stands in it is what was typed or read, and nothing that begins with = + - @ becomes a formula.
"""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from drafter.ooxml.envelope import digest_of_parts
from drafter.ooxml.names import CP, DC, PROPERTIES, SHEET_SEAL
from drafter.ooxml.package import parse_xml
from drafter.ooxml.text import escaped
from drafter.write.zipped import packed, zipped

_TYPES, _STYLES = "[Content_Types].xml", "xl/styles.xml"
#: The order in which the schema (ECMA-376 part 1, 18.8.22) wants the parts of a font. openpyxl has one of its own.
_FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family")
#: What a cell of a workbook holds at most, and what XML 1.0 cannot hold.
_LONGEST_CELL = 32_767
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
#: The height of a line, what is around all lines of a cell, and the highest row that there is, in points.
_LINE, _AIR, _HIGHEST = 13.5, 3, 409
#: Cells are set in 10 points, and widths are counted in characters of 11.
_NARROWER = 1.08
#: The margins of a cell, left and right together, in characters.
_MARGIN = 1
_TITLE_ROW, _NOTE_ROW, _HEAD_ROW = 1, 2, 3


class Column(NamedTuple):
    """A column: its head, its width in characters of the usual type, what may be picked in its cells, where they stand."""

    head: str
    width: float
    choices: tuple[str, ...] = ()
    centred: bool = False


class Stressed(NamedTuple):
    """A text in which some words stand out."""

    before: str
    words: str
    behind: str


class Sheet(NamedTuple):
    """A table with a title, a line of explanation below it, a head, and rows of texts; `marked` rows stand out."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str | Stressed]]
    marked: frozenset[int] = frozenset()


def workbook_bytes(sheet: Sheet) -> bytes:
    """The workbook. In its properties stands the digest of all else, which tells whether anybody changed it."""
    from openpyxl import Workbook

    book = Workbook()
    page: Any = book.active
    page.title = sheet.name
    _fill(page, sheet)
    _set_up(page, sheet)
    written = BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[_STYLES] = _with_fonts_in_order(parts[_STYLES])
    del parts[PROPERTIES]
    parts[PROPERTIES] = _properties(sheet.title, digest_of_parts(parts)).encode()
    ordered = sorted(parts, key=lambda name: (name != _TYPES, name))
    return zipped({name: packed(parts[name]) for name in ordered})


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="999999")
    border = Border(thin, thin, thin, thin)
    wrapped, middle = Alignment(wrap_text=True, vertical="top"), Alignment("center", "center", wrap_text=True)
    centred = Alignment("center", "top", wrap_text=True)
    grey, yellow = PatternFill("solid", fgColor="E7E6E6"), PatternFill("solid", fgColor="FFF2CC")
    last = len(sheet.columns)
    for row, text, font in ((_TITLE_ROW, sheet.title, Font("宋体", 16, bold=True)), (_NOTE_ROW, sheet.note, Font("宋体", 10))):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        _text(page, row, 1, text).font = font
        page.cell(row, 1).alignment = middle if row == _TITLE_ROW else wrapped
    page.row_dimensions[_TITLE_ROW].height = 30
    page.row_dimensions[_NOTE_ROW].height = _LINE * _lines(sheet.note, sum(c.width for c in sheet.columns)) + _AIR
    plain, bold = Font("宋体", 10), Font("宋体", 10, bold=True)
    for column, item in enumerate(sheet.columns, 1):
        head = _text(page, _HEAD_ROW, column, item.head)
        head.font, head.alignment, head.border, head.fill = bold, middle, border, grey
    for number, row_texts in enumerate(sheet.rows):
        for column, content in enumerate(row_texts, 1):
            cell = _text(page, _HEAD_ROW + 1 + number, column, content)
            cell.font, cell.border = plain, border
            cell.alignment = centred if sheet.columns[column - 1].centred else wrapped
            if number in sheet.marked:
                cell.fill = yellow
        lines = max((_lines(text, item.width) for text, item in zip(row_texts, sheet.columns, strict=False)), default=1)
        page.row_dimensions[_HEAD_ROW + 1 + number].height = min(_LINE * lines + _AIR, _HIGHEST)


def _lines(text: str | Stressed, width: float) -> int:
    """How many lines a text takes in a column: not every program finds the height of a row by itself."""
    words = text if isinstance(text, str) else "".join(text)
    room = max(width * _NARROWER - _MARGIN, 1)
    return sum(math.ceil(sum(1 + (sign > "\u2000") for sign in line) / room) or 1 for line in words[:_LONGEST_CELL].split("\n"))


def _text(page: Any, row: int, column: int, text: str | Stressed) -> Any:
    """The cell with this text in it."""
    cell: Any = page.cell(row, column)
    words = re.sub(_FORBIDDEN, "", text if isinstance(text, str) else "".join(text))
    if isinstance(text, Stressed) and text.words and len(words) <= _LONGEST_CELL:
        cell.value = _rich(text)
    else:
        cell.value = words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"
        if words:
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    if words:
        cell.quotePrefix = words[:1] in "=+-@\t\r"
    return cell


def _rich(text: Stressed) -> Any:
    """The words in between bold and red."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    plain, stressed = InlineFont(rFont="宋体", sz=10), InlineFont(rFont="宋体", sz=10, b=True, color=Color("FFC00000"))
    parts = zip((re.sub(_FORBIDDEN, "", part) for part in text), (plain, stressed, plain), strict=True)
    return CellRichText(*(TextBlock(font, part) for part, font in parts if part))


def _set_up(page: Any, sheet: Sheet) -> None:
    """A4 across, as wide as the page, its head on each page, page numbers, choices to pick from."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last_row = _HEAD_ROW + len(sheet.rows)
    for column, item in enumerate(sheet.columns, 1):
        letter = get_column_letter(column)
        page.column_dimensions[letter].width = item.width
        if item.choices and sheet.rows:
            choice = DataValidation("list", formula1=f'"{",".join(item.choices)}"', allow_blank=True)
            choice.add(f"{letter}{_HEAD_ROW + 1}:{letter}{last_row}")
            page.add_data_validation(choice)
    page.freeze_panes = page.cell(_HEAD_ROW + 1, 1)
    page.auto_filter.ref = f"A{_HEAD_ROW}:{get_column_letter(len(sheet.columns))}{max(last_row, _HEAD_ROW + 1)}"
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.6, 0.7
    page.oddFooter.center.text = "第 &P 页，共 &N 页"


def _with_fonts_in_order(styles: bytes) -> bytes:
    from lxml import etree

    def rank(part: Any) -> int:
        name = etree.QName(part).localname
        return _FONT.index(name) if name in _FONT else len(_FONT)

    root = parse_xml(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=rank)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _properties(title: str, digest: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}">'
        f"<dc:identifier>{SHEET_SEAL}{digest}</dc:identifier><dc:title>{escaped(title)}</dc:title></cp:coreProperties>"
    )
