"""The number parser: every form of real reports, read exactly or refused with a reason that an official understands."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.numbers import (
    BEFORE,
    BEHIND_SCALE,
    BEHIND_UNIT,
    MOST_DIGITS,
    ROUGHLY,
    AmountError,
    parse_amount,
)
from drafter.model.amount import SCALES, Amount
from drafter.model.interval import Interval


def span(amount: Amount) -> str:
    """The amount's interval as mathematicians write it."""
    low, high = amount.interval.low, amount.interval.high
    left = "(" if low.is_open or low.value is None else "["
    right = ")" if high.is_open or high.value is None else "]"
    return f"{left}{_decimal(low.value)}, {_decimal(high.value)}{right}"


def _decimal(value: Fraction | None) -> str:
    return "∞" if value is None else f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():f}"


def outcome(typed: str, unit: str) -> str:
    """What is printed, or why it is refused."""
    try:
        return str(parse_amount(typed, unit))
    except AmountError as error:
        return f"{error.message}。{error.remedy}"


# ---- the forms of real reports --------------------------------------------------------------------------------------

FORMS = [
    # typed, unit, digits, before, after, value, interval
    ("557件", "件", "557", "", "", "557", "[557, 557]"),
    ("557", "件", "557", "", "", "557", "[557, 557]"),
    ("557 件", "件", "557", "", "", "557", "[557, 557]"),
    ("0", "件", "0", "", "", "0", "[0, 0]"),
    ("0件", "件", "0", "", "", "0", "[0, 0]"),
    ("18.9%", "%", "18.9%", "", "", "0.189", "[0.1885, 0.1895)"),
    ("100%", "%", "100%", "", "", "1", "[0.995, 1.005)"),
    ("100％", "%", "100%", "", "", "1", "[0.995, 1.005)"),
    ("120.5%", "%", "120.5%", "", "", "1.205", "[1.2045, 1.2055)"),
    ("5.5万件", "件", "5.5", "", "万", "55000", "[54500, 55500)"),
    ("5.50万件", "件", "5.50", "", "万", "55000", "[54950, 55050)"),
    ("20.7万", "件", "20.7", "", "万", "207000", "[206500, 207500)"),
    ("3万", "人次", "3", "", "万", "30000", "[25000, 35000)"),
    ("8000余次", "次", "8000", "", "余", "8000", "(8000, 9000)"),
    ("50余条", "条", "50", "", "余", "50", "(50, 60)"),
    ("160余", "卷", "160", "", "余", "160", "(160, 170)"),
    ("160多", "卷", "160", "", "多", "160", "(160, 170)"),
    ("613余", "件", "613", "", "余", "613", "(613, 614)"),
    ("1亿余元", "元", "1", "", "亿余", "100000000", "(100000000, 200000000)"),
    ("1.2亿余元", "元", "1.2", "", "亿余", "120000000", "(120000000, 130000000)"),
    ("3万余", "人", "3", "", "万余", "30000", "(30000, 40000)"),
    ("30余万", "人", "30", "", "余万", "300000", "(300000, 400000)"),
    ("约300人", "人", "300", "约", "", "300", "[270, 330]"),
    ("大约300人", "人", "300", "大约", "", "300", "[270, 330]"),
    ("300人左右", "人", "300", "", "左右", "300", "[270, 330]"),
    ("近3万人次", "人次", "3", "近", "万", "30000", "[27000, 30000]"),
    ("80%以上", "%", "80%", "", "以上", "0.8", "[0.8, ∞)"),
    ("300人以上", "人", "300", "", "以上", "300", "[300, ∞)"),
    ("不少于60学时", "学时", "60", "不少于", "", "60", "[60, ∞)"),
    ("超过5万", "件", "5", "超过", "万", "50000", "(50000, ∞)"),
    ("逾5万", "件", "5", "逾", "万", "50000", "(50000, ∞)"),
    ("不超过5", "件", "5", "不超过", "", "5", "[0, 5]"),
    ("5件以内", "件", "5", "", "以内", "5", "[0, 5]"),
    ("不足5", "件", "5", "不足", "", "5", "[0, 5)"),
    ("11.7万元", "万元", "11.7", "", "", "11.7", "[11.65, 11.75)"),
    ("11.7", "万元", "11.7", "", "", "11.7", "[11.65, 11.75)"),
    ("100万元以上", "万元", "100", "", "以上", "100", "[100, ∞)"),
    ("1,234件", "件", "1234", "", "", "1234", "[1234, 1234]"),
    ("1,234,567", "件", "1234567", "", "", "1234567", "[1234567, 1234567]"),
    ("1,234.5", "万元", "1234.5", "", "", "1234.5", "[1234.45, 1234.55)"),
    ("１２３", "件", "123", "", "", "123", "[123, 123]"),
    ("１，２３４", "件", "1234", "", "", "1234", "[1234, 1234]"),
    ("１８．９％", "%", "18.9%", "", "", "0.189", "[0.1885, 0.1895)"),
]


