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


#: A row with so many of a table's heads in it is its head, where the hidden mark is gone.
_ALIKE = 2
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
    found = [
        (sum(_label(value) in known for value in cells.values()), key == grid.name, key, row)
        for row, cells in rows_of(grid)
        for key, known in labels.items()
    ]
    alike, _, key, head = max(found, key=lambda one: one[:2], default=(0, False, "", 0))
    if alike < _ALIKE:
        return None
    return FoundTable("", key, grid.name, tuple(_upright(grid, head, 0, labels[key])))


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
