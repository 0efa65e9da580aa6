"""Tables → the bytes of a workbook to fill in: a cover, a sheet for each table, hidden columns by which it is read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from drafter.forms.table import Table
from drafter.write.cells import fill
from drafter.write.form_page import Paper, draw_table
from drafter.write.sheets import sealed

_COVER_WIDTH = 92


class Cover(NamedTuple):
    """The first sheet: a title, and what to do, a paragraph a line; `facts` are (what, which) in a small table."""

    title: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def form_bytes(cover: Cover, tables: Sequence[Table], kind: str, *, locked: bool = False) -> bytes:
    """The workbook; `locked` ones let nobody write but where something is to be filled in."""
    from openpyxl import Workbook

    book: Any = Workbook()
    paper = Paper(kind, locked=locked)
    _draw_cover(book.active, cover, locked=locked)
    texts: dict[str, str] = {}
    for number, table in enumerate(tables, 2):
        page = book.create_sheet(table.key)
        page.sheet_state = "hidden" if table.hidden else "visible"
        texts[f"xl/worksheets/sheet{number}.xml"] = draw_table(page, table, paper)
    return sealed(book, cover.title, lambda name, part: _without_warnings(part, texts[name]) if name in texts else part)


def _draw_cover(page: Any, cover: Cover, *, locked: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    page.title = "填表说明"
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, _COVER_WIDTH - 16
    page.merge_cells("A1:B1")
    fill(page, 1, 1, cover.title).font = Font("宋体", 18, bold=True)
    page.cell(1, 1).alignment = Alignment("center", "center", wrap_text=True)
    page.row_dimensions[1].height = 44
    thin = Side(style="thin", color="999999")
    row = 2
    for what, which in cover.facts:
        for column, text in enumerate((what, which), 1):
            cell = fill(page, row, column, text)
            cell.font = Font("宋体", 12, bold=column == 1)
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if column == 1:
                cell.fill = PatternFill("solid", fgColor="E7E6E6")
        page.row_dimensions[row].height = 22 * max(1, -(-len(which) // 36))
        row += 1
    row += 1
    for words in cover.words:
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        cell = fill(page, row, 1, words)
        cell.font, cell.alignment = Font("宋体", 12), Alignment(vertical="top", wrap_text=True)
        page.row_dimensions[row].height = 18 * max(1, -(-len(words) // 44)) + 4
        row += 1
    page.page_setup.orientation, page.page_setup.paperSize = "portrait", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.sheet_view.showGridLines = False
    page.protection.sheet = locked


def _without_warnings(part: bytes, where: str) -> bytes:
    """A sheet whose cells get no green corner for holding numbers as text, which is what we want there."""
    if not where:
        return part
    said = f'<ignoredErrors><ignoredError sqref="{where}" numberStoredAsText="1"/></ignoredErrors>'.encode()
    for behind in (b"<drawing", b"<legacyDrawing", b"<tableParts", b"<extLst", b"</worksheet>"):
        if (at := part.find(behind)) >= 0:
            return part[:at] + said + part[at:]
    return part
