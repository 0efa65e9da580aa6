"""A number of a text → the figure as it is typed, and whether it then prints the very characters that stood there."""

from __future__ import annotations

from typing import NamedTuple

from drafter.compose.sentences import spans_of
from drafter.language.ink import figure_print
from drafter.language.numbers import BEHIND_UNIT, AmountError, parse_amount
from drafter.model.adoption import AdoptionWords
from drafter.model.document import text_of
from drafter.model.finding import Place
from drafter.model.numerals import Number
from drafter.model.outline import Indicator
from drafter.model.record import Figure, State

_MONEY = "元"
_TEN_THOUSAND = "万"


class Typed(NamedTuple):
    """`value` is typed in the data file, `behind` stays in the text behind 【指标】."""

    value: str
    behind: str
    same_unit: bool
    is_share: bool
    prints_back: bool


def typed(number: Number, text: str, indicator: Indicator, words: AdoptionWords) -> Typed | None:
    """How a number would be typed as this indicator's figure; None where its unit says that it is none."""
    before, digits = text[number.start : number.digits_start], text[number.digits_start : number.digits_end]
    rest = text[number.digits_end : number.end]
    tail = next((word for word in BEHIND_UNIT if rest.endswith(word)), "")
    scale = rest.removesuffix(tail).removesuffix(number.unit)
    unit = number.unit
    if indicator.is_share != digits.endswith(("%", "％")):
        return None
    if indicator.unit == _TEN_THOUSAND + _MONEY:
        if unit != _MONEY or not scale.endswith(_TEN_THOUSAND):
            return None
        scale, unit = scale.removesuffix(_TEN_THOUSAND), indicator.unit
    if not indicator.is_share and unit != indicator.unit and unit not in words.units.get(indicator.unit, ()):
        return None
    value = before + digits + scale + tail
    try:
        amount = parse_amount(value, indicator.unit)
    except AmountError:
        return Typed(value, unit, unit == indicator.unit, indicator.is_share, prints_back=False)
    figure = Figure(indicator, Place(""), State.REPORTED, amount)
    printed = text_of(spans_of([figure_print(figure), unit]))
    same = printed == text[number.start : number.end]
    return Typed(value, unit, unit == indicator.unit, indicator.is_share, same)
