"""What a rule on texts is: a function with its documentation beside it, examples that run as tests included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.model.finding import Finding, Level, Place
from drafter.model.script import Paragraph, Report, Script, Version

#: So many characters are quoted on either side of what is wrong.
_AROUND = 14
EVERY_REPORT = frozenset(Report)


class Example(NamedTuple):
    """A text (each line a paragraph) and what it is checked as. A near miss is one that looks like the other kind.

    `former` is last year's text, for rules that compare.
    """

    text: str
    version: Version | None = None
    is_near_miss: bool = False
    former: str = ""


class TextRule(NamedTuple):
    """A rule on texts. `check` yields a finding for each breach.

    `why` cites the clause or regulation, `mend` says how to mend or waive in general, `wrong` and `right` are examples of both
    kinds. `reports` are the kinds of report it is for; `is_off` rules run only where they are selected by name. Rules that are
    `of_file` ask what a .docx is beside its words and find nothing in other files; their tests make documents, so they have
    no examples.
    """

    id: str
    level: Level
    title: str
    why: str
    mend: str
    check: Callable[[TextRule, Script], Iterator[Finding]]
    wrong: tuple[Example, ...] = ()
    right: tuple[Example, ...] = ()
    reports: frozenset[Report] = EVERY_REPORT
    is_off: bool = False
    of_file: bool = False

    def finding(
        self,
        paragraph: Paragraph,
        message: str,
        remedy: str = "",
        span: tuple[int, int] | None = None,
        level: Level | None = None,
    ) -> Finding:
        """A finding at a stretch of a paragraph, or at the whole of it; the words there are quoted."""
        start, end = span or (0, len(paragraph.text))
        place = paragraph.place
        if place.column is not None:
            place = place._replace(column=start + 1)
        quote = _quoted(paragraph.text, start, end)
        about = (paragraph.text[start:end],) if span else ()
        where = (paragraph.at, start, end)
        return Finding(self.id, level or self.level, message, remedy or self.mend, place, quote, about, span=where)

    def of_text(self, script: Script, message: str, remedy: str = "", level: Level | None = None) -> Finding:
        """A finding about the text as a whole; its place is where it begins."""
        first = script.paragraphs[0].place if script.paragraphs else None
        place = first._replace(spot="全文") if first and first.spot else first
        if place is None:
            place = Place(script.file)
        return Finding(self.id, level or self.level, message, remedy or self.mend, place)


def _quoted(text: str, start: int, end: int) -> str:
    """What is wrong with a little around it."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if last - first > 4 * _AROUND + 20:
        last = first + 4 * _AROUND + 20
    return ("…" if first else "") + text[first:last].replace("\n", "") + ("…" if last < len(text) else "")
