"""Outlines (提纲): which sections, indicators and relations one kind of report has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.model.passages import Passage


class Indicator(NamedTuple):
    """A figure that the outline asks for. `path` is its only name in data, templates and the .docx.

    `name` reads as a phrase that a number may follow; `short` is used in equations. `formula` makes it a derived
    figure (计算指标), which is never typed. Of a `summed` one (汇总) several departments report a part each. `home` is the
    key of the section that owns it, empty for derived ones.
    """

    path: str
    name: str
    short: str
    unit: str
    home: str = ""
    required: bool = False
    department: str = ""
    definition: str = ""
    may_exceed_hundred: bool = False
    unverified: bool = False
    formula: str = ""
    summed: bool = False

    @property
    def is_share(self) -> bool:
        """Whether the figure is a percentage."""
        return self.unit == "%"


class Filling(StrEnum):
    """Which list of the data file fills a section, beside its own entry."""

    NARRATIVE = ""
    PROBLEMS = "问题"
    PLANS = "安排"
    OTHERS = "其他事项"


class Section(NamedTuple):
    """A node of the outline. `statutory` is the number of the statutory item that it fulfils (厅字〔2019〕28号), 0 for none.

    `department` is the one of its indicators that name none. A section that `repeats` may be told several times, each time
    under a title of its own (one for each opinion of a congress). `run_in` (段首标题): the first paragraph goes on in the line
    of the heading.
    """

    key: str
    title: str
    children: tuple[Section, ...] = ()
    template: str = ""
    statutory: int = 0
    required: bool = False
    filling: Filling = Filling.NARRATIVE
    repeats: bool = False
    department: str = ""
    run_in: bool = False

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Relation(NamedTuple):
    """An equation or bound between figures (勾稽关系).

    `ways` are (口径, expression): with several, any one that holds is enough.
    """

    name: str
    ways: tuple[tuple[str, str], ...]
    level: Level
    why: str = ""
    basis: str = ""
    remedy: str = ""


class Way(StrEnum):
    """Which way an outlet goes, seen from the office; the values are what officials write as 去向."""

    UP = "上级"
    CONGRESS = "人大"
    PUBLIC = "公开"


class Channel(NamedTuple):
    """To whom offices of a level report, and by when: what an outlet of this way does not say itself.

    `before` is (month, day) of the year after the reported one: the last day is the one before it. It is None where a notice
    sets the day. `addressees` and
    `copies` are generic names, such as 上一级党委, that remedies quote; documents never print them.
    """

    way: Way
    before: tuple[int, int] | None = None
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    basis: str = ""

    def last_day(self, year: int) -> date | None:
        """The last day for a report on this year: “3月1日前” is the last day of February."""
        return date(year + 1, *self.before) - timedelta(days=1) if self.before else None


class Guideline(NamedTuple):
    """The 纲要 that an outline follows, and the last year that it covers."""

    name: str
    last_year: int


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One kind of report, ready to compile a data model from. Compared by identity, so that what is compiled can be kept.

    It serves reports on the years from `first_year` to `last_year` (None: open-ended). `gone` are the paths that an
    ancestor (`parents`, the nearest first) asks for and this outline does not: inherited templates may name them, and
    print nothing. `passages` are the numbered paragraphs of its templates by the key of their section, and `hushed` the figures
    that only those of them tell which are 仅报送; both are known with the templates only (`drafter.kit`).
    """

    id: str
    alias: str
    version: int
    name: str
    first_year: int
    template: str
    sections: tuple[Section, ...]
    indicators: Mapping[str, Indicator]
    group_names: Mapping[str, str]
    relations: tuple[Relation, ...]
    departments: Mapping[str, str] = field(default_factory=dict)
    channels: tuple[Channel, ...] = ()
    last_year: int | None = None
    guideline: Guideline | None = None
    parents: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    hushed: frozenset[str] = frozenset()

    def channel(self, way: Way) -> Channel | None:
        """How reports of this kind go this way; None where the outline does not say."""
        return next((channel for channel in self.channels if channel.way is way), None)

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def indicators_of(self, section: str) -> tuple[Indicator, ...]:
        """The indicators whose home is this section, in the outline's order."""
        return tuple(indicator for indicator in self.indicators.values() if indicator.home == section)

    @property
    def reported(self) -> tuple[Indicator, ...]:
        """The indicators that an office types, without the derived ones."""
        return tuple(indicator for indicator in self.indicators.values() if not indicator.formula)
