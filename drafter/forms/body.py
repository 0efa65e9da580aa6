"""章节 ⇄ the sheet 正文: it reads like the report. A line opens a section, below it stand its 做法, one paragraph a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.forms.figures import Found, Typed, restored_data, typed_figures, with_figure
from drafter.forms.items import Item, Joined, Places, joined, split
from drafter.forms.marks import KEPT, Mark, kept_value, read, written
from drafter.forms.table import Cell, Line, Look
from drafter.model.shape import Field
from drafter.model.source import Loc, Plain

LEVEL, HEADING, TEXT = "层次", "标题", "正文"
SECTION = "章节"
_DEEDS, _FIGURES, _FULFILS, _CONTENT, _SMALL = "做法", "数据", "对应", "内容", "小标题"
_LISTS = frozenset({_DEEDS})
#: Keys of an item of 做法 that have another head on the sheet, where a section's have the same.
_RENAMED = {_SMALL: HEADING, _CONTENT: TEXT}


class Body(NamedTuple):
    """The lines of 正文, and the figures that stood under its sections."""

    lines: tuple[Line, ...]
    figures: dict[str, Plain]


def body_of(entries: Plain, asked: frozenset[str], fields: tuple[Field, ...]) -> Body:
    """The sheet's lines for 章节."""
    lines: list[Line] = []
    figures: dict[str, Plain] = {}
    taken: set[str] = set()
    deeds = next((field.fields for field in fields if field.key == _DEEDS), ())
    for entry in entries if isinstance(entries, list) else [entries]:
        item = split(entry, fields, lists=_LISTS)
        if isinstance(entry, dict) and isinstance(item.mark, dict) and KEPT not in item.mark and _FIGURES in entry:
            typed: Typed = typed_figures(entry[_FIGURES], asked, taken)
            item.mark[_FIGURES] = typed.tree
            item.cells.pop(_FIGURES, None)
            figures.update(typed.figures)
        lines.append(Line({LEVEL: Cell(SECTION), **item.cells}, written(item.mark), look=Look.HEADING))
        if isinstance(item.mark, dict) and isinstance(entry, dict) and isinstance(item.mark.get(_DEEDS), str):
            lines += _deed_lines(entry[_DEEDS], "", deeds)
    return Body(tuple(lines), figures)


def _deed_lines(deeds: Plain, above: str, fields: tuple[Field, ...]) -> Iterator[Line]:
    for number, deed in enumerate(deeds if isinstance(deeds, list) else [deeds], 1):
        level = f"{above}{number}"
        item: Item = split(deed, fields, _CONTENT, _LISTS)
        cells = {_RENAMED.get(key, key): cell for key, cell in item.cells.items()}
        first, *more = cells.get(TEXT, Cell("")).text.split("\n")
        cells = cells | {TEXT: Cell(first)} if first else cells
        yield Line({LEVEL: Cell(level), **cells}, written(item.mark))
        yield from (Line({TEXT: Cell(paragraph)}) for paragraph in more)
        if isinstance(item.mark, dict) and isinstance(deed, dict) and isinstance(item.mark.get(_DEEDS), str):
            yield from _deed_lines(deed[_DEEDS], f"{level}.", fields)


class _Node:
    """A line of the sheet that begins something, with the paragraphs and items below it."""

    def __init__(self, line: Line, depth: int) -> None:
        self.line = line
        self.depth = depth
        self.paragraphs: list[str] = [line.text(TEXT)] if line.text(TEXT) else []
        self.below: list[_Node] = []