@pytest.mark.parametrize(("typed", "unit", "digits", "before", "after", "value", "interval"), FORMS)
def test_a_form_of_real_reports_is_read_exactly(
    typed: str, unit: str, digits: str, before: str, after: str, value: str, interval: str
):
    amount = parse_amount(typed, unit)

    assert (amount.digits, amount.before, amount.after) == (digits, before, after)
    assert amount.value == Decimal(value)
    assert span(amount) == interval


@pytest.mark.parametrize(("typed", "unit"), [(form[0], form[1]) for form in FORMS])
def test_what_is_printed_of_a_real_form_is_read_again_as_the_same_amount(typed: str, unit: str):
    amount = parse_amount(typed, unit)

    assert parse_amount(str(amount), unit) == amount


@pytest.mark.parametrize("typed", ["约300", "大约300", "近300", "将近300", "300左右", "300上下"])
def test_a_rough_figure_proves_nothing(typed: str):
    assert parse_amount(typed, "人").loose


@pytest.mark.parametrize("typed", ["300", "300余", "300多", "300以上", "不少于300", "不足300", "超300", "5.5万"])
def test_a_figure_with_a_bound_is_not_rough(typed: str):
    assert not parse_amount(typed, "人").loose


def test_a_figure_typed_with_separators_is_printed_without_them():
    assert str(parse_amount("１，２３４，５６７件", "件")) == "1234567"


def test_the_digits_hold_nothing_but_sign_digits_point_and_percent():
    for typed, unit, *_ in FORMS:
        assert re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?%?", parse_amount(typed, unit).digits)


@pytest.mark.parametrize("typed", ["-40%", "－40%", "−40%", "﹣40%"])
def test_a_change_may_be_negative_with_whatever_minus_sign_the_keyboard_gives(typed: str):
    amount = parse_amount(typed, "%", signed=True)

    assert amount.digits == "-40%"
    assert amount.value == Decimal("-0.4")


def test_a_negative_change_was_rounded_away_from_zero_at_the_half():
    assert span(parse_amount("-40%", "%", signed=True)) == "(-0.405, -0.395]"


def test_a_negative_change_with_yu_is_more_negative_not_less():
    assert span(parse_amount("-40%余", "%", signed=True)) == "(-0.5, -0.4)"


def test_a_negative_change_with_an_upper_bound_has_no_empty_interval():
    interval = parse_amount("不超过-5%", "%", signed=True).interval

    assert interval.meets(Interval.point(Fraction(-5, 100)))


