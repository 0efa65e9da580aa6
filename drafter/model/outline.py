"""Outlines (提纲): which sections, indicators and relations one kind of report has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafter.model.finding import Level


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that the outline asks for. `path` is its only name in data, templates and the .docx.

    `name` reads as a phrase that a number may follow; `short` is used in equations. `formula` makes it a derived
    figure (计算指标), which is never typed. `home` is the key of the section that owns it, empty for derived ones.
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


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline. `statutory` is the number of the statutory item that it fulfils (厅字〔2019〕28号), 0 for none."""

    key: str
    title: str
    children: tuple[Section, ...] = ()
    template: str = ""
    statutory: int = 0
    required: bool = False
    filling: Filling = Filling.NARRATIVE

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation or bound between figures (勾稽关系).

    `ways` are (口径, expression): with several, any one that holds is enough.
    """

    name: str
    ways: tuple[tuple[str, str], ...]
    level: Level
    why: str = ""
    basis: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One kind of report, ready to compile a data model from. Compared by identity, so that what is compiled can be kept."""

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
