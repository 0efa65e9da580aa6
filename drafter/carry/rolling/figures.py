"""A figure of last year → the line for this year's: what was its value becomes 上年."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.carry.rolling.plain import Mapping, lines, said
from drafter.language.numbers import AmountError, parse_amount
from drafter.model.carried import CarriedFigure
from drafter.model.record import State
from drafter.model.source import Plain


class Labels(NamedTuple):
    """What the years are called: 上年 and 前年, or by number where a year lies between."""

    last: str
    before: str
    is_next: bool

    @classmethod
    def of(cls, year: int, gap: int) -> Labels:
        """For data of this year, carried `gap` years on."""
        return cls("上年", "前年", is_next=True) if gap == 1 else cls(f"{year}年", f"{year - 1}年", is_next=False)


def carried_figure(path: str, value: Plain, unit: str, labels: Labels) -> CarriedFigure:
    """The line for the new year. Only last year's value is a 上年; an older one stands in a comment."""
    told: Mapping = value if isinstance(value, dict) else {"数值": value}
    parts = told.get("汇总")
    shares = {name: part for name, part in parts.items() if isinstance(part, str)} if isinstance(parts, dict) else {}
    names = tuple(parts) if isinstance(parts, dict) else ()
    source, private = said(told, "来源"), said(told, "仅报送")
    typed = said(told, "数值").strip()
    notes = tuple(_notes(told, shares, labels))
    if typed == State.NOT_APPLICABLE:
        return CarriedFigure(path, value=typed, source=source, private=private, notes=notes)
    typed = typed or (_total(shares, unit) if len(shares) == len(names) else "")
    if typed and not labels.is_next:
        notes, typed = (f"{labels.last}：{typed}", *notes), ""
    return CarriedFigure(path, "", typed, source, private, names, notes)


def told_of(value: Plain, unit: str, labels: Labels) -> str:
    """All that was said of a figure, on one line, for where it has no place."""
    figure = carried_figure("", value, unit, labels)
    beside = [f"来源：{figure.source}"] * bool(figure.source) + [f"仅报送：{figure.private}"] * bool(figure.private)
    typed = figure.value or figure.previous
    counted = "" if figure.value or unit == "%" or typed.endswith(unit) else unit
    return "；".join([f"{typed}{counted}"] * bool(typed) + list(figure.notes) + beside)


def _notes(told: Mapping, shares: dict[str, str], labels: Labels) -> Iterator[str]:
    if shares:
        yield f"{labels.last}的汇总：{'，'.join(f'{name} {part}' for name, part in shares.items())}"
    for line in lines(said(told, "说明")):
        yield f"{labels.last}的说明：{line}"
    if change := said(told, "同比"):
        yield f"{labels.last}的同比：{change}"
    if earlier := said(told, "上年"):
        yield f"{labels.before}：{earlier}"


def _total(shares: dict[str, str], unit: str) -> str:
    """The exact sum of the parts, as the program itself would print it; empty where they have none."""
    try:
        amounts = [parse_amount(part, unit) for part in shares.values()]
    except AmountError:
        return ""
    return f"{sum((amount.value for amount in amounts), Decimal(0)):f}" if amounts else ""