# ---- what is refused, and why ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "unit", "message", "remedy"),
    [
        ("", "件", "没有数", "不适用"),
        ("   ", "件", "没有数", "留空"),
        ("约五十", "件", "汉字数字", "阿拉伯数字"),
        ("五十余", "件", "汉字数字", "50余"),
        ("百分之五", "%", "汉字数字", "阿拉伯数字"),
        ("数百", "件", "汉字数字", "阿拉伯数字"),
        ("若干", "件", "不是数", "557"),
        ("约", "件", "不是数", "557"),
        ("以上", "件", "不是数", "557"),
        ("无", "件", "说不清", "留空"),
        (">80%", "%", "“>”不能印进报告", "80%以上"),
        ("≥80", "件", "“≥”不能印进报告", "不少于60"),
        ("＜5", "件", "不能印进报告", "不超过5"),
        ("39户161人", "户", "不止一个数", "分别填"),
        ("1+4+N", "个", "不止一个数", "分别填"),
        ("3·15", "次", "不止一个数", "分别填"),
        ("2023-12-31", "件", "不止一个数", "分别填"),
        ("15分钟", "件", "单位是“分钟”", "单位应为“件”"),
        ("557次", "件", "单位是“次”", "单位应为“件”"),
        ("300人次", "人", "单位是“人次”", "单位应为“人”"),
        ("5‰", "件", "单位是“‰”", "单位应为“件”"),
        ("12,34", "件", "千分位", "1,234"),
        ("12,3", "件", "千分位", "小数点"),
        ("1,2345", "件", "千分位", "1,234"),
        ("1234,", "件", "千分位", "1,234"),
        ("1.", "件", "不完整", "12.3"),
        (".5", "件", "不是数", "557"),
        ("-5", "件", "负数", "核对"),
        ("－5%", "%", "负数", "核对"),
        ("5%", "件", "带百分号", "多少件"),
        ("18.9", "%", "没有百分号", "18.9%"),
        ("5%万", "%", "既有百分号又有“万”", "一个"),
        ("约3万余", "件", "叠用了“约”“余”", "留下一个"),
        ("3余万余", "件", "叠用了“余”“余”", "留下一个"),
        ("8000余次以上", "次", "叠用了“余”“以上”", "留下一个"),
        ("1234567890123456789", "件", f"超过{MOST_DIGITS}位", "万、亿"),
    ],
)
def test_a_form_that_is_no_amount_is_refused_with_its_reason(typed: str, unit: str, message: str, remedy: str):
    with pytest.raises(AmountError) as caught:
        parse_amount(typed, unit)

    assert message in caught.value.message
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("typed", ["5²", "①", "10㈠", "Ⅳ", "3㎡", "5½"])
def test_a_raised_or_circled_digit_is_not_read_as_a_digit(typed: str):
    with pytest.raises(AmountError):
        parse_amount(typed, "件")


@pytest.mark.parametrize("typed", ["39 161", "12 34", "1 2", "5 5万"])
def test_two_numbers_with_a_space_between_are_not_joined_into_one(typed: str):
    with pytest.raises(AmountError):
        parse_amount(typed, "件")


def test_a_unit_that_already_counts_in_ten_thousands_is_not_multiplied_again():
    try:
        amount = parse_amount("11.7万", "万元")
    except AmountError:
        return
    assert amount.value == Decimal("11.7")


@pytest.mark.parametrize("unit", ["场（次）", "㎡", "件／年"])
def test_a_unit_with_full_width_characters_is_recognised_behind_the_number(unit: str):
    assert parse_amount(f"12{unit}", unit).digits == "12"


def test_a_bound_before_the_unit_is_understood_or_named_as_what_it_is():
    assert "单位是“以上”" not in outcome("300以上人", "人")


def test_a_percent_sign_behind_the_scale_is_not_called_a_wrong_unit_of_the_same_name():
    with pytest.raises(AmountError) as caught:
        parse_amount("5万%", "%")

    assert "单位应为“%”" not in caught.value.remedy


def test_a_message_quotes_at_most_a_line_of_what_was_typed():
    with pytest.raises(AmountError) as caught:
        parse_amount("某" * 5000, "件")

    assert len(caught.value.message) < 100


# ---- properties -----------------------------------------------------------------------------------------------------

scales = st.sampled_from(sorted(SCALES))
units = st.sampled_from(["件", "人次", "学时", "名", "项"])


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """An integer or decimal as a person types it, with at most MOST_DIGITS digits."""
    whole = draw(st.integers(0, 10**10 - 1).map(str))
    decimals = draw(st.text("0123456789", max_size=6))
    return f"{whole}.{decimals}" if decimals else whole


