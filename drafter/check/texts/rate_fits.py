"""Of which counts a rate may be: of one to another, of several together, with what came over or without what fell away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from drafter.check.texts.told import Said, Told
from drafter.language.quantity import Quantity
from drafter.model.interval import Interval

FORMER = re.compile(r"结转|上年|去年|上一年|历年|同期")
#: What is told of these is no part of what the rate is of.
_LEFT_OUT = re.compile(r"不予|不能|[未尚]|其余|剩余|正在|终止|中止|撤回|逾期|缺席|因")
_AND = re.compile(r"[、和及][^、，,；;。：:（）()]{0,14}|[^、，,；;。：:（）()]{0,14}[、和及][^、，,；;。：:（）()]{0,14}")
#: So many counts of a sentence are put together; a rate fits some of more by chance.
_MOST, _MOST_TOGETHER = 8, 3
Counts = tuple[Told, ...]


def fits(told: Quantity, parts: Sequence[Told], near: Sequence[Told], far: Sequence[Told], said: Said) -> bool:
    """Whether a rate is that of some of the parts to something told near it (in its sentence) or far from it.

    Where one of these is no exact number nobody can say, and it fits.
    """
    if any(figure.exact is None for figure in (*parts, *near, *far)):
        return True
    near = near[:_MOST]
    bottoms = [*_together(said, near), *((figure,) for figure in (*near, *far))]
    former = [figure for figure in (*near, *far) if FORMER.search(figure.lead)]
    left_out = [figure for figure in near if _LEFT_OUT.search(figure.lead)]
    for top in _tops(parts, near):
        for bottom in bottoms:
            if set(top) & set(bottom):
                continue
            value = _sum(bottom)
            values = {value, *(value + (figure.exact or 0) for figure in former if figure not in bottom)}
            values |= {value - (figure.exact or 0) for figure in left_out if figure not in bottom}
            if any(of > 0 and told.interval.meets(Interval.point(Fraction(_sum(top), of))) for of in values):
                return True
    return False


def listed_with(said: Said, figure: Told) -> Counts:
    """A figure with those of its unit in one list with it: 代表建议45件、政协提案60件."""
    at = said.figures.index(figure)
    first = last = at
    while first and _is_joined(said, first - 1):
        first -= 1
    while last + 1 < len(said.figures) and _is_joined(said, last):
        last += 1
    return said.figures[first : last + 1]


def _is_joined(said: Said, at: int) -> bool:
    one, other = said.figures[at], said.figures[at + 1]
    return one.counts == other.counts != "" and bool(_AND.fullmatch(said.between(one, other)))


def _together(said: Said, near: Sequence[Told]) -> Iterator[Counts]:
    """Neighbours of one list, or all of them."""
    for size in range(2, _MOST_TOGETHER + 1):
        for at in range(len(near) - size + 1):
            group = tuple(near[at : at + size])
            if all(_AND.fullmatch(said.between(one, other)) for one, other in pairwise(group)):
                yield group


def _tops(parts: Sequence[Told], near: Sequence[Told]) -> Iterator[Counts]:
    """Each part, all of them, and each with some of what else is told; what a bracket before them tells is of the whole."""
    yield tuple(parts)
    beside = [figure for figure in near if not figure.is_bracketed or figure.number.start > parts[0].number.start]
    for size in range(2, _MOST_TOGETHER + 1):
        for group in combinations(beside, size):
            if any(figure in parts for figure in group):
                yield group
    yield from ((part,) for part in parts)


def _sum(figures: Counts) -> int:
    return sum(figure.exact or 0 for figure in figures)
