"""One table on a sheet: lines below their heads, or beside them where there are too many heads for one page across."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple

from drafter.forms.marks import LONGEST
from drafter.forms.table import IDENTITY, MARK, Cell, Head, Line, Look, Table
from drafter.model.shape import Kind
from drafter.write.cells import a4_across, fill, lines
from drafter.write.form_rules import rule_for

_TITLE, _NOTE, _HEADS = 1, 2, 3
_LINE, _AIR, _LOWEST, _HIGHEST = 13.5, 5, 21, 409
_HELP = Head("", "怎么填", 30, shown=True)
_GREY, _PALE, _OPEN, _BAND = "E7E6E6", "F5F5F5", "FFFBE6", "DDE7F0"


class Paper(NamedTuple):
    """What kind of form it is, and whether its sheets are locked but where something is to be filled in."""

    kind: str
    locked: bool = False


class _Spot(NamedTuple):
    row: int
    column: int
    cell: Cell
    head: Head
    line: Line


def draw_table(page: Any, table: Table, paper: Paper) -> str:
    """Draw it; the range of its cells."""
    from openpyxl.utils import get_column_letter

    pen = _Pen()
    spare = tuple(Line({}, look=Look.SPARE) for _ in range(table.spare))
    all_lines = (*table.lines, *spare)
    if table.rotated:
        columns = [Head("", "项目", 18, shown=True), _HELP, *(_item(n, len(all_lines)) for n in range(1, len(all_lines) + 1))]
    else:
        columns = [*table.heads]
    width = sum(column.width for column in columns[: 2 + max(len(table.lines), 1)] if table.rotated) or sum(
        column.width for column in columns
    )
    _headline(page, table, len(columns), width, pen)
    for column, head in enumerate(columns, 1):
        pen.head(fill(page, _HEADS, column, head.label))
        page.column_dimensions[get_column_letter(column)].width = head.width
        page.column_dimensions[get_column_letter(column)].hidden = head.hidden
    page.row_dimensions[_HEADS].height = 24
    heights: dict[int, float] = {}
    bands: list[int] = []
    for spot in _rotated(table, all_lines) if table.rotated else _upright(table, all_lines):
        cell = fill(page, spot.row, spot.column, spot.cell.text)
        pen.draw(cell, spot, locked=paper.locked)
        wide = width if _across(spot, table) else columns[spot.column - 1].width
        needs = min(_LINE * lines(spot.cell.text, wide) + _AIR, _HIGHEST)
        heights[spot.row] = max(heights.get(spot.row, _LOWEST), needs)
        if _across(spot, table):
            bands.append(spot.row)
    for row, height in heights.items():
        page.row_dimensions[row].height = height
    for row in bands:
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
    hide = _hide_below if table.rotated else _hide_beside
    hide(page, table, all_lines, paper, pen)
    _rules(page, table, all_lines)
    _set_up(page, table, paper)
    return f"A{_HEADS + 1}:{get_column_letter(len(columns))}{max(heights, default=_HEADS + 1)}"


def _across(spot: _Spot, table: Table) -> bool:
    """Whether it is the title of a group of lines, which goes from side to side."""
    return spot.column == 1 and spot.line.look is Look.HEADING and not spot.line.mark and not table.rotated


def _item(number: int, of: int) -> Head:
    return Head("", "填写" if of == 1 else f"第{number}件", 52 if of == 1 else 34)


def _upright(table: Table, all_lines: tuple[Line, ...]) -> Iterator[_Spot]:
    for row, line in enumerate(all_lines, _HEADS + 1):
        for column, head in enumerate(table.heads, 1):
            yield _Spot(row, column, line.cells.get(head.key, Cell("")), head, line)


def _rotated(table: Table, all_lines: tuple[Line, ...]) -> Iterator[_Spot]:
    label = Line({})
    for row, head in enumerate(table.heads, _HEADS + 1):
        yield _Spot(row, 1, Cell(head.label), _HELP, label)
        yield _Spot(row, 2, Cell(_advice(head)), _HELP, label)
        for column, line in enumerate(all_lines, 3):
            yield _Spot(row, column, line.cells.get(head.key, Cell("")), head, line)


def _advice(head: Head) -> str:
    said = {Kind.DAY: "写成 2027-02-18 这样", Kind.YES_NO: "选“是”或“否”，空着是否", Kind.TEXTS: "几个的一行写一个"}
    return head.help or said.get(head.kind, "")


def _headline(page: Any, table: Table, count: int, width: float, pen: _Pen) -> None:
    last = min(count, 4) if table.rotated else count
    for row, text in ((_TITLE, table.title), (_NOTE, table.note)):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        pen.headline(fill(page, row, 1, text), is_title=row == _TITLE)
    page.row_dimensions[_TITLE].height = 30
    page.row_dimensions[_NOTE].height = 14.5 * lines(table.note, min(width, 180)) + _AIR


def _hide_beside(page: Any, table: Table, all_lines: tuple[Line, ...], paper: Paper, pen: _Pen) -> None:
    """Columns behind the last one: by what a line is found again (that is cited, too), and how it was typed."""
    from openpyxl.utils import get_column_letter

    at = len(table.heads) + 1
    columns = [IDENTITY, f"{MARK}|{paper.kind}|{table.key}"]
    columns += [f"{MARK}续"] * max((len(line.mark) - 1) // LONGEST for line in all_lines) if all_lines else []
    for column, head in enumerate(columns, at):
        cell = fill(page, _HEADS, column, head)
        is_told = head == IDENTITY and any(line.identity for line in all_lines)
        page.column_dimensions[get_column_letter(column)].hidden = not is_told
        if is_told:
            pen.head(cell)
            page.column_dimensions[get_column_letter(column)].width = 15
    for row, line in enumerate(all_lines, _HEADS + 1):
        if line.identity:
            pen.faintly(fill(page, row, at, line.identity))
        for n, start in enumerate(range(0, len(line.mark), LONGEST)):
            fill(page, row, at + 1 + n, line.mark[start : start + LONGEST])


def _hide_below(page: Any, table: Table, all_lines: tuple[Line, ...], paper: Paper, _: _Pen) -> None:
    row = _HEADS + 1 + len(table.heads)
    pieces = max((len(line.mark) - 1) // LONGEST for line in all_lines) + 1
    for n in range(max(pieces, 1)):
        fill(page, row + n, 1, f"{MARK}|{paper.kind}|{table.key}|横" if n == 0 else f"{MARK}续")
        page.row_dimensions[row + n].hidden = True
        for column, line in enumerate(all_lines, 3):
            if piece := line.mark[n * LONGEST : (n + 1) * LONGEST]:
                fill(page, row + n, column, piece)


def _rules(page: Any, table: Table, all_lines: tuple[Line, ...]) -> None:
    """What may be typed, one rule for all cells of a kind."""
    for head, unit, where in _ruled(table, all_lines):
        rule = None if head.shown or not where else rule_for(head, unit, where[0].partition(":")[0])
        if rule is not None:
            for spot in where:
                rule.add(spot)
            page.add_data_validation(rule)


def _ruled(table: Table, all_lines: tuple[Line, ...]) -> Iterator[tuple[Head, str, list[str]]]:
    """(head, unit, ranges) of the cells that one rule is for."""
    from openpyxl.utils import get_column_letter

    if table.rotated:
        last = get_column_letter(2 + max(len(all_lines), 1))
        yield from ((head, "", [f"C{row}:{last}{row}"]) for row, head in enumerate(table.heads, _HEADS + 1))
        return
    for column, head in enumerate(table.heads, 1):
        letter = get_column_letter(column)
        for unit in ("", "%") if head.kind is Kind.AMOUNT else ("",):
            rows = [row for row, line in enumerate(all_lines, _HEADS + 1) if head.kind is not Kind.AMOUNT or _fits(line, unit)]
            yield head, unit, [f"{letter}{first}:{letter}{end}" for first, end in _runs(rows)]


def _fits(line: Line, unit: str) -> bool:
    """Whether an amount of this kind, a share or a count, stands in the line."""
    return bool(line.identity) and (line.unit == "%") == (unit == "%")


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other, as (first, last)."""
    first = rows[0] if rows else 0
    for row, following in zip(rows, [*rows[1:], 0], strict=True) if rows else ():
        if following != row + 1:
            yield first, row
            first = following