def grouped(number: str) -> str:
    """The number with thousands separators."""
    whole, point, decimals = number.partition(".")
    return f"{int(whole):,}{point}{decimals}"


def full_width(text: str) -> str:
    """The same in full-width characters."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


@given(number=numbers(), scale=scales, unit=units, separated=st.booleans(), wide=st.booleans(), with_unit=st.booleans())
def test_any_number_in_any_width_gives_its_digits_and_its_value(
    number: str, scale: str, unit: str, separated: bool, wide: bool, with_unit: bool
):
    typed = grouped(number) if separated else number
    typed = (full_width(typed) if wide else typed) + scale + (unit if with_unit else "")

    amount = parse_amount(typed, unit)

    assert amount.digits == number
    assert amount.after == scale
    assert Fraction(amount.value) == Fraction(number) * 10 ** SCALES[scale]


@given(number=numbers(), wide=st.booleans())
def test_any_percentage_is_a_hundredth_of_its_digits(number: str, wide: bool):
    amount = parse_amount(full_width(f"{number}%") if wide else f"{number}%", "%")

    assert amount.digits == f"{number}%"
    assert amount.is_percent
    assert Fraction(amount.value) == Fraction(number) / 100


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, str]:
    """(typed, unit) in any admitted form, with at most one word of approximation."""
    unit = draw(st.sampled_from(["件", "人次", "%", ""]))
    percent = "%" if unit == "%" else ""
    scale = "" if percent else draw(scales)
    typed_unit = "" if percent else draw(st.sampled_from(["", unit]))
    number = draw(numbers())
    match draw(st.sampled_from(["plain", "before", "inner", "scale", "unit"])):
        case "before":
            return draw(st.sampled_from(BEFORE)) + number + percent + scale + typed_unit, unit
        case "inner" if scale:
            return number + draw(st.sampled_from(BEHIND_SCALE)) + scale + typed_unit, unit
        case "scale":
            return number + percent + scale + draw(st.sampled_from(BEHIND_SCALE)) + typed_unit, unit
        case "unit":
            return number + percent + scale + typed_unit + draw(st.sampled_from(BEHIND_UNIT)), unit
    return number + percent + scale + typed_unit, unit


@given(forms())
def test_what_is_printed_is_read_again_as_the_same_amount(form: tuple[str, str]):
    typed, unit = form
    amount = parse_amount(typed, unit)

    assert parse_amount(str(amount), unit) == amount


@given(forms())
def test_what_was_typed_is_what_is_printed_but_for_the_unit(form: tuple[str, str]):
    typed, unit = form
    amount = parse_amount(typed, unit)

    assert str(amount) == (typed.replace(unit, "") if unit not in ("", "%") else typed)


@given(forms())
def test_the_interval_reaches_the_nominal_value(form: tuple[str, str]):
    amount = parse_amount(*form)
    ends = [end.value for end in (amount.interval.low, amount.interval.high)]

    assert all(value is None or isinstance(value, Fraction) for value in ends)
    assert ends[0] is not None
    assert ends[0] <= Fraction(amount.value)
    assert ends[1] is None or ends[1] >= Fraction(amount.value)


@given(number=numbers(), word=st.sampled_from(sorted(ROUGHLY & set(BEFORE))))
def test_a_rough_word_ahead_keeps_the_digits(number: str, word: str):
    amount = parse_amount(word + number, "件")

    assert (amount.before, amount.digits, amount.loose) == (word, number, True)


_ALPHABET = "0123456789.,%+-０１９，．％万亿千百十余多约近超不少于以上件人次 \u3000户一二两>≥½²①abeE\t"


@given(text=st.text(_ALPHABET, max_size=14) | st.text(max_size=20), unit=st.sampled_from(["", "件", "%", "万元"]))
def test_any_text_is_an_amount_or_an_amount_error(text: str, unit: str):
    assert re.search(r"[\u4e00-\u9fff]|^[+-]?[0-9]", outcome(text, unit))
