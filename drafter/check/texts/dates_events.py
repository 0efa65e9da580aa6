"""D: what had not happened yet, and what was over — meetings, sayings, the goals and years of the outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.times import about, said, sentence_at, signed_on
from drafter.model.finding import Finding, Level
from drafter.model.lexicon import Month
from drafter.model.script import Report, Script

_ANNUAL = frozenset({Report.ANNUAL})
_PLENARY = re.compile(r"(十[六七八九]|二十[一二]?)届((?:[一二三四五六七]中)(?:[、，,和及至](?:[一二三四五六七]中)){0,6})全会")
_CONGRESS = re.compile(r"党的(十[六七八九]|二十[一二]?)大(?![^的召精报以胜、，。；：,.和”])")
_THOUGHT, _LAST_WITHOUT = "习近平法治思想", 2019
_SPAN = re.compile(r"[（(]\s*((?:19|20)[0-9]{2})\s*年?\s*[—–\-－~～至]{1,2}\s*((?:19|20)[0-9]{2})\s*年?\s*[）)]")
_NAMED = re.compile(r"《([^《》\n]{1,60})》")
_SUMS_UP = re.compile(r"收官|圆满|完成|总结|评估|基础上|期间|以来|到期|期满")
#: A congress is welcomed long before it is held.
_AWAITED = re.compile(r"迎接|喜迎|迎|即将|筹备|召开前|开幕前")
_BEFORE = 12
#: A county makes plans of the other names itself; these two are of the whole country.
_OF_THE_COUNTRY = frozenset({"法治政府建设实施纲要", "法治中国建设规划"})
#: 省《……纲要》, 《……规划》示例省实施方案.
_OF_A_PLACE = tuple("省市州县区旗厅局委府")
_OF_A_PLACE_BEHIND = re.compile(r"[^，。；、》《]{0,8}(?:实施|工作)?(?:方案|意见|办法)")
_OWN = re.compile(r"印发|制定|出台|[我本全][省市州县区]")
#: Reports of a year are written until April of the next.
_WRITTEN_UNTIL = 4


def nothing_ahead_of_its_time(rule: TextRule, script: Script) -> Iterator[Finding]:
    """Meetings and sayings that a report names were there when it was written."""
    told, signed = about(script), signed_on(script)
    if not told:
        return
    seen: set[str] = set()
    for paragraph in said(script):
        for name, start, end in _events(paragraph.text, script):
            when = script.lexicon.meetings.get(name) or script.lexicon.sayings[name]
            if _AWAITED.search(paragraph.text, max(start - _BEFORE, 0), end):
                continue
            if name in seen or (tuple(when) <= (told.year + 1, _WRITTEN_UNTIL) and not (signed and when > signed[:2])):
                continue
            seen.add(name)
            is_certain = told.is_sure and (when.year > told.year + 1 or (signed is not None and when > signed[:2]))
            level = Level.ERROR if is_certain else Level.WARNING
            what = "召开" if name in script.lexicon.meetings else "提出"
            message = f"“{name}”{when}才{what}，写{told.year}年情况的报告不会提到"
            yield rule.finding(paragraph, message, "核对报告年度和会议、提法的名称，改正写错的一处。", (start, end), level)


def the_thought_has_its_time(rule: TextRule, script: Script) -> Iterator[Finding]:
    """习近平法治思想 is not in reports on 2019 or earlier."""
    told = about(script)
    when = script.lexicon.sayings.get(_THOUGHT)
    if not told or when is None or told.year > _LAST_WITHOUT:
        return
    for paragraph in said(script):
        if (start := paragraph.text.find(_THOUGHT)) >= 0:
            message = f"“{_THOUGHT}”{when}才提出，{told.year}年度的报告不应出现"
            level = Level.ERROR if told.is_sure else Level.WARNING
            yield rule.finding(paragraph, message, level=level, span=(start, start + len(_THOUGHT)))
            return


def goal_is_of_its_time(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The goal of a law-based government is worded as the outline of the year has it."""
    told = about(script)
    goals = script.lexicon.goals
    if not told or not goals:
        return
    common = _common([goal.text for goal in goals])
    for paragraph in said(script):
        plain = paragraph.text.replace("，", "、").replace(",", "、")
        for goal in goals:
            words = goal.text[common:]
            start = plain.find(words)
            is_early, is_late = told.year + 1 < goal.first, goal.last is not None and told.year > goal.last
            if start < 0 or not (is_early or is_late):
                continue
            if any(
                str(year) in sentence.text
                for sentence in paragraph.sentences
                if sentence.start <= start < sentence.end
                for year in (goal.first, goal.first + 1, goal.last)
            ):
                continue
            others = [other for other in goals if other.first <= told.year and (other.last is None or told.year <= other.last)]
            of_years = f"{goal.first}年至{goal.last}年" if goal.last else f"{goal.first}年以后"
            message = f"“{words}”是{of_years}的目标提法，报告写的是{told.year}年"
            remedy = f"核对后改为当时的提法：“{others[0].text}”。" if others else ""
            yield rule.finding(paragraph, message, remedy, (start, start + len(words)))


