"""Two reports' figures → each figure beside itself, in the order of the later report's outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from drafter.language.derive import change_rate, difference, is_inexact
from drafter.language.expressions import parse_expression
from drafter.language.quantity import Quantity
from drafter.model.amount import Amount
from drafter.model.comparison import FigureChange, Result
from drafter.model.outline import Indicator, Outline
from drafter.model.record import Figure, State

#: A figure that moved by half of what it was, and by so much, is one that anybody will ask about.
_FEWEST_MOVED = 10


def compared_figures(
    before: Mapping[str, Figure],
    after: Mapping[str, Figure],
    outline: Outline,
    titles: Mapping[str, str],
    last_year: int | None,
) -> Iterator[FigureChange]:
    """The figures that both outlines ask for and at least one report has.

    `titles` are those of the outline's sections; `last_year` is given where the later report's 上年 is the
    earlier report's own year.
    """
    for section, indicator in in_order(outline):
        old, new = before.get(indicator.path), after[indicator.path]
        if old is None or old.indicator.unit != indicator.unit or (old.amount is None and new.amount is None):
            continue
        yield _compared(old, new, titles.get(section, section), last_year)


def in_order(outline: Outline) -> Iterator[tuple[str, Indicator]]:
    """All indicators with the section where they are told; a derived one behind those of the section that it comes from."""
    homes = {indicator.path: indicator.home for indicator in outline.reported}
    for indicator in outline.indicators.values():
        if indicator.formula:  # what a derived figure uses stands before it
            used = parse_expression(indicator.formula).paths
            homes[indicator.path] = next((homes[path] for path in used if path in homes), "")
    for section in (*(section.key for section in outline.walk()), ""):
        for path, home in homes.items():
            if home == section:
                yield section, outline.indicators[path]


def _compared(old: Figure, new: Figure, section: str, last_year: int | None) -> FigureChange:
    conflict = _conflict(old, new, last_year) if last_year else ""
    change = FigureChange(new.indicator, section, old, new, Result.SAME, conflict=conflict)
    if new.amount is None or old.amount is None:
        return change._replace(result=_on_one_side(new))
    moved = difference(old.amount, new.amount)
    if moved is None:
        return change._replace(result=Result.INCOMPARABLE)
    rate = None if new.amount.is_percent else change_rate(new._replace(previous=old.amount))
    return change._replace(
        result=Result.UP if moved.value > 0 else Result.DOWN if moved.value < 0 else _unmoved(old.amount, new.amount),
        difference=moved,
        rate=rate.amount if rate else None,
        big=not new.amount.is_percent and _is_big(Fraction(old.amount.value), Fraction(moved.value)),
    )


def _on_one_side(new: Figure) -> Result:
    """What became of a figure that only one of the reports has."""
    if new.amount is not None:
        return Result.NEW
    if new.state is State.NOT_APPLICABLE:
        return Result.NOT_APPLICABLE
    return Result.UNREPORTED if new.is_blank else Result.GONE


def _unmoved(old: Amount, new: Amount) -> Result:
    """260余 and 260 are the same only roughly: what the one stands for is not known so exactly."""
    is_rough = str(old) != str(new) and (is_inexact(old) or is_inexact(new))
    return Result.ROUGHLY_SAME if is_rough else Result.SAME


def _is_big(old: Fraction, moved: Fraction) -> bool:
    return abs(moved) >= _FEWEST_MOVED and 2 * abs(moved) >= abs(old)


def _conflict(before: Figure, new: Figure, last_year: int) -> str:
    """What does not fit between last year's number, or the change, as it is told now, and what was told then."""
    told, old = new.previous, before.amount
    if old is None:
        then = "填的是不适用" if before.state is State.NOT_APPLICABLE else "没有报这一项"
        return f"上年填 {told}，{last_year}年报告{then}" if told is not None else ""
    if told is not None:
        if told.value == old.value or told.interval.meets(old.interval):
            return ""
        return f"上年填 {told}，{last_year}年报告是 {old}"
    if new.change is None or new.amount is None or old.value == 0:
        return ""
    try:
        rate = Quantity.of(new.amount) / Quantity.of(old) - Quantity.exactly(1)
    except ZeroDivisionError:
        return ""
    if new.change.interval.meets(rate.interval):
        return ""
    computed = change_rate(new._replace(previous=old))
    return f"同比填 {new.change}，按{last_year}年报告的 {old} 算是 {computed.amount if computed else ''}"
