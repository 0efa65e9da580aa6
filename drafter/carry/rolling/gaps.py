"""Sections that no entry names, put where they stand in the report anyway: naming them must not change its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.carried import CarriedEntry
from drafter.model.outline import Outline, Section


def with_gaps_filled(entries: Sequence[CarriedEntry], outline: Outline) -> tuple[CarriedEntry, ...]:
    """The entries and a new one for each section that none of them names."""
    found = list(entries)
    merged = {key for entry in entries for key in entry.fulfils[1:]}
    for parent, family in _families(outline):
        if parent and _index(found, parent.key) is None:
            continue  # told within another section; those below it that nobody names stand nowhere
        alone = _standing(family, merged, found)
        for section in alone:
            if _index(found, section.key) is None:
                found.insert(_position(section, parent, alone, found), CarriedEntry((section.key,), is_new=True))
    return tuple(found)


def _standing(family: Sequence[Section], merged: set[str], entries: list[CarriedEntry]) -> list[Section]:
    """What stands at this level: in the place of a section that is told within another one, what is named below it."""
    found: list[Section] = []
    for section in family:
        if section.key in merged and _index(entries, section.key) is None:
            below = _standing(section.children, merged, entries)
            found += [child for child in below if _index(entries, child.key) is not None]
        else:
            found.append(section)
    return found


def _families(outline: Outline) -> Iterator[tuple[Section | None, tuple[Section, ...]]]:
    """Each section with those below it, first those that stand below none."""
    yield None, outline.sections
    yield from ((section, section.children) for section in outline.walk() if section.children)


def _position(section: Section, parent: Section | None, family: list[Section], entries: list[CarriedEntry]) -> int:
    """Behind what stands before it: listed siblings hold their slots in the office's order, as the composer has them."""
    at = family.index(section)
    listed = sorted(index for member in family if (index := _index(entries, member.key)) is not None)
    before = sum(_index(entries, member.key) is not None for member in family[:at])
    if before:
        head = entries[listed[before - 1]]
        below = {key.key for member in family if member.key in head.fulfils for key in member.walk()}
        return _behind(listed[before - 1], entries, below)
    if listed:
        return listed[0]
    above = _index(entries, parent.key) if parent else None
    return len(entries) if above is None else _behind(above, entries, set())


def _behind(index: int, entries: list[CarriedEntry], below: set[str]) -> int:
    """Behind this entry, the office's own sections that follow it, and what stands below it."""
    index += 1
    while index < len(entries) and (not entries[index].fulfils or entries[index].fulfils[0] in below):
        index += 1
    return index


def _index(entries: list[CarriedEntry], key: str) -> int | None:
    """The last entry that this section heads."""
    return next((i for i in range(len(entries) - 1, -1, -1) if entries[i].fulfils[:1] == (key,)), None)
