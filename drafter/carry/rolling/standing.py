"""Words of earlier years that stand as comments above places which nobody filled: they go on, called by their year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.carry.rolling.plain import Mapping as Plainly
from drafter.model.source import Loc, Plain

_WORDS = ("内容", "导语", "其他事项", "结束语")
_COMMENT = re.compile(r"\s*#\s*(?P<year>上年|前年|(?P<number>[0-9]{4})年)(?P<what>问题|)：(?P<words>.*)")


class Standing(NamedTuple):
    """The comments above each empty place, and those of problems, ready for the new file."""

    words: Mapping[Loc, tuple[str, ...]] = {}
    problems: tuple[str, ...] = ()

    @property
    def texts(self) -> int:
        """How many texts of earlier years are kept."""
        return len(self.problems) + sum(map(len, self.words.values()))

    def above(self, loc: Loc) -> tuple[str, ...]:
        """What stands above the place of these words."""
        return self.words.get(loc, ())


def standing(data: Plainly, lines: Sequence[str], line_of: Callable[[Loc], int | None], year: int, new_year: int) -> Standing:
    """What the lines of a file of `year` give to that of `new_year`; `line_of` says in which line (from 1) a key stands."""
    words = {}
    for loc in _empty(data, ()):
        if found := tuple(_above(lines, (line_of(loc) or 1) - 1, year, new_year)):
            words[loc] = found
    told = [] if data.get("问题") else [_COMMENT.fullmatch(line) for line in lines]
    problems = (_said(found, year, new_year) for found in told if found and found["what"])
    return Standing(words, tuple(problems))


def _empty(branch: Plain, loc: Loc) -> Iterator[Loc]:
    """Where a key for words has nothing behind it."""
    if isinstance(branch, list):
        for index, item in enumerate(branch):
            yield from _empty(item, (*loc, index))
    elif isinstance(branch, dict):
        for key, value in branch.items():
            if value is None and key in _WORDS:
                yield (*loc, key)
            elif key in ("章节", "做法"):
                yield from _empty(value, (*loc, key))


def _above(lines: Sequence[str], at: int, year: int, new_year: int) -> Iterator[str]:
    """The comments directly above a line."""
    first = at
    while first > 0 and (found := _COMMENT.fullmatch(lines[first - 1].rstrip("\r"))) and not found["what"]:
        first -= 1
    for line in lines[first:at]:
        if found := _COMMENT.fullmatch(line.rstrip("\r")):
            yield _said(found, year, new_year)


def _said(found: re.Match[str], year: int, new_year: int) -> str:
    told = int(found["number"] or year - ("上年", "前年").index(found["year"]) - 1)
    called = {1: "上年", 2: "前年"}.get(new_year - told, f"{told}年")
    return f"{called}{found['what']}：{found['words']}"
