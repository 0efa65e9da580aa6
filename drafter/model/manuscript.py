"""Manuscripts (文稿): what a .docx says as it stands: figures in it, tracked changes, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from drafter.model.document import Role

#: The number of a heading; matches nothing, and so everything, where there is none.
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}\.|（[0-9]{1,2}）)?")


class Revision(NamedTuple):
    """A tracked change (修订): by whom, and when as the file says it (ISO 8601, or empty); `moved`: as part of a move."""

    author: str
    date: str = ""
    moved: bool = False


class Run(NamedTuple):
    """A stretch of a line: words, or what stands in one control.

    `node` is the store's node that the control is bound to, `control` its number in the document (0: no control). `added` and
    `removed` are the tracked changes that it came by and goes by.
    """

    text: str
    node: str = ""
    control: int = 0
    added: Revision | None = None
    removed: Revision | None = None


class Cell(NamedTuple):
    """Where a line stands within a table; all count from 1."""

    table: int
    row: int
    column: int


class Where(NamedTuple):
    """Where a line stands as a person finds it: the headings above it, and the how-manyth paragraph below the last it is.

    `paragraph` is 0 for a heading itself.
    """

    headings: tuple[str, ...] = ()
    paragraph: int = 0
    cell: Cell | None = None

    def __str__(self) -> str:
        return "，".join(part for part in (" > ".join(self.headings), self._below) if part)

    @property
    def brief(self) -> str:
        """The same for a narrow column: of the headings above the last the numbers are enough (一、（三）1.理清边界，第1段)."""
        above = "".join(_NUMBER.match(heading)[0] or f"{heading} > " for heading in self.headings[:-1])  # type: ignore[index]
        return "，".join(part for part in (above + "".join(self.headings[-1:]), self._below) if part)

    @property
    def _below(self) -> str:
        if self.cell:
            return f"表格第{self.cell.row}行第{self.cell.column}格"
        return f"第{self.paragraph}段" if self.paragraph else ""


class Line(NamedTuple):
    """A paragraph. `role` is None where its style is not ours; `ended_by` and `joined_by` are tracked changes of its end.

    A line whose end was added goes on with the next one where changes are rejected; one whose end was removed, where they are
    accepted.
    """

    style: str
    role: Role | None
    where: Where
    runs: tuple[Run, ...]
    ended_by: Revision | None = None
    joined_by: Revision | None = None

    @property
    def accepted(self) -> str:
        """Its text with all tracked changes accepted."""
        return "".join(run.text for run in self.runs if not run.removed)

    @property
    def original(self) -> str:
        """Its text with all tracked changes rejected."""
        return "".join(run.text for run in self.runs if not run.added)

    def controls(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, node) of each control within the accepted text."""
        at = 0
        for control, runs in groupby((run for run in self.runs if not run.removed), key=lambda run: run.control):
            members = list(runs)
            end = at + sum(len(run.text) for run in members)
            if control and members[0].node:
                yield at, end, members[0].node
            at = end


class Comment(NamedTuple):
    """A comment (批注): who says what, about which words of which line. `answers` is the id of the one that it replies to."""

    id: str
    author: str
    date: str
    text: str
    line: int = 0
    quote: str = ""
    answers: str = ""


class Manuscript(NamedTuple):
    """A document as it stands; `saved_by` is who the file says saved it last."""

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...] = ()
    saved_by: str = ""

    def passages(self, *, accepted: bool) -> Iterator[tuple[Line, ...]]:
        """The paragraphs of one view: lines that are one where all changes are accepted, or rejected."""
        waiting: list[Line] = []
        for line in self.lines:
            waiting.append(line)
            if not (line.joined_by if accepted else line.ended_by):
                yield tuple(waiting)
                waiting = []
        if waiting:
            yield tuple(waiting)
