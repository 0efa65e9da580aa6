"""W: marks that come in pairs — 《》 and the brackets within, “” — of which one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Script

#: Within one title so many characters are looked at.
_TITLE = re.compile(r"《[^《》\n]{2,80}》")
_FULL_WIDTH = str.maketrans("()", "（）")
#: So many characters around a mark that stands alone are shown.
_AROUND = 12
#: A line break parts a title into lines no further from one another.
_NEAR = 3


def marks_come_in_pairs(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A title that is opened is closed, and so are brackets within it; quotation marks, where no quotation runs on."""
    unquoted: list[tuple[Paragraph, int]] = []
    untitled: list[tuple[Paragraph, int]] = []
    for paragraph in script.of(Part.BODY, Part.HEADING):
        text = paragraph.text
        if (at := _alone(text, "《", "》")) is not None:
            untitled.append((paragraph, at))
        for found in _TITLE.finditer(text):
            if (at := _alone(found[0].translate(_FULL_WIDTH), "（", "）")) is not None:
                yield _missing(rule, paragraph, found.start() + at, "书名号里的括号")
        if (at := _alone(text, "“", "”")) is not None:
            unquoted.append((paragraph, at))
    for paragraph, at in _without_broken(untitled):
        yield _missing(rule, paragraph, at, "书名号")
    # A quotation that runs over paragraphs leaves two of them or more.
    if len(unquoted) == 1 and not _begins_a_quotation(unquoted[0][0].text, unquoted[0][1]):
        yield _missing(rule, *unquoted[0], "引号")


def _alone(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark stands whose other half is missing."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            opened.append(at)
        elif char == closing:
            if not opened:
                return at
            opened.pop()
    return opened[0] if opened else None


def _begins_a_quotation(text: str, at: int) -> bool:
    """Whether a long quotation begins here (修改为：“……), which may run on over paragraphs."""
    return text[at] == "“" and text[:at].rstrip()[-1:] in ("", "：", ":")


def _without_broken(alone: list[tuple[Paragraph, int]]) -> Iterator[tuple[Paragraph, int]]:
    """The marks that stand alone, without the two halves of a title that a line break has parted."""
    index = 0
    while index < len(alone):
        paragraph, at = alone[index]
        following = alone[index + 1] if index + 1 < len(alone) else None
        is_parted = following is not None and following[0].at - paragraph.at <= _NEAR
        if following and is_parted and paragraph.text[at] == "《" and following[0].text[following[1]] == "》":
            index += 2
            continue
        yield paragraph, at
        index += 1


def _missing(rule: TextRule, paragraph: Paragraph, at: int, what: str) -> Finding:
    char = paragraph.text[at]
    span = (max(at - _AROUND, 0), at + 1) if char in "》）)”" else (at, min(at + _AROUND, len(paragraph.text)))
    return rule.finding(paragraph, f"{what}不成对：“{char}”没有另一半", span=span)


RULES: tuple[TextRule, ...] = (
    TextRule(
        "W220",
        Level.WARNING,
        "书名号、引号不成对",
        "GB/T 15834：书名号、引号、括号成对使用；少了一半的，多为修改或者复制时丢的。",
        "补上缺的一半，或者删去多余的。",
        marks_come_in_pairs,
        (
            Example("学习《行政复议法》《行政处罚法，开展培训。"),
            Example("落实《示例县五年规划（2021—2025年》。", is_near_miss=True),
            Example("落实《示例县五年规划2021—2025年）》。", is_near_miss=True),
            Example("推行“一次办好改革，优化服务。"),
        ),
        (
            Example("学习《行政复议法》《行政处罚法》，推行“一次办好”改革。"),
            Example("印发《关于贯彻〈示例县五年规划（2021—2025年）〉的通知》。", is_near_miss=True),
            Example("他说：“要依法办事。\n“要公正办事。”\n以上为发言摘要。\n“还要清廉。\n大家鼓掌。", is_near_miss=True),
            Example("学习贯彻《示例省行政复议\n案件办理办法》，开展培训。", is_near_miss=True),
            Example("1）推进依法行政；2）优化营商环境。", is_near_miss=True),
        ),
    ),
)
