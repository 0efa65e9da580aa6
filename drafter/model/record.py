"""Records (填报数据): one office's data for one year, after validation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from drafter.model.amount import Amount
from drafter.model.finding import Place
from drafter.model.outline import Indicator
from drafter.model.source import Loc, Plain


class State(StrEnum):
    """The three kinds of empty, and a number: 空=没报, 0=没发生 (a number like any other), 不适用=不写这句."""

    REPORTED = "已报"
    ABSENT = "未报"
    NOT_APPLICABLE = "不适用"


class Figure(NamedTuple):
    """One reported value (数据) with its source. `change` is a 同比 that was typed because last year's value is unknown.

    `how` says how a derived figure was computed; `parts` are the departments' values of a 汇总.
    """

    indicator: Indicator
    place: Place
    state: State = State.ABSENT
    amount: Amount | None = None
    previous: Amount | None = None
    change: Amount | None = None
    source: str = ""
    note: str = ""
    parts: tuple[tuple[str, Amount], ...] = ()
    how: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the figure is 必报 and still missing: it stands as 【待填：…】."""
        return self.state is State.ABSENT and self.indicator.required


@dataclass(frozen=True, slots=True)
class Narrative:
    """The office's own words: plain text in which 【指标】 and 【指标|同比】 stand for figures; a line is a paragraph."""

    text: str
    loc: Loc

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Deed:
    """One item of 做法: with a heading it is numbered and run in, without one its lines are plain paragraphs."""

    content: Narrative
    heading: str = ""
    deeds: tuple[Deed, ...] = ()

    def walk(self) -> Iterator[Deed]:
        """This item and those below it."""
        yield self
        for deed in self.deeds:
            yield from deed.walk()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of 章节: the outline nodes that it fulfils, and what the office says there."""

    fulfils: tuple[str, ...]
    loc: Loc
    title: str = ""
    run_in: bool = False
    deeds: tuple[Deed, ...] = ()

    def walk(self) -> Iterator[Deed]:
        """All items of 做法, in reading order."""
        for deed in self.deeds:
            yield from deed.walk()


@dataclass(frozen=True, slots=True)
class Problem:
    """A shortcoming and its cause, which the regulation asks for together (年度报告第二项)."""

    symptom: Narrative
    cause: Narrative | None
    plan: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One arrangement for the next year."""

    content: Narrative
    heading: str = ""
    lead_department: str = ""
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """One way the body goes out (报送件)."""

    name: str
    title: str = ""
    addressees: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything an office reported for a year. `plain` is the data as typed, which travels inside the .docx."""

    office: str
    self_name: str
    year: int
    figures: Mapping[str, Figure]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    plans: tuple[Plan, ...]
    others: Narrative | None
    lead: Narrative | None
    closing: Narrative | None
    title: str
    outlets: tuple[Outlet, ...]
    with_table: bool
    as_of: date | None
    plain: Plain
    departments: Mapping[str, str] = field(default_factory=dict)

    def narratives(self) -> Iterator[Narrative]:
        """All of the office's own words, in reading order."""
        found = [self.lead]
        found += [deed.content for entry in self.entries for deed in entry.walk()]
        found += [part for problem in self.problems for part in (problem.symptom, problem.cause)]
        found += [plan.content for plan in self.plans]
        found += [self.others, self.closing]
        return (narrative for narrative in found if narrative)
