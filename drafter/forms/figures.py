"""数据 of all entries ⇄ the sheet 数据: a line for every figure that the outline asks for, and one for each part of a 汇总."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.forms.items import Item, Joined, Places, joined, split
from drafter.forms.marks import ELSEWHERE, KEPT, Mark, kept, kept_value, read, restored, told, written
from drafter.forms.table import Cell, Line, Look
from drafter.model.shape import Asked, Field, Kind
from drafter.model.source import Loc, Plain

VALUE, PARTS, NAME, HOME = "数值", "汇总", "指标", "章节"
PART_PREFIX = "其中："
_LISTS = frozenset({PARTS})
_NEVER_IN_KEYS = frozenset("./=")


class Typed(NamedTuple):
    """The figures of an entry: the tree that remembers their order, and (path, value) of each."""

    tree: Mark
    figures: tuple[tuple[str, Plain], ...]


def typed_figures(data: Plain, asked: frozenset[str], taken: set[str]) -> Typed:
    """What stands under an entry's 数据; `taken` are paths that have a line already."""
    figures: list[tuple[str, Plain]] = []
    return Typed(_tree(data, "", asked, figures, taken), tuple(figures))


def _tree(branch: Plain, prefix: str, asked: frozenset[str], figures: list[tuple[str, Plain]], taken: set[str]) -> Mark:
    if not isinstance(branch, dict) or not branch or any(not key or _NEVER_IN_KEYS & {*key} for key in branch):
        return None if branch is None else {KEPT: kept(branch)}
    marks: dict[str, Mark] = {}
    for key, member in branch.items():
        path = f"{prefix}{key}"
        if member is None:
            marks[key] = None
        elif path in taken:
            marks[key] = {KEPT: kept(member)}
        elif path in asked or (not isinstance(member, dict) and not any(name.startswith(f"{path}.") for name in asked)):
            taken.add(path)
            marks[key] = ELSEWHERE
            figures.append((path, member))
        else:
            marks[key] = _tree(member, f"{path}.", asked, figures, taken)
    return marks


def figure_lines(figures: Mapping[str, Plain], asked: Sequence[Asked], fields: tuple[Field, ...]) -> Iterator[Line]:
    """A heading for each section, then its figures; behind all of them what no outline asks for."""
    title = ""
    for item in asked:
        if item.title != title:
            title = item.title
            yield Line({NAME: Cell(title)}, look=Look.HEADING)
        shown = {
            NAME: item.name,
            "单位": item.unit,
            "口径": item.definition,
            "责任单位": item.department,
            "必报": "★" if item.required else "",
            HOME: item.home,
        }
        yield from _lines(item.path, shown, figures.get(item.path), fields, item.unit)
    known = {item.path for item in asked}
    others = [path for path in figures if path not in known]
    if others:
        yield Line({NAME: Cell("提纲里没有的")}, look=Look.HEADING)
    for path in others:
        yield from _lines(path, {NAME: path}, figures[path], fields, "")


def _lines(path: str, told_of: Mapping[str, str], value: Plain, fields: tuple[Field, ...], unit: str) -> Iterator[Line]:
    parts = value.get(PARTS) if isinstance(value, dict) else None
    fit = isinstance(parts, dict) and parts and all(isinstance(part, str | None) and name for name, part in parts.items())
    item = Item("", {}) if value is None else split(value, fields, VALUE, _LISTS if fit else frozenset())
    cells = {key: Cell(text) for key, text in told_of.items() if text} | item.cells
    yield Line(cells, written(item.mark) if value is not None else "", path, unit=unit)
    if fit and isinstance(parts, dict):
        for name, part in parts.items():
            mark, text = told(part)
            said = {NAME: Cell(f"{PART_PREFIX}{name}"), "单位": Cell(unit), VALUE: Cell(text)}
            yield Line(said, written([mark]), f"{path}/{name}", Look.PART, unit)


class Found(NamedTuple):
    """A figure as a form says it: its value, the section that it belongs to, and where its values stand."""

    value: Plain
    home: str
    places: Mapping[Loc, str]


def found_figures(lines: Iterable[Line], fields: tuple[Field, ...]) -> dict[str, Found]:
    """The figures of a sheet 数据, wherever its lines went."""
    heads: dict[str, Line] = {}
    parts: dict[str, dict[str, Line]] = {}
    last = ""
    for line in lines:
        path, _, part = line.identity.partition("/")
        name = line.text(NAME)
        if not path and name.startswith(PART_PREFIX) and last:
            path, part = last, name.removeprefix(PART_PREFIX)
        if not path:
            continue
        last = path
        if part:
            parts.setdefault(path, {})[part] = line
        elif path not in heads:
            heads[path] = line
    keys = [field.key for field in fields]
    return {path: _found(line, parts.get(path, {}), fields, keys) for path, line in heads.items()}


def _found(line: Line, parts: Mapping[str, Line], fields: tuple[Field, ...], keys: list[str]) -> Found:
    places: Places = {(): (line.cells.get(VALUE) or line.cells.get(NAME) or Cell("", line.ref)).ref}
    sums: dict[str, Plain] = {}
    for name, part in parts.items():
        mark = read(part.mark)
        cell = part.cells.get(VALUE, Cell(""))
        sums[name] = restored(mark[0] if isinstance(mark, list) and mark else None, cell.text, Kind.AMOUNT)
        places[(PARTS, name)] = cell.ref or part.ref
    shown = {NAME, "单位", "口径", "责任单位", "必报", HOME}
    cells = {key: cell for key, cell in line.cells.items() if key in keys or (key not in shown and cell.text)}
    mark = read(line.mark)
    new = line.mark == ""
    if new and not any(cell.text for cell in cells.values()) and not sums:
        return Found(None, line.text(HOME), places)
    if new and not sums and {key for key, cell in cells.items() if cell.text} == {VALUE}:
        mark = [0]
    lists: dict[str, Plain] = {PARTS: sums} if sums else {}
    value = joined(Joined(mark, cells, lists), fields, (), places, "" if sums else VALUE)
    return Found(value, line.text(HOME), places)


def restored_data(
    mark: Mark, figures: Mapping[str, Found], used: set[str], loc: Loc, places: Places, prefix: str = ""
) -> Plain:
    """An entry's 数据 in the order that its mark remembers; `used` are the paths that found their place."""
    if not isinstance(mark, dict) or KEPT in mark:
        return kept_value(mark)
    data: dict[str, Plain] = {}
    for key, below in mark.items():
        path, here = f"{prefix}{key}", (*loc, key)
        found = figures.get(path)
        if (below == ELSEWHERE or below is None) and (below or found) and path not in used:
            used.add(path)
            data[key] = found.value if found else None
            if found:
                places.update({(*here, *inner): ref for inner, ref in found.places.items()})
        elif isinstance(below, dict):
            data[key] = restored_data(below, figures, used, here, places, f"{path}.")
        else:
            data[key] = None
    return data


def with_figure(data: Plain, path: str, found: Found, loc: Loc, places: Places) -> Plain:
    """An entry's 数据 with one more figure in it."""
    key, _, rest = path.partition(".")
    members = dict(data) if isinstance(data, dict) else {}
    if rest:
        members[key] = with_figure(members.get(key), rest, found, (*loc, key), places)
    else:
        members[key] = found.value
        places.update({(*loc, key, *inner): ref for inner, ref in found.places.items()})
    return members
