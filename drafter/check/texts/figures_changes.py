"""F208: a change against the two values told beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from drafter.check.texts.changing import CHANGES, CHANGES_BY, FALL_BY, FALLS, LAST_YEAR
from drafter.check.texts.figures_growth import by_other_words, is_former_in_bracket
from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import Said, Told, sentences_with_figures, span
from drafter.language.quantity import Quantity, written
from drafter.model.finding import Finding, Level
from drafter.model.interval import Interval
from drafter.model.script import Script

_FALLS = re.compile(f"{FALLS}|{FALL_BY}")
_FROM = re.compile(r"(?:由|从)[^由从，,；;]{0,14}$")
_TO = re.compile(
    rf"[^，,；;由从]{{0,8}}?(?:，|,)?(?:{CHANGES}|降|升|减|增)?(?:到|至|为)了?(?:20[0-9]{{2}}年的?|现在的?|目前的?|今年的?|承诺的?)?"
)
_CHANGED = re.compile(rf"(?:{CHANGES_BY})(?:率|比例|幅度)?(?:为|达到|达|了)?$")
_AGAINST = re.compile(rf"(?:[，,（(]|^)?(?:同比|环比)?(?:较|比|与)?{LAST_YEAR}(?:的|为|是|有)?$")
_LAST_YEAR = re.compile(rf"(?:较|比|与){LAST_YEAR}的?$")
#: 去年办理案件120件; what was new last year is no value that anything grows from.
_OF_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?:(?![新增加减少净])[\u4e00-\u9fff]){0,12}")
_REACHES = re.compile(r"[，,]?(?:增|降|升|减|增加|减少|上升|下降)?(?:达到|达|至|到|为)了?")
_UNCLEAR = re.compile(r"其中|平均|人均|提速|分别|均|最[高多低]|再|又")
#: The values of one extreme, beside which the rate may be of all: 最长由30天减少到20天，总体压缩50%.
_EXTREME = re.compile(r"最[高多低少长短大小]")
_LONGEST_BETWEEN = 24
#: So many other words between are another thing's name: 单位由50家合并为30家，下属企业户数压减70%.
_LONGEST_OTHER = 6
#: What may stand between the two values and the change without speaking of anything else.
_SAME_THING = re.compile(
    rf"{CHANGES_BY}|幅度|比例|同比|环比|较|比|上年|去年|上一年|同期|总体|整体|工作日|时限|率|达到|达|为|了|的|[数量]"
)


def _changes(rule: TextRule, script: Script) -> Iterator[Finding]:
    """由a到b，下降p%; b，较去年同期a下降p%; 由a下降p%，降至b."""
    for said in sentences_with_figures(script):
        yield from by_other_words(rule, said)
        for first, second, rate in zip(said.figures, said.figures[1:], said.figures[2:], strict=False):
            if rate.number.unit == "个百分点" and first.is_percent and second.is_percent:
                yield from _of_points(rule, said, (first, second, rate))
            if second.is_percent and _is_rate_between(said, first, second, rate):
                yield from _of_change(rule, said, first, rate, second, is_sure=_is_start(said, first))
            if is_former_in_bracket(said, first, second, rate):
                yield from _of_change(rule, said, rate, first, second)
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
    if _EXTREME.search(_before(said, before)):
        return
    old, new, told = before.quantity, now.quantity, rate.quantity
    if old is None or new is None or told is None or old.loose or new.loose or told.loose or not old.nominal:
        return
    about = _SAME_THING.sub("", re.split(r"[，,（(]", words)[-1])
    known = said.paragraph.text[said.start : nearest.number.end]
    if len(about) > _LONGEST_OTHER or not set(about.replace("今年", "")) <= set(known):
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
            Example("办理行政处罚案件320件，同比下降28.5%（2023年400件）。", is_near_miss=True),
            Example("收到申请612件，2023年为451件，同比增长31.2%。"),
            Example("行政规范性文件7件，同比减少2件，下降32.2%。"),
            Example("法定时限3120个工作日，承诺时限686个工作日，压缩率88.0%。"),
            Example("行政执法事项由218项增加到199项。", is_near_miss=True),
        ),
        right=(
            Example("办理时限由20个工作日压减到8个工作日，压减60%。"),
            Example("一审行政应诉案件66件，较去年同期110件下降40%。"),
            Example("办理时限由20个工作日压减到8个工作日，各类事项平均压减70%。", is_near_miss=True),
            Example("投诉由约50件下降到40件，下降30%。", is_near_miss=True),
            Example("办理行政复议案件较上年100件增长10%，达到110件。", is_near_miss=True),
            Example("行政复议案件由100件增长10%，其中行政处罚类达到20件。", is_near_miss=True),
            Example("培训由4期增加至6期，参训人数增长30%。", is_near_miss=True),
            Example("办理行政处罚案件320件，同比下降20%（2023年400件）。", is_near_miss=True),
            Example("行政规范性文件7件，同比减少2件，下降22.2%。", is_near_miss=True),
            Example("法定时限3120个工作日，承诺时限686个工作日，平均压缩80%。", is_near_miss=True),
            Example("综合排名由12位上升到8位。", is_near_miss=True),
            Example("时限由12天压缩到5天，最长由30天减少到20天，压缩58.3%。", is_near_miss=True),
        ),
    ),
)
