"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from drafter.model.document import Document
from drafter.model.finding import Finding, Level, Place
from drafter.model.outline import Outline
from drafter.model.record import Outlet, Record
from drafter.model.source import Source


class Subject(NamedTuple):
    """One record with its outline, the places of its values, and the documents composed from it (one per outlet).

    `phrases` are the set phrases of the year, which prove nothing wherever they stand. `findings` are those of all `rules`, for
    the rule that looks at waivers when the others have run.
    """

    record: Record
    outline: Outline
    source: Source
    drafts: tuple[tuple[Outlet | None, Document], ...]
    phrases: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """What was composed."""
        return tuple(document for _, document in self.drafts)

    def public(self) -> Iterator[tuple[int, Outlet, Document]]:
        """The public versions, each with its place among the 报送件."""
        for index, (outlet, document) in enumerate(self.drafts):
            if outlet is not None and outlet.is_public:
                yield index, outlet, document


class Rule(NamedTuple):
    """A rule with its documentation. `check` yields a finding for each breach.

    `level` is the usual one; a relation may set its own in the outline. `why` cites the clause or regulation, `mend` says how
    to mend or waive in general; a finding says it for its case. What the law forbids is not `waivable`; what is
    `waived_singly` is waived only by waivers that say what they are about.
    """

    id: str
    level: Level
    title: str
    why: str
    mend: str
    check: Callable[[Rule, Subject], Iterator[Finding]]
    waivable: bool = True
    waived_singly: bool = False

    def finding(
        self,
        message: str,
        remedy: str,
        place: Place,
        quote: str = "",
        level: Level | None = None,
        *,
        about: tuple[str, ...] = (),
    ) -> Finding:
        """A finding of this rule."""
        return Finding(self.id, level or self.level, message, remedy, place, quote, about)


def last_day(outline: Outline, record: Record, outlet: Outlet) -> date | None:
    """The last day on which an outlet may go out: its own 期限, else the outline's."""
    channel = outline.channel(outlet.way)
    return outlet.deadline or (channel.last_day(record.year) if channel else None)
