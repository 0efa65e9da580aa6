"""The whole data file ⇄ tables. Each key has its place by its kind; only 章节 and tables of 附件 have ways of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.forms.attachments import ATTACHMENT, ROW, in_order, is_table, order_of, table_lines, tables_in
from drafter.forms.body import SECTION, body_of, entries_in
from drafter.forms.figures import figure_lines, found_figures
from drafter.forms.items import Joined, Places, joined, split
from drafter.forms.marks import Mark, read, restored, told, written
from drafter.forms.table import Cell, Head, Line, Table
from drafter.forms.words import BASICS, BODY, FIGURES, NAMES, NOTES, TABLES, body_heads, figure_heads, head_of
from drafter.model.shape import Asked, Field, Kind, Shape
from drafter.model.source import Loc, Plain

_TABLE, _CONTENT, _NAME = "表格", "内容", "名称"
_SHORT, _FULL = "简称", "全称"
_SPARE = 12


class Restored(NamedTuple):
    """Plain data that a form says, and the cell of each value."""

    data: Plain
    places: Places


def tables_of(data: Plain, shape: Shape, asked: Sequence[Asked]) -> tuple[Table, ...]:
    """The sheets of a data file."""
    root = data if isinstance(data, dict) else {}
    lists = frozenset(
        field.key for field in shape.fields if field.kind in (Kind.ITEMS, Kind.NAMES) and _is_listed(root.get(field.key), field)
    )
    item = split(root, shape.fields, lists=lists)
    body = body_of(root.get(SECTION), frozenset(one.path for one in asked), _field(shape, SECTION).fields)
    tables = [_basics(item.mark, item.cells, shape)]
    for field in shape.fields:
        value = root.get(field.key) if field.key in lists else None
        if field.key == SECTION:
            tables.append(Table(BODY, BODY, NOTES[BODY], body_heads(field.fields), body.lines if value else (), spare=_SPARE))
        elif field.kind is Kind.NAMES:
            tables.append(_names(field, value))
        elif field.kind is Kind.ITEMS:
            tables += _listed(field, value)
    heads = figure_heads(shape.figure)
    figures = Table(FIGURES, FIGURES, NOTES[FIGURES], heads, tuple(figure_lines(body.figures, asked, shape.figure)))
    order = (BASICS, FIGURES, BODY, "问题", "安排")
    rank = {key: at for at, key in enumerate(order)}
    return tuple(sorted([*tables, figures], key=lambda table: rank.get(table.key, len(order))))


def data_of(lines: Mapping[str, Sequence[Line]], shape: Shape) -> Restored:
    """The data that the sheets say by now, by the keys of their tables."""
    places: Places = {}
    lists: dict[str, Plain] = {}
    for field in shape.fields:
        if field.key == SECTION:
            figures = found_figures(lines.get(FIGURES, ()), shape.figure)
            lists[SECTION] = entries_in(lines.get(BODY, ()), figures, field.fields, places)
        elif field.kind is Kind.NAMES:
            lists[field.key] = _names_in(lines.get(NAMES, ()), field.key, places)
        elif field.kind is Kind.ITEMS:
            lists[field.key] = _items_in(lines, field, places)
    told_lists = {key: value for key, value in lists.items() if value}
    basics = next(iter(lines.get(BASICS, ())), Line({}))
    return Restored(joined(Joined(read(basics.mark), basics.cells, told_lists), shape.fields, (), places), places)


def _basics(mark: Mark, cells: Mapping[str, Cell], shape: Shape) -> Table:
    """The data file's own keys, one below the other."""
    known = [path for field in shape.fields for path in _flat(field)]
    fields = [field for field in known if field.kind not in (Kind.ITEMS, Kind.NAMES)]
    heads = [head_of(field) for field in fields]
    heads += [Head(key, key, 14) for key in cells if key not in {head.key for head in heads}]
    return Table(BASICS, BASICS, NOTES[BASICS], tuple(heads), (Line(cells, written(mark)),), rotated=True)


