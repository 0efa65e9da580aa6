"""Interval arithmetic: the result holds whatever the operands' members can give."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from drafter.model.interval import End, Interval

ZERO = Interval.point(Fraction(0))
YU = Interval(End(Fraction(160), is_open=True), End(Fraction(170), is_open=True))  # 160余


def holds(interval: Interval, value: Fraction) -> bool:
    """Whether the value lies in the interval, told without the interval's own methods."""
    low, high = interval.low, interval.high
    above = low.value is None or value > low.value or (value == low.value and not low.is_open)
    below = high.value is None or value < high.value or (value == high.value and not high.is_open)
    return above and below


fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=20)


@st.composite
def memberships(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a number that lies in it; often at its end, often zero."""
    member = draw(fractions | st.just(Fraction(0)))
    return Interval(draw(_low_ends(member)), draw(_high_ends(member))), member


def _low_ends(member: Fraction) -> st.SearchStrategy[End]:
    gaps = st.fractions(min_value=Fraction(1, 20), max_value=100, max_denominator=20)
    further = st.builds(lambda gap, is_open: End(member - gap, is_open), gaps, st.booleans())
    return st.just(End(member)) | further | st.just(End(None))


def _high_ends(member: Fraction) -> st.SearchStrategy[End]:
    return _low_ends(-member).map(lambda end: End(None if end.value is None else -end.value, end.is_open))


OPERATIONS = pytest.mark.parametrize("operate", [add, sub, mul], ids=["sum", "difference", "product"])


@OPERATIONS
@given(a=memberships(), b=memberships())
@example(a=(ZERO, Fraction(0)), b=(YU, Fraction(165)))
def test_the_result_holds_the_exact_result_of_any_members(
    operate: Callable[..., Interval], a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
):
    assert holds(operate(a[0], b[0]), operate(a[1], b[1]))


@given(a=memberships(), b=memberships())
@example(a=(ZERO, Fraction(0)), b=(YU, Fraction(165)))
def test_the_quotient_holds_the_exact_quotient_of_any_members(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]):
    try:
        quotient = a[0] / b[0]
    except ZeroDivisionError:
        reject()
    assert holds(quotient, a[1] / b[1])


def test_zero_times_a_figure_with_yu_is_zero():
    assert (ZERO * YU).meets(ZERO)


def test_zero_out_of_a_figure_with_yu_is_zero():
    assert (ZERO / YU).meets(ZERO)


@given(a=memberships())
def test_dividing_by_what_can_be_zero_is_refused(a: tuple[Interval, Fraction]):
    around = Interval(End(Fraction(-1)), End(Fraction(1)))

    with pytest.raises(ZeroDivisionError):
        _ = a[0] / around


@pytest.mark.parametrize("operate", [add, sub, mul, truediv], ids=["sum", "difference", "product", "quotient"])
@given(a=fractions, b=fractions)
def test_arithmetic_with_points_is_exact(operate: Callable[..., Fraction], a: Fraction, b: Fraction):
    assume(b != 0)

    assert operate(Interval.point(a), Interval.point(b)) == Interval.point(operate(a, b))


@given(a=memberships(), b=memberships())
def test_meeting_is_symmetric(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]):
    assert a[0].meets(b[0]) == b[0].meets(a[0])


@given(memberships())
def test_an_interval_meets_itself_and_each_of_its_members(a: tuple[Interval, Fraction]):
    assert a[0].meets(a[0])
    assert a[0].meets(Interval.point(a[1]))


@given(a=memberships(), value=fractions)
def test_meeting_a_point_is_holding_it(a: tuple[Interval, Fraction], value: Fraction):
    assert a[0].meets(Interval.point(value)) == holds(a[0], value)


@given(a=memberships(), b=memberships())
def test_an_interval_can_be_at_most_another_when_two_members_are(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]):
    if a[1] <= b[1]:
        assert a[0].can_be_at_most(b[0])


@given(a=memberships(), b=memberships())
def test_of_two_intervals_one_can_be_at_most_the_other(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]):
    assert a[0].can_be_at_most(b[0]) or b[0].can_be_at_most(a[0])


def test_neighbours_that_share_only_an_open_end_do_not_meet():
    below = Interval(End(Fraction(0)), End(Fraction(1), is_open=True))
    above = Interval(End(Fraction(1)), End(Fraction(2)))

    assert not below.meets(above)


@given(memberships())
def test_negating_twice_changes_nothing(a: tuple[Interval, Fraction]):
    negated = -a[0]

    assert -negated == a[0]
