"""F208 once more: changes told by how many, the former value in a bracket, 法定 against 承诺, and 增加到 fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from drafter.check.texts.changing import CHANGES, CHANGES_BY, FALL_BY, FALLS, LAST_YEAR, RISES
from drafter.check.texts.rule import TextRule
from drafter.check.texts.told import Said, Told, span
from drafter.language.quantity import Quantity, written
from drafter.model.finding import Finding, Level

_BY = rf"(?P<by>{CHANGES}|[多少])了?"
#: 7件，同比减少2件 and 120万元，较2023年增加35万元.
_CHANGED_BY = re.compile(rf"[，,（(](?:同比|环比|(?:同比)?(?:较|比|与){LAST_YEAR}(?:相比)?[，,]?)(?:总体|净)?{_BY}")
_AND_BY = re.compile(rf"[、，,（(]?(?:同比|环比)?(?P<by>{CHANGES_BY})(?:率|比例|幅度)?(?:为|达到|达|了)?")
_IN_BRACKET = re.compile(rf"[（(]{LAST_YEAR}(?:为|是|有)?")
_CUT = re.compile(r"(?:工作日)?[，,、]?(?:总体|整体)?(?:压缩|压减|缩减|缩短|精简)(?:率|比例|幅度)?(?:了|为|达到|达)?")
_FALLING = re.compile(rf"{FALLS}|{FALL_BY}|少")
_TURNED = re.compile(rf"[^，,；;由从至到]{{0,8}}?(?P<way>{RISES}|{FALLS}|[增升减降])(?:到|至|为)了?")
_START = re.compile(r"[由从][^由从，,；;至到]{0,14}$")
#: The smaller number is the higher place.
_RANKS = re.compile(r"[排位名]次|排名|[第列级档]")
_NO_RANK_UNITS = frozenset({"位", "名", "级", "类", "档", "度", "星"})
_TIMES = re.compile(r"月|周|天|日|小时|分钟")
_LOOSE_RISES = ("提高", "提升")


def is_former_in_bracket(said: Said, now: Told, rate: Told, before: Told) -> bool:
    """326件，同比下降28.5%（2023年400件）: whether the three figures stand so."""
    is_one_thing = now.counts == before.counts != "" and not (now.is_percent or now.is_bracketed or before.is_percent)
    return is_one_thing and rate.is_percent and bool(_IN_BRACKET.fullmatch(said.between(rate, before)))


def _change_by_number(rule: TextRule, said: Said, at: int) -> Iterator[Finding]:
    """7件，同比减少2件，下降22.2%: the figure, by how many it changed, and at what rate."""
    now, much, rate = said.figures[at : at + 3]
    by, way = _CHANGED_BY.fullmatch(said.between(now, much)), _AND_BY.fullmatch(said.between(much, rate))
    if not by or not way or not rate.is_percent or not now.counts or now.counts != much.counts:
        return
    falls = bool(_FALLING.search(by["by"]))
    if falls != bool(_FALLING.search(way["by"])):
        return
    told, size = _sure(rate), _sure(much)
    values = [_sure(figure) for figure in said.figures[: at + 1] if figure.counts == now.counts]
    if told is None or size is None or any(value is None for value in values):
        return
    changes = [_change(value, size, falls=falls) for value in values if value]
    change = changes[-1] if changes else None
    if change is None or any(one is None or one.interval.meets(told.interval) for one in changes):
        return
    grown = written(abs(change.nominal), percent=True, decimals=max(rate.decimals, 1))
    message = f"{'减少' if falls else '增加'}{much.text}后是{now.text}，变化是{grown}，文中写的是{rate.text}"
    yield rule.finding(said.paragraph, message, span=span(now, much, rate), level=Level.WARNING)


def _change(now: Quantity, size: Quantity, *, falls: bool) -> Quantity | None:
    try:
        return size / (now + size if falls else now - size)
    except ZeroDivisionError:
        return None


def _promised_time(rule: TextRule, said: Said, at: int) -> Iterator[Finding]:
    """法定时限20个工作日，承诺时限5个工作日，压缩率75%."""
    legal, promised, rate = said.figures[at : at + 3]
    if "法定" not in legal.lead or "承诺" not in promised.lead or legal.number.unit != promised.number.unit:
        return
    if not rate.is_percent or not _CUT.fullmatch(said.between(promised, rate)):
        return
    old, new, told = _sure(legal), _sure(promised), _sure(rate)
    if old and new and told and old.nominal and not ((old - new) / old).interval.meets(told.interval):
        size = written(Fraction(1) - new.nominal / old.nominal, percent=True, decimals=max(rate.decimals, 1))
        message = f"法定{legal.text}、承诺{promised.text}，压缩率是{size}，文中写的是{rate.text}"
        yield rule.finding(said.paragraph, message, span=span(legal, promised, rate), level=Level.WARNING)


def _other_way(rule: TextRule, said: Said, at: int) -> Iterator[Finding]:
    """由218项增加到199项; where a rate follows, it is held against both."""
    first, second = said.figures[at : at + 2]
    before = said.paragraph.text[max(first.number.start - 20, said.start) : first.number.start]
    words = said.between(first, second)
    turned = _TURNED.fullmatch(words)
    if (
        not turned
        or not _START.search(before)
        or first.number.unit != second.number.unit
        or first.is_percent != second.is_percent
    ):
        return
    if at + 2 < len(said.figures) and said.figures[at + 2].number.unit in ("", "个百分点"):
        return
    unit = first.number.unit
    if (
        unit in _NO_RANK_UNITS
        or _RANKS.search(before + words)
        or (_TIMES.search(unit + words) and turned["way"] in _LOOSE_RISES)
    ):
        return
    old, new, falls = _sure(first), _sure(second), bool(_FALLING.search(turned["way"])) or turned["way"] in "减降"
    if (
        old
        and new
        and (old if falls else new).nominal < (new if falls else old).nominal
        and not old.interval.meets(new.interval)
    ):
        message = f"{first.text}到{second.text}是{'增加' if falls else '减少'}了，文中写的是“{turned['way']}”"
        yield rule.finding(said.paragraph, message, span=span(first, second), level=Level.WARNING)


def by_other_words(rule: TextRule, said: Said) -> Iterator[Finding]:
    """All of these in one sentence."""
    for at in range(len(said.figures) - 1):
        yield from _other_way(rule, said, at)
    for at in range(len(said.figures) - 2):
        yield from _change_by_number(rule, said, at)
        yield from _promised_time(rule, said, at)


def _sure(figure: Told) -> Quantity | None:
    found = figure.quantity
    return None if found is None or found.loose else found
