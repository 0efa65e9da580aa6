"""The sections of a report as what an outline that inherits says of them: titles, templates, order, new and dropped ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count

from drafter.carry.template.told import Told, title_text
from drafter.compose.passages import LIST_TEMPLATES
from drafter.model.outline import Outline, Section
from drafter.model.pack import SectionChange
from drafter.model.phrases import SET_PHRASES

_LONGEST_KEY = 4


def keys_of(sections: Sequence[Told], outline: Outline) -> dict[int, str]:
    """The key of each section that is told, by identity: the outline's, or a new one for the office's own."""
    known = {section.key for section in outline.walk()}
    found: dict[int, str] = {}
    for one in (below for section in sections for below in section.walk()):
        if one.key and one.key not in found.values():
            found[id(one)] = one.key
        else:  # the office's own, or one that is told again under another title
            found[id(one)] = _new_key(title_text(one), {*known, *found.values(), SET_PHRASES})
    return found


def _new_key(title: str, taken: Collection[str]) -> str:
    """A short name for a section: the first characters of its title."""
    letters = re.sub(r"[^\u4e00-\u9fff]", "", unicodedata.normalize("NFKC", title))[:_LONGEST_KEY]
    name = letters or "自设"
    numbers = (f"{name}{number}" for number in count(2))
    return name if name not in taken else next(key for key in numbers if key not in taken)


def template_names(told: Sequence[Told], keys: Mapping[int, str], outline: Outline, taken: Collection[str]) -> dict[int, str]:
    """The template in which each section's words are going to stand, if any do, by identity: the outline's, or a new one."""
    counts = Counter(section.template for section in outline.walk())
    free = (name for number in count(1) if (name := f"section-{number}.md") not in taken)
    found: dict[int, str] = {}
    for one in told:
        name = one.node.sections[0].template if one.node.sections and keys[id(one)] == one.key else ""
        found[id(one)] = LIST_TEMPLATES.get(one.filling) or (name if name and counts[name] == 1 else next(free))
    return found


def placed(sections: Sequence[Told], keys: Mapping[int, str], outline: Outline) -> dict[str, tuple[str, str]]:
    """(位于, the section within which it stands first) of each section that does not stand where the parent has it."""
    ranks = {section.key: number for number, section in enumerate(outline.walk())}
    homes = dict(_homes(outline.sections, ""))
    return dict(_placed(sections, "", keys, ranks, homes))


def _placed(
    family: Sequence[Told], parent: str, keys: Mapping[int, str], ranks: Mapping[str, int], homes: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    names = [keys[id(one)] for one in family]
    standing = _standing([ranks[name] if homes.get(name) == parent else None for name in names])
    for at, name in enumerate(names):
        if at not in standing:
            yield name, (names[at - 1] if at else "", "" if at else parent)
    for one in family:
        yield from _placed(one.below, keys[id(one)], keys, ranks, homes)


def _standing(ranks: Sequence[int | None]) -> set[int]:
    """Which of some siblings may stay where they are: the first, and as many behind it as keep their order."""
    if not ranks or ranks[0] is None:
        return set()
    best: dict[int, list[int]] = {0: [0]}
    for at in range(1, len(ranks)):
        rank = ranks[at]
        if rank is None:
            continue
        before = [chain for last, chain in best.items() if (ranks[last] or 0) < rank]
        if before:
            best[at] = [*_longest(before), at]
    return set(_longest(best.values()))


def _longest(chains: Iterable[list[int]]) -> list[int]:
    return max((len(chain), chain) for chain in chains)[1]


def _homes(sections: Sequence[Section], parent: str) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield section.key, parent
        yield from _homes(section.children, section.key)


def ordered(changes: Mapping[str, SectionChange], sections: Sequence[Told], keys: Mapping[int, str]) -> list[SectionChange]:
    """What differs, in the order of the report; sections that are not told last."""
    order = [keys[id(below)] for one in sections for below in one.walk()]
    rest = [key for key in changes if key not in order]
    return [changes[key] for key in (*order, *rest) if key in changes and changes[key].says_something]
