"""S: lists that are counted by words within a section — 一是, 二是 — and lack one or have one twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_tree import own_paragraphs
from drafter.language.chinese_numbers import read_chinese_number
from drafter.language.numbering import chinese_number
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Script

_MARK = re.compile(r"(?:^|(?<=[。；;：:，,！？、“（(—\n]))\s{0,4}(?P<mark>(?P<number>[一二三四五六七八九十]{1,2})是)(?!否)")
#: A gap of more numbers than this is hardly a slip.
_WIDEST_GAP = 2


class _Marked(NamedTuple):
    """A mark of a list, where it stands, and its number."""

    paragraph: Paragraph
    start: int
    end: int
    number: int


def lists_are_complete(rule: TextRule, script: Script) -> Iterator[Finding]:
    """一是, 二是, 四是."""
    for section in _sections(script):
        words = "\n".join(paragraph.text for paragraph in section)
        open_lists: list[int] = []
        last: _Marked | None = None
        for mark in _marks(section):
            if mark.number == 1:
                open_lists.append(1)
                last = mark
                continue
            while open_lists and open_lists[-1] + 1 != mark.number:
                open_lists.pop()
            if last and not open_lists and (message := _fault(last, mark, words)):
                remedy = "请核对是漏了一条还是编错了序次，补上内容或依次改正。"
                yield rule.finding(mark.paragraph, message, remedy, (mark.start, mark.end))
            open_lists = [*open_lists[:-1], mark.number]
            last = mark


def _fault(last: _Marked, mark: _Marked, words: str) -> str:
    """What is wrong with a mark that goes on with no list; empty where nothing surely is."""
    was, now = f"{chinese_number(last.number)}是", f"{chinese_number(mark.number)}是"
    if mark.number == last.number:
        return f"“{was}”之后又是“{now}”"
    missing = range(last.number + 1, mark.number)
    if not 1 <= len(missing) <= _WIDEST_GAP or any(_is_said(number, words) for number in missing):
        return ""
    return f"“{was}”之后就是“{now}”，缺" + "、".join(f"“{chinese_number(number)}是”" for number in missing)


def _is_said(number: int, words: str) -> bool:
    """Whether a section counts to this number in another way: 二要, 第二, 其次."""
    chinese = chinese_number(number)
    return (
        re.search(rf"{chinese}(?:是|要|为|则|在|抓|[，,、])|第{chinese}|[（(]{chinese}|其次|再次|再者|此外|同时还", words)
        is not None
    )


def _marks(section: list[Paragraph]) -> Iterator[_Marked]:
    for paragraph in section:
        for found in _MARK.finditer(paragraph.text):
            if number := read_chinese_number(found["number"]):
                yield _Marked(paragraph, found.start("mark"), found.end("mark"), number)


def _sections(script: Script) -> Iterator[list[Paragraph]]:
    """The paragraphs from each heading to the next."""
    section: list[Paragraph] = []
    for paragraph in own_paragraphs(script):
        if paragraph.heading and section:
            yield section
            section = []
        if paragraph.part in (Part.BODY, Part.HEADING):
            section.append(paragraph)
    if section:
        yield section


RULES: tuple[TextRule, ...] = (
    TextRule(
        "S216",
        Level.WARNING,
        "“一是”“二是”不缺不重",
        "同一节里用“一是”“二是”分条的，依次数下去；缺一个或重一个，不是漏了内容就是编错了。",
        "补上漏掉的一条，或依次改正。",
        lists_are_complete,
        wrong=(
            Example("一、举措\n一是抓学习；二是抓培训；四是抓考核。"),
            Example("一是抓学习。每月学法一次。三是抓考核。", is_near_miss=True),
            Example("一、举措\n一是抓学习。\n二是抓培训。\n二是抓考核。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n一是抓学习；二是抓培训；三是抓考核。\n一是抓执法；二是抓监督。"),
            Example("一、举措\n一是抓学习：一是集中学，二是个人学；二是抓培训；三是抓考核。", is_near_miss=True),
            Example("一、举措\n一是抓学习；二要抓培训；三是抓考核。", is_near_miss=True),
            Example("一、举措\n一是抓学习；二是抓培训。\n二、打算\n三是法律规定的期限。", is_near_miss=True),
        ),
    ),
)
