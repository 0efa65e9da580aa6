"""Figures as sentences tell them: each with the words before and behind it, what it can stand for, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from drafter.check.texts.kept import kept_for_script
from drafter.language.numbers import AmountError, parse_amount
from drafter.language.quantity import Quantity
from drafter.model.interval import Interval
from drafter.model.numerals import Number
from drafter.model.script import Paragraph, Part, Script

#: So many characters before and behind a figure are looked at.
_LEAD, _TAIL = 32, 14
#: So far before it the bracket may open in which a figure stands.
_BRACKET = 200
#: A sentence with more figures is a table written out, which nobody's words relate.
_MOST_FIGURES = 40
_STOP = re.compile(r"[，,；;、。：:！？!?（）()\n]")
_HEDGED_SHARE = re.compile("([余多])[%％]")
#: Units that count the same things: 20起 of which 20件.
_SAME = {
    **dict.fromkeys(("件", "起", "宗", "例", "件次"), "件"),
    **dict.fromkeys(("人", "名", "位"), "人"),
    **dict.fromkeys(("次", "场", "场次", "期", "轮"), "次"),
    **dict.fromkeys(("家", "家次"), "家"),
}
_NO_COUNTS = frozenset(
    {"", "倍", "成", "度", "个百分点", "年", "个月", "周", "天", "日", "小时", "分钟", "工作日", "岁", "学时"}
)


@dataclass(eq=False)
class Told:
    """A figure in its sentence. `lead` are the words before it back to a mark or another figure, `tail` those behind.

    `is_bracketed` says that it stands within round brackets.
    """

    number: Number
    lead: str
    tail: str
    is_bracketed: bool = False

    @cached_property
    def quantity(self) -> Quantity | None:
        """What it can stand for; None where nobody can say."""
        text = _HEDGED_SHARE.sub(r"%\1", self.number.text.replace("‰", "%"))  # 100余% is read as 100%余
        try:
            read = Quantity.of(parse_amount(text, self.number.unit, signed=True))
        except AmountError:
            return None
        return replace(read * Quantity.exactly(Fraction(1, 10)), percent=True) if "‰" in self.number.text else read

    @property
    def text(self) -> str:
        """The figure as it is written."""
        return self.number.text

    @property
    def is_percent(self) -> bool:
        """Whether it is a share: a percentage, or so many of a thousand."""
        return any(sign in self.number.text for sign in "%％‰")

    @property
    def counts(self) -> str:
        """What kind of thing it counts, by its unit; empty for rates, spans of time and bare numbers."""
        unit = self.number.unit
        return "" if self.is_percent or unit in _NO_COUNTS else _SAME.get(unit, unit)

    @cached_property
    def exact(self) -> int | None:
        """The whole number that it is, where it is one without any words of approximation."""
        found = self.quantity
        if found is None or found.loose or found.percent or found.nominal.denominator != 1 or found.nominal < 0:
            return None
        return int(found.nominal) if found.interval == Interval.point(found.nominal) else None

    @property
    def decimals(self) -> int:
        """How many decimals it is written with, as a percentage where it is a share."""
        found = re.search(r"[.．]([0-9０-９]+)", self.number.text)
        return (len(found[1]) if found else 0) + ("‰" in self.number.text)


class Said(NamedTuple):
    """A sentence with the figures that it tells."""

    paragraph: Paragraph
    text: str
    start: int
    figures: tuple[Told, ...]

    def between(self, first: Told, second: Told) -> str:
        """The words between two of its figures."""
        return self.paragraph.text[first.number.end : second.number.start]


def sentences_with_figures(script: Script) -> Iterator[Said]:
    """Every sentence of the text that tells figures."""
    return (said for _, told in paragraphs_with_figures(script) for said in told)


@kept_for_script
def paragraphs_with_figures(script: Script) -> tuple[tuple[Paragraph, tuple[Said, ...]], ...]:
    """Every paragraph of the text with those of its sentences that tell figures."""
    found = ((paragraph, tuple(_told_in(paragraph))) for paragraph in script.of(Part.BODY, Part.HEADING))
    return tuple((paragraph, told) for paragraph, told in found if told)


def _told_in(paragraph: Paragraph) -> Iterator[Said]:
    numbers = paragraph.numbers
    figures = list(paragraph.figures())
    ends = {number.start: numbers[at - 1].end if at else 0 for at, number in enumerate(numbers)}
    starts = {
        number.start: numbers[at + 1].start if at + 1 < len(numbers) else len(paragraph.text)
        for at, number in enumerate(numbers)
    }
    at = 0
    for sentence in paragraph.sentences:
        members = []
        while at < len(figures) and figures[at].start < sentence.end:
            members.append(figures[at])
            at += 1
        if not members or len(members) > _MOST_FIGURES:
            continue
        told = (_told(paragraph.text, sentence.start, number, ends[number.start], starts[number.start]) for number in members)
        yield Said(paragraph, sentence.text, sentence.start, tuple(told))


def _told(text: str, begins: int, number: Number, last_end: int, next_start: int) -> Told:
    before = text[max(last_end, number.start - _LEAD) : number.start]
    behind = text[number.end : min(next_start, number.end + _TAIL)]
    lead = _STOP.split(before)[-1]
    near = max(begins, number.start - _BRACKET)
    is_bracketed = max(text.rfind(mark, near, number.start) for mark in "（(") > max(
        text.rfind(mark, near, number.start) for mark in "）)"
    )
    return Told(number, lead, _STOP.split(behind, maxsplit=1)[0], is_bracketed)


def span(*figures: Told) -> tuple[int, int]:
    """The stretch of the paragraph from the first of these figures to the last."""
    return min(figure.number.start for figure in figures), max(figure.number.end for figure in figures)
