"""What a figure prints, and which figures are told by it."""

from __future__ import annotations

from typing import Any

from drafter.language.derive import change_rate
from drafter.language.ink import NOTHING, change_print, figure_print
from drafter.model.document import Blank, Bound, Text
from drafter.model.record import State


def test_a_figure_prints_its_digits_bound_and_its_words_around_them(figure: Any) -> None:
    printed = figure_print(figure("应诉.新收", "约3.5万"))
    assert printed.figures == ("应诉.新收",)
    assert printed.spans == (Text("约"), Bound("应诉.新收", "3.5", "新收应诉.新收"), Text("万"))


def test_a_word_that_may_stand_behind_the_unit_is_kept_for_it(figure: Any) -> None:
    printed = figure_print(figure("应诉.新收", "60以上"))
    assert (printed.behind_unit, printed.unit) == ("以上", "件")
    assert printed.spans == (Bound("应诉.新收", "60", "新收应诉.新收"),)


def test_a_blank_tells_the_figure_that_it_stands_for(figure: Any) -> None:
    printed = figure_print(figure("应诉.新收", required=True))
    assert printed.figures == ("应诉.新收",)
    assert [type(span) for span in printed.spans] == [Blank]


def test_what_is_not_there_prints_nothing(figure: Any) -> None:
    assert figure_print(figure("应诉.新收")) == NOTHING
    assert figure_print(figure("应诉.新收", state=State.NOT_APPLICABLE)) == NOTHING


def test_what_is_computed_tells_no_figure_and_keeps_its_source(figure: Any) -> None:
    rate = change_rate(figure("应诉.新收", "66", previous="110")._replace(source="法院函"))
    assert rate is not None
    assert (figure_print(rate).figures, rate.source) == ((), "法院函")


def test_a_change_prints_a_word_for_its_sign(figure: Any) -> None:
    def printed(now: str) -> str:
        rate = change_rate(figure("应诉.新收", now, previous="100"))
        return "".join(
            str(getattr(span, "digits", None) or getattr(span, "text", "")) for span in change_print(rate, "增长", "下降").spans
        )

    assert [printed("66"), printed("110"), printed("100"), printed("约110")] == ["下降34%", "增长10%", "持平", "增长约10%"]
    assert change_print(None, "增长", "下降") == NOTHING
