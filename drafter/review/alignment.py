"""Which paragraph of the copy is which of those that were sent: unchanged, edited, moved, split, merged, new, gone."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.review.likeness import ALIKE, Grams, candidates, grams, left_over, likeness, share_within
from drafter.review.order import Pair, in_order, moved, same
from drafter.review.passages import Passage

#: In a gap of at most so many pairs each is compared with each, and the best order-keeping choice is taken.
_SMALL_GAP = 2_500
#: An equal place in a gap of equal size weighs that much where there are too many to compare.
_SAME_PLACE = 0.2
#: A part that is split off, or comes from a neighbour, is found there so far; shorter ones are not looked for.
_FROM_NEIGHBOUR, _SHORTEST_PART = 0.7, 4
#: What was moved and edited at once must be so much alike, and so long.
_MOVED_ALIKE, _SHORTEST_MOVED = 0.6, 6


class Match(NamedTuple):
    """Paragraphs that are each other's, by number; several on one side where a paragraph was split or merged."""

    sent: tuple[int, ...]
    copy: tuple[int, ...]
    moved: bool = False


class Alignment(NamedTuple):
    """All matches in the order of the sent text, what is gone, what is new; `found` counts what is alike by its words."""

    matches: tuple[Match, ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]
    found: int


def align(sent: Sequence[Passage], copy: Sequence[Passage]) -> Alignment:
    """Align two texts whose passages all have words."""
    return _Aligner(sent, copy).alignment()


