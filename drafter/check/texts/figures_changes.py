"""F208—F209: a change against the two values told beside it, and how often something happens against how many times it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import Said, Told, sentences_with_figures, span
from drafter.language.chinese_numbers import read_chinese_number
from drafter.language.quantity import Quantity, written
from drafter.model.finding import Finding, Level
from drafter.model.interval import Interval
from drafter.model.script import Script

_RISES = re.compile(r"增加|增长|上升|提高|提升|增幅|升幅|涨幅|扩大")
_FALLS = re.compile(r"下降|减少|降低|降幅|减幅|压减|压缩|缩短|精简|缩减|下调")
_FROM = re.compile(r"(?:由|从)[^由从，,；;]{0,14}$")
_TO = re.compile(
    r"[^，,；;由从]{0,8}?(?:，|,)?(?:增加|增长|上升|提高|提升|扩大|下降|减少|降低|压减|压缩|缩短|精简|缩减|降|升|减|增)?(?:到|至|为)了?(?:20[0-9]{2}年的?|现在的?|目前的?|今年的?|承诺的?)?"
)
_CHANGED = re.compile(
    r"(?:增加|增长|上升|提高|提升|扩大|下降|减少|降低|压减|压缩|缩短|精简|缩减|增幅|升幅|涨幅|降幅|减幅)(?:率|比例|幅度)?(?:为|达到|达|了)?$"
)
_AGAINST = re.compile(r"(?:[，,（(]|^)?(?:同比|环比)?(?:较|比|与)?(?:上年|去年|上一年|20[0-9]{2}年)(?:同期)?度?的?$")
_LAST_YEAR = re.compile(r"(?:较|比|与)(?:上年|去年|上一年|20[0-9]{2}年)(?:同期)?度?的?$")
#: 去年办理案件120件; what was new last year is no value that anything grows from.
_OF_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?:(?![新增加减少净])[\u4e00-\u9fff]){0,12}")
_REACHES = re.compile(r"[，,]?(?:增|降|升|减|增加|减少|上升|下降)?(?:达到|达|至|到|为)了?")
_UNCLEAR = re.compile(r"其中|平均|人均|提速|分别|均|最[高多低]|再|又")
_LONGEST_BETWEEN = 24
#: So many other words between are another thing's name: 单位由50家合并为30家，下属企业户数压减70%.
_LONGEST_OTHER = 6
#: What may stand between the two values and the change without speaking of anything else.
_SAME_THING = re.compile(
    r"增加|增长|上升|提高|提升|扩大|下降|减少|降低|压减|压缩|缩短|精简|缩减|增幅|升幅|涨幅|降幅|减幅|"
    r"幅度|比例|同比|环比|较|比|上年|去年|上一年|同期|总体|整体|工作日|时限|率|达到|达|为|了|的"
)


def _changes(rule: TextRule, script: Script) -> Iterator[Finding]:
    """由a到b，下降p%; b，较去年同期a下降p%; 由a下降p%，降至b."""
    for said in sentences_with_figures(script):
        for first, second, rate in zip(said.figures, said.figures[1:], said.figures[2:], strict=False):
            if rate.number.unit == "个百分点" and first.is_percent and second.is_percent:
                yield from _of_points(rule, said, (first, second, rate))
            if second.is_percent and _is_rate_between(said, first, second, rate):
                yield from _of_change(rule, said, first, rate, second, is_sure=_is_start(said, first))
            if not rate.is_percent or first.counts != second.counts or first.is_percent or second.is_percent:
                continue
            if first.number.unit != second.number.unit and not first.counts:
                continue
            if _FROM.search(_before(said, first)) and _TO.fullmatch(said.between(first, second)):
                before, now = first, second
            elif _AGAINST.fullmatch(said.between(first, second)[-16:]):
                before, now = second, first
            else:
                continue
            yield from _of_change(rule, said, before, now, rate)


def _is_rate_between(said: Said, before: Told, rate: Told, now: Told) -> bool:
    """Whether a rate stands between the two values: 由100件增长10%，达到110件."""
    if before.is_percent or now.is_percent or before.number.unit != now.number.unit:
        return False
    words = said.between(before, rate)
    return bool(
        (_is_start(said, before) or _OF_LAST_YEAR.fullmatch(before.lead))
        and _REACHES.fullmatch(said.between(rate, now))
        and _CHANGED.search(words)
        and not _UNCLEAR.search(words)
        and not _SAME_THING.sub("", words).replace("今年", "").strip("，, ")
    )


def _is_start(said: Said, figure: Told) -> bool:
    """Whether the words before a figure say that it is what was before: 由120件, 较上年120件."""
    return bool(_FROM.search(_before(said, figure)) or _LAST_YEAR.search(_before(said, figure)))


def _before(said: Said, figure: Told) -> str:
    """The words before a figure, dates among them: 由2023年的120件."""
    return said.paragraph.text[max(figure.number.start - 20, said.start) : figure.number.start]


def _of_points(rule: TextRule, said: Said, figures: tuple[Told, Told, Told]) -> Iterator[Finding]:
    """由80%提高到90%，提高10个百分点."""
    first, second, points = figures
    if not (_FROM.search(_before(said, first)) and _TO.fullmatch(said.between(first, second)) and _CHANGED.search(points.lead)):
        return
    old, new, told = first.quantity, second.quantity, points.quantity
    if old is None or new is None or told is None or old.loose or new.loose or told.loose:
        return
    actual = (new.nominal - old.nominal) * 100
    if not told.interval.meets(Interval.point(abs(actual))):
        message = f"{first.text}到{second.text}相差{written(abs(actual))}个百分点，文中写的是{points.text}"
        yield rule.finding(said.paragraph, message, span=span(*figures))


def _of_change(rule: TextRule, said: Said, before: Told, now: Told, rate: Told, *, is_sure: bool = True) -> Iterator[Finding]:
    """What is wrong with one change, where anything is."""
    nearest = max((before, now), key=lambda figure: (figure.number.start < rate.number.start, figure.number.start))
    words = said.between(nearest, rate)
    if len(words) > _LONGEST_BETWEEN or not _CHANGED.search(rate.lead) or _UNCLEAR.search(words):
        return
    old, new, told = before.quantity, now.quantity, rate.quantity
    if old is None or new is None or told is None or old.loose or new.loose or told.loose or not old.nominal:
        return
    about = _SAME_THING.sub("", re.split(r"[，,（(]", words)[-1])
    if len(about) > _LONGEST_OTHER:
        return
    is_unsure = not is_sure or bool(about)
    falls = bool(_FALLS.search(rate.lead))
    try:
        change = (new - old) / old
    except ZeroDivisionError:
        return
    actual = -change.interval if falls else change.interval
    stretch = span(before, now, rate)
    size = written(abs(change.nominal), percent=True, decimals=max(rate.decimals, 1))
    if falls == (change.nominal > 0) and change.nominal and told.nominal > 0 and not Interval.point(Fraction(0)).meets(actual):
        said_way, right_way = ("降", "增") if falls else ("增", "降")
        message = f"{before.text}到{now.text}是{right_way}了{size}，文中写的是{said_way}"
        yield rule.finding(said.paragraph, message, span=stretch, level=Level.WARNING if is_unsure else None)
    elif not actual.meets(told.interval):
        message = f"{before.text}到{now.text}的变化是{_way(change)}{size}，文中写的是{rate.text}"
        last_place = abs(abs(change.nominal) - told.nominal) <= Fraction(1, 100 * 10**rate.decimals)
        yield rule.finding(said.paragraph, message, span=stretch, level=Level.WARNING if last_place or is_unsure else None)


def _way(change: Quantity) -> str:
    return "增加" if change.nominal > 0 else "减少"


_EVERY = re.compile(
    r"每(?P<span>两个?月|二个月|2个月|个?月|季度|季|半年|个?半年)(?P<least>至少|不少于|不低于)?[^，。；,;每]{0,10}?"
    r"(?P<times>[一二两三四五1-5])(?:次|期|场|轮)"
)
_PER_YEAR = {"两月": 6, "二月": 6, "2月": 6, "月": 12, "季度": 4, "季": 4, "半年": 2}
_STOP = re.compile(r"[，,；;。：:]")
_EMPTY = re.compile(r"全年|年内|共|总计|累计|已|开展|组织|召开|举办|进行|达|计|了|到|全县|全市|各类")
_IN_ALL = re.compile(r"全年|年内|共|总计|累计|已")


def _same_doing(figure: Told, said: str) -> bool:
    """Whether what was counted is what is done so often: its words, if it has any, stand there too."""
    words = _EMPTY.sub("", figure.lead + figure.tail)
    return not words or any(words[at : at + 2] in said for at in range(max(len(words) - 1, 1)))


def _frequencies(rule: TextRule, script: Script) -> Iterator[Finding]:
    """每季度一次，全年共5次."""
    for said in sentences_with_figures(script):
        found = _EVERY.search(said.text)
        if not found or said.text.count("每") > 1:
            continue
        times = read_chinese_number(found["times"]) or (int(found["times"]) if found["times"].isdigit() else 0)
        year = _PER_YEAR[found["span"].replace("个", "")]
        for figure in said.figures:
            place = figure.number.start - said.start
            if place < found.end() or figure.counts != "次" or figure.exact is None or not _IN_ALL.search(figure.lead):
                continue
            if not _same_doing(figure, said.text[: found.end()] + _STOP.split(said.text[found.end() :], maxsplit=1)[0]):
                continue
            due, is_least = times * year, bool(found["least"])
            if figure.exact < due if is_least else figure.exact != due:
                how = "至少应为" if is_least else "应为"
                message = f"“{found[0]}”，全年{how}{due}次，文中写的是{figure.text}"
                yield rule.finding(said.paragraph, message, span=(said.start + found.start(), figure.number.end))
            break


RULES = (
    TextRule(
        "F208",
        Level.ERROR,
        "增减幅度与前后两数不符",
        "增减幅度等于现数减原数再除以原数，压减率等于原数减现数再除以原数；四舍五入到所写的位数。",
        "请核对原数、现数和幅度，按（现数－原数）÷原数重新计算。",
        _changes,
        wrong=(
            Example("办理时限由20个工作日压减到8个工作日，压减率为70%。"),
            Example("一审行政应诉案件66件，较去年同期110件下降45%。"),
            Example("投诉由50件下降到60件，下降20%。", is_near_miss=True),
            Example("办理行政复议案件较上年100件增长10%，达到120件。", is_near_miss=True),
        ),
        right=(
            Example("办理时限由20个工作日压减到8个工作日，压减60%。"),
            Example("一审行政应诉案件66件，较去年同期110件下降40%。"),
            Example("办理时限由20个工作日压减到8个工作日，各类事项平均压减70%。", is_near_miss=True),
            Example("投诉由约50件下降到40件，下降30%。", is_near_miss=True),
            Example("办理行政复议案件较上年100件增长10%，达到110件。", is_near_miss=True),
            Example("行政复议案件由100件增长10%，其中行政处罚类达到20件。", is_near_miss=True),
        ),
    ),
    TextRule(
        "F209",
        Level.WARNING,
        "频次与全年次数不符",
        "每月一次全年是12次，每两个月一次是6次，每季度一次是4次，每半年一次是2次。",
        "请核对全年次数；年中才开始的，写明从几月开始。",
        _frequencies,
        wrong=(
            Example("政府常务会议每季度集体学法1次，全年共5次。"),
            Example("坚持每两个月开展一次案卷评查，全年累计开展7次。", is_near_miss=True),
        ),
        right=(
            Example("政府常务会议每季度集体学法1次，全年共4次。"),
            Example("每季度至少开展一次案卷评查，全年共开展6次。", is_near_miss=True),
        ),
    ),
)
