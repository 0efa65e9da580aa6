"""Which of the new items is which of the old ones: the same, moved, or changed."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from drafter.model.source import Plain

#: From here on two items are one that was changed: the share of pairs of neighbouring characters that they have in common.
ALIKE = 0.5
_SAME_NAME = 0.75
#: Pairs of items that are compared with each other; with more, only those at the same place of a change.
_PAIRS = 2500
_OFTEN = 20


def matched(old: list[Plain], new: list[Plain]) -> list[int | None]:
    """For each new item the old one that it was, None for an item that was not there."""
    result: list[int | None] = [None] * len(new)
    olds, news = [_canonical(item) for item in old], [_canonical(item) for item in new]
    if sum(count * news.count(item) for item, count in Counter(olds).items() if count > _OFTEN) > _PAIRS:
        olds, news = _numbered(olds), _numbered(news)
    changes = _equal_in_order(olds, news, result)
    free = _equal_elsewhere(olds, news, result)
    likeness = _Likeness(old, new, olds, news)
    for start, end, first, last in changes:
        likeness.match([i for i in range(start, end) if i in free], range(first, last), result, free)
    likeness.match(sorted(free), range(len(new)), result, free)
    for start, end, first, last in changes:
        _scalars_in_place(old, new, [i for i in range(start, end) if i in free], range(first, last), result, free)
    return result


def unmoved(order: list[int | None]) -> set[int]:
    """The largest set of old items that keep their order among each other."""
    ends: list[int] = []  # the smallest last member of an ordered row of each length
    before: dict[int, int | None] = {}
    for index in order:
        if index is not None:
            at = bisect_left(ends, index)
            before[index] = ends[at - 1] if at else None
            ends[at : at + 1] = [index]
    result = set()
    last = ends[-1] if ends else None
    while last is not None:
        result.add(last)
        last = before[last]
    return result


def _canonical(item: Plain) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _numbered(items: list[str]) -> list[str]:
    """Items that stand there again and again, made different: difflib's time grows with the square of their number."""
    seen: Counter[str] = Counter()
    result = []
    for item in items:
        seen[item] += 1
        result.append(f"{item}{seen[item]}")
    return result


def _equal_in_order(olds: list[str], news: list[str], result: list[int | None]) -> list[tuple[int, int, int, int]]:
    """Fill in the equal ones; what is left, as (start, end) of the old and the new ones between them."""
    changes = []
    shorter = min(len(olds), len(news))
    head = next((i for i in range(shorter) if olds[i] != news[i]), shorter)
    tail = next((i for i in range(shorter - head) if olds[-1 - i] != news[-1 - i]), shorter - head)
    result[:head] = range(head)
    result[len(news) - tail :] = range(len(olds) - tail, len(olds))
    middle = SequenceMatcher(None, olds[head : len(olds) - tail], news[head : len(news) - tail], autojunk=False)
    for kind, *places in middle.get_opcodes():
        start, end, first, last = (place + head for place in places)
        if kind == "equal":
            result[first:last] = range(start, end)
        else:
            changes.append((start, end, first, last))
    return changes


def _equal_elsewhere(olds: list[str], news: list[str], result: list[int | None]) -> set[int]:
    """Fill in the moved ones; the old ones that are still free."""
    free = set(range(len(olds))) - {index for index in result if index is not None}
    places: dict[str, list[int]] = {}
    for index in sorted(free, reverse=True):
        places.setdefault(olds[index], []).append(index)
    for at, item in enumerate(news):
        if result[at] is None and places.get(item):
            result[at] = index = places[item].pop()
            free.discard(index)
    return free


class _Likeness:
    """How alike items are, each counted once."""

    def __init__(self, old: list[Plain], new: list[Plain], olds: list[str], news: list[str]) -> None:
        self.old, self.new = old, new
        self.olds, self.news = olds, news
        self.counts: dict[str, Counter[str]] = {}

    def match(self, old: list[int], new: Iterable[int], result: list[int | None], free: set[int]) -> None:
        """Fill in the pairs that are alike, the likest first."""
        open_ = [at for at in new if result[at] is None]
        for _, _, index, at in sorted(self._pairs(old, open_)):
            if index in free and result[at] is None:
                result[at] = index
                free.discard(index)

    def _pairs(self, old: list[int], new: list[int]) -> Iterator[tuple[float, int, int, int]]:
        near = zip(old, new, strict=False) if len(old) * len(new) > _PAIRS else ((i, j) for i in old for j in new)
        for i, j in near:
            if (likeness := self._likeness(i, j)) >= ALIKE:
                yield -likeness, abs(i - j), i, j

    def _likeness(self, i: int, j: int) -> float:
        one, other = self.old[i], self.new[j]
        if one is None or type(one) is not type(other):
            return 0
        named = isinstance(one, dict) and isinstance(other, dict) and next(iter(one.items()), 1) == next(iter(other.items()), 2)
        least = _SAME_NAME if named else 0
        first, second = self._count(self.olds[i]), self._count(self.news[j])
        sizes = len(self.olds[i]) - 1, len(self.news[j]) - 1
        if 2 * min(sizes) < ALIKE * sum(sizes):
            return least
        return max(least, 2 * (first & second).total() / sum(sizes))

    def _count(self, text: str) -> Counter[str]:
        if text not in self.counts:
            self.counts[text] = Counter(map("".join, pairwise(text)))
        return self.counts[text]


def _scalars_in_place(
    old: list[Plain], new: list[Plain], olds: list[int], news: Iterable[int], result: list[int | None], free: set[int]
) -> None:
    """A scalar that stands where another one stood is that one with another value, however unlike."""
    open_ = [at for at in news if result[at] is None]
    for index, at in zip(olds, open_, strict=False):
        if not isinstance(old[index], (list, dict)) and not isinstance(new[at], (list, dict)):
            result[at] = index
            free.discard(index)
