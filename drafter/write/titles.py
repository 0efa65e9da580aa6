"""Titles of several lines: whole words, and the shape of a trapezium or a rhombus (GB/T 9704—2012 clause 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, comb

from drafter.model.document import LineBreak, Span, Text, span_text
from drafter.write.measure import room
from drafter.write.title_words import atoms_of, is_office

#: A line does not begin with these, and does not end with those.
_NOT_FIRST, _NOT_LAST = "的、，》）”", "对和及与《（“"
#: What a break costs: between two offices, which want lines of their own; behind an office and before 关于; beside a mark or a
#: conjunction; between words; within what is on no list, and so may be one word.
_APART, _GOOD, _FAIR, _KNOWN, _UNKNOWN = -12.0, 0.0, 2.0, 5.0, 12.0
_FAIR_BEHIND, _FAIR_BEFORE = "、，》）”", ("《", "“", "（", "对", "和", "及", "以及", "与")
_WITHIN_QUOTES = 6.0
_HOURGLASS, _RECTANGLE, _STUB, _ONE_MORE_LINE = 60.0, 4.0, 12.0, 5.0
_FEWEST = 4
#: Lines that differ by no more look equally long.
_ALIKE = 1.5
#: A line that is nearly or wholly full: (characters that are left, price).
_FULL = ((1.0, 2.0), (0.5, 6.0))
#: Titles that can be broken in more ways are broken evenly, without looking at each.
_MOST_WAYS = 40_000


def fitted(spans: tuple[Span, ...], names: tuple[str, ...], per_line: int) -> tuple[Span, ...]:
    """The title with line breaks: none where it fits on one line, those that came with it where they will do, else the best."""
    text = "".join(map(span_text, spans))
    if room(text.replace("\n", "")) < per_line:  # a line that touches both sides is no title
        return tuple(span for span in spans if not isinstance(span, LineBreak))
    if "\n" in text and all(room(line) <= per_line for line in text.split("\n")):
        return spans
    return _broken(spans, best_breaks(text.replace("\n", ""), names, per_line))


@lru_cache(maxsize=256)
def best_breaks(text: str, names: tuple[str, ...], per_line: int) -> tuple[int, ...]:
    """Where a long title is broken, as offsets into it. `names` are kept whole where they fit."""
    costs = dict(_chances(text, names, per_line))
    fewest = max(ceil(room(text) / per_line), 2)
    if comb(len(costs), fewest) > _MOST_WAYS:
        return _even(text, costs, per_line)
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    offices = sum(cost == _APART for cost in costs.values())
    for lines in range(fewest, max(fewest, offices + 1) + 2):
        for cuts in _ways(text, tuple(costs), 0, lines, per_line):
            rooms = [room(text[start:end]) for start, end in pairwise((0, *cuts, len(text)))]
            price = sum(costs[cut] for cut in cuts) + _shape(rooms, per_line) + _ONE_MORE_LINE * (lines - fewest)
            best = min(best, (price, cuts))
    return best[1] or _even(text, costs, per_line)  # what is never broken may ask for still more lines


def _ways(text: str, offsets: Sequence[int], start: int, lines: int, per_line: int) -> Iterator[tuple[int, ...]]:
    """All ways to break the text from `start` on into so many lines, none of them too wide."""
    rest = room(text[start:])
    if lines == 1:
        if rest <= per_line:
            yield ()
        return
    if rest > lines * per_line:
        return
    for index, cut in enumerate(offsets):
        if room(text[start:cut]) > per_line:
            return
        for cuts in _ways(text, offsets[index + 1 :], cut, lines - 1, per_line):
            yield (cut, *cuts)


def _even(text: str, costs: dict[int, float], per_line: int) -> tuple[int, ...]:
    """A very long title: each line as full as it can be, ending where a break costs least among its last few chances."""
    cuts: list[int] = []
    start = 0
    while room(text[start:]) > per_line:
        chances = list(_reached(text, start, costs, per_line))
        if not chances:
            break
        start = min(chances, key=lambda cut: costs[cut] + per_line - room(text[start:cut]))
        cuts.append(start)
    return tuple(cuts)


def _reached(text: str, start: int, cuts: Iterable[int], per_line: int) -> Iterator[int]:
    """The chances to end a line that begins at `start` before it is too wide. `cuts` are in order."""
    for cut in cuts:
        if cut > start:
            if room(text[start:cut]) > per_line:
                return
            yield cut


def _chances(text: str, names: tuple[str, ...], per_line: int) -> Iterator[tuple[int, float]]:
    """The offsets at which a line may end, and what each costs."""
    kept = tuple(sorted({name for name in names if name and room(name) <= per_line}, key=len, reverse=True))
    at, depth = 0, 0
    for atom, following in pairwise(atoms_of(text, kept, per_line)):
        at += len(atom)
        depth += atom.count("《") - atom.count("》")
        if following[0] in _NOT_FIRST or atom[-1] in _NOT_LAST or atom == "关于":
            continue
        if is_office(atom, kept) and is_office(following, kept):
            cost = _APART
        elif atom in kept or following == "关于":
            cost = _GOOD
        elif atom[-1] in _FAIR_BEHIND or following[0] in "《“（" or following in _FAIR_BEFORE:
            cost = _FAIR
        elif len(atom) > 1 and len(following) > 1:
            cost = _KNOWN
        else:
            cost = _UNKNOWN
        yield at, cost + _WITHIN_QUOTES * (depth > 0)


def _shape(rooms: Sequence[float], per_line: int) -> float:
    """What a shape costs: nothing for a trapezium or rhombus of lines that are not too unlike."""
    longest, shortest = max(rooms), min(rooms)
    price = (longest - shortest) / 4 + sum(cost for wide in rooms for left, cost in _FULL if wide > per_line - left)
    steps = [after - before for before, after in pairwise(rooms) if abs(after - before) > _ALIKE]
    if any(first < 0 < second for first, second in pairwise(steps)):
        price += _HOURGLASS
    if longest == shortest:
        price += _RECTANGLE
    return price + _STUB * (shortest < _FEWEST)


def _broken(spans: tuple[Span, ...], cuts: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans with line breaks at these offsets of their text; a figure is never cut."""
    result: list[Span] = []
    at, waiting = 0, list(cuts)
    for span in spans:
        if isinstance(span, LineBreak):
            continue
        text = span_text(span)
        while waiting and at <= waiting[0] <= at + len(text) and isinstance(span, Text):
            cut = waiting.pop(0) - at
            result += [Text(text[:cut])] * bool(cut) + [LineBreak()]
            at, text = at + cut, text[cut:]
        if text:
            result.append(Text(text) if isinstance(span, Text) else span)
        at += len(text)
    return tuple(result)
