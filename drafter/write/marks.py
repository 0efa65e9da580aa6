"""How a 发文机关标志 is set: on which lines, in which size (GB/T 9704—2012 clause 7.2.4 leaves the size to the office)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drafter.model.document import Letterhead, Role
from drafter.model.profile import Profile
from drafter.write.measure import room, text_width, width
from drafter.write.titles import best_breaks

#: A line of a mark in sizes of its type.
_LINE = 1.2
#: The width that “文件” takes beside several names, in its own characters, with the gap before it.
_WORD = 2.5
#: What a column is wider than the longest name, which would lose its last character where programs round otherwise.
_SLACK = 0.25
#: Several names take at most so many lines of the text area while their type is not small.
_MOST_LINES = 5


class Mark(NamedTuple):
    """The lines of a mark, one of each of several offices; the size of its type in points."""

    lines: tuple[str, ...]
    size: int

    @property
    def line(self) -> int:
        """The height of a line, in twips."""
        return round(self.size * _LINE * 20)

    @property
    def height(self) -> int:
        """The height of all lines, in twips."""
        return len(self.lines) * self.line

    @property
    def names(self) -> float:
        """The width of a column of the names, in characters of the mark."""
        return max(map(width, self.lines)) + _SLACK


def word_width(head: Letterhead) -> float:
    """The width of the column for “文件” beside several names, in characters of the mark."""
    return _WORD if head.word else 0


def marks(head: Letterhead, profile: Profile) -> Iterator[Mark]:
    """How the mark may be set: as it should be, then smaller and smaller, for first pages that have no room for text."""
    look = profile.looks[Role.ISSUER.value]
    least = round(min(profile.head.least_mark, look.size))
    across = text_width(profile) / 20
    if len(head.issuers) > 1:
        lines = head.issuers
        widest = max(map(width, lines)) + _SLACK + word_width(head)
        most = max(int(_MOST_LINES * profile.line / 20 / _LINE / len(lines)), least)
    else:
        lines = _broken(head.issuers[0] + head.word, int(across / least))
        widest = max(map(width, lines))
        most = round(look.size)
    ordinary = min(round(look.size), int(across / widest), most)
    for size in range(ordinary, min(least, ordinary) - 1, -1):
        yield Mark(lines, size)


def _broken(text: str, per_line: int) -> tuple[str, ...]:
    """A single name on one line, or on several where it would be too small on one."""
    if room(text) <= per_line:
        return (text,)
    return tuple(text[start:end] for start, end in pairwise((0, *best_breaks(text, (), per_line), len(text))))
