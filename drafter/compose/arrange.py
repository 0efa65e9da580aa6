"""Which sections stand where: the outline's tree, with the office's own titles, order and merging laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafter.model.outline import Outline, Section
from drafter.model.record import Entry, Record


@dataclass
class Node:
    """A section of the report to be. `sections` are the outline's that it fulfils, its own first; none for an own section.

    `is_last` is false where the same section of the outline is told again under another title.
    """

    sections: tuple[Section, ...]
    entry: Entry | None
    children: list[Node] = field(default_factory=list)
    is_last: bool = True

    @property
    def title(self) -> str:
        """The office's title; empty where the outline's is to be used."""
        return self.entry.title if self.entry else ""

    def walk(self) -> Iterator[Node]:
        """This node and those below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def arrange(record: Record, outline: Outline) -> list[Node]:
    """The first-level sections in the order of the report, each with those below it."""
    known = {section.key: section for section in outline.walk()}
    entries: dict[str, list[Entry]] = {}
    for entry in record.entries:
        entries.setdefault(entry.fulfils[0] if entry.fulfils else "", []).append(entry)
    merged = {key for entry in record.entries for key in entry.fulfils[1:]}
    nodes: dict[int, tuple[Node, list[Node]]] = {}

    def siblings(sections: Iterable[Section]) -> list[Node]:
        found = []
        for section in sections:
            told = entries.get(section.key)
            if told is None and section.key in merged:
                found += [node for node in siblings(section.children) if node.entry]  # what stood below it stands in its place
                continue
            if section.key in record.left_out and entries.keys().isdisjoint(below.key for below in section.walk()):
                continue
            for entry in told or (None,):
                fulfilled = tuple(known[key] for key in entry.fulfils) if entry else (section,)
                found.append(Node(fulfilled, entry, siblings(section.children), is_last=not told or entry is told[-1]))
        _reorder(found, record)
        for node in found:
            if node.entry:
                nodes[id(node.entry)] = node, found
        return found

    roots = siblings(outline.sections)
    _place_own_sections(record, roots, nodes)
    return roots


def _reorder(nodes: list[Node], record: Record) -> None:
    """Put the nodes that the office lists into its order; the others keep their places between them."""
    order = {id(entry): index for index, entry in enumerate(record.entries)}
    slots = [index for index, node in enumerate(nodes) if node.entry]
    listed = sorted((nodes[index] for index in slots), key=lambda node: order[id(node.entry)])
    for slot, node in zip(slots, listed, strict=True):
        nodes[slot] = node


def _place_own_sections(record: Record, roots: list[Node], nodes: dict[int, tuple[Node, list[Node]]]) -> None:
    """An own section stands behind the entry before it, or first in that entry's part; or on the level that it names."""
    before: tuple[Node, list[Node]] | None = None
    last: int | None = None  # where the section before stands, if it was placed here
    for entry in record.entries:
        if entry.fulfils:
            before, last = nodes[id(entry)], None
            continue
        node = Node((), entry)
        if before is None:
            family, at = (roots, 0) if entry.level == 1 else (roots[0].children, 0)
        elif entry.level and (place := _behind(before[0], roots, entry.level)):
            family, at = place
        elif before[0].children:
            family, at = before[0].children, 0
        else:
            family, at = before[1], (before[1].index(before[0]) if last is None else last) + 1
        family.insert(at, node)
        before, last = (node, family), at


def _behind(node: Node, roots: list[Node], level: int) -> tuple[list[Node], int] | None:
    """Where a section of this level stands that follows a node: (siblings, index); None where that is not so deep."""
    family, depth = roots, 1
    while True:
        at = next((at for at, member in enumerate(family) if any(below is node for below in member.walk())), None)
        if at is None:
            return None
        if depth == level:
            return family, at + 1
        if family[at] is node:
            return (node.children, 0) if depth + 1 == level else None
        family, depth = family[at].children, depth + 1