class _Aligner:
    """Finds pairs, the surest first; each step looks only at what the ones before have left."""

    def __init__(self, sent: Sequence[Passage], copy: Sequence[Passage]) -> None:
        self.sent, self.copy = sent, copy
        self.texts, self.copies = [p.text for p in sent], [p.text for p in copy]
        self.grams: dict[str, Grams] = {}
        self.copy_of: dict[int, int] = {}
        self.sent_of: dict[int, int] = {}
        self.parts: dict[int, list[int]] = {}
        self.wholes: dict[int, list[int]] = {}

    def alignment(self) -> Alignment:
        equal = same(self.texts, self.copies)
        self._take(equal)
        self._take(moved(self.texts, self.copies, equal))
        for gap in list(self._gaps()):
            self._take(self._edited(*gap))
        self._take(self._elsewhere())
        self._take_parts()
        found = len(self.copy_of) + sum(len(taken) for taken in self.wholes.values())
        for gap in list(self._gaps()):
            self._take(_in_the_same_place(self.sent, self.copy, *gap))
        return self._result(found)

    def _result(self, found: int) -> Alignment:
        pairs = [Pair(*item) for item in self.copy_of.items()]
        ordered = in_order(pairs)
        matches = [
            Match(
                tuple(sorted([pair.sent, *self.wholes.get(pair.copy, ())])),
                tuple(sorted([pair.copy, *self.parts.get(pair.sent, ())])),
                pair not in ordered,
            )
            for pair in sorted(pairs)
        ]
        sent = {number for match in matches for number in match.sent}
        copy = {number for match in matches for number in match.copy}
        gone = tuple(number for number in range(len(self.texts)) if number not in sent)
        new = tuple(number for number in range(len(self.copies)) if number not in copy)
        return Alignment(tuple(matches), gone, new, found)

    def _take(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            if pair.sent not in self.copy_of and pair.copy not in self.sent_of:
                self.copy_of[pair.sent], self.sent_of[pair.copy] = pair.copy, pair.sent

    def _left(self, sent: Iterable[int], copy: Iterable[int]) -> tuple[list[int], list[int]]:
        split = {number for parts in self.parts.values() for number in parts}
        merged = {number for wholes in self.wholes.values() for number in wholes}
        left = [number for number in sent if number not in self.copy_of and number not in merged]
        return left, [number for number in copy if number not in self.sent_of and number not in split]

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left on both sides between neighbouring pairs that are in order."""
        ordered = sorted(in_order([Pair(*item) for item in self.copy_of.items()]))
        left, left_copies = self._left(range(len(self.texts)), range(len(self.copies)))
        gaps: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        borders, copy_borders = [pair.sent for pair in ordered], [pair.copy for pair in ordered]
        for number in left:
            gaps[bisect_right(borders, number)][0].append(number)
        for number in left_copies:
            gaps[bisect_right(copy_borders, number)][1].append(number)
        return ((a, b) for _, (a, b) in sorted(gaps.items()) if a and b)

    def _likeness(self, number: int, other: int) -> float:
        return likeness(self._grams(self.texts[number]), self._grams(self.copies[other]))

    def _grams(self, text: str) -> Grams:
        if text not in self.grams:
            self.grams[text] = grams(text)
        return self.grams[text]

    def _edited(self, sent: list[int], copy: list[int]) -> list[Pair]:
        """Pairs of a gap that are alike and keep the order."""
        if len(sent) * len(copy) <= _SMALL_GAP:
            return self._best_order(sent, copy)
        place = {number: at for at, number in enumerate(sent)}
        copy_place = {number: at for at, number in enumerate(copy)}
        pairs = set(candidates(sent, copy, self.texts, self.copies))
        if is_even := len(sent) == len(copy):
            pairs |= set(zip(sent, copy, strict=True))
        scored = []
        for number, other in pairs:
            alike = self._likeness(number, other)
            if alike >= ALIKE:
                off = abs(place[number] - copy_place[other])
                scored.append((-alike - _SAME_PLACE * (is_even and not off), off, Pair(number, other)))
        return [pair for *_, pair in sorted(scored)]

    def _best_order(self, sent: list[int], copy: list[int]) -> list[Pair]:
        """The pairs that are most alike in sum, of all that keep the order."""
        best = [[0.0] * (len(copy) + 1) for _ in range(len(sent) + 1)]
        alike = [[self._likeness(number, other) for other in copy] for number in sent]
        for i in range(len(sent) - 1, -1, -1):
            for k in range(len(copy) - 1, -1, -1):
                together = best[i + 1][k + 1] + alike[i][k] if alike[i][k] >= ALIKE else 0.0
                best[i][k] = max(together, best[i + 1][k], best[i][k + 1])
        pairs, i, k = [], 0, 0
        while i < len(sent) and k < len(copy):
            if alike[i][k] >= ALIKE and best[i][k] == best[i + 1][k + 1] + alike[i][k]:
                pairs.append(Pair(sent[i], copy[k]))
                i, k = i + 1, k + 1
            elif best[i][k] == best[i + 1][k]:
                i += 1
            else:
                k += 1
        return pairs

    def _elsewhere(self) -> list[Pair]:
        """What was moved, and edited perhaps."""
        left, left_copies = self._left(range(len(self.texts)), range(len(self.copies)))
        left = [number for number in left if len(self.texts[number]) >= _SHORTEST_MOVED]
        pairs = set(candidates(left, left_copies, self.texts, self.copies))
        scored = [(-self._likeness(number, other), abs(number - other), Pair(number, other)) for number, other in pairs]
        return [pair for alike, _, pair in sorted(scored) if -alike >= _MOVED_ALIKE]

    def _take_parts(self) -> None:
        """Give what was split off, or merged into a neighbour, to the pair that it belongs to."""
        left, left_copies = self._left(range(len(self.texts)), range(len(self.copies)))
        self._join(left_copies, self.copies, self.texts, self.sent_of, self.parts)
        self._join(left, self.texts, self.copies, self.copy_of, self.wholes)

    def _join(
        self,
        left: list[int],
        own: Sequence[str],
        others: Sequence[str],
        partner: dict[int, int],
        joined: dict[int, list[int]],
    ) -> None:
        """Join each of these texts to the neighbour whose partner has its words, too, beside the neighbour's own."""
        host_of = dict(partner)
        for numbers, step in ((left, -1), (left[::-1], 1)):
            for number in numbers:
                host = host_of.get(number + step)
                if number in host_of or host is None or len(own[number]) < _SHORTEST_PART:
                    continue
                there = [at for at, known in host_of.items() if known == host] if host in joined else [number + step]
                rest = left_over(self._grams(others[host]), grams("".join(own[at] for at in sorted(there))))
                if share_within(self._grams(own[number]), rest) >= _FROM_NEIGHBOUR:
                    host_of[number] = host
                    joined.setdefault(host, []).append(number)


def _in_the_same_place(sent: Sequence[Passage], copy: Sequence[Passage], left: list[int], new: list[int]) -> list[Pair]:
    """What took another's place without a word in common: the only paragraph of a gap, or the same cell of a table."""
    if len(left) == len(new) == 1 and bool(sent[left[0]].where.cell) == bool(copy[new[0]].where.cell):
        return [Pair(left[0], new[0])]
    cells = {copy[number].where.cell: number for number in new if copy[number].where.cell}
    return [Pair(number, cells[cell]) for number in left if (cell := sent[number].where.cell) and cell in cells]
