"""Status (进度): who has answered, what is missing, how far the report is, and how many days are left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.model.outline import Way


class Answer(StrEnum):
    """How far a department is."""

    NOTHING = "没有报"
    SOME = "报了一部分"
    REQUIRED = "必报已齐"
    ALL = "全部报齐"


class Words(StrEnum):
    """What a section of the draft says."""

    OWN = "自写"
    OF_FIGURES = "由数据成句"
    NO_FIGURES = "待数据"
    WAITING = "待写"
    LEFT_OUT = "不写"


class Count(NamedTuple):
    """So many of so many."""

    done: int = 0
    whole: int = 0

    @classmethod
    def total(cls, counts: Iterable[Count]) -> Count:
        """All of them together."""
        listed = list(counts)
        return cls(sum(count.done for count in listed), sum(count.whole for count in listed))


class Missing(NamedTuple):
    """What the draft waits for: a figure, or words (`path` is then empty), and in how many places it does."""

    name: str
    section: str
    path: str = ""
    unit: str = ""
    places: int = 1


class OutletStatus(NamedTuple):
    """One way out: its last day, how many days are left (less than 0: gone by), and when it is signed, as far as is known."""

    name: str
    way: Way
    last_day: date | None = None
    days_left: int | None = None
    signed_on: date | None = None
    basis: str = ""


class DepartmentStatus(NamedTuple):
    """One department by its local name: the figures that it is asked for, and what it owes."""

    name: str
    required: Count
    optional: Count
    missing: tuple[Missing, ...] = ()

    @property
    def answer(self) -> Answer:
        """How far it is."""
        if self.required.done + self.optional.done == 0 and self.required.whole + self.optional.whole > 0:
            return Answer.NOTHING
        if self.missing:
            return Answer.SOME
        if self.optional.done == self.optional.whole:
            return Answer.ALL
        return Answer.REQUIRED if self.required.whole else Answer.SOME

    @property
    def has_answered(self) -> bool:
        """Whether it said something and owes nothing."""
        return not self.missing and self.answer is not Answer.NOTHING


class SectionStatus(NamedTuple):
    """One section of the outline, under the title that it has in the draft; `blanks` is what is to be filled in there."""

    key: str
    title: str
    depth: int
    required: Count
    optional: Count
    words: Words
    blanks: tuple[str, ...] = ()
    is_heading: bool = False


class RuleStatus(NamedTuple):
    """A rule with findings that stand."""

    rule: str
    level: Level
    title: str
    findings: int


class Status(NamedTuple):
    """All of it. `pages` and `characters` are those of the first draft that is not public, `blanks` its 【待填】.

    `past_plans` are those of last year of which somebody said what became of them; `waived` counts findings that may stand.
    """

    file: str
    office: str
    year: int
    outline: str
    today: date
    outlets: tuple[OutletStatus, ...]
    departments: tuple[DepartmentStatus, ...]
    sections: tuple[SectionStatus, ...]
    past_plans: Count
    blanks: int
    pages: int
    characters: int
    rules: tuple[RuleStatus, ...]
    waived: int

    @property
    def required(self) -> Count:
        """The required figures."""
        return Count.total(section.required for section in self.sections)

    @property
    def optional(self) -> Count:
        """The others."""
        return Count.total(section.optional for section in self.sections)

    @property
    def told(self) -> Count:
        """The sections that have words, of those that are to have some."""
        asked = [section for section in self.sections if not section.is_heading and section.words is not Words.LEFT_OUT]
        return Count(sum(section.words in (Words.OWN, Words.OF_FIGURES) for section in asked), len(asked))

    @property
    def answered(self) -> Count:
        """The departments that have answered and owe nothing."""
        return Count(sum(department.has_answered for department in self.departments), len(self.departments))

    def level(self, level: Level) -> int:
        """How many findings of this level stand."""
        return sum(rule.findings for rule in self.rules if rule.level is level)
