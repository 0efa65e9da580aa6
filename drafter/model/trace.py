"""The trace (溯源): each number of a manuscript, with the figure that it prints or without one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from drafter.model.manuscript import Where
from drafter.model.record import Figure


class State(StrEnum):
    """How a number of a text stands to the record."""

    TRACED = "已溯源"
    DIFFERENT = "不符"
    UNTRACED = "未溯源"


class Traced(NamedTuple):
    """One number in its sentence. `text` is how it reads with its words and unit, `why` what is to be said of it.

    `figure` is what the record gives for it; `base` the reported figure that this was computed from, or the same;
    `department` answers for it. `at` is where in the sentence it stands.
    """

    state: State
    where: Where
    sentence: str
    text: str
    figure: Figure | None = None
    base: Figure | None = None
    why: str = ""
    department: str = ""
    at: int = 0


class Trace(NamedTuple):
    """All numbers of a manuscript that figures could stand behind, in reading order; and how many places are still blank."""

    numbers: tuple[Traced, ...]
    blanks: int = 0

    def count(self, state: State) -> int:
        """How many numbers stand so."""
        return sum(number.state is state for number in self.numbers)
