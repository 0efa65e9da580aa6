"""How a comparison is written, and by how much figures moved."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.language.changes import change_words, figure_words, rate_words, rough_words, section_words
from drafter.language.computed import figure_named
from drafter.language.derive import change_rate, difference
from drafter.language.numbers import parse_amount
from drafter.model.comparison import FigureChange, Move, Result, SectionChange
from drafter.model.record import State


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        ("66", "110", "44"),
        ("110", "66", "-44"),
        ("66", "66", "0"),
        ("1284.6", "1397.2", "112.6"),
        ("5.5", "6", "0.5"),
        ("约60", "66", "约6"),
        ("60", "66余", "约6"),
        ("80%", "90%", "10"),
        ("80.5%", "90%", "9.5"),
        ("18%", "18.9%", "0.9"),
        ("66", "90%", None),
    ],
)
def test_the_difference_is_exact_and_of_rates_in_points(before: str, now: str, moved: str | None) -> None:
    found = difference(parse_amount(before, ""), parse_amount(now, ""))
    assert (None if found is None else str(found)) == moved


def changed(figure: Any, before: str | None, after: str | None, result: Result, unit: str = "件") -> FigureChange:
    old, new = figure(typed=before, unit=unit), figure(typed=after, unit=unit)
    moved = difference(old.amount, new.amount) if old.amount and new.amount else None
    rate = change_rate(new._replace(previous=old.amount)) if moved else None
    return FigureChange(new.indicator, "化解", old, new, result, moved, rate.amount if rate else None)


@pytest.mark.parametrize(
    ("before", "after", "unit", "moved", "rate"),
    [
        ("66", "110", "件", "+44", "+66.7%"),
        ("110", "66", "件", "-44", "-40%"),
        ("66", "66", "件", "0", "0%"),
        ("100", "101", "件", "+1", "+1%"),
        ("80%", "80%", "%", "0", "0%"),
        ("约60", "66", "件", "约+6", "约+10%"),
        ("80%", "90%", "%", "+10个百分点", "+12.5%"),
        (None, "66", "件", "", ""),
    ],
)
def test_what_a_figure_moved_by_is_said_with_its_sign(
    figure: Any, before: str | None, after: str, unit: str, moved: str, rate: str
) -> None:
    change = changed(figure, before, after, Result.UP, unit)
    assert (change_words(change), rate_words(change)) == (moved, rate)


def test_of_rough_numbers_that_may_be_the_same_nothing_is_said_but_which_they_are(figure: Any) -> None:
    change = changed(figure, "160余", "160", Result.ROUGHLY_SAME)
    assert (change_words(change), rate_words(change)) == ("", "")
    assert rough_words(change, "2023年", "2024年") == "2023年是约数，增减说不准"
    both = changed(figure, "160余", "约160", Result.ROUGHLY_SAME)
    assert rough_words(both, "2023年", "2024年") == "2023年、2024年是约数，增减说不准"
    assert rough_words(changed(figure, "1", "2", Result.UP), "2023年", "2024年") == ""


def test_a_figure_that_is_not_there_is_said_to_be_so(figure: Any) -> None:
    assert figure_words(figure(typed="66")) == "66"
    assert figure_words(figure()) == "没报"
    assert figure_words(figure(state=State.NOT_APPLICABLE)) == "不适用"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SectionChange(Move.RENAMED, "依法决策", "科学决策"), "依法决策 → 科学决策"),
        (SectionChange(Move.MOVED, "普法", "普法", "由三到五"), "普法（由三到五）"),
        (SectionChange(Move.ADDED, "", "数字法治"), "数字法治"),
        (SectionChange(Move.DROPPED, "数字法治", ""), "数字法治"),
    ],
)
def test_a_section_is_called_by_what_it_was_and_is(change: SectionChange, words: str) -> None:
    assert section_words(change) == words


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("应诉.出庭", "45"),
        ("应诉.出庭|同比", "12.5%"),
        ("应诉.出庭|上年", "40"),
        ("应诉.出庭|占比(应诉.通知)", "90%"),
        ("应诉.出庭|占比", None),
        ("应诉.出庭|占比(应诉.没有)", None),
        ("应诉.出庭|同比(应诉.通知)", None),
        ("应诉.出庭|翻番", None),
        ("应诉.出庭|", "45"),
        ("应诉.没有", None),
        ("应诉.没有|同比", None),
        ("应诉.出庭|(", None),
    ],
)
def test_a_figure_is_found_by_the_name_under_which_it_was_printed(figure: Any, printed: str, digits: str | None) -> None:
    figures = {
        "应诉.出庭": figure("应诉.出庭", "45", previous="40"),
        "应诉.通知": figure("应诉.通知", "50"),
    }
    found = figure_named(figures, printed)
    assert (None if found is None else str(found.amount)) == digits
