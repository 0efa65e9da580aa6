"""Tables: what stands on the sheets of a form, as it is written and as it came back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from drafter.model.shape import Kind

#: What the head of the hidden column (or row) says in which a form notes how each line was typed.
MARK = "写法（勿改）"
#: The head of the hidden column with the name by which a line is found again, wherever it went.
IDENTITY = "编号（勿改）"


class Cell(NamedTuple):
    """The text of a cell, and where it stands (数据!G8); nowhere yet in a form that is being written."""

    text: str
    ref: str = ""


class Look(Enum):
    """How a line stands out."""

    USUAL = auto()
    HEADING = auto()
    PART = auto()
    SPARE = auto()


class Head(NamedTuple):
    """A column: the key that it holds, how it is called, how wide it is, what may be picked, what is said of it.

    `shown` ones are only to be read, `hidden` ones by the program alone: nothing that is typed there is taken.
    """

    key: str
    label: str
    width: float = 12
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    help: str = ""
    shown: bool = False
    hidden: bool = False


class Line(NamedTuple):
    """One line: its cells by key, the mark that says how it was typed, the name by which it is found again."""

    cells: Mapping[str, Cell]
    mark: str = ""
    identity: str = ""
    look: Look = Look.USUAL
    unit: str = ""
    ref: str = ""

    def text(self, key: str) -> str:
        """What stands under this key; empty where nothing does."""
        cell = self.cells.get(key)
        return cell.text if cell else ""


class Table(NamedTuple):
    """One sheet. A rotated one has its heads in the first column and each line in a column of its own."""

    key: str
    title: str
    note: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    rotated: bool = False
    spare: int = 0
    hidden: bool = False
