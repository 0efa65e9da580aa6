"""One item (an outlet, a problem, the data file's own keys) ⇄ cells by key, those of groups as 保密审查.日期."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.forms.marks import ALONE, ELSEWHERE, KEPT, Mark, kept, kept_value, restored, told
from drafter.forms.table import Cell
from drafter.model.shape import Field, Kind
from drafter.model.source import Loc, Plain

Places = dict[Loc, str]
_NO_GROUP: Field = Field("")


class Item(NamedTuple):
    """An item as it stands in a line: its mark and its cells."""

    mark: Mark
    cells: dict[str, Cell]


def split(value: Plain, fields: tuple[Field, ...], mere: str = "", lists: frozenset[str] = frozenset()) -> Item:
    """An item's mark and cells. A mere text stands in the cell of `mere`; keys in `lists` have lines of their own."""
    if isinstance(value, dict) and not any(key == KEPT or "." in key for key in value):
        known = {field.key: field for field in fields}
        marks: dict[str, Mark] = {}
        cells: dict[str, Cell] = {}
        for key, member in value.items():
            field = known.get(key, _NO_GROUP)
            if key in lists and member:
                marks[key] = ELSEWHERE if isinstance(member, list) else ALONE
            elif field.kind is Kind.GROUP and isinstance(member, dict):
                below = split(member, field.fields)
                marks[key] = below.mark
                cells.update({f"{key}.{name}": cell for name, cell in below.cells.items()})
            else:
                marks[key], text = told(member)
                cells[key] = Cell(text)
        return Item(marks, {key: cell for key, cell in cells.items() if cell.text})
    if mere and isinstance(value, str):
        mark, text = told(value)
        return Item([mark], {mere: Cell(text)} if text else {})
    return Item({KEPT: kept(value)}, {})


class Joined(NamedTuple):
    """What `joined` needs to know of a line: its mark, its cells, the lists that stand elsewhere."""

    mark: Mark
    cells: Mapping[str, Cell]
    lists: Mapping[str, Plain]


def joined(line: Joined, fields: tuple[Field, ...], loc: Loc, places: Places, mere: str = "") -> Plain:
    """The item that a line says by now; where its values stand goes into `places`."""
    mark, cells = line.mark, {key: cell for key, cell in line.cells.items() if cell.text}
    if isinstance(mark, dict) and KEPT in mark and not cells:
        return kept_value(mark)
    if mere and isinstance(mark, list) and not set(cells) - {mere}:
        cell = cells.get(mere, Cell(""))
        places[loc] = cell.ref
        return restored(mark[0] if mark else None, cell.text, Kind.TEXT)
    marks = mark if isinstance(mark, dict) and KEPT not in mark else {mere: mark[0]} if mere and isinstance(mark, list) else {}
    return dict(_members(marks, Joined(None, cells, line.lists), fields, loc, places))


def _members(
    marks: Mapping[str, Mark], line: Joined, fields: tuple[Field, ...], loc: Loc, places: Places
) -> Iterator[tuple[str, Plain]]:
    """Keys that the mark knows in their order, then those that were typed since."""
    known = {field.key: field for field in fields}
    heads = dict.fromkeys(key.partition(".")[0] for key in line.cells)
    new = [key for key in (*known, *line.lists, *heads) if (key in heads or line.lists.get(key)) and key not in marks]
    for key in dict.fromkeys((*marks, *new)):
        field, mark = known.get(key, _NO_GROUP), marks.get(key)
        here: Loc = (*loc, key)
        if key in line.lists or mark in (ELSEWHERE, ALONE):
            yield key, _as_listed(line.lists.get(key), alone=mark == ALONE)
            continue
        within = {name.partition(".")[2]: cell for name, cell in line.cells.items() if name.startswith(f"{key}.")}
        if (within or isinstance(mark, dict)) and key not in line.cells and not _keeps(mark):
            below = mark if isinstance(mark, dict) else {}
            places[here] = next((cell.ref for cell in within.values()), "")
            yield key, dict(_members(below, Joined(None, within, {}), field.fields, here, places))
            continue
        cell = line.cells.get(key, Cell(""))
        if cell.ref:
            places[here] = cell.ref
        yield key, restored(mark, cell.text, field.kind)


def _keeps(mark: Mark) -> bool:
    return isinstance(mark, dict) and KEPT in mark


def _as_listed(items: Plain, *, alone: bool) -> Plain:
    if not items:
        return None
    return items[0] if alone and isinstance(items, list) and len(items) == 1 else items