def outline_has_its_years(rule: TextRule, script: Script) -> Iterator[Finding]:
    """The years in the title of an outline or plan are its own."""
    known: dict[str, list[tuple[str, int, int]]] = {}
    for name in script.lexicon.titles:
        if found := _SPAN.search(name):
            known.setdefault(name[: found.start()], []).append((name, int(found[1]), int(found[2])))
    for paragraph in said(script):
        for found in _NAMED.finditer(paragraph.text):
            span = _SPAN.search(found[1])
            if not span or (base := found[1][: span.start()].strip()) not in known:
                continue
            years = (int(span[1]), int(span[2]))
            latest = max(last for _, _, last in known[base])
            if any(years == (first, last) for _, first, last in known[base]) or years[0] > latest:
                continue
            right = "、".join(f"《{name}》" for name, _, _ in known[base])
            message = f"《{base}》没有{years[0]}—{years[1]}年的"
            is_own = base not in _OF_THE_COUNTRY or _OWN.search(sentence_at(paragraph, found.start()))
            is_own = (
                is_own
                or paragraph.text[: found.start()].endswith(_OF_A_PLACE)
                or _OF_A_PLACE_BEHIND.match(paragraph.text, found.end())
            )
            level = Level.WARNING if is_own else Level.ERROR
            remedy = f"正确的名称是{right}；本地确有这样的文件的，写明是哪一级的。"
            yield rule.finding(paragraph, message, remedy, found.span(), level)


