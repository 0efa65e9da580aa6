"""The lines of a report → its chapters: by their headings, and where these were lost, by what the paragraphs speak of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.model.adopted import Line

#: A lead ends with one of the first so many paragraphs.
_LEAD_WITHIN = 4
_LEAD_ENDS = re.compile(r"(?:如下|以下)[^。；]{0,6}[：:。]?$")
#: The level of text that any heading ends.
_BELOW_ALL = 9
#: So many paragraphs before all headings are no lead any more.
_LONGEST_LEAD = 3
_FIRST = re.compile("一是|首先|第一[，,]")
_COUNTED_ON = re.compile(r"(?:[二三四五六七八九十]{1,3}是|其[二三四五六七八九]|第[二三四五六七八九十][，,])")


@dataclass
class Chapter:
    """A heading (None: there was none) with what stands below it. `kind` is what an untitled one was taken for."""

    head: Line | None
    level: int = 0
    lines: list[Line] = field(default_factory=list)
    below: list[Chapter] = field(default_factory=list)
    kind: str = ""

    @property
    def title(self) -> str:
        """The words of its heading."""
        return self.head.title if self.head else ""

    def walk(self) -> list[Chapter]:
        """This chapter and those below it."""
        return [self, *(deeper for chapter in self.below for deeper in chapter.walk())]

    @property
    def ats(self) -> tuple[int, ...]:
        """All paragraphs that stand in it."""
        found = [line.at for chapter in self.walk() for line in ([chapter.head] if chapter.head else []) + chapter.lines]
        return tuple(dict.fromkeys(found))

    @property
    def text(self) -> str:
        """All that it says below its own heading."""
        own = [self.head.body] if self.head else []
        own += [line.text for line in self.lines]
        return "\n".join([*own, *(f"{chapter.title}\n{chapter.text}" for chapter in self.below)])


class Range(NamedTuple):
    """Paragraphs that tell of problems, or of plans; `titled` says whether a heading begins them."""

    kind: str
    ats: frozenset[int]
    titled: bool

    @property
    def first(self) -> int:
        """The first of them."""
        return min(self.ats, default=-1)


@dataclass
class Tree:
    """The lead and the chapters of a report."""

    lead: list[str]
    chapters: list[Chapter]


def tree_of(lines: Sequence[Line], ranges: Sequence[Range], rank: Callable[[str], int], topic: Callable[[str], str]) -> Tree:
    """Take the lines apart. `rank` is the level of a heading without a number, `topic` what a text speaks of."""
    lines = [line._replace(level=rank(line.title)) if line.level < 0 else line for line in lines]
    untitled = [piece for piece in ranges if piece.ats and not piece.titled]
    within = {at: piece for piece in untitled for at in piece.ats}
    tops = {line.level for line in lines if line.level and line.at not in within}
    top = min(tops, default=0)
    first = next(
        (index for index, line in enumerate(lines) if line.at in within or (line.level and line.level == top)), len(lines)
    )
    front = lines[:first]
    lead, lost = _lead(front)
    root = Chapter(None)
    root.below = _lost(lost, topic)
    stack = [root]
    now: Range | None = None
    for line in lines[first:]:
        piece = within.get(line.at)
        if piece is not now:
            stack = [root]
            if piece is not None:
                root.below.append(Chapter(None, level=0, kind=piece.kind))
                stack = [root, root.below[-1]]
            now = piece
        floor = 2 if now is not None else 1
        if not line.level:
            if len(stack) == 1:  # behind an untitled part, below no heading
                root.below.append(Chapter(None, level=_BELOW_ALL))
                stack = [root, root.below[-1]]
            stack[-1].lines.append(line)
            continue
        while len(stack) > floor and stack[-1].level >= line.level:
            stack.pop()
        chapter = Chapter(line, line.level)
        stack[-1].below.append(chapter)
        stack.append(chapter)
    return Tree([line.text for line in lead], root.below)


def _lead(front: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lead, and what stands behind it before any heading."""
    ends = [index for index, line in enumerate(front[:_LEAD_WITHIN]) if _LEAD_ENDS.search(line.text)]
    if ends and not any(line.level for line in front):
        return front[: ends[-1] + 1], front[ends[-1] + 1 :]
    if len(front) <= _LONGEST_LEAD and not any(line.level for line in front):
        return front, ()
    stop = next((index for index, line in enumerate(front) if line.level), 1)
    return front[:stop], front[stop:]


def _lost(lines: Sequence[Line], topic: Callable[[str], str]) -> list[Chapter]:
    """Paragraphs whose headings were lost: neighbours that speak of one thing are one chapter."""
    found: list[Chapter] = []
    for line in lines:
        if line.level:
            found.append(Chapter(line, line.level))
            continue
        if found and found[-1].head:
            found[-1].lines.append(line)
            continue
        said = "" if _COUNTED_ON.match(line.text) else topic(line.text)
        begins = _FIRST.match(line.text) is not None
        if found and not begins and (not said or said == found[-1].kind):
            found[-1].lines.append(line)
        else:
            found.append(Chapter(None, lines=[line], kind=said))
    return found
