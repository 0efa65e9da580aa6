"""S: the numbers of headings — missing, repeated, in the wrong place, started anew, with the wrong point behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_slips import Slip, all_slips
from drafter.check.texts.structure_tree import (
    Item,
    Run,
    between,
    items_of,
    runs_of,
    stands_within,
    unnumbered_line,
    where,
)
from drafter.language.numbering import heading_number
from drafter.model.finding import Finding, Level, nested
from drafter.model.script import Script

#: A gap of more numbers than this is hardly a slip in numbering.
_WIDEST_GAP = 3
#: What stands above a list and is shorter than this leads into it.
_SHORTEST_TEXT = 40
#: Numbers of the upper two levels are headings; those below may be lists.
_HEADINGS = 2


def numbers_are_complete(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Numbers that are left out among siblings."""
    for slip, item, before, expected, is_odd in all_slips(script):
        level = item.heading.level
        if slip is Slip.LATE:
            above = item.paragraph.above[-1] if item.paragraph.above else -1
            words = "\n".join(script.paragraphs[at].text for at in range(max(above, 0), item.at))
            if not stands_within(words, level, 1):
                message = f"这一组标题从“{item.name}”起，前面没有“{heading_number(level, 1)}”"
                remedy = "请核对前面是否漏了一条；没有漏的，从第一个序号起重新编。"
                weight = Level.WARNING if level <= _HEADINGS else Level.HINT
                yield rule.finding(item.paragraph, message, remedy, item.span, weight)
        elif slip is Slip.MISSING and before and not stands_within(between(script, before, item), level, expected):
            last = item.number - 1
            missing = "、".join(f"“{heading_number(level, number)}”" for number in range(expected, min(last, expected + 2) + 1))
            missing += "等" if last > expected + 2 else ""
            message = f"“{before.name}”（{where(before.paragraph)}）之后就是“{item.name}”，缺{missing}"
            remedy = "请核对是漏了内容还是编错了序号；内容不缺的，把后面的序号依次改正。"
            lost = unnumbered_line(script, before.at, item.at)
            if lost:
                remedy = (
                    f"{where(lost)}“{nested(lost.text.strip()[:20])}”像是漏了序号的标题，请核对；不是的，把后面的序号依次改正。"
                )
            is_sure = not lost and not is_odd and last - expected < _WIDEST_GAP and not _may_be_counted_by_word(script, item)
            yield rule.finding(item.paragraph, message, remedy, item.span, Level.ERROR if is_sure else Level.WARNING)


def numbers_are_unique(rule: TextRule, script: Script) -> Iterator[Finding]:
    """One number at two siblings, one behind the other."""
    for slip, item, before, expected, is_odd in all_slips(script):
        if slip is Slip.REPEATED and before and not _starts_anew(script, before, item):
            message = f"有两个“{item.name}”：{where(before.paragraph)}已经是“{before.name}”，这里又是“{item.name}”"
            remedy = f"这里应当是“{heading_number(item.heading.level, expected)}”，请改正，后面的序号随之顺改。"
            yield rule.finding(item.paragraph, message, remedy, item.span, _weight(is_odd=is_odd))
    runs = runs_of(items_of(script))
    for level in (3, 4):
        for former, run in _neighbours(runs, level):
            first, second = former.members[0], run.members[0]
            leads = script.paragraphs[second.at - 1].text.rstrip()
            is_led = second.at > first.at + 1 and (len(leads) < _SHORTEST_TEXT or leads.endswith(("：", ":")))
            if len(former.members) == 1 and not is_led and first.heading.run_in and second.heading.run_in:
                message = f"有两个“{second.name}”：{where(first.paragraph)}已经是“{first.name}”，这里又是“{second.name}”"
                remedy = f"请核对；接着上一条的，改成“{heading_number(level, 2)}”，后面的顺改。"
                yield rule.finding(second.paragraph, message, remedy, second.span, Level.WARNING)


