"""What is made of a report that we never wrote: sections, lists, figures that were recognised, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Confidence(StrEnum):
    """How sure it is that a number is the figure of an indicator."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"
    NONE = "无"


class Line(NamedTuple):
    """A paragraph of the report. `level` is that of its heading (0: none), `typed` the number that this bears.

    `text` is the whole paragraph without that number; `title` are the heading's words up to a full stop, `body` what follows.
    """

    at: int
    text: str
    level: int = 0
    typed: str = ""
    title: str = ""
    body: str = ""


class Proposal(NamedTuple):
    """One number of the report, and the indicator whose figure it seems to be (`path`, empty: none was found).

    `key` names its place: the paragraph, and where in it the digits begin. `value` is what is typed as the figure, `unit` what
    stays in the text behind it, and `start` to `end` where both stand in the paragraph. `bound`: the text cites the figure.
    """

    key: str
    at: int
    start: int
    end: int
    number: str
    sentence: str
    offset: int
    path: str = ""
    name: str = ""
    value: str = ""
    unit: str = ""
    confidence: Confidence = Confidence.NONE
    reason: str = ""
    bound: bool = False


class AdoptedDeed(NamedTuple):
    """One item of 做法."""

    heading: str = ""
    run_in: bool = True
    paragraphs: tuple[str, ...] = ()
    deeds: tuple[AdoptedDeed, ...] = ()

    def walk(self) -> Iterator[AdoptedDeed]:
        """This item and those below it."""
        yield self
        for deed in self.deeds:
            yield from deed.walk()


class AdoptedEntry(NamedTuple):
    """One item of 章节; `level` is that of a section of its own, and `why` says why it fulfils none of the outline's.

    `is_told`: the report had this section; without a `title` its heading was lost. `lines` are the paragraphs that stand in it.
    """

    fulfils: tuple[str, ...]
    title: str = ""
    level: int = 0
    run_in: bool = False
    deeds: tuple[AdoptedDeed, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    lines: tuple[int, ...] = ()
    why: str = ""
    is_told: bool = False


class AdoptedProblem(NamedTuple):
    """One item of 问题."""

    symptom: str
    cause: str = ""


class AdoptedPlan(NamedTuple):
    """One item of 安排."""

    heading: str
    content: str


class AdoptedOutlet(NamedTuple):
    """One item of 报送件."""

    name: str
    way: str
    addressees: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    signed_on: date | None = None
    remark: str = ""


class Aside(NamedTuple):
    """A line that is no part of the report: what kind of line, where, and its words."""

    kind: str
    place: str
    text: str


class Adopted(NamedTuple):
    """All of it. `tops` are title, 主送, 署名 and date as they stood, by name; `notes` are told to whoever adopts."""

    outline: str
    office: str
    itself: str
    year: int
    title: tuple[str, ...]
    outlets: tuple[AdoptedOutlet, ...]
    lead: tuple[str, ...]
    entries: tuple[AdoptedEntry, ...]
    problems: tuple[AdoptedProblem, ...]
    plans: tuple[AdoptedPlan, ...]
    closing: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    aside: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    tops: Mapping[str, tuple[str, ...]] = {}

    @property
    def bound(self) -> tuple[Proposal, ...]:
        """The numbers that the text cites as figures."""
        return tuple(proposal for proposal in self.proposals if proposal.bound)
