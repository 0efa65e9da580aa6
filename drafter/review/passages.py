"""A manuscript → its passages: the paragraphs as they were before anybody's tracked changes, which stay known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from drafter.model.manuscript import Line, Manuscript, Revision, Where

#: The end of a paragraph, where a text goes on behind it.
END = "\u2029"


class Passage(NamedTuple):
    """A paragraph with all tracked changes rejected. `first` is the number of its first line, `lines` all that it is made of.

    `controls` are (start, end, node) of the figures in it.
    """

    text: str
    where: Where
    first: int
    lines: tuple[Line, ...]
    controls: tuple[tuple[int, int, str], ...]


class Piece(NamedTuple):
    """Words, or the end of a paragraph; `at` is where they stand in the passage's text."""

    text: str
    at: int
    added: Revision | None
    removed: Revision | None


def passages_of(manuscript: Manuscript) -> tuple[Passage, ...]:
    """All passages, those without words, too."""
    passages, first = [], 0
    for lines in manuscript.passages(accepted=False):
        text = "".join(line.original for line in lines).rstrip()
        passages.append(Passage(text, lines[0].where, first, lines, tuple(_controls(lines))))
        first += len(lines)
    return tuple(passages)


def pieces_of(passage: Passage) -> Iterator[Piece]:
    """All that stands in a passage and all that came into it or is to go, in the order of the file."""
    at = 0
    for number, line in enumerate(passage.lines, 1):
        for run in line.runs:
            if run.text:
                yield Piece(run.text, at, run.added, run.removed)
                at += 0 if run.added else len(run.text)
        if number < len(passage.lines) or line.joined_by:
            yield Piece(END, at, line.ended_by, line.joined_by)


def nodes_within(passage: Passage, start: int, end: int) -> tuple[str, ...]:
    """The figures that stand, wholly or partly, between two places of a passage; what is put between their digits counts."""
    return tuple(
        dict.fromkeys(n for a, b, n in passage.controls if (a < end and start < b) or (start == end and a < start < b))
    )


def _controls(lines: tuple[Line, ...]) -> Iterator[tuple[int, int, str]]:
    at = 0
    runs = [run for line in lines for run in line.runs if not run.added]
    for control, group in groupby(runs, key=lambda run: run.control):
        members = list(group)
        end = at + sum(len(run.text) for run in members)
        if control and members[0].node:
            yield at, end, members[0].node
        at = end