def numbers_are_in_order(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Numbers that stand in the place of others."""
    for slip, item, before, expected, is_odd in all_slips(script):
        right = heading_number(item.heading.level, expected)
        if before and _starts_anew(script, before, item):
            continue
        if slip is Slip.WRONG and before:
            message = f"“{item.name}”应当是“{right}”：前面是“{before.name}”，后面接着编下去"
            yield rule.finding(item.paragraph, message, f"请把序号改成“{right}”。", item.span, _weight(is_odd=is_odd))
        elif slip is Slip.SWAPPED:
            message = f"“{item.name}”排在“{right}”前面"
            yield rule.finding(
                item.paragraph, message, "请核对两条的先后，调整位置或改正序号。", item.span, _weight(is_odd=is_odd)
            )
        elif slip is Slip.BACKWARD and before:
            message = f"“{before.name}”（{where(before.paragraph)}）之后又是“{item.name}”"
            remedy = f"请核对：接着编的，改成“{right}”；另起一部分的，补上这一部分的标题，从第一个序号编起。"
            yield rule.finding(item.paragraph, message, remedy, item.span, Level.WARNING)


def sections_have_headings(rule: TextRule, script: Script) -> Iterator[Finding]:
    """（一） again below one first-level heading: a heading of the first level is missing between."""
    runs = runs_of(items_of(script))
    if not any(run.level == 1 for run in runs):
        return
    for former, run in _neighbours(runs, 2):
        if not unnumbered_line(script, former.members[-1].at, run.members[0].at):
            first, last = former.members[0], former.members[-1]
            numbers = f"“{first.name}”至“{last.name}”" if last is not first else f"“{first.name}”"
            message = f"这里又从“（一）”编起，而上面（{where(first.paragraph)}起）已有{numbers}，中间没有一级标题"
            yield rule.finding(run.members[0].paragraph, message, span=run.members[0].span)


def first_level_is_first(rule: TextRule, script: Script) -> Iterator[Finding]:
    """一、 below 一、."""
    items = items_of(script)
    for former, run in _neighbours(runs_of(items), 1):
        first, outer = run.members[0], former.members[-1]
        if not unnumbered_line(script, outer.at, first.at):
            is_directly_below = first.at == outer.at + 1 and outer.stands_alone and first.paragraph.at > 0
            message = f"一级标题“{outer.heading.typed}{outer.words}”（{where(outer.paragraph)}）下面又从“一、”编起"
            yield rule.finding(
                first.paragraph, message, span=first.span, level=Level.ERROR if is_directly_below else Level.WARNING
            )


def points_are_right(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The points behind numbers, once for each kind of mistake."""
    wrong: dict[tuple[int, str], list[Item]] = {}
    for item in items_of(script):
        point = re.sub(r"[（(].*[）)]|[一二三四五六七八九十百零〇0-9０-９]", "", item.heading.typed)
        allowed = {1: "、", 3: ".．"}.get(item.heading.level, "")
        if (point and point not in allowed) or (not allowed and point):
            wrong.setdefault((item.heading.level, point), []).append(item)
    for (level, point), items in wrong.items():
        right = heading_number(level, items[0].number)
        count = f"，全文共{len(items)}处" if len(items) > 1 else ""
        what = f"多了“{point}”" if level in (2, 4) else f"用了“{point}”"
        message = f"序号“{items[0].heading.typed}”{what}{count}"
        yield rule.finding(items[0].paragraph, message, f"请改成“{right}”，其余同样的一并改。", items[0].span)


def _weight(*, is_odd: bool) -> Level:
    """How much a slip weighs: what may be a sentence of the text is no error."""
    return Level.WARNING if is_odd else Level.ERROR


def _starts_anew(script: Script, before: Item, item: Item) -> bool:
    """Whether counting may have begun again between two headings, with a 1 that runs within a paragraph."""
    return item.number > 1 and stands_within(between(script, before, item), item.heading.level, 1)


def _may_be_counted_by_word(script: Script, item: Item) -> bool:
    """Whether other headings of this Word file may have numbers that Word counts and does not write."""
    return script.manuscript is not None and (item.paragraph.line is None or item.paragraph.line.role is None)


def _neighbours(runs: tuple[Run, ...], level: int) -> Iterator[tuple[Run, Run]]:
    """Two runs of a level below one heading, one after the other; the later one counts from 1."""
    former: dict[int | None, Run] = {}
    for run in runs:
        if run.level == level:
            if run.parent in former:
                yield former[run.parent], run
            former[run.parent] = run


_STANDARD = "结构层次序数依次用“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 7.3.3），"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "S201",
        Level.ERROR,
        "标题的序号不缺",
        _STANDARD + "同一标题下的各条连着编；缺号的，不是漏了内容就是编错了。",
        "核对是漏了内容还是编错了序号，补上内容或依次改正。",
        numbers_are_complete,
        wrong=(
            Example(
                "一、主要举措和成效\n（一）制度建设情况\n印发文件。\n（二）执法情况\n培训人员。\n（四）普法情况\n开展宣讲。"
            ),
            Example("一、主要举措\n做了工作。\n三、下一步打算\n继续努力。", is_near_miss=True),
        ),
        right=(
            Example(
                "一、主要举措和成效\n（一）制度建设情况\n印发文件。\n（二）执法情况\n培训人员。\n（三）普法情况\n开展宣讲。"
            ),
            Example(
                "一、主要举措\n1.印发文件。\n2.2024年以来开展培训。\n3.开展宣讲。\n二、打算\n4.继续培训。", is_near_miss=True
            ),
        ),
    ),
    TextRule(
        "S202",
        Level.ERROR,
        "标题的序号不重",
        _STANDARD + "同一标题下不能有两个相同的序号。",
        "改正后一个序号，后面的顺改。",
        numbers_are_unique,
        wrong=(
            Example("一、主要举措\n（一）制度\n甲。\n（二）执法\n乙。\n（二）普法\n丙。\n（三）监督\n丁。"),
            Example("一、主要举措\n做了工作。\n二、存在的不足\n还有差距。\n二、下一步打算\n继续努力。", is_near_miss=True),
        ),
        right=(
            Example("一、主要举措\n（一）制度\n甲。\n（二）执法\n乙。\n二、打算\n（一）制度\n丙。\n（二）执法\n丁。"),
            Example("一、主要举措\n抓学习：\n1.集中学。\n2.自学。\n抓落实：\n1.督察。\n2.考核。", is_near_miss=True),
        ),
    ),
    TextRule(
        "S203",
        Level.ERROR,
        "标题的序号不倒",
        _STANDARD + "先后不能颠倒。",
        "核对各条的先后，改正序号。",
        numbers_are_in_order,
        wrong=(
            Example("一、举措\n（一）学习\n甲。\n（三）执法\n乙。\n（二）制度\n丙。\n（四）普法\n丁。"),
            Example("一、举措\n（一）学习\n甲。\n（二）制度\n乙。\n（十三）执法\n丙。\n（四）普法\n丁。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n（一）学习\n甲。\n（二）制度\n乙。\n（三）执法\n丙。\n（四）普法\n丁。"),
            Example("一、举措\n（一）学习\n甲。\n（二）制度\n乙。\n二、打算\n（一）学习\n丙。", is_near_miss=True),
            Example("一、举措\n三、四月份开展宣传。\n五、六年级学生学法。\n二、打算\n丙。", is_near_miss=True),
        ),
    ),
    TextRule(
        "S204",
        Level.WARNING,
        "另起一部分有一级标题",
        _STANDARD + "“（一）”重新编起，说明另起了一部分，这一部分应有自己的一级标题。",
        "在它前面补上这一部分的一级标题（如存在的不足和原因、下一年的主要安排）；不是另起一部分的，接着上面编。",
        sections_have_headings,
        wrong=(
            Example(
                "一、举措\n（一）学习。学了。\n（二）执法。办了。\n来年，我县将继续努力。\n（一）抓学习。再学。\n（二）抓执法。再办。"
            ),
            Example("一、举措\n（一）学习\n学了。\n（一）执法\n办了。\n（二）普法\n讲了。", is_near_miss=True),
        ),
        right=(
            Example("一、举措\n（一）学习。学了。\n（二）执法。办了。\n二、打算\n（一）抓学习。再学。\n（二）抓执法。再办。"),
            Example("一、举措\n（一）学习。学了。\n（二）执法。办了。\n下一步打算\n（一）抓学习。再学。", is_near_miss=True),
        ),
    ),
    TextRule(
        "S205",
        Level.WARNING,
        "一级标题之内没有“一、”",
        _STANDARD + "一级标题下面的各条用“（一）”；再用“一、”，两层就分不开了。",
        "把里面的各条改成“（一）”“（二）”；确是另一份文件的，请分开检查。",
        first_level_is_first,
        wrong=(
            Example("一、主要举措\n一、强化领导\n开了会。\n二、强化执法\n办了案。\n二、打算\n继续努力。"),
            Example("一、主要举措\n做法有以下几条。\n一、强化领导\n开了会。\n二、打算\n继续努力。", is_near_miss=True),
        ),
        right=(
            Example("一、主要举措\n（一）强化领导\n开了会。\n二、打算\n继续努力。"),
            Example(
                "目录\n一、举措\n二、不足\n三、打算\n一、举措\n做了。\n二、不足\n还差。\n三、打算\n再做。", is_near_miss=True
            ),
        ),
    ),
    TextRule(
        "S206",
        Level.WARNING,
        "序号后的点号",
        "“一、”后用顿号，“1.”后用下脚点，“（一）”“（1）”后不加点号（GB/T 15834—2011 关于序次语的规定，条号未核实）。",
        "改正点号；同一种写法全文只提一次。",
        points_are_right,
        wrong=(
            Example("一、主要举措\n1、开展学习。\n2、开展培训。"),
            Example("一、主要举措\n（一）、开展学习\n学了。", is_near_miss=True),
        ),
        right=(
            Example("一、主要举措\n1.开展学习。\n2．开展培训。"),
            Example("一、主要举措\n（一）开展学习\n2、3月份集中培训，3.5万人参加。", is_near_miss=True),
        ),
    ),
)
