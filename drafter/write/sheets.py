"""Rows → the bytes of a workbook whose sheets print on A4. The same input gives the same bytes.

A cell is text, unless an exact number was put there: what stands in it is what was typed or read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from drafter.ooxml.envelope import digest_of_parts
from drafter.ooxml.names import CP, DC, PROPERTIES, SHEET_SEAL
from drafter.ooxml.package import parse_xml
from drafter.ooxml.text import escaped
from drafter.write.cells import Content, a4_across, fill, lines
from drafter.write.charts import ChartPage, draw
from drafter.write.in_memory import parts_of_workbook
from drafter.write.zipped import packed, zipped

_TYPES, _STYLES = "[Content_Types].xml", "xl/styles.xml"
#: The order in which the schema (ECMA-376 part 1, 18.8.22) wants the parts of a font. openpyxl has one of its own.
_FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family")
#: The height of a line, what is around all lines of a cell, and the highest row that there is, in points.
_LINE, _AIR, _HIGHEST = 13.5, 3, 409
_TITLE_ROW, _NOTE_ROW, _HEAD_ROW = 1, 2, 3
#: The name of a part and its content → its content, mended.
Mend = Callable[[str, bytes], bytes]


class Column(NamedTuple):
    """A column: its head, its width in characters of the usual type, what may be picked in its cells, where they stand."""

    head: str
    width: float
    choices: tuple[str, ...] = ()
    centred: bool = False
    right: bool = False


class Sheet(NamedTuple):
    """A table with a title, a line of explanation below it, a head, and rows of texts; `marked` rows stand out."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Content]]
    marked: frozenset[int] = frozenset()


class Book(NamedTuple):
    """Several sheets, and perhaps one with charts behind them."""

    title: str
    sheets: tuple[Sheet, ...]
    charts: ChartPage | None = None


def workbook_bytes(content: Sheet | Book) -> bytes:
    """The workbook. In its properties stands the digest of all else, which tells whether anybody changed it."""
    from openpyxl import Workbook

    told = Book(content.title, (content,)) if isinstance(content, Sheet) else content
    book: Any = Workbook()
    book.remove(book.active)
    for sheet in told.sheets:
        page = book.create_sheet(sheet.name)
        _fill(page, sheet)
        _set_up(page, sheet)
    if told.charts:
        draw(book.create_sheet(told.charts.name), told.charts)
    return sealed(book, told.title)


def sealed(book: Any, title: str, mend: Mend | None = None) -> bytes:
    """The bytes of a workbook of openpyxl's, valid and the same for the same content; `mend` changes parts that it cannot."""
    parts = parts_of_workbook(book)
    parts[_STYLES] = _with_fonts_in_order(parts[_STYLES])
    if mend:
        parts = {name: mend(name, content) for name, content in parts.items()}
    del parts[PROPERTIES]
    parts[PROPERTIES] = _properties(title, digest_of_parts(parts)).encode()
    ordered = sorted(parts, key=lambda name: (name != _TYPES, name))
    return zipped({name: packed(parts[name]) for name in ordered})


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="999999")
    border = Border(thin, thin, thin, thin)
    wrapped, middle = Alignment(wrap_text=True, vertical="top"), Alignment("center", "center", wrap_text=True)
    centred, right = Alignment("center", "top", wrap_text=True), Alignment("right", "top")
    grey, yellow = PatternFill("solid", fgColor="E7E6E6"), PatternFill("solid", fgColor="FFF2CC")
    last = len(sheet.columns)
    for at, text, font in ((_TITLE_ROW, sheet.title, Font("宋体", 16, bold=True)), (_NOTE_ROW, sheet.note, Font("宋体", 10))):
        page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=last)
        fill(page, at, 1, text).font = font
        page.cell(at, 1).alignment = middle if at == _TITLE_ROW else wrapped
    page.row_dimensions[_TITLE_ROW].height = 30
    page.row_dimensions[_NOTE_ROW].height = _LINE * lines(sheet.note, sum(c.width for c in sheet.columns)) + _AIR
    plain, bold = Font("宋体", 10), Font("宋体", 10, bold=True)
    for column, item in enumerate(sheet.columns, 1):
        head = fill(page, _HEAD_ROW, column, item.head)
        head.font, head.alignment, head.border, head.fill = bold, middle, border, grey
    for number, row in enumerate(sheet.rows):
        for column, content in enumerate(row, 1):
            cell = fill(page, _HEAD_ROW + 1 + number, column, content)
            cell.font, cell.border = plain, border
            stands = sheet.columns[column - 1]
            cell.alignment = right if stands.right else centred if stands.centred else wrapped
            if number in sheet.marked:
                cell.fill = yellow
        most = max((lines(content, item.width) for content, item in zip(row, sheet.columns, strict=False)), default=1)
        page.row_dimensions[_HEAD_ROW + 1 + number].height = min(_LINE * most + _AIR, _HIGHEST)


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
    a4_across(page)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


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
