"""The shape of a data file: which keys there are and what stands behind them, as the data model says it.

Forms (workbooks) are laid out from it, so that a key added to the data model has its place in them, too.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What stands behind a key."""

    TEXT = auto()
    PROSE = auto()
    TEXTS = auto()
    YES_NO = auto()
    DAY = auto()
    WHOLE = auto()
    AMOUNT = auto()
    GROUP = auto()
    ITEMS = auto()
    NAMES = auto()
    OTHER = auto()


class Field(NamedTuple):
    """One key: `choices` may be picked, `fields` are those of a group or of each item, `required` ones must be there."""

    key: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    required: bool = False


class Asked(NamedTuple):
    """A figure that a form asks for: an indicator with its department's full name and the title of its section."""

    path: str
    name: str
    unit: str
    definition: str
    department: str
    required: bool
    home: str
    title: str


class Shape(NamedTuple):
    """The whole data file: its keys, and what may be said of a figure beside its value."""

    fields: tuple[Field, ...]
    figure: tuple[Field, ...]
