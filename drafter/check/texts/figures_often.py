"""F209: how often something happens against how many times it did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.told import Said, Told, sentences_with_figures
from drafter.language.chinese_numbers import read_chinese_number
from drafter.model.finding import Finding, Level
from drafter.model.script import Script

_EVERY = re.compile(
    r"每(?P<span>两个?月|二个月|2个月|个?月|季度|季|半年|个?半年)(?P<least>至少|不少于|不低于)?[^，。；,;每]{0,10}?"
    r"(?P<times>[一二两三四五1-5])(?:次|期|场|轮)"
)
_PER_YEAR = {"两月": 6, "二月": 6, "2月": 6, "月": 12, "季度": 4, "季": 4, "半年": 2}
#: 全年组织执法培训10次，每月1次: nothing stands between them but a mark.
_BARE = re.compile(r"每[^，。；,;每]{1,3}[一二两三四五1-5][次期场轮]")
_BARE_LINK, _BARE_END = re.compile(r"[，,（(]"), re.compile(r"[，,。；;）)]|$")
_YEAR = re.compile(r"全年|年内|一年")
_STOP = re.compile(r"[，,；;。：:]")
_EMPTY = re.compile(r"全年|年内|共|总计|累计|已|开展|组织|召开|举办|进行|达|计|了|到|全县|全市|各类")
_IN_ALL = re.compile(r"全年|年内|共|总计|累计|已")
#: Only part of the year, or of many places and kinds, each so often.
_PART_OF_YEAR = re.compile(r"[0-9]{1,2}月(?:份)?(?:起|以来|开始|后)|年中|[上下]半年|自[0-9一二三四]")
_EACH = re.compile(r"[到对在向赴].{0,8}[个家名]|各|逐|所有")
_KINDS = re.compile(r"各[类种级项]|多种|系列")
_SO_FAR = re.compile(r"已")


def _same_doing(figure: Told, said: str) -> bool:
    """Whether what was counted is what is done so often: its words, if it has any, stand there too."""
    return set(_EMPTY.sub("", figure.lead + figure.tail)) <= set(said)


def _frequencies(rule: TextRule, script: Script) -> Iterator[Finding]:
    """每季度一次，全年共5次; 全年10次，每月1次."""
    for said in sentences_with_figures(script):
        found = _EVERY.search(said.text)
        if not found or said.text.count("每") > 1 or _PART_OF_YEAR.search(said.text) or _of_each(said.text, found):
            continue
        times = read_chinese_number(found["times"]) or (int(found["times"]) if found["times"].isdecimal() else 0)
        due = times * _PER_YEAR[found["span"].replace("个", "")]
        figure = _told_behind(said, found) or _told_before(said, found)
        if figure is None or figure.exact is None:
            continue
        is_least = bool(found["least"])
        is_short = _SO_FAR.search(figure.lead) and figure.exact < due
        if not is_short and (figure.exact < due if is_least else figure.exact != due):
            how = "至少应为" if is_least else "应为"
            message = f"“{found[0]}”，全年{how}{due}次，文中写的是{figure.text}"
            begins, place = said.start + found.start(), figure.number
            yield rule.finding(
                said.paragraph, message, span=(min(begins, place.start), max(said.start + found.end(), place.end))
            )


def _of_each(text: str, found: re.Match[str]) -> bool:
    """Whether each of several does so often: 各乡镇每季度开展1次."""
    return bool(_EACH.search(_STOP.split(text[: found.start()])[-1] + found[0]))


def _told_behind(said: Said, found: re.Match[str]) -> Told | None:
    """How many times it was in the year, told behind how often it is."""
    doing = said.text[: found.end()] + _STOP.split(said.text[found.end() :], maxsplit=1)[0]
    behind = [figure for figure in said.figures if figure.number.start - said.start >= found.end() and figure.counts == "次"]
    figure = next((figure for figure in behind if _IN_ALL.search(figure.lead)), None)
    return figure if figure and not _KINDS.search(figure.lead) and _same_doing(figure, doing) else None


def _told_before(said: Said, found: re.Match[str]) -> Told | None:
    """How many times it was in the year, told right before a bare 每月1次."""
    if not _BARE.fullmatch(found[0]) or not _BARE_END.match(said.text, found.end()):
        return None
    before = [figure for figure in said.figures if figure.counts == "次" and figure.number.end - said.start <= found.start()]
    if len(before) != 1 or not _YEAR.search(said.text[: found.start()]):
        return None
    return before[0] if _BARE_LINK.fullmatch(said.text[before[0].number.end - said.start : found.start()]) else None


RULES = (
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
            Example("全年组织执法培训10次，每月1次。", is_near_miss=True),
        ),
        right=(
            Example("政府常务会议每季度集体学法1次，全年共4次。"),
            Example("每季度至少开展一次案卷评查，全年共开展6次。", is_near_miss=True),
            Example("每季度到13个乡镇开展督导一次，全年共开展督导52次。", is_near_miss=True),
            Example("坚持每月召开1次联席会议，全年共召开各类会议36次。", is_near_miss=True),
            Example("落实每月学法1次制度，自3月起共开展学法10次。", is_near_miss=True),
            Example("各乡镇每季度开展1次宣传，全年共开展宣传48次。", is_near_miss=True),
            Example("全年组织执法培训24次，平均每月2次。", is_near_miss=True),
        ),
    ),
)
