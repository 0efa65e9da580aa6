"""Ink: what a template may print. Printing leaves an opaque mark in the text and the spans themselves on a ledger.

So a figure stays a figure through the prose, whatever Jinja and Markdown do to the words around it, and a `*`, `|` or
`{{` in the office's own text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from drafter.language.numbers import BEHIND_UNIT
from drafter.language.passages import restored
from drafter.model.document import Blank, Bound, Span, Text
from drafter.model.record import Figure, State

# Noncharacters: no text of the outside world holds them, drafter.read.text.files refuses those that do.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


class Print(NamedTuple):
    """One thing that was printed: its spans, the figures told by it, and whether its sentence must go.

    A figure is told where its own value stands; a 同比 or a sum computed from it does not tell it.

    `behind_unit` is a word (以上) that moves behind `unit` where the text goes on with it. `lacks` names the set phrase that
    the year has no wording for.
    """

    spans: tuple[Span, ...]
    figures: tuple[str, ...] = ()
    drops: bool = False
    behind_unit: str = ""
    unit: str = ""
    lacks: str = ""


#: What a missing figure prints: its sentence goes.
NOTHING = Print((), drops=True)
#: A piece of a composed text: words, or something that was printed.
Part = str | Print


@dataclass(slots=True)
class Ledger:
    """All that was printed for one document, in the order of the marks; the first mark is everybody's for nothing."""

    entries: list[tuple[Part, ...]] = field(default_factory=lambda: [(NOTHING,)])

    def mark(self, parts: tuple[Part, ...]) -> str:
        """Note what was printed and return the mark that stands for it in the text."""
        self.entries.append(parts)
        return f"{_OPEN}{len(self.entries) - 1}{_CLOSE}"

    def split(self, text: str) -> Iterator[Part]:
        """The text in order, with each mark turned back into what it stands for."""
        for position, piece in enumerate(_MARK.split(text)):
            if position % 2:
                yield from self.entries[int(piece)]
            elif piece:
                yield restored(piece)


class Ink:
    """A value in a template's context. Its only face is its mark; true where it would print something."""

    __slots__ = ("_parts", "ledger")

    def __init__(self, ledger: Ledger, *parts: Part) -> None:
        self.ledger = ledger
        self._parts = parts

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is printed."""
        return self._parts

    def __str__(self) -> str:
        return self.ledger.mark(self.parts)

    def __bool__(self) -> bool:
        return any(part if isinstance(part, str) else not part.drops for part in self.parts)


class FigureInk(Ink):
    """A figure, or what a filter computed from one; compares with whole numbers in conditions."""

    __slots__ = ("_entry", "figure")

    def __init__(self, ledger: Ledger, figure: Figure | None, entry: Print | None = None) -> None:
        super().__init__(ledger)
        self.figure = figure
        self._entry = entry

    @property
    def entry(self) -> Print:
        """What is printed; made when first asked for, because a document uses few of an outline's figures."""
        if self._entry is None:
            self._entry = figure_print(self.figure) if self.figure else NOTHING
        return self._entry

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is printed."""
        return (self.entry,)

    def __bool__(self) -> bool:
        return not self.entry.drops

    @property
    def value(self) -> Decimal | None:
        """What is compared; None where nothing is reported."""
        amount = self.figure.amount if self.figure else None
        return None if amount is None else amount.value

    def __eq__(self, other: object) -> bool:
        mine, theirs = self.value, _number(other)
        return mine is not None and mine == theirs

    def __gt__(self, other: object) -> bool:
        mine, theirs = self.value, _number(other)
        return mine is not None and theirs is not None and mine > theirs

    def __lt__(self, other: object) -> bool:
        mine, theirs = self.value, _number(other)
        return mine is not None and theirs is not None and mine < theirs

    def __ge__(self, other: object) -> bool:
        return self > other or self == other

    def __le__(self, other: object) -> bool:
        return self < other or self == other

    __hash__ = None  # type: ignore[assignment]  # what equals a number has no hash; mypy wants a method


def _number(value: object) -> Decimal | int | None:
    """What templates compare a figure with: a whole number, or another figure's value."""
    if isinstance(value, FigureInk):
        return value.value
    return value if isinstance(value, int) else None


class Gone(FigureInk):
    """A figure that this outline does not ask for, in a template that was written for another: it prints nothing."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(Ledger(), None, NOTHING)

    def __str__(self) -> str:
        """The mark that means nothing on every ledger."""
        return f"{_OPEN}0{_CLOSE}"


def figure_print(figure: Figure) -> Print:
    """How a figure prints: its digits bound, the words of its amount around them; a blank where it is 必报 and missing."""
    path, amount = figure.indicator.path, figure.amount
    if not (blank := figure.is_blank) and (figure.state is not State.REPORTED or amount is None):
        return NOTHING
    is_computed = bool(figure.indicator.formula) or "|" in path
    told = () if is_computed else (path,)
    if blank or amount is None:
        return Print((Blank(figure.indicator.name, figure.place),), told)
    bound = Bound(path, amount.digits, figure.indicator.name)
    moves = amount.hedge in BEHIND_UNIT and not amount.is_percent
    after = amount.scale if moves else amount.after
    spans: tuple[Span, ...] = (*_words(amount.before), bound, *_words(after))
    return Print(spans, told, behind_unit=amount.hedge if moves else "", unit=figure.indicator.unit)


def change_print(figure: Figure | None, more: str, less: str, unit: str = "") -> Print:
    """How a change prints: 增长5.3%, 下降40%, 持平; the sign becomes a word."""
    if figure is None or figure.amount is None:
        return NOTHING
    amount = figure.amount
    if amount.value == 0:
        return Print((Text("持平"),))
    word = (less if amount.value < 0 else more) + amount.before
    bound = Bound(figure.indicator.path, amount.digits.lstrip("+-"), figure.indicator.name)
    return Print((Text(word), bound, *((Text(amount.after + unit),) if amount.after + unit else ())))


def _words(text: str) -> tuple[Text, ...]:
    return (Text(text),) if text else ()
