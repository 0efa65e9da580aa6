"""L: where 署名 and 成文日期 stand (GB/T 9704—2012 clause 7.3.5), with a seal or without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.texts.rule import TextRule
from drafter.check.texts.settings import CLAUSE, pages_of
from drafter.check.texts.spaces import LEEWAY, ONE_LINE, Placed, free_lines, in_lines, placed_in, right_inset, width_of
from drafter.check.texts.times import date_line
from drafter.model.finding import Finding, Level
from drafter.model.script import Part, Script

#: Clause 7.3.5.1: the date so far from the right; clause 7.3.5.2: the signature, and the date behind the signature's beginning.
_SEALED, _UNSEALED, _BEHIND = 4, 2, 2
#: Below this many characters from the left edge the date is none of the right (L328 says so).
_LEAST_FREE = 4


class _Line(NamedTuple):
    """A short line: how far it ends and begins from the right edge, in characters."""

    end: float
    begin: float

    @property
    def middle(self) -> float:
        return (self.end + self.begin) / 2


def signature_place(rule: TextRule, script: Script) -> Iterator[Finding]:
    """署名 and 成文日期: with a seal the date four characters from the right, without one the signature two."""
    signed = _signed(script)
    if signed is None:
        return
    offices, date, above = signed
    free = free_lines(script, above, offices[0]) if above else None
    if free is not None and free < ONE_LINE[0]:
        yield rule.finding(offices[0].paragraph, f"署名与上面的文字之间{in_lines(free)}，应空一行")
    lines = [line for item in offices if (line := _line(script, item)) is not None]
    day = _line(script, date)
    if day is None or len(lines) < len(offices) or _stands_left(script, date, day):
        return
    if not (_is_sealed(lines, day) or _is_unsealed(lines, day)):
        sign, far = max(lines, key=lambda line: line.begin - line.end), day.begin
        message = (
            f"署名右空 {sign.end:.1f} 字，成文日期右空 {day.end:.1f} 字、首字比署名首字{_shift(sign.begin - far)}；"
            "加盖印章的应为成文日期右空四字、署名以成文日期为准居中，不加盖印章的应为署名右空二字、成文日期首字比署名首字右移二字"
        )
        yield rule.finding(date.paragraph, message)


def _signed(script: Script) -> tuple[list[Placed], Placed, Placed | None] | None:
    """The offices that sign, the date below them and what stands above; None where the two do not follow each other."""
    placed, date = placed_in(script), date_line(script)
    last = first = next((at for at, item in enumerate(placed) if date is not None and item.paragraph.at == date.at), 0)
    while first > 0 and placed[first - 1].paragraph.part is Part.SIGNATURE:
        first -= 1
    above = placed[first - 1] if first else None
    return (list(placed[first:last]), placed[last], above) if first < last else None


def _line(script: Script, item: Placed) -> _Line | None:
    pages = pages_of(script)
    if not pages:
        return None
    page = pages[min(item.setting.page, len(pages) - 1)]
    end = right_inset(item, page.wide / 25.4 * 72)
    return None if end is None else _Line(end, end + width_of(item.paragraph.text.strip(" 　\xa0")))


def _stands_left(script: Script, date: Placed, day: _Line) -> bool:
    pages = pages_of(script)
    page = pages[min(date.setting.page, len(pages) - 1)]
    return page.wide / 25.4 * 72 / date.size - day.begin < _LEAST_FREE


def _is_sealed(offices: list[_Line], day: _Line) -> bool:
    """Whether it is as with a seal; a name too long for its place carries the date with it; of several any may stand above."""
    is_centred = any(abs(office.middle - day.middle) <= LEEWAY for office in offices)
    too_long = day.begin - day.end + 2 * _SEALED - LEEWAY
    carried = any(abs(office.end) <= LEEWAY and office.begin - office.end > too_long for office in offices)
    return is_centred and (abs(day.end - _SEALED) <= LEEWAY or carried)


def _is_unsealed(offices: list[_Line], day: _Line) -> bool:
    """Whether it is as without a seal: the widest office counts; a longer date stands two characters from the right itself."""
    office = max(offices, key=lambda line: line.begin - line.end)
    is_behind = abs(office.begin - day.begin - _BEHIND) <= LEEWAY
    longer = day if day.begin - day.end > office.begin - office.end else office
    return is_behind and abs(longer.end - _UNSEALED) <= LEEWAY


def _shift(characters: float) -> str:
    if abs(characters) < 0.25:  # noqa: PLR2004 - of a character
        return "没有右移"
    return f"{'右' if characters > 0 else '左'}移 {abs(characters):.1f} 字"


RULES: tuple[TextRule, ...] = (
    TextRule(
        "L337",
        Level.HINT,
        "署名和成文日期的位置与国标不同",
        f"{CLAUSE} 7.3.5.1 条：加盖印章的，成文日期一般右空四字，单一机关署名在成文日期之上、以成文日期为准居中。"
        "7.3.5.2 条：不加盖印章的，在正文（或附件说明）下空一行右空二字署名，下一行编排成文日期，首字比署名首字右移二字；"
        "成文日期长于署名的，成文日期右空二字，署名相应增加右空字数。文件里看不出盖不盖章，合乎其中一种的都不提；"
        "数字按半个字宽算，差四分之三字以内不提；用制表位、表格、文本框排的不查。",
        "请按盖章与否，改署名和成文日期的右缩进。",
        signature_place,
        of_file=True,
    ),
)
