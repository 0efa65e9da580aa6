"""How alike two texts are, and which texts may be alike, without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

#: Texts at least this alike are one text that was edited.
ALIKE = 0.5
#: Of a long text so much of the beginning and of the end is looked at.
_MOST = 10_000
#: Stretches of this length tell texts apart; one that so many texts have tells nothing.
_SHINGLE, _COMMON, _NEAREST = 3, 16, 4

Grams = Mapping[str, int]


def grams(text: str) -> Grams:
    """The pairs of neighbouring characters of a text, counted; of a single character itself."""
    if len(text) > 2 * _MOST:
        text = text[:_MOST] + text[-_MOST:]
    return Counter(text[at : at + 2] for at in range(max(len(text) - 1, 1)))


def likeness(one: Grams, other: Grams) -> float:
    """From 0 (nothing in common) to 1 (the same pairs of characters)."""
    if len(one) > len(other):
        one, other = other, one
    common = sum(min(count, other.get(gram, 0)) for gram, count in one.items())
    return 2 * common / (sum(one.values()) + sum(other.values()))


def left_over(text: Grams, taken: Grams) -> Grams:
    """What is left of a text when another's share is taken out of it."""
    return {gram: count - taken.get(gram, 0) for gram, count in text.items() if count > taken.get(gram, 0)}


def share_within(part: Grams, whole: Grams) -> float:
    """How much of a text stands within another, from 0 to 1."""
    return sum(min(count, whole.get(gram, 0)) for gram, count in part.items()) / max(sum(part.values()), 1)


def candidates(
    sent: Iterable[int], copy: Iterable[int], texts: Sequence[str], copies: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Pairs of texts that have rare words in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number in copy:
        for shingle in _shingles(copies[number]):
            holders[shingle].append(number)
    for number in sent:
        votes: Counter[int] = Counter()
        for shingle in _shingles(texts[number]):
            known = holders.get(shingle, ())
            if len(known) <= _COMMON:
                votes.update(known)
        yield from ((number, other) for other, _ in votes.most_common(_NEAREST))


def alike_pairs(
    sent: Sequence[int], copy: Sequence[int], texts: Sequence[str], copies: Sequence[str], least: float
) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts that are at least so alike, the most alike first; each text at most once.

    Exchanging the two sides exchanges the pairs and changes nothing else.
    """
    pairs = {*candidates(sent, copy, texts, copies), *((a, b) for b, a in candidates(copy, sent, copies, texts))}
    known, known_copies = {a: grams(texts[a]) for a, _ in pairs}, {b: grams(copies[b]) for _, b in pairs}
    shares = ((likeness(known[a], known_copies[b]), a, b) for a, b in pairs)
    taken: set[int] = set()
    taken_copies: set[int] = set()
    for share, a, b in sorted(shares, key=lambda item: (-item[0], abs(item[1] - item[2]), item[1] + item[2])):
        if share >= least and a not in taken and b not in taken_copies:
            taken.add(a)
            taken_copies.add(b)
            yield a, b, share


def _shingles(text: str) -> set[str]:
    text = text[:_MOST]
    return {text[at : at + _SHINGLE] for at in range(max(len(text) - _SHINGLE + 1, 1))}
