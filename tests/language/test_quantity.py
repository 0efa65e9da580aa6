"""Quantities: exact in the middle of a computation, rounded half up only where they are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.numbers import parse_amount
from drafter.language.quantity import Quantity, rounded, written

fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("0.1249999999", 2, "0.12"),
        ("2.675", 2, "2.68"),
        ("89.965", 2, "89.97"),
    ],
)
def test_a_half_is_rounded_away_from_zero(number: str, decimals: int, expected: str):
    assert rounded(Fraction(number), decimals) == expected


@given(number=fractions, decimals=st.integers(0, 4))
def test_rounding_moves_a_number_by_at_most_half_a_place(number: Fraction, decimals: int):
    result = Fraction(rounded(number, decimals))

    assert abs(result - number) <= Fraction(1, 2 * 10**decimals)
    assert abs(result) >= abs(number) or abs(result - number) < Fraction(1, 2 * 10**decimals)


@given(number=fractions, decimals=st.integers(0, 4))
def test_rounding_does_not_depend_on_the_sign(number: Fraction, decimals: int):
    assert Fraction(rounded(-number, decimals)) == -Fraction(rounded(number, decimals))


@pytest.mark.parametrize(
    ("number", "percent", "decimals", "expected"),
    [
        (Fraction(321), False, 2, "321"),
        (Fraction(1, 3), False, 2, "0.33"),
        (Fraction(1, 2), False, 2, "0.5"),
        (Fraction(3, 10), True, 2, "30%"),
        (Fraction(90, 476), True, 1, "18.9%"),
        (Fraction(-2, 5), True, 1, "-40%"),
        (Fraction(-1, 1000), False, 2, "0"),
        (Fraction(-1, 100000), True, 1, "0%"),
        (Fraction(1200), False, 2, "1200"),
        (Fraction(10**20), False, 2, "1" + "0" * 20),
    ],
)
def test_a_number_is_written_without_trailing_zeros(number: Fraction, percent: bool, decimals: int, expected: str):
    assert written(number, percent=percent, decimals=decimals) == expected


@given(number=fractions, percent=st.booleans())
def test_what_is_written_is_never_in_scientific_form(number: Fraction, percent: bool):
    assert set(written(number, percent=percent)) <= set("-0123456789.%")


def test_a_number_of_seventy_digits_is_written_too():
    assert written(Fraction(10**70)) == "1" + "0" * 70


def of(typed: str) -> Quantity:
    return Quantity.of(parse_amount(typed))


def test_the_ratio_of_two_counts_reads_as_a_percentage():
    ratio = of("56") / of("62")

    assert ratio.percent
    assert written(ratio.nominal, percent=ratio.percent) == "90.32%"


def test_a_count_divided_by_a_percentage_is_a_count_again():
    assert not (of("56") / of("90%")).percent


def test_a_percentage_of_a_count_is_a_count():
    assert not (of("20%") * of("10")).percent


@pytest.mark.parametrize("typed", ["约10", "近10", "10左右"])
def test_what_is_computed_from_a_rough_figure_is_rough(typed: str):
    assert all(result.loose for result in (of(typed) + of("1"), of("1") - of(typed), of(typed) * of("2"), of("2") / of(typed)))


@given(a=fractions, b=fractions)
def test_the_nominal_value_is_computed_exactly(a: Fraction, b: Fraction):
    x, y = Quantity.exactly(a), Quantity.exactly(b)

    assert (x + y).nominal == a + b
    assert (x - y).nominal == a - b
    assert (x * y).nominal == a * b
    if b:
        assert (x / y).nominal == a / b
        assert (x / y * y).nominal == a


def test_no_float_is_used():
    tenth = of("0.1")

    assert (tenth + tenth + tenth).nominal == Fraction(3, 10)
