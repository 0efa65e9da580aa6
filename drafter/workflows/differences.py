"""drafter outline --diff: what one outline has more, less and different than another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from drafter.model.outline import Indicator, Outline, Relation, Section

Item = TypeVar("Item")
#: What is known of a thing, by the name of its attribute.
Facts = dict[str, object]


class Kind(Enum):
    """What differs, in the order in which it is told."""

    OUTLINE = auto()
    SECTION = auto()
    INDICATOR = auto()
    DERIVED = auto()
    RELATION = auto()
    CHANNEL = auto()
    DEPARTMENT = auto()


class Verb(Enum):
    """How it differs."""

    ADDED = auto()
    DROPPED = auto()
    CHANGED = auto()
    MOVED = auto()


class Change(NamedTuple):
    """One attribute, and its values; None before what was added, and after what was dropped."""

    what: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what was added, dropped, changed or moved. Of what was added or dropped, all attributes are told."""

    kind: Kind
    verb: Verb
    name: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two outlines, and what `after` has more, less and different than `before`."""

    before: Outline
    after: Outline
    differences: tuple[Difference, ...]


def compare(before: Outline, after: Outline) -> Comparison:
    """What `after` has more, less and different than `before`; ids, aliases and versions do not count."""
    found = [
        *_changed(Kind.OUTLINE, "", _of_outline(before), _of_outline(after)),
        *_sections(before, after),
        *_moves(before, after),
        *_items(Kind.INDICATOR, _reported(before), _reported(after), _of_indicator),
        *_items(Kind.DERIVED, _derived(before), _derived(after), _of_derived),
        *_items(Kind.RELATION, {r.name: r for r in before.relations}, {r.name: r for r in after.relations}, _of_relation),
        *_items(Kind.CHANNEL, {c.way: c for c in before.channels}, {c.way: c for c in after.channels}, _of_channel),
        *_items(Kind.DEPARTMENT, before.departments, after.departments, lambda name: {"name": name}),
    ]
    return Comparison(before, after, tuple(found))


def _items(
    kind: Kind, before: Mapping[str, Item], after: Mapping[str, Item], facts: Callable[[Item], Facts]
) -> Iterator[Difference]:
    """What is added, dropped and changed among named things."""
    for name, item in after.items():
        if name not in before:
            yield Difference(kind, Verb.ADDED, name, tuple(Change(what, None, fact) for what, fact in facts(item).items()))
    for name, item in before.items():
        if name not in after:
            yield Difference(kind, Verb.DROPPED, name, tuple(Change(what, fact, None) for what, fact in facts(item).items()))
    for name, item in after.items():
        if name in before:
            yield from _changed(kind, name, facts(before[name]), facts(item))


def _changed(kind: Kind, name: str, before: Facts, after: Facts) -> Iterator[Difference]:
    changes = tuple(Change(what, fact, after[what]) for what, fact in before.items() if fact != after[what])
    if changes:
        yield Difference(kind, Verb.CHANGED, name, changes)


def _sections(before: Outline, after: Outline) -> Iterator[Difference]:
    first, second = ({section.key: section for section in outline.walk()} for outline in (before, after))
    yield from _items(Kind.SECTION, first, second, _of_section)


def _moves(before: Outline, after: Outline) -> Iterator[Difference]:
    """Sections that stand below another one, or behind another sibling; what comes and goes beside it moves none."""
    first, second = _parents(before), _parents(after)
    for key, parent in second.items():
        if key in first and first[key] != parent:
            yield Difference(Kind.SECTION, Verb.MOVED, key, (Change("parent", first[key], parent),))
    for parent in dict.fromkeys(second.values()):
        common = {key for key in second if second[key] == first.get(key) == parent}
        old, new = [key for key in first if key in common], [key for key in second if key in common]
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        kept = {key for block in blocks for key in old[block.a : block.a + block.size]}
        for key in new:
            if key not in kept:
                yield Difference(Kind.SECTION, Verb.MOVED, key, (Change("behind", _behind(old, key), _behind(new, key)),))


def _behind(keys: list[str], key: str) -> str:
    """The sibling before this one; empty where it is the first."""
    at = keys.index(key)
    return keys[at - 1] if at else ""


def _parents(outline: Outline) -> dict[str, str]:
    """The key of each section's parent, empty for the first level; in reading order."""
    found: dict[str, str] = {}

    def look(sections: tuple[Section, ...], parent: str) -> None:
        for section in sections:
            found[section.key] = parent
            look(section.children, section.key)

    look(outline.sections, "")
    return found


def _reported(outline: Outline) -> dict[str, Indicator]:
    return {indicator.path: indicator for indicator in outline.reported}


def _derived(outline: Outline) -> dict[str, Indicator]:
    return {path: indicator for path, indicator in outline.indicators.items() if indicator.formula}


def _facts(*names: str) -> Callable[[object], Facts]:
    """What is compared of a thing: these of its attributes."""
    return lambda thing: {name: getattr(thing, name) for name in names}


_of_section = _facts("title", "template", "statutory", "required", "repeats", "filling")
_of_indicator = _facts("name", "unit", "required", "department", "definition", "home", "summed")
_of_derived = _facts("name", "unit", "formula", "definition")
_of_channel = _facts("addressees", "copies", "before", "basis")
_reasons = _facts("level", "why", "basis")


def _of_relation(relation: Relation) -> Facts:
    return {"ways": tuple(way for _, way in relation.ways)} | _reasons(relation)


def _of_outline(outline: Outline) -> Facts:
    years = (outline.first_year, outline.last_year)
    return {"name": outline.name, "years": years, "guideline": outline.guideline, "template": outline.template}