def _listed(field: Field, value: Plain) -> Iterator[Table]:
    """The sheet of a list, and that of the tables that its items hold."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    fields = [path for inner in field.fields for path in _flat(inner)]
    lines = []
    for item in items:
        one = split(item, field.fields, _mere(field))
        if isinstance(item, dict) and isinstance(one.mark, dict) and is_table(item.get(_TABLE)):
            one.mark[_TABLE] = order_of(item[_TABLE])
            for name in [name for name in one.cells if name.partition(".")[0] == _TABLE]:
                del one.cells[name]
        lines.append(Line(one.cells, written(one.mark)))
    shown = [inner for inner in fields if inner.key.partition(".")[0] != _TABLE]
    heads = [head_of(inner, field.key) for inner in shown]
    typed = dict.fromkeys(key for line in lines for key in line.cells)
    heads += [Head(key, key, 14) for key in typed if key not in {head.key for head in heads}]
    wide = sum(head.width for head in heads) > 160  # noqa: PLR2004 - what one page across can hold
    spare = 1 if wide else _SPARE
    yield Table(field.key, field.key, NOTES.get(field.key, ""), tuple(heads), tuple(lines), rotated=wide, spare=spare)
    if any(inner.key == _TABLE for inner in field.fields):
        rows, width = table_lines(value)
        columns = tuple(Head(f"第{n}列", f"第{n}列", 18) for n in range(1, max(width, 4) + 1))
        heads = [Head(ATTACHMENT, ATTACHMENT, 22), Head(ROW, ROW, 7), *columns]
        yield Table(TABLES, TABLES, NOTES[TABLES], tuple(heads), tuple(rows), spare=_SPARE)


def _items_in(lines: Mapping[str, Sequence[Line]], field: Field, places: Places) -> Plain:
    told_lines = [line for line in lines.get(field.key, ()) if line.mark or any(cell.text for cell in line.cells.values())]
    has_tables = any(inner.key == _TABLE for inner in field.fields)
    names = [line.text(_NAME) for line in told_lines]
    tables = tables_in(lines.get(TABLES, ()), names, places) if has_tables else {}
    found: list[Plain] = []
    for index, line in enumerate(told_lines):
        here: Loc = (field.key, index)
        places[here] = line.ref
        mark = read(line.mark)
        order = mark.get(_TABLE) if isinstance(mark, dict) else None
        below: dict[str, Plain] = {_TABLE: in_order(order, tables[index])} if index in tables else {}
        found.append(joined(Joined(mark, line.cells, below), field.fields, here, places, _mere(field)))
    return found


def _names(field: Field, value: Plain) -> Table:
    heads = (Head(_SHORT, _SHORT, 20), Head(_FULL, "本地单位全称（几个单位的一行写一个）", 60, Kind.TEXTS))
    lines = []
    for key, name in value.items() if isinstance(value, dict) else ():
        mark, text = told(name)
        lines.append(Line({_SHORT: Cell(key), _FULL: Cell(text)}, written([mark])))
    return Table(NAMES, field.key, NOTES[NAMES], heads, tuple(lines), spare=_SPARE)


def _names_in(lines: Sequence[Line], field: str, places: Places) -> Plain:
    found: dict[str, Plain] = {}
    for line in lines:
        if not line.text(_SHORT):
            continue
        mark = read(line.mark)
        cell = line.cells.get(_FULL, Cell(""))
        found[line.text(_SHORT)] = restored(mark[0] if isinstance(mark, list) and mark else None, cell.text, Kind.TEXTS)
        places[(field, line.text(_SHORT))] = cell.ref or line.ref
    return found


def _is_listed(value: Plain, field: Field) -> bool:
    """Whether lines can hold it; what cannot stays in the mark."""
    if field.kind is Kind.NAMES:
        return isinstance(value, dict) and bool(value) and all(key and key == key.strip() for key in value)
    return bool(value)


def _mere(field: Field) -> str:
    return _CONTENT if any(inner.key == _CONTENT for inner in field.fields) else ""


def _flat(field: Field) -> Iterator[Field]:
    """A field, or those of a group by their paths."""
    if field.kind is Kind.GROUP:
        yield from (inner._replace(key=f"{field.key}.{inner.key}") for inner in field.fields)
    else:
        yield field


def _field(shape: Shape, key: str) -> Field:
    return next(field for field in shape.fields if field.key == key)


def labels_of(shape: Shape) -> dict[str, dict[str, str]]:
    """What the heads of each table are called, and the keys that they hold."""
    return {table.key: {"".join(head.label.split()): head.key for head in table.heads} for table in tables_of({}, shape, ())}
