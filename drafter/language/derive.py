"""Derived figures (计算指标): the outline's formulas, 同比, 占比 and 提高百分点. Computed exactly, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from drafter.language.expressions import Term, evaluate, parse_expression
from drafter.language.numbers import rounded_to
from drafter.language.quantity import Quantity, written
from drafter.model.amount import Amount
from drafter.model.finding import Place
from drafter.model.outline import Indicator, Outline
from drafter.model.record import Figure, State

#: 同比 and 占比 are printed with at most so many decimals, half up.
RATE_DECIMALS = 1
FORMULA_DECIMALS = 2


def with_derived(figures: Mapping[str, Figure], outline: Outline, top: Place) -> dict[str, Figure]:
    """The reported figures and, behind them, the outline's derived ones; absent where an operand is."""
    known = dict(figures)
    for indicator in outline.indicators.values():
        if indicator.formula:
            known[indicator.path] = _derived(indicator, known, top)
    return known


def term(figures: Mapping[str, Figure], path: str) -> Term:
    """A figure as an operand, reading `本年新收 313`."""
    figure = figures[path]
    short = figure.indicator.short
    if figure.amount is None or figure.state is not State.REPORTED:
        return Term(None, f"{short}（{figure.state}）")
    return Term(Quantity.of(figure.amount), f"{short} {figure.amount}", is_leaf=True)


def change_rate(figure: Figure) -> Figure | None:
    """同比: computed from last year's value; as typed where only the rate is known; None where neither is."""
    if figure.state is not State.REPORTED or figure.amount is None:
        return None
    if figure.previous is None:
        return _like(figure, "同比", figure.change, "按填报的同比") if figure.change else None
    before, now = figure.previous.value, figure.amount.value
    if before == 0:
        return None
    rate = (Fraction(now) - Fraction(before)) / Fraction(before)
    how = f"（{figure.amount} - {figure.previous}） ÷ {figure.previous}"
    loose = is_inexact(figure.amount) or is_inexact(figure.previous)
    return _like(figure, "同比", _percentage(rate, RATE_DECIMALS, loose=loose), how)


def previous_figure(figure: Figure) -> Figure | None:
    """Last year's value as a figure of its own, so that it is bound where it is printed."""
    if figure.previous is None:
        return None
    last = _like(figure, "上年", figure.previous, "")
    return last._replace(indicator=last.indicator._replace(unit=figure.indicator.unit))


def share(figure: Figure, whole: Figure) -> Figure | None:
    """占比: what part of `whole` this figure is; None where one is missing or the whole is zero."""
    if figure.amount is None or whole.amount is None or whole.amount.value == 0:
        return None
    rate = Fraction(figure.amount.value) / Fraction(whole.amount.value)
    how = f"{figure.amount} ÷ {whole.indicator.short} {whole.amount}"
    amount = _percentage(rate, RATE_DECIMALS, loose=is_inexact(figure.amount) or is_inexact(whole.amount))
    return _like(figure, f"占比({whole.indicator.path})", amount, how)


def difference(before: Amount, now: Amount) -> Amount | None:
    """By how much an amount moved, of rates in percentage points; None where only one of them is a rate."""
    if before.is_percent is not now.is_percent:
        return None
    moved = Fraction(now.value) - Fraction(before.value)
    most = max(0, *(-int(amount.value.as_tuple().exponent) for amount in (before, now)))  # 0.18 and 0.189: exact at three
    digits = written(moved * 100, decimals=max(most - 2, 0)) if now.is_percent else written(moved, decimals=most)
    return _amount(digits, loose=is_inexact(before) or is_inexact(now))


def point_change(figure: Figure) -> Figure | None:
    """提高百分点: by how many percentage points a rate moved since last year; None where it cannot be said."""
    now, before = figure.amount, figure.previous
    if now is None or before is None or not (now.is_percent and before.is_percent):
        return None
    points = (Fraction(now.value) - Fraction(before.value)) * 100
    amount = _amount(written(points, decimals=FORMULA_DECIMALS), loose=is_inexact(now) or is_inexact(before))
    return _like(figure, "提高百分点", amount, f"{now} - {before}")


def is_inexact(amount: Amount) -> bool:
    """Whether the amount was typed as an approximation (约, 余, 以上, 万), so that what is computed from it is 约.

    1284.6万元 is as exact as anything that offices report.
    """
    return amount.loose or bool(amount.before or amount.after)


def _derived(indicator: Indicator, figures: Mapping[str, Figure], top: Place) -> Figure:
    formula = parse_expression(indicator.formula)
    result = evaluate(formula, lambda path: term(figures, path))
    empty = Figure(indicator, top)
    quantity = result.quantity
    if quantity is None:
        return empty
    amounts = (figures[path].amount for path in formula.paths)
    inexact = any(is_inexact(amount) for amount in amounts if amount is not None)
    if indicator.is_share:
        amount = _percentage(quantity.nominal, FORMULA_DECIMALS, loose=inexact)
    else:
        amount = _amount(written(quantity.nominal), loose=inexact)
    return empty._replace(state=State.REPORTED, amount=amount, how=result.words)


def _like(figure: Figure, name: str, amount: Amount, how: str) -> Figure:
    """A figure computed from one figure; it keeps the place of the one it came from."""
    base = figure.indicator
    unit = "%" if amount.is_percent else "个百分点"
    indicator = base._replace(
        path=f"{base.path}|{name}", name=f"{base.name}{name.partition('(')[0]}", short=name, unit=unit, required=False
    )
    return Figure(indicator, figure.place, State.REPORTED, amount, source=figure.source, how=how)


def _percentage(rate: Fraction, decimals: int, *, loose: bool) -> Amount:
    return _amount(written(rate, percent=True, decimals=decimals), loose=loose)


def _amount(digits: str, *, loose: bool) -> Amount:
    """A computed amount stands for what rounds to it, like a typed one."""
    number = digits.rstrip("%")
    exponent = -2 if digits.endswith("%") else 0
    value = Decimal(f"{number}E{exponent}")
    interval = rounded_to(Fraction(value), exponent - len(number.partition(".")[2]))
    return Amount(digits, value, interval, before="约" if loose else "", loose=loose)