def outline_is_still_running(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A report does not act on an outline or plan that had ended."""
    told = about(script)
    if not told:
        return
    seen: set[str] = set()
    for paragraph in said(script):
        for found in _NAMED.finditer(paragraph.text):
            span = _SPAN.search(found[1])
            if not span or found[1] in seen or int(span[2]) >= told.year:
                continue
            base = found[1][: span.start()].strip()
            if not any(name.startswith(base + "（") for name in script.lexicon.titles):
                continue
            around = sentence_at(paragraph, found.start())
            if _SUMS_UP.search(around):
                continue
            seen.add(found[1])
            level = Level.WARNING if told.year > int(span[2]) + 1 else Level.HINT
            message = f"《{found[1]}》到{span[2]}年为止，报告写的是{told.year}年"
            yield rule.finding(paragraph, message, "核对是否应当引用接续的文件。", found.span(), level)


def _common(texts: list[str]) -> int:
    """How many characters all of them have in common at their beginning; 0 where there is but one."""
    if len(texts) == 1:
        return 0
    return next((at for at, chars in enumerate(zip(*texts, strict=False)) if len(set(chars)) > 1), 0)


def _events(text: str, script: Script) -> Iterator[tuple[str, int, int]]:
    """The meetings and sayings that a text names."""
    meetings: Mapping[str, Month] = script.lexicon.meetings
    for found in _PLENARY.finditer(text):
        for session in re.findall("[一二三四五六七]中", found[2]):
            if (name := f"{found[1]}届{session}全会") in meetings:
                yield name, *found.span()
    for found in _CONGRESS.finditer(text):
        if (name := f"{found[1]}大") in meetings:
            yield name, *found.span()
    for name in script.lexicon.sayings:
        if name != _THOUGHT and (start := text.find(name)) >= 0:
            yield name, start, start + len(name)


_TITLE = "示例县{}年法治政府建设年度报告\n"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "D209",
        Level.ERROR,
        "提到当时还没有的会议或提法",
        "会议届次和提法有先后，报告里出现写作时还没有召开的会议，说明年份或者届次写错了。召开时间见 schemas/calendar.yaml。",
        "核对报告年度和会议届次。",
        nothing_ahead_of_its_time,
        (
            Example(_TITLE.format(2022) + "深入学习贯彻党的二十届三中全会精神。"),
            Example(_TITLE.format(2018) + "学习贯彻党的十九届四中、五中全会精神。", is_near_miss=True),
            Example(_TITLE.format(2023) + "学习二十届三中全会精神。\n示例县人民政府\n2024年2月5日"),
        ),
        (
            Example(_TITLE.format(2024) + "深入学习贯彻党的二十届二中、三中全会精神。"),
            Example(_TITLE.format(2022) + "学习党的二十届二中全会精神。", is_near_miss=True),
            Example(_TITLE.format(2021) + "以优异成绩迎接党的二十大胜利召开。", is_near_miss=True),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D210",
        Level.ERROR,
        "2019年度以前的报告出现“习近平法治思想”",
        "这一提法2020年11月在中央全面依法治国工作会议上提出，写2020年情况的报告可以使用，更早的不会有。",
        "核对报告年度；年度无误的，改用当时的提法。",
        the_thought_has_its_time,
        (
            Example(_TITLE.format(2018) + "深入学习习近平法治思想。"),
            Example(_TITLE.format(2019) + "坚持以习近平法治思想为指导。", is_near_miss=True),
        ),
        (
            Example(_TITLE.format(2020) + "深入学习习近平法治思想。", is_near_miss=True),
            Example(_TITLE.format(2019) + "坚持以习近平新时代中国特色社会主义思想为指导。"),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D211",
        Level.WARNING,
        "法治政府的目标提法不是这一时期的",
        "两个《法治政府建设实施纲要》的目标句不同：2015—2020年为“廉洁高效、守法诚信”，2021—2025年为“智能高效、廉洁诚信、人民满意”。",
        "改为报告年度所在时期的目标句。",
        goal_is_of_its_time,
        (
            Example(_TITLE.format(2023) + "加快建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。"),
            Example(_TITLE.format(2018) + "建设公开公正,智能高效,廉洁诚信,人民满意的法治政府。", is_near_miss=True),
        ),
        (
            Example(
                _TITLE.format(2023) + "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。"
            ),
            Example(_TITLE.format(2023) + "建立行为规范、公正透明、廉洁高效的管理体制。", is_near_miss=True),
            Example(_TITLE.format(2018) + "建设廉洁高效、守法诚信的法治政府。", is_near_miss=True),
        ),
        _ANNUAL,
    ),
    TextRule(
        "D212",
        Level.ERROR,
        "纲要、规划标题里的年份不对",
        "文件的起止年份是名称的一部分，名称见 schemas/laws.yaml。",
        "改为文件的全称。",
        outline_has_its_years,
        (
            Example("认真落实《法治政府建设实施纲要（2020—2025年）》。"),
            Example("认真落实《提升行政执法质量三年行动计划(2022-2024年)》。", is_near_miss=True),
        ),
        (
            Example("认真落实《法治政府建设实施纲要(2021-2025年)》。"),
            Example("认真落实《示例省法治政府建设实施纲要（2020—2025年）》。", is_near_miss=True),
            Example("认真落实《法治政府建设实施纲要（2026—2030年）》。", is_near_miss=True),
        ),
    ),
    TextRule(
        "D213",
        Level.WARNING,
        "引用已经到期的纲要、规划",
        "起止年份写在名称里，到期以后的工作应当依据接续的文件；总结、评估旧文件的除外。",
        "改引接续的文件，或者写明是总结旧文件。",
        outline_is_still_running,
        (
            Example(_TITLE.format(2023) + "认真落实《法治政府建设实施纲要（2015—2020年）》。"),
            Example(_TITLE.format(2021) + "对照《法治政府建设实施纲要（2015—2020年）》逐项推进。", is_near_miss=True),
        ),
        (
            Example(_TITLE.format(2023) + "认真落实《法治政府建设实施纲要（2021—2025年）》。"),
            Example(_TITLE.format(2021) + "《法治政府建设实施纲要（2015—2020年）》圆满收官。", is_near_miss=True),
        ),
        _ANNUAL,
    ),
)
