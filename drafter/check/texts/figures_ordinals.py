"""F216: 一是, 二是, 四是 — a number left out of a paragraph's list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.language.chinese_numbers import read_chinese_number
from drafter.model.finding import Finding, Level
from drafter.model.script import Part, Script

#: Only behind a mark or at the beginning: 第三是, 其二是 and 说一是一 are none.
_ORDINAL = re.compile(r"(?:^|(?<=[，,。；;：:！!？?、\s]))(?P<number>[一二三四五六七八九十])是(?![一二三四五六七八九十])")
_NUMBERS = "一二三四五六七八九十"


def _left_out(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A list that begins with 一是 and goes on with a number that is not the next."""
    for paragraph in script.of(Part.BODY, Part.HEADING):
        before = 0
        for found in _ORDINAL.finditer(paragraph.text):
            number = read_chinese_number(found["number"]) or 0
            if before and number > before + 1:
                wanted = _NUMBERS[before]
                message = f"“{_NUMBERS[before - 1]}是”后面是“{found[0]}”，中间没有“{wanted}是”"
                yield rule.finding(paragraph, message, span=found.span())
            before = number if before or number == 1 else 0


RULES = (
    TextRule(
        "F216",
        Level.WARNING,
        "“一是”“二是”漏了号",
        "分条列举的序数应当连续；跳号多半是漏了一条，或者删了一条没有改后面的号。",
        "请核对是否漏了一条；没有漏的，把后面的号顺下来。",
        _left_out,
        wrong=(
            Example("下一步，一是抓学习；二是抓培训；四是抓考核。"),
            Example("一是抓学习。每月学法一次。三是抓考核。", is_near_miss=True),
        ),
        right=(
            Example("下一步，一是抓学习；二是抓培训；三是抓考核。"),
            Example("一是抓学习，一是集中学，二是个人学。二是抓培训。三是抓考核。", is_near_miss=True),
            Example("三是抓考核，说一是一；五是抓督察。", is_near_miss=True),
        ),
    ),
)
