"""D: what stands word for word in last year's file, where that is given (--former)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import PurePath
from typing import NamedTuple

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_parts import parts_of
from drafter.language.sameness import bare, bare_clauses
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Part, Script

#: Facts of a script: clauses of the office's own words (of data files), and clauses that templates and set phrases made.
OWN_WORDS, STOCK_WORDS = "own words", "stock words"
#: Fewer characters may be the same by chance.
_FEWEST = 25
_MOST_SAID = 10
#: Sentences that every report begins and ends with, and those that only lead to what follows.
_FORMULA = re.compile(r"(?:报告|汇报)如下|(?:特此|专此)(?:报告|汇报)|[：:]\s*$")
#: Its place in a list may change from year to year.
_ORDINAL = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[，,])?")
_REMEDIES = {
    "问题": "问题还在的，写今年的表现，说明为什么没有解决；已经解决的删去。",
    "安排": "没有完成的写明进度和新的时限，已经完成的换成新的安排。",
    "": "看一看写的是不是今年的事；今年照旧的，写今年的做法和成效。",
}


class _Same(NamedTuple):
    """A paragraph that stands in last year's text, too; from where on, and what it is about."""

    paragraph: Paragraph
    start: int
    other: Paragraph
    about: str


def text_is_new(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Paragraphs in which nothing but numbers has changed since last year."""
    if script.former is None:
        return
    found = list(_same(script, script.former))
    gravest = sorted(found, key=lambda same: not same.about)[:_MOST_SAID]
    for same in sorted(gravest, key=lambda same: same.paragraph.at):
        paragraph, place = same.paragraph, same.other.place
        where = place._replace(file=PurePath(place.file).name, column=None)
        is_exact = _plain(paragraph.text) == _plain(same.other.text)
        message = f"这段话与上年的{'一字不差' if is_exact else '相同，只有数字、标点或序号不同'}（{where}）"
        level = Level.WARNING if same.about else Level.HINT
        yield rule.finding(paragraph, message, _REMEDIES[same.about], (same.start, len(paragraph.text)), level)
    others = [same for same in found if same not in gravest]
    if others:
        message = f"连同这一段，另有 {len(others)} 段与上年的相同"
        level = Level.WARNING if any(same.about for same in others) else Level.HINT
        first = others[0]
        span = first.start, len(first.paragraph.text)
        yield rule.finding(first.paragraph, message, "改过列出的几段后再检查一次，就会逐段列出。", span, level)


def _same(script: Script, former: Script) -> Iterator[_Same]:
    then: dict[str, Paragraph] = {}
    for paragraph in former.of(Part.BODY, Part.HEADING):
        for start in _starts(paragraph, with_heading=True):
            then.setdefault(bare(paragraph.text[start:]), paragraph)
    parts = parts_of(script)
    about = dict.fromkeys((paragraph.at for paragraph in parts.plans), "安排")
    about |= dict.fromkeys((paragraph.at for paragraph in parts.problems), "问题")
    for paragraph in script.of(Part.BODY, Part.HEADING):
        for start in _starts(paragraph, with_heading=paragraph.at in about):
            text = paragraph.text[start:]
            other = then.get(bare(text))
            if other and not _FORMULA.search(text) and _own_length(text, script) >= _FEWEST:
                yield _Same(paragraph, start, other, about.get(paragraph.at, ""))
                break


def _starts(paragraph: Paragraph, *, with_heading: bool) -> Iterator[int]:
    """Where the words begin: behind the number; behind a heading that runs in, and with it where it says a thing itself.

    Headings alone stay from year to year.
    """
    heading = paragraph.heading
    if heading is None:
        ordinal = _ORDINAL.match(paragraph.text)
        yield ordinal.end() if ordinal else 0
    elif heading.run_in:
        first = len(paragraph.text) - len(paragraph.text.lstrip()) + len(heading.typed)
        if with_heading:
            yield first
        yield paragraph.text.find(heading.title, first) + len(heading.title)


def _own_length(text: str, script: Script) -> int:
    """How many characters are the office's own words, without numbers, templates and set phrases."""
    own, stock = script.facts.get(OWN_WORDS), script.facts.get(STOCK_WORDS)
    clauses = bare_clauses(text)
    if isinstance(own, Container):
        return sum(len(clause) for clause in clauses if clause in own)
    return sum(len(clause) for clause in clauses if not isinstance(stock, Container) or clause not in stock)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


_MEASURE = "组织乡镇执法人员到县直部门跟班办案，编发本地典型案例和文书范本，逐人考核办案本领。"
_LACK = "一些乡镇承接的事项办案很少，执法人员对程序不熟悉，赋权部门跟案指导不够。"
_LEAD = "示例县{}年法治政府建设年度报告\n一、主要举措和成效\n{}\n二、存在的不足和原因\n{}"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "D214",
        Level.WARNING,
        "照抄上年的报告",
        "年度报告写本年度的情况（厅字〔2019〕28号）；与上年一字不差的，多半没有更新。用 --former 给出上年的文件才查。",
        "改写成今年的情况；今年确实照旧的，写明进展。",
        text_is_new,
        (
            Example(_LEAD.format(2024, "全年办理案件20件。", _LACK), former=_LEAD.format(2023, "全年办理案件18件。", _LACK)),
            Example(
                _LEAD.format(2024, "（一）抓培训。" + _MEASURE, "队伍不强。"),
                former=_LEAD.format(2023, "（二）强队伍。" + _MEASURE, "经费不足。"),
            ),
            Example(
                _LEAD.format(2024, "2024年组织乡镇执法人员32名到县直部门跟班办案，编发本地典型案例和文书范本。", "队伍不强。"),
                former=_LEAD.format(
                    2023, "2023年组织乡镇执法人员近30名到县直部门跟班办案，编发本地典型案例和文书范本。", "经费不足。"
                ),
                is_near_miss=True,
            ),
        ),
        (
            Example(
                _LEAD.format(2024, _MEASURE, "县城两个街道承接的事项增多，执法人员没有同步增加，装备更新不及时。"),
                former=_LEAD.format(2023, "办理案件。", _LACK),
            ),
            Example(
                _LEAD.format(2024, "依法办理案件20件。", "法制审核人员偏少。"),
                former=_LEAD.format(2023, "依法办理案件18件。", "法制审核人员偏少。"),
                is_near_miss=True,
            ),
            Example(
                _LEAD.format(2024, _MEASURE, _LACK.replace("程序不熟悉", "新设备不熟悉")),
                former=_LEAD.format(2023, _MEASURE.replace("逐人考核", "统一考核"), _LACK),
                is_near_miss=True,
            ),
        ),
    ),
)
