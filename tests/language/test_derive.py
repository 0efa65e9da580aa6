"""Derived figures: 同比, 占比, 提高百分点 and the outline's formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.language.derive import change_rate, point_change, previous_figure, share, term, with_derived
from drafter.language.expressions import compare, parse_expression
from drafter.language.ink import change_print
from drafter.language.narrative import Reference
from drafter.language.placeholders import placeholder_fault
from drafter.language.quantity import rounded
from drafter.language.templating import apply_filter
from drafter.model.document import Bound, Text
from drafter.model.finding import Place
from drafter.model.outline import Indicator, Outline
from drafter.model.phrases import Phrases
from drafter.model.record import Figure, State

TOP = Place("数据.yaml", 1, 1)


def digits(figure: Figure | None) -> str | None:
    return None if figure is None or figure.amount is None else str(figure.amount)


# ---- 同比 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("66", "110", "-40%"),
        ("110", "66", "66.7%"),
        ("100", "100", "0%"),
        ("0", "5", "-100%"),
        ("3120", "4890", "-36.2%"),
        ("1", "3", "-66.7%"),
        ("1065", "1000", "6.5%"),
        ("100045", "100000", "0%"),
        ("100050", "100000", "0.1%"),
        ("300", "100", "200%"),
        ("5.5万", "5万", "约10%"),
    ],
)
def test_the_change_is_computed_from_last_years_value(figure: Any, now: str, before: str, expected: str):
    assert digits(change_rate(figure(typed=now, previous=before))) == expected


def test_the_change_from_nothing_cannot_be_said(figure: Any):
    assert change_rate(figure(typed="5", previous="0")) is None


def test_the_change_of_an_absent_figure_cannot_be_said(figure: Any):
    assert change_rate(figure(typed=None, previous="5")) is None
    assert change_rate(figure(typed="5")) is None
    assert change_rate(figure(typed="5", previous="4", state=State.NOT_APPLICABLE)) is None


def test_a_typed_change_stands_where_last_years_value_is_not_known(figure: Any):
    typed = change_rate(figure(typed="66", change="-40%"))
    assert digits(typed) == "-40%"
    assert typed is not None
    assert typed.how == "按填报的同比"


def test_last_years_value_counts_more_than_a_typed_change(figure: Any):
    assert digits(change_rate(figure(typed="66", previous="110", change="-5%"))) == "-40%"


def test_a_change_of_a_rough_figure_is_rough(figure: Any):
    assert digits(change_rate(figure(typed="约300", previous="200"))) == "约50%"
    assert digits(change_rate(figure(typed="300", previous="约200"))) == "约50%"


def test_the_change_is_a_figure_with_a_name_of_its_own_that_keeps_its_place(figure: Any):
    base = figure("应诉.新收", "66", previous="110")
    change = change_rate(base)

    assert change is not None
    assert (change.indicator.path, change.indicator.unit, change.place) == ("应诉.新收|同比", "%", base.place)
    assert not change.is_blank


@pytest.mark.parametrize(
    ("now", "before", "spans"),
    [
        ("66", "110", (Text("下降"), Bound("甲|同比", "40%", "新收甲同比"))),
        ("132", "110", (Text("增长"), Bound("甲|同比", "20%", "新收甲同比"))),
        ("约132", "110", (Text("增长约"), Bound("甲|同比", "20%", "新收甲同比"))),
        ("110", "110", (Text("持平"),)),
    ],
)
def test_the_sign_of_a_change_becomes_a_word(figure: Any, now: str, before: str, spans: tuple[Any, ...]):
    change = change_rate(figure("甲", now, previous=before))

    assert change_print(change, "增长", "下降").spans == spans


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(now=st.integers(0, 10**9), before=st.integers(1, 10**9))
def test_the_change_is_exact_to_one_decimal(figure: Any, now: int, before: int):
    change = change_rate(figure(typed=str(now), previous=str(before)))

    assert change is not None
    assert change.amount is not None
    assert Fraction(change.amount.value) * 100 == Fraction(rounded(Fraction(now - before, before) * 100, 1))


# ---- 上年, 占比, 提高百分点 ------------------------------------------------------------------------------------------


def test_last_years_value_is_a_figure_in_the_same_unit(figure: Any):
    last = previous_figure(figure("应诉.新收", "66", previous="110"))

    assert last is not None
    assert (last.indicator.path, last.indicator.unit, digits(last)) == ("应诉.新收|上年", "件", "110")
    assert previous_figure(figure("应诉.新收", "66")) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("56", "62", "90.3%"),
        ("0", "62", "0%"),
        ("62", "62", "100%"),
        ("1", "3", "33.3%"),
        ("约56", "62", "约90.3%"),
        ("56", "0", None),
        (None, "62", None),
        ("56", None, None),
    ],
)
def test_a_share_is_computed_and_a_zero_or_missing_whole_gives_none(
    figure: Any, part: str | None, whole: str | None, expected: str | None
):
    assert digits(share(figure("应诉.出庭", part), figure("应诉.通知", whole))) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("90%", "85.5%", "4.5"),
        ("85.5%", "90%", "-4.5"),
        ("90%", "90%", "0"),
        ("18.9%", "18.85%", "0.05"),
        ("约90%", "80%", "约10"),
        ("90%", None, None),
    ],
)
def test_percentage_points_are_the_difference_of_two_rates(figure: Any, now: str, before: str | None, expected: str | None):
    moved = point_change(figure("应诉.出庭率", now, unit="%", previous=before))

    assert digits(moved) == expected
    assert moved is None or moved.indicator.unit == "个百分点"


@pytest.mark.parametrize(("now", "before"), [("98%以上", "90%"), ("98%", "90%以上"), ("约98%", "90%")])
def test_percentage_points_of_an_inexact_rate_are_inexact(figure: Any, now: str, before: str):
    assert digits(point_change(figure("应诉.出庭率", now, unit="%", previous=before))) == "约8"


def test_counts_have_no_percentage_points(figure: Any):
    assert point_change(figure("应诉.新收", "66", previous="110")) is None


def test_percentage_points_print_with_a_word_and_their_unit(figure: Any):
    _, entry = apply_filter("提高百分点", figure("应诉.出庭率", "85.5%", unit="%", previous="90%"))

    assert [span.text if isinstance(span, Text) else span.digits for span in entry.spans] == ["降低", "4.5", "个百分点"]


def test_a_filter_with_an_argument_that_it_does_not_take_is_found_by_validation():
    reference = Reference("应诉.新收", "同比", "应诉.通知", 0, "【应诉.新收|同比（应诉.通知）】")

    assert placeholder_fault(reference, an_outline(), Phrases()) is not None


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (Reference("应诉.新收", "", "", 0, "【应诉.新收】"), None),
        (Reference("应诉.新收", "同比", "", 0, "【应诉.新收|同比】"), None),
        (Reference("应诉.新收", "占比", "应诉.通知", 0, "【应诉.新收|占比（应诉.通知）】"), None),
        (Reference("应诉.新手", "", "", 0, "【应诉.新手】"), "“应诉.新手”不是提纲里的指标"),
        (Reference("应诉.新收", "环比", "", 0, "【应诉.新收|环比】"), "“环比”不是可用的算法"),
        (Reference("应诉.新收", "占比", "", 0, "【应诉.新收|占比】"), "总数指标"),
        (Reference("应诉.新收", "占比", "应诉.无", 0, "【应诉.新收|占比（应诉.无）】"), "总数指标"),
    ],
)
def test_what_is_wrong_with_a_placeholder_is_said(reference: Reference, said: str | None):
    fault = placeholder_fault(reference, an_outline(), Phrases())

    assert (fault is None) if said is None else (fault is not None and said in fault[0])


# ---- the outline's formulas -----------------------------------------------------------------------------------------


def an_outline(**derived: tuple[str, str]) -> Outline:
    """An outline with 应诉.新收 and 应诉.通知, and derived figures as (unit, formula)."""
    indicators = {path: Indicator(path, path, path[3:], "件") for path in ("应诉.新收", "应诉.通知")}
    indicators |= {path: Indicator(path, path, path, unit, formula=formula) for path, (unit, formula) in derived.items()}
    return Outline("测试", "test", 1, "测试", 2021, "无", (), indicators, {}, ())


def derived(figure: Any, unit: str, formula: str, received: str | None, summoned: str | None) -> Figure:
    outline = an_outline(率=(unit, formula))
    known = {"应诉.新收": figure("应诉.新收", received), "应诉.通知": figure("应诉.通知", summoned)}
    return with_derived(known, outline, TOP)["率"]


@pytest.mark.parametrize(
    ("unit", "formula", "received", "summoned", "expected"),
    [
        ("件", "应诉.新收 + 应诉.通知", "66", "62", "128"),
        ("件", "应诉.新收 - 应诉.通知", "66", "62", "4"),
        ("%", "应诉.通知 / 应诉.新收", "66", "62", "93.94%"),
        ("%", "应诉.通知 / 应诉.新收", "62", "62", "100%"),
        ("件", "应诉.新收 / 应诉.通知", "66", "62", "1.06"),
        ("件", "应诉.新收 + 应诉.通知", "约66", "62", "约128"),
        ("件", "应诉.新收 + 应诉.通知", "5.5万", "62", "约55062"),
        ("件", "应诉.新收 + 应诉.通知", "0", "0", "0"),
    ],
)
def test_a_derived_figure_is_computed_from_reported_ones(
    figure: Any, unit: str, formula: str, received: str, summoned: str, expected: str
):
    result = derived(figure, unit, formula, received, summoned)

    assert result.state is State.REPORTED
    assert digits(result) == expected


def test_a_rate_of_an_inexact_figure_is_printed_as_inexact(figure: Any):
    assert digits(derived(figure, "%", "应诉.通知 / 应诉.新收", "160余", "100")) == "约62.5%"


@pytest.mark.parametrize(("received", "summoned"), [(None, "62"), ("66", None), (None, None)])
def test_a_derived_figure_is_absent_where_an_operand_is(figure: Any, received: str | None, summoned: str | None):
    result = derived(figure, "件", "应诉.新收 + 应诉.通知", received, summoned)

    assert result.state is State.ABSENT
    assert result.amount is None


def test_a_rate_of_nothing_is_absent(figure: Any):
    assert derived(figure, "%", "应诉.通知 / 应诉.新收", "0", "0").state is State.ABSENT


def test_a_derived_figure_says_how_it_was_computed(figure: Any):
    assert derived(figure, "件", "应诉.新收 + 应诉.通知", "66", "62").how == "新收 66 + 通知 62"


def test_a_derived_figure_may_use_one_that_stands_before_it(figure: Any):
    outline = an_outline(甲=("件", "应诉.新收 + 1"), 乙=("件", "甲 * 2"))
    known = {"应诉.新收": figure("应诉.新收", "66"), "应诉.通知": figure("应诉.通知", "62")}

    assert digits(with_derived(known, outline, TOP)["乙"]) == "134"


def test_a_derived_rate_agrees_with_its_own_formula(figure: Any):
    outline = an_outline(率=("%", "应诉.通知 / 应诉.新收"))
    known = {"应诉.新收": figure("应诉.新收", "3"), "应诉.通知": figure("应诉.通知", "1")}
    figures = with_derived(known, outline, TOP)

    assert compare(parse_expression("率 == 应诉.通知 / 应诉.新收"), lambda path: term(figures, path)).holds is True


def test_deriving_leaves_the_reported_figures_alone(figure: Any):
    known = {"应诉.新收": figure("应诉.新收", "66"), "应诉.通知": figure("应诉.通知", "62")}
    before = dict(known)
    with_derived(known, an_outline(甲=("件", "应诉.新收 + 1")), TOP)

    assert known == before


def test_a_huge_product_in_a_formula_does_not_stop_the_program(figure: Any):
    formula = " * ".join(["应诉.新收"] * 5)
    result = derived(figure, "件", formula, "999999999999999999", "1")

    assert result.indicator.formula == formula


@pytest.mark.parametrize(
    ("typed", "state", "words"),
    [("66", None, "新收 66"), (None, None, "新收（未报）"), (None, State.NOT_APPLICABLE, "新收（不适用）")],
)
def test_an_operand_reads_with_its_short_name(figure: Any, typed: str | None, state: State | None, words: str):
    assert term({"应诉.新收": figure("应诉.新收", typed, state=state)}, "应诉.新收").words == words
