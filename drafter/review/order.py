"""Two sequences that are mostly one another: which items stayed in order, found without comparing all with all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """An item that was sent and the one that it is in the copy, by number."""

    sent: int
    copy: int


def in_order(pairs: Sequence[Pair]) -> frozenset[Pair]:
    """The most of the pairs whose order is the same on both sides; the others were moved."""
    tails: list[int] = []
    last_of: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(pairs):
        at = bisect_left(tails, pair.copy)
        tails[at : at + 1] = [pair.copy]
        last_of[at : at + 1] = [pair]
        before[pair] = last_of[at - 1] if at else None
    found: set[Pair] = set()
    step = last_of[-1] if last_of else None
    while step is not None:
        found.add(step)
        step = before[step]
    return frozenset(found)


def same(sent: Sequence[str], copy: Sequence[str]) -> list[Pair]:
    """The pairs of equal items that stand in order (patience diff): what is equal at both ends, then what is there only once.

    Between two such pairs it looks again, since what is common in the whole may be rare there.
    """
    found: list[Pair] = []
    waiting = [(0, len(sent), 0, len(copy))]
    while waiting:
        a, a_end, b, b_end = waiting.pop()
        while a < a_end and b < b_end and sent[a] == copy[b]:
            found.append(Pair(a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and sent[a_end - 1] == copy[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append(Pair(a_end, b_end))
        anchors = sorted(in_order(_once(sent, copy, (a, a_end, b, b_end))))
        for anchor in anchors:
            waiting.append((a, anchor.sent, b, anchor.copy))
            a, b = anchor
        if anchors:
            waiting.append((a, a_end, b, b_end))  # begins with the last anchor, which is equal there
    return sorted(set(found))


def moved(sent: Sequence[str], copy: Sequence[str], found: Sequence[Pair]) -> list[Pair]:
    """Items that are there once on both sides but not in order."""
    known, known_copies = {pair.sent for pair in found}, {pair.copy for pair in found}
    pairs = _once(sent, copy, (0, len(sent), 0, len(copy)))
    return [pair for pair in pairs if pair.sent not in known and pair.copy not in known_copies]


def _once(sent: Sequence[str], copy: Sequence[str], window: tuple[int, int, int, int]) -> list[Pair]:
    """Equal items that are there once on each side of a window."""
    a, a_end, b, b_end = window
    counts, copy_counts = Counter(sent[a:a_end]), Counter(copy[b:b_end])
    at = {copy[number]: number for number in range(b, b_end)}
    return [
        Pair(number, at[sent[number]])
        for number in range(a, a_end)
        if counts[sent[number]] == 1 and copy_counts.get(sent[number]) == 1
    ]
