"""Where sections and figures of one outline stand in another: by key or path, else by title, or name and unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.model.outline import Outline


class Places(NamedTuple):
    """The new key of each section, and the new path of each figure; what has no place is not in them."""

    sections: Mapping[str, str]
    figures: Mapping[str, str]


def places(before: Outline, after: Outline) -> Places:
    """Where everything of the one outline stands in the other. What two might mean has no place: nothing is guessed."""
    old, new = {s.key: s.title for s in before.walk()}, {s.key: s.title for s in after.walk()}
    sections = {key: key for key in old if key in new} | dict(_by_likeness(old, new))
    asked = {item.path: (item.name, item.unit) for item in before.reported}
    wanted = {item.path: (item.name, item.unit) for item in after.reported}
    figures = {path: path for path, (_, unit) in asked.items() if path in wanted and wanted[path][1] == unit}
    free = {path: like for path, like in wanted.items() if path not in figures}
    return Places(sections, figures | dict(_by_likeness({p: like for p, like in asked.items() if p not in figures}, free)))


def _by_likeness(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(old name, new name) of what is alike under two names, where it is alike to one thing only on either side."""
    gone = {name: like for name, like in before.items() if name not in after}
    come = {name: like for name, like in after.items() if name not in before}
    single = _singles(gone.values()) & _singles(come.values())
    names = {like: name for name, like in come.items()}
    yield from ((name, names[like]) for name, like in gone.items() if like in single)


def _singles(values: Iterable[object]) -> set[object]:
    return {value for value, count in Counter(values).items() if count == 1}
