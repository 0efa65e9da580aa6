"""Two reports' contents → the sections that came, went, got another title or stand elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from drafter.model.comparison import Move, SectionChange
from drafter.model.contents import Heading
from drafter.review.likeness import ALIKE, alike_pairs
from drafter.review.order import Pair, in_order

_NUMBER = re.compile(r"[0-9０-９]+")
#: No heading above, none before.
_NONE = -1


def compared_sections(before: Sequence[Heading], after: Sequence[Heading]) -> Iterator[SectionChange]:
    """What changed, in the order of the later report; what is gone stands behind."""
    pairs = _pairs(before, after)
    earlier = {new: old for old, new in pairs.items()}
    elsewhere = _elsewhere(before, after, pairs)
    partners, earlier_partners = (
        {new: before[old] for old, new in pairs.items()},
        {old: after[new] for old, new in pairs.items()},
    )
    for number, heading in enumerate(after):
        if number not in earlier:
            source = _host(heading, before, earlier_partners)
            yield SectionChange(Move.SPLIT if source else Move.ADDED, source, heading.title)
            continue
        old = before[earlier[number]]
        if _bare(old.title) != _bare(heading.title):
            yield SectionChange(Move.RENAMED, old.title, heading.title)
        if number in elsewhere:
            yield SectionChange(Move.MOVED, old.title, heading.title, elsewhere[number])
    for number, heading in enumerate(before):
        if number not in pairs:
            host = _host(heading, after, partners)
            yield SectionChange(Move.MERGED if host else Move.DROPPED, heading.title, host)


def _host(heading: Heading, others: Sequence[Heading], partners: Mapping[int, Heading]) -> str:
    """The title under which the other report tells what only this one has a heading for; empty where it does not.

    A section that is told several times is not: there the other's own partner tells it, too.
    """
    for number, other in enumerate(others) if heading.keys else ():
        shared = set(heading.keys).intersection(other.keys)
        if shared and not (number in partners and shared.intersection(partners[number].keys)):
            return other.title
    return ""


def _pairs(before: Sequence[Heading], after: Sequence[Heading]) -> dict[int, int]:
    """Which section is which: by the outline's section and title, by section, by title, by any section, by a like title."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for name in (_key_and_title, _key, _title):
        waiting: defaultdict[object, deque[int]] = defaultdict(deque)
        for number, heading in enumerate(before):
            if number not in found:
                waiting[name(heading)].append(number)
        for number, heading in enumerate(after):
            if number not in taken and (named := name(heading)) and waiting.get(named):
                found[waiting[named].popleft()] = number
                taken.add(number)
    left = [number for number, heading in enumerate(before) if heading.keys and number not in found]
    new = [number for number, heading in enumerate(after) if heading.keys and number not in taken]
    overlapping = [(a, b) for a in left for b in new if set(before[a].keys).intersection(after[b].keys)]
    for a, b in sorted(overlapping, key=lambda pair: (sum(pair), *pair)):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    own = [number for number, heading in enumerate(before) if not heading.keys and number not in found]
    new = [number for number, heading in enumerate(after) if not heading.keys and number not in taken]
    titles, new_titles = ([_bare(heading.title) for heading in headings] for headings in (before, after))
    return found | {a: b for a, b, _ in alike_pairs(own, new, titles, new_titles, ALIKE)}


def _key_and_title(heading: Heading) -> object:
    return (heading.keys[0], _bare(heading.title)) if heading.keys else None


def _key(heading: Heading) -> object:
    return heading.keys[0] if heading.keys else None


def _title(heading: Heading) -> object:
    return _bare(heading.title)


def _bare(title: str) -> str:
    """A title without years and numbers, which change by themselves."""
    return _NUMBER.sub("", title)


def _elsewhere(before: Sequence[Heading], after: Sequence[Heading], pairs: dict[int, int]) -> dict[int, str]:
    """Where the sections stood and stand that are below another heading, or behind another one, than they were."""
    parents, new_parents = _parents(before), _parents(after)
    siblings, new_siblings = _siblings(parents), _siblings(new_parents)
    same_parent: defaultdict[int, list[Pair]] = defaultdict(list)
    said = {}
    for old, new in pairs.items():
        parent, new_parent = parents[old], new_parents[new]
        if (_NONE if parent == _NONE else pairs.get(parent)) == new_parent:
            same_parent[new_parent].append(Pair(old, new))
        else:
            said[new] = f"原在{_below(before, parent)}，现在{_below(after, new_parent)}"
    for family in same_parent.values():
        stayed = in_order(family)
        for pair in family:
            if pair not in stayed:
                was, now = _behind(before, siblings, pair.sent), _behind(after, new_siblings, pair.copy)
                said[pair.copy] = f"原在{was}，现在{now}"
    return said


def _parents(headings: Sequence[Heading]) -> list[int]:
    """The number of the heading above each; -1 at the first level."""
    found, above = [], [_NONE]
    for number, heading in enumerate(headings):
        del above[heading.depth :]
        found.append(above[-1])
        above.append(number)
    return found


def _below(headings: Sequence[Heading], parent: int) -> str:
    return "第一层" if parent == _NONE else f"“{headings[parent].title}”下"


def _behind(headings: Sequence[Heading], siblings: Sequence[int], number: int) -> str:
    before = siblings[number]
    return "最前" if before == _NONE else f"“{headings[before].title}”之后"


def _siblings(parents: Sequence[int]) -> list[int]:
    """The number of the heading before each that has the same parent."""
    found, last = [], dict[int, int]()
    for number, parent in enumerate(parents):
        found.append(last.get(parent, _NONE))
        last[parent] = number
    return found
