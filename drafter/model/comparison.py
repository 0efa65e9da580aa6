"""The comparison (对比) of two reports: figures side by side, sections that came and went, wording that was carried over."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from drafter.model.amount import Amount
from drafter.model.outline import Indicator
from drafter.model.record import Figure


class Result(StrEnum):
    """What became of a figure."""

    UP = "增"
    DOWN = "减"
    SAME = "持平"
    ROUGHLY_SAME = "大致持平"
    NEW = "新增"
    GONE = "没有了"
    UNREPORTED = "没报"
    NOT_APPLICABLE = "不适用"
    INCOMPARABLE = "不能比"


class FigureChange(NamedTuple):
    """A figure in both reports. `difference` and `rate` are there where both have a number; a rate has no `rate`.

    `section` is the title that it stands under; `conflict` says where the later report tells another number for last year than
    the earlier one had for itself; a `big` change is one that anybody will ask about.
    """

    indicator: Indicator
    section: str
    before: Figure
    after: Figure
    result: Result
    difference: Amount | None = None
    rate: Amount | None = None
    conflict: str = ""
    big: bool = False


class Move(StrEnum):
    """What became of a section."""

    ADDED = "新增"
    DROPPED = "没有了"
    RENAMED = "改标题"
    MOVED = "移位置"
    MERGED = "并入"
    SPLIT = "分出"


class SectionChange(NamedTuple):
    """A section that changed: its title in both reports, empty where it is not there; and what else is to be said."""

    move: Move
    before: str
    after: str
    said: str = ""


class Carried(NamedTuple):
    """A paragraph of the later report that stands in the earlier one. `likeness` is 1 where numbers and marks alone differ."""

    section_before: str
    section: str
    before: str
    after: str
    likeness: float

    @property
    def is_same(self) -> bool:
        """Whether it is the same word for word, years, numbers and marks aside."""
        return self.likeness == 1


class Wording(NamedTuple):
    """How many paragraphs and characters of its own the later report has, and which of them were carried over."""

    paragraphs: int
    characters: int
    carried: tuple[Carried, ...]
    carried_characters: int

    @property
    def percent(self) -> int:
        """The share of the text that was carried over; rounded down, so that 100 means all."""
        return self.carried_characters * 100 // self.characters if self.characters else 0


class Side(NamedTuple):
    """One of the two reports: its file, office and year, and what the two are called beside each other."""

    file: str
    office: str
    year: int
    label: str


class Comparison(NamedTuple):
    """Two reports held against each other. `notes` say what does not fit, each in a line."""

    before: Side
    after: Side
    notes: tuple[str, ...]
    figures: tuple[FigureChange, ...]
    sections: tuple[SectionChange, ...]
    wording: Wording

    @property
    def conflicts(self) -> int:
        """In how many figures 上年 is another number than the earlier report has."""
        return sum(bool(figure.conflict) for figure in self.figures)
