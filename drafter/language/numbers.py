"""The number parser: every form in which real reports write a figure, read exactly or refused with a reason.

Forms: 557件 · 18.9% · 5.5万件 · 8000余次 · 1亿余元 · 约300人 · 近3万人次 · 80%以上 · 300人以上 · 不少于60学时 · 1,234 · １２３.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from drafter.model.amount import SCALES, Amount
from drafter.model.interval import End, Interval

AT_LEAST = frozenset({"不少于", "不低于", "至少", "以上"})
MORE_THAN = frozenset({"超过", "超", "逾"})
AT_MOST = frozenset({"不超过", "不高于", "以内", "以下"})
LESS_THAN = frozenset({"不足", "不到"})
LITTLE_MORE = frozenset({"余", "多"})
ROUGHLY = frozenset({"约", "大约", "近", "将近", "左右", "上下"})

BEFORE = ("不少于", "不低于", "不超过", "不高于", "超过", "不足", "不到", "至少", "大约", "将近", "约", "近", "超", "逾")
BEHIND_SCALE = ("余", "多")
BEHIND_UNIT = ("以上", "以下", "以内", "左右", "上下")
MOST_DIGITS = 18
#: So much of a text is quoted in a message.
LONGEST_QUOTE = 24

_SCALE = "|".join(sorted((s for s in SCALES if s), key=len, reverse=True))
_FORM = re.compile(
    rf"(?P<before>{'|'.join(BEFORE)})?"
    r"(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<percent>%)?"
    rf"(?P<hedge1>{'|'.join(BEHIND_SCALE)})?"
    rf"(?P<scale>{_SCALE})?"
    rf"(?P<hedge2>{'|'.join(BEHIND_SCALE)})?"
)
_GROUPED = r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_NOTHINGS = frozenset({"无", "没有", "暂无", "—", "-", "/", "--", "——"})
_CHINESE_DIGITS = "[〇零一二两三四五六七八九十百千万亿几数]"


class AmountError(ValueError):
    """A text that is no amount. `message` says what is wrong with it, `remedy` how to write it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}。{remedy}")
        self.message = message
        self.remedy = remedy


def parse_amount(text: str, unit: str = "", *, signed: bool = False) -> Amount:
    """Read one amount as typed, with or without its `unit`. Raises AmountError.

    Width and thousands separators are normalised; nothing is guessed. `signed` admits negative amounts (同比).
    """
    typed = _normalised(text)
    body, tail = _without_unit(typed, _normalised(unit))
    match = _FORM.match(body)
    if match is None or not body:
        raise _not_a_number(text, typed)
    rest = body[match.end() :]
    if rest:
        raise _unread_rest(text, body, rest, unit)
    number = _ungrouped(match["number"], text)
    if number.startswith("-") and not signed:
        raise AmountError(f"“{_short(text)}”是负数", "件次、人数和比率不会小于零，请核对。")
    percent = match["percent"] or ""
    if bool(percent) != (unit == "%") and unit:
        raise _percent_mismatch(text, number, percent, unit)
    if match["scale"] and unit.startswith(tuple(SCALES)[1:]):
        raise AmountError(f"“{_short(text)}”里的“{match['scale']}”和单位“{unit}”重复", f"单位已经是“{unit}”，请只填前面的数。")
    if percent and match["scale"]:
        raise AmountError(f"“{_short(text)}”既有百分号又有“{match['scale']}”", "请只写其中一个。")
    hedges = [word for word in (match["before"], match["hedge1"], match["hedge2"], tail) if word]
    if len(hedges) > 1:
        raise AmountError(f"“{_short(text)}”叠用了{_quoted(hedges)}", "概数只用一个词，请留下一个。")
    hedge_behind = (match["hedge1"] or "", match["hedge2"] or tail)
    return _amount(number, percent, match["scale"] or "", match["before"] or "", hedge_behind)


def _amount(number: str, percent: str, scale: str, before: str, hedges: tuple[str, str]) -> Amount:
    exponent = SCALES[scale] - (2 if percent else 0)
    value = Decimal(number).scaleb(exponent)
    inner, outer = hedges
    word = before or inner or outer
    return Amount(
        digits=number + percent,
        value=value,
        interval=_interval(number, exponent, value, word),
        before=before,
        scale=inner + scale,
        hedge=outer,
        loose=word in ROUGHLY,
    )


def _interval(number: str, exponent: int, value: Decimal, word: str) -> Interval:
    """What the amount can stand for; see drafter.model.interval."""
    if value < 0:  # the words speak of the size: -40%余 is a fall by a little more than 40%
        return -_interval(number.lstrip("-"), exponent, -value, word)
    nominal = Fraction(value)
    if word in AT_LEAST or word in MORE_THAN:
        return Interval(End(nominal, word in MORE_THAN), End(None))
    if word in AT_MOST or word in LESS_THAN:
        return Interval(End(Fraction(0)), End(nominal, word in LESS_THAN))
    if word in LITTLE_MORE:
        return Interval(End(nominal, is_open=True), End(nominal + _last_place(number, exponent), is_open=True))
    if word in ROUGHLY:
        spread = nominal / 10
        return Interval(End(nominal - spread), End(nominal + (0 if word in ("近", "将近") else spread)))
    return rounded_to(nominal, exponent - len(number.partition(".")[2]))


