"""Sheets → the lines of our tables: found by the hidden mark in their heads, else by their names; columns by what heads say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.forms.table import IDENTITY, MARK, Cell, Line
from drafter.read.form.grids import Grid, Value, rows_of


class FoundTable(NamedTuple):
    """A table as it came back: what kind of form it is of, its key, its sheet, its lines."""

    kind: str
    key: str
    sheet: str
    lines: tuple[Line, ...]


#: What heads are called → the keys that they hold, by the key of the table.
Labels = Mapping[str, Mapping[str, str]]


def tables_in(grids: tuple[Grid, ...], labels: Labels) -> tuple[FoundTable, ...]:
    """All of our tables in a workbook."""
    return tuple(table for grid in grids if (table := _table(grid, labels)))


def _table(grid: Grid, labels: Labels) -> FoundTable | None:
    for (row, column), value in grid.cells.items():
        if value.text.startswith(f"{MARK}|"):
            _, kind, key, *more = value.text.split("|")
            known = labels.get(key, {})
            lines = _rotated(grid, row, known) if more else _upright(grid, row, column, known)
            return FoundTable(kind, key, grid.name, tuple(lines))
    known = labels.get(grid.name, {})
    head = next((row for row, cells in rows_of(grid) if sum(_label(v) in known for v in cells.values()) > 1), None)
    if head is None:
        return None
    return FoundTable("", grid.name, grid.name, tuple(_upright(grid, head, 0, known)))


def _label(value: Value) -> str:
    return "".join(value.text.split())


def _upright(grid: Grid, head: int, mark: int, known: Mapping[str, str]) -> Iterator[Line]:
    rows = dict(rows_of(grid))
    heads = {column: _label(value) for column, value in rows.get(head, {}).items()}
    keys = {column: known.get(label, label) for column, label in heads.items() if column != mark}
    more = [column for column, label in heads.items() if label == f"{MARK}续"]
    identity = next((column for column, label in heads.items() if label == IDENTITY), 0)
    for row, values in rows.items():
        if row <= head:
            continue
        cells = {
            key: Cell(values[column].text, grid.ref(row, column))
            for column, key in keys.items()
            if column in values and column not in (identity, *more)
        }
        blank = {key: Cell("", grid.ref(row, column)) for column, key in keys.items() if column not in (identity, *more)}
        said = "".join(values[column].text for column in (mark, *more) if column in values)
        name = values[identity].text if identity in values else ""
        yield Line(blank | cells, said, name, ref=f"{grid.name}!{row}:{row}")


def _rotated(grid: Grid, mark: int, known: Mapping[str, str]) -> Iterator[Line]:
    rows = dict(rows_of(grid))
    label = min(rows[mark])
    keys = {row: known.get(name, name) for row, cells in rows.items() if label in cells and (name := _label(cells[label]))}
    marks = [row for row, key in keys.items() if key.startswith(MARK)]
    head = next((row for row, key in keys.items() if key == "项目"), 0)
    help_column = next((c for c, value in rows.get(head, {}).items() if value.text == "怎么填"), label)
    columns = {column for row, cells in rows.items() if row > head for column in cells if column not in (label, help_column)}
    for column in sorted(columns):
        cells = {
            key: Cell(rows[row][column].text if column in rows[row] else "", grid.ref(row, column))
            for row, key in keys.items()
            if row > head and row not in marks
        }
        said = "".join(rows[row][column].text for row in marks if column in rows[row])
        yield Line(cells, said, ref=grid.ref(head + 1, column))