def _set_up(page: Any, table: Table, paper: Paper) -> None:
    page.freeze_panes = page.cell(_HEADS + 1, 3 if table.rotated else 1)
    page.print_title_rows = f"1:{_HEADS}" if not table.rotated else f"{_HEADS}:{_HEADS}"
    a4_across(page)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.sheet_view.zoomScale = 110
    if paper.locked:
        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = False


class _Pen:
    """The styles of a sheet, made once."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        side = Side(style="thin", color="999999")
        self.border = Border(side, side, side, side)
        self.plain, self.bold = Font("宋体", 10), Font("宋体", 10, bold=True)
        self.faint = Font("宋体", 10, color="808080")
        self.titles = Font("宋体", 16, bold=True), Font("宋体", 11)
        self.wrapped = Alignment(wrap_text=True, vertical="center")
        self.top = Alignment(wrap_text=True, vertical="top")
        self.middle = Alignment("center", "center", wrap_text=True)
        self.fills = {color: PatternFill("solid", fgColor=color) for color in (_GREY, _PALE, _OPEN, _BAND)}
        self.made: dict[tuple[object, ...], Any] = {}
        self.open, self.shut = Protection(locked=False), Protection(locked=True)

    def faintly(self, cell: Any) -> None:
        cell.font, cell.alignment, cell.border = self.faint, self.wrapped, self.border

    def head(self, cell: Any) -> None:
        cell.font, cell.alignment, cell.border, cell.fill = self.bold, self.middle, self.border, self.fills[_GREY]

    def headline(self, cell: Any, *, is_title: bool) -> None:
        cell.font = self.titles[0 if is_title else 1]
        cell.alignment = self.middle if is_title else self.wrapped

    def draw(self, cell: Any, spot: _Spot, *, locked: bool) -> None:
        """The style of a cell. It is made once for all cells that look alike: openpyxl takes long to find that out."""
        key = (spot.head.key, spot.head.kind, spot.head.shown, spot.line.look, bool(spot.line.mark), locked, cell.quotePrefix)
        if key in self.made:
            cell._style = copy(self.made[key])  # noqa: SLF001 - as openpyxl's own copying of cells does
        else:
            self._style(cell, spot, locked=locked)
            self.made[key] = cell._style  # noqa: SLF001

    def _style(self, cell: Any, spot: _Spot, *, locked: bool) -> None:
        head, line = spot.head, spot.line
        heads_section = line.look is Look.HEADING
        is_open = not head.shown and not (heads_section and not line.mark)
        former = head.key == "上年"
        is_faint = former or (head.shown and head.key not in ("", "指标", "单位", "必报"))
        cell.font = self.bold if heads_section else self.faint if is_faint else self.plain
        short = head.kind in (Kind.AMOUNT, Kind.YES_NO, Kind.WHOLE, Kind.DAY)
        cell.alignment = self.middle if short else self.wrapped if head.kind is not Kind.PROSE else self.top
        cell.border = self.border
        color = _BAND if heads_section else _PALE if former or head.shown else _OPEN if head.key == "数值" else ""
        if color:
            cell.fill = self.fills[color]
        if is_open:
            cell.number_format = "@"
        if locked:
            cell.protection = self.open if is_open and not former else self.shut