def entries_in(lines: Iterable[Line], figures: Mapping[str, Found], fields: tuple[Field, ...], places: Places) -> list[Plain]:
    """章节 as the sheet says it by now, with the figures under their sections."""
    deeds = next((field.fields for field in fields if field.key == _DEEDS), ())
    used: set[str] = set()
    entries: list[Plain] = []
    marks: list[Mark] = []
    for index, node in enumerate(_nodes(lines)):
        loc: Loc = (SECTION, index)
        mark = read(node.line.mark)
        lists: dict[str, Plain] = {}
        tree = mark.get(_FIGURES) if isinstance(mark, dict) and KEPT not in mark else None
        if isinstance(tree, dict) and KEPT not in tree:
            lists[_FIGURES] = restored_data(tree, figures, used, (*loc, _FIGURES), places)
        if node.below or node.paragraphs:
            lists[_DEEDS] = _deeds(node, (*loc, _DEEDS), deeds, places)
        cells = {key: cell for key, cell in node.line.cells.items() if key not in (LEVEL, TEXT)}
        places[loc] = node.line.ref
        entry = joined(Joined(mark, cells, lists), fields, loc, places)
        if isinstance(entry, dict) and isinstance(tree, dict) and KEPT in tree:
            entry[_FIGURES] = kept_value(tree)
        entries.append(entry)
        marks.append(mark)
    for path, found in figures.items():
        if path not in used and found.value is not None:
            _add(entries, path, found, places)
        elif path not in used and (at := _home_of(path, found, entries)) is not None:
            places[(SECTION, at, _FIGURES, *path.split("."))] = found.places.get((), "")
    return entries


def _add(entries: list[Plain], path: str, found: Found, places: Places) -> None:
    """A figure that no entry had, under the entry of its section, or of its neighbours; else under one of its own."""
    at = _home_of(path, found, entries)
    if at is None:
        entries.append({_FULFILS: found.home})
        at = len(entries) - 1
    entry = entries[at]
    if isinstance(entry, dict):
        entry[_FIGURES] = with_figure(entry.get(_FIGURES), path, found, (SECTION, at, _FIGURES), places)


def _home_of(path: str, found: Found, entries: list[Plain]) -> int | None:
    """Which entry a figure belongs to that none has."""
    group = path.partition(".")[0]

    def is_home(entry: Plain) -> bool:
        fulfils = entry.get(_FULFILS) if isinstance(entry, dict) else None
        return found.home in (fulfils if isinstance(fulfils, list) else [fulfils])

    def has_group(entry: Plain) -> bool:
        data = entry.get(_FIGURES) if isinstance(entry, dict) else None
        return "." in path and isinstance(data, dict) and isinstance(data.get(group), dict)

    return next((i for test in (has_group, is_home) for i, entry in enumerate(entries) if test(entry)), None)


def _nodes(lines: Iterable[Line]) -> list[_Node]:
    """The lines as a tree: sections, below them items of 做法 by their depth."""
    sections: list[_Node] = []
    way: list[_Node] = []
    for line in lines:
        if not line.mark and not any(cell.text for cell in line.cells.values()):
            continue
        level = unicodedata.normalize("NFKC", line.text(LEVEL)).strip()
        if level in (SECTION, "节", "章"):
            sections.append(_Node(line, 0))
            way = [sections[-1]]
            continue
        if not way:
            sections.append(_Node(Line({}), 0))
            way = [sections[-1]]
        if not level and not line.mark and not line.text(HEADING):
            way[-1].paragraphs.append(line.text(TEXT))
            continue
        depth = len(re.findall(r"[0-9]+", level)) or max(way[-1].depth, 1)
        while way[-1].depth >= depth:
            way.pop()
        node = _Node(line, way[-1].depth + 1)
        way[-1].below.append(node)
        way.append(node)
    return sections


def _deeds(node: _Node, loc: Loc, fields: tuple[Field, ...], places: Places) -> list[Plain]:
    """The items below a line; what was typed in the line of a section itself is an item, too."""
    found: list[Plain] = []
    if node.depth == 0 and node.paragraphs:
        found.append({_CONTENT: "\n".join(node.paragraphs)})
        places[(*loc, 0, _CONTENT)] = node.line.ref
    for child in node.below:
        here: Loc = (*loc, len(found))
        lists: dict[str, Plain] = {_DEEDS: _deeds(child, (*here, _DEEDS), fields, places)} if child.below else {}
        text = child.line.cells.get(TEXT, Cell("", child.line.ref))
        back = {key: name for name, key in _RENAMED.items()}
        cells = {back.get(key, key): cell for key, cell in child.line.cells.items() if key != LEVEL}
        cells[_CONTENT] = Cell("\n".join(filter(None, child.paragraphs)), text.ref)
        places[here] = child.line.ref
        found.append(joined(Joined(read(child.line.mark), cells, lists), fields, here, places, _CONTENT))
    return found