def rounded_to(nominal: Fraction, place: int) -> Interval:
    """What a number can stand for that was rounded half up to a power of ten: a whole count (place 0) for itself alone."""
    if place == 0:
        return Interval.point(nominal)
    half = Fraction(10) ** place / 2
    below_zero = nominal < 0
    return Interval(End(nominal - half, below_zero), End(nominal + half, not below_zero))


def _last_place(number: str, exponent: int) -> Fraction:
    """The value of one in the last place that counts: 10 for 160, 1000 for 8000, 0.1万 for 1.2万."""
    whole, _, decimals = number.lstrip("+-").partition(".")
    if decimals:
        return Fraction(10) ** (exponent - len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return Fraction(10) ** (exponent + zeros)


def _normalised(text: str) -> str:
    """Full-width characters made half-width; spaces at the ends and before the unit left off, never those inside a number."""
    if odd := [char for char in text if char.isdigit() and not ("0" <= char <= "9" or "０" <= char <= "９")]:
        raise AmountError(f"“{_short(text)}”里的“{odd[0]}”不是普通数字", "请改成阿拉伯数字 0—9。")
    typed = unicodedata.normalize("NFKC", text).replace("−", "-").replace("﹣", "-").strip()
    if re.search(r"[0-9]\s+[0-9]", typed):
        raise AmountError(f"“{_short(text)}”的数字中间有空格", "一个数请连着写；两个数请分别填到各自的指标下。")
    return "".join(typed.split())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "……"


def _without_unit(typed: str, unit: str) -> tuple[str, str]:
    """Take the unit and a word like 以上 from the end, in either order."""
    tail = next((word for word in BEHIND_UNIT if typed.endswith(word)), "")
    typed = typed.removesuffix(tail)
    if unit and unit != "%" and typed.endswith(unit):
        typed = typed.removesuffix(unit)
    return typed, tail


def _ungrouped(number: str, text: str) -> str:
    if "," in number:
        if not re.fullmatch(_GROUPED, number):
            raise AmountError(f"“{_short(text)}”里的逗号不在千分位上", "请写成 1234 或 1,234；小数点用“.”。")
        number = number.replace(",", "")
    if sum(char.isdigit() for char in number) > MOST_DIGITS:
        raise AmountError(f"“{_short(text)}”超过{MOST_DIGITS}位", "这样大的数请改用万、亿作单位，并核对。")
    return number


def _not_a_number(text: str, typed: str) -> AmountError:
    if not typed:
        return AmountError("这里没有数", "没报请留空，没有发生请写 0，不适用请写“不适用”。")
    if typed[0] in "<>=≥≤＞＜":
        return AmountError(f"“{_short(text)}”里的“{typed[0]}”不能印进报告", "请写成“80%以上”“不少于60”“不超过5”这样的文字。")
    if change := re.fullmatch(r"(?:同比)?(下降|减少|增长|上升|提高|持平)([0-9.]+%)?", typed):
        sign = "-" if change[1] in ("下降", "减少") else ""
        written = f"{sign}{change[2] or '0%'}"
        return AmountError(f"“{_short(text)}”带文字", f"这里请写成 {written}；下降写负数（如 -40%），增长写正数，持平写 0%。")
    if typed in _NOTHINGS:
        return AmountError(
            f"“{typed}”说不清是没有发生还是没有报", "没有发生请写 0，没报请留空，本单位没有这项工作请写“不适用”。"
        )
    if re.search(_CHINESE_DIGITS, typed):
        return AmountError(f"“{_short(text)}”用了汉字数字", "请写阿拉伯数字，如 50余、约300、5.5万。")
    return AmountError(f"“{_short(text)}”不是数", "请写数字，如 557、18.9%、5.5万、8000余；没报请留空。")


def _unread_rest(text: str, body: str, rest: str, unit: str) -> AmountError:
    if re.search(r"[0-9]", rest):
        return AmountError(f"“{_short(text)}”里不止一个数", "一个指标只填一个数，请分别填到各自的指标下。")
    if rest.startswith((".", ",")):
        return AmountError(f"“{_short(text)}”写法不完整，读到“{rest}”处读不懂", "请写成 1234、1,234 或 12.3。")
    if rest.startswith(BEHIND_UNIT):
        word = next(word for word in BEHIND_UNIT if rest.startswith(word))
        right = body.removesuffix(rest) + rest.removeprefix(word) + word
        return AmountError(f"“{_short(text)}”里的“{word}”要放在单位后面", f"请写成 {right}。")
    if unit == "%":
        return AmountError(f"“{_short(text)}”不是百分数", "这个指标是比率，请写成 18.9% 这样的百分数。")
    expected = f"单位应为“{unit}”" if unit else "这里只填数"
    return AmountError(f"“{_short(text)}”的单位是“{rest}”", f"{expected}，请换算后只填数，或核对是否填错了指标。")


def _percent_mismatch(text: str, number: str, percent: str, unit: str) -> AmountError:
    if percent:
        return AmountError(f"“{_short(text)}”带百分号，而这个指标的单位是“{unit}”", f"请填多少{unit}，比率由程序计算。")
    if "." in number and Decimal(number) <= 1:  # a share of one, or a small percentage? only the office knows
        both = f"“{Decimal(number) * 100:f}%”还是“{number}%”"
        return AmountError(f"“{_short(text)}”没有百分号", f"这个指标是比率，请核对应是{both}，并写上百分号。")
    return AmountError(f"“{_short(text)}”没有百分号", f"这个指标是比率，请写成“{number}%”这样的百分数。")


def _quoted(words: list[str]) -> str:
    return "".join(f"“{word}”" for word in words)
