"""When a text was written, which year it is about, and which paragraphs look ahead: what rules on dates have in common."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from drafter.language.chinese_numbers import read_chinese_number
from drafter.language.years import YEAR, without_titles
from drafter.model.script import Paragraph, Part, Script

_DATE = re.compile(
    r"([0-9]{4}|[〇零○一二三四五六七八九]{4})\s*年\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_RELEASED = re.compile(
    r"发布(?:时间|日期)\s*[:：]\s*((?:19|20)[0-9]{2})(?:\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2}))?"
)
#: Until July 2012 a document's date was written in Chinese characters.
BEFORE_2012 = re.compile(r"一九|二[〇零○]{2}|二[〇零○]一[〇零○一]年")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_AHEAD = re.compile(r"下一步|下步|下一年|下年度|明年|来年|今后|下一阶段")
_PLAN = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:度)?)?[^，。；、]{0,20}(?:主要|工作|重点)?(?:安排|打算|计划|思路|举措|任务|重点|措施|工作)"
)
_FIRM_PLAN = re.compile(r"(?:主要|工作|总体)(?:安排|打算|计划|思路)$|打算$")
_LOOKS_BACK = re.compile(r"完成|落实情况|执行情况|回顾|成效|总结|上半年|制定")
#: A title that names the next year, too: 2024年工作总结和2025年工作计划.
_PLANS_TOO = re.compile("计划|打算|要点|安排|思路")
_PART_OF_YEAR = re.compile(r"上半年|半年|季度|[0-9一二三四]季|[0-9]{1,2}月(?:份)?工作|1[—\-－至~～][0-9]{1,2}月")
#: No date is looked for among more paragraphs than these at the end.
_LAST = 12


class Day(NamedTuple):
    """A date."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月{self.day}日"


class About(NamedTuple):
    """The year that a text is about, and whether its title says so (else only its lead does)."""

    year: int
    is_sure: bool


def about(script: Script) -> About | None:
    """The year that a report over a whole year is about: its title's, else that with which its lead begins."""
    if _PART_OF_YEAR.search(script.title):
        return None
    years = sorted({int(year) for year in YEAR.findall(without_titles(script.title))})
    if years:
        tells_plans = years[0] + 1 == years[-1] and _PLANS_TOO.search(script.title)
        return About(years[0], is_sure=True) if len(years) == 1 or tells_plans else None
    for paragraph in script.paragraphs:
        if paragraph.part is Part.BODY:
            lead = without_titles(paragraph.text.lstrip())
            found = YEAR.match(lead)
            return About(int(found[1]), is_sure=False) if found and not _PART_OF_YEAR.search(lead[:40]) else None
        if paragraph.heading:
            return None
    return None


def signed_on(script: Script) -> Day | None:
    """The date of the text, where it stands on a line of its own at the end."""
    for paragraph in reversed(script.paragraphs[-_LAST:]):
        if paragraph.part is Part.DATE and (found := _DATE.fullmatch(paragraph.text.strip())):
            return day_of(*found.groups())
    return None


def date_line(script: Script) -> Paragraph | None:
    """The last date that stands alone below the text; web pages have others right below the title."""
    title = max((paragraph.at for paragraph in script.of(Part.TITLE)), default=-1)
    return next((p for p in reversed(script.paragraphs) if p.part is Part.DATE and p.at > title + 1), None)


def day_of(year: str, month: str, day: str) -> Day:
    """A date of its three parts, in digits or Chinese characters."""
    return Day(int(year.translate(_DIGITS)), _value(month), _value(day))


def released_in(script: Script) -> int | None:
    """The year in which a web page says that it was put online."""
    found = _released(script)
    return int(found[1]) if found else None


def released_on(script: Script) -> Day | None:
    """The day on which a web page says that it was put online."""
    found = _released(script)
    return day_of(*found.groups()) if found and found[2] else None


def _released(script: Script) -> re.Match[str] | None:
    found = (_RELEASED.search(paragraph.text) for paragraph in script.of(Part.FURNITURE))
    return next(filter(None, found), None)


def plan_heading(script: Script) -> Paragraph | None:
    """The heading of the section that says what comes next: one of the last two of the first level."""
    tops = [paragraph for paragraph in script.headings if paragraph.heading and paragraph.heading.level == 1]
    for paragraph in reversed(tops[-2:]):
        title = paragraph.heading.title.strip("。 　") if paragraph.heading else ""
        if _LOOKS_BACK.search(title):
            continue
        if _AHEAD.search(title) or _FIRM_PLAN.search(title):
            return paragraph
        if YEAR.match(title) and re.search(r"安排|打算|计划|思路", title) and _PLAN.match(title):
            return paragraph
    return None


def looking_ahead(script: Script) -> frozenset[int]:
    """The paragraphs (by `at`) of the plan, its heading included; without a heading, those from where the next year begins."""
    if heading := plan_heading(script):
        return frozenset({heading.at, *(paragraph.at for paragraph in script.section_of(heading))})
    told = about(script)
    if told:
        for paragraph in script.paragraphs:
            if re.match(rf"\s*(?:[一二三四五六七八九]、)?{told.year + 1}\s*年", paragraph.text):
                return frozenset(range(paragraph.at, len(script.paragraphs)))
    return frozenset()


def said(script: Script) -> Iterator[Paragraph]:
    """The paragraphs in which the office itself speaks."""
    return script.of(Part.ADDRESSEE, Part.HEADING, Part.BODY, Part.CELL, Part.ATTACHMENT)


def sentence_at(paragraph: Paragraph, offset: int) -> str:
    """The sentence in which an offset of a paragraph lies."""
    index = bisect_right(paragraph.sentences, offset, key=lambda sentence: sentence.start) - 1
    return paragraph.sentences[index].text if index >= 0 else ""


def _value(number: str) -> int:
    return int(number) if number.isdecimal() and number.isascii() else read_chinese_number(number) or 0
