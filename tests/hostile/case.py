"""What a hostile case is: a file that is made, the commands that it is given to, and what must come of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

#: What every command may take on one hostile file: seconds of CPU, and megabytes at the most.
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300


class Outcome(NamedTuple):
    """What must come of a command: a phrase that it says, whether it refused, and files that it may leave."""

    says: str
    refused: bool


def refused(says: str) -> Outcome:
    """Nothing is written, and this is said."""
    return Outcome(says, refused=True)


def survived(says: str = "") -> Outcome:
    """The command does its work, whatever it finds, and says this."""
    return Outcome(says, refused=False)


class Case(NamedTuple):
    """A hostile file. `make` puts it into an empty folder; `calls` are given in that folder, where what is written is `out`."""

    name: str
    make: Callable[[Path], object]
    calls: Mapping[str, Outcome]


def each(commands: Iterable[str], outcome: Outcome) -> dict[str, Outcome]:
    """The same of several commands."""
    return dict.fromkeys(commands, outcome)
