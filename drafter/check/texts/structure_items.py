"""S: the statutory items of an annual report (厅字〔2019〕28号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.texts.rule import Example, TextRule
from drafter.check.texts.structure_parts import admits_anything, is_annual, is_whole, looks_ahead, parts_of
from drafter.check.texts.structure_tree import where
from drafter.model.finding import Finding, Level
from drafter.model.script import Report, Script

#: What was done in a year takes more than so many characters to say.
_SHORTEST = 100
_CAUSES = re.compile(
    r"原因|由于|主要是|根源|因为|因[^此而素]{1,20}[，,]|究其|在于|归因|缘于|源于|一方面|所致|导致|致使|造成|受[^，。；]{1,20}(?:影响|制约|限制)"
)
_FIRST_RESPONSIBLE = "第一责任人"
_LIKEWISE = re.compile(r"(?:主要负责(?:人|同志)|主要领导|党委书记|[县市区乡镇局]长)[^。；\n]{0,40}(?:法治|依法|学法|述法)")
_ONLY = frozenset({Report.ANNUAL})


def tells_what_was_done(rule: TextRule, script: Script) -> Iterator[Finding]:
    """① Measures and results: something stands before the problems."""
    if not is_annual(script):
        return
    parts = parts_of(script)
    said = sum(len(paragraph.text) for paragraph in parts.before)
    problems = parts.problems
    after = sum(len(paragraph.text) for paragraph in parts.own) - said - sum(len(paragraph.text) for paragraph in problems)
    is_first = bool(problems) and said < _SHORTEST
    if is_first and (not parts.plans or parts.plans[0].at > problems[0].at) and after < _SHORTEST * 10:
        message = f"“存在的不足”之前只有{said}字，没有写上一年度的主要举措和成效"
        yield rule.finding(problems[0], message, span=(0, min(len(problems[0].text), 20)))


def tells_problems(rule: TextRule, script: Script) -> Iterator[Finding]:
    """② Problems."""
    if is_annual(script):
        parts = parts_of(script)
        if not parts.problems and not admits_anything(parts.own):
            level = Level.ERROR if is_whole(script) else Level.WARNING
            yield rule.of_text(script, "全文没有写上一年度存在的不足和原因", level=level)


def tells_causes(rule: TextRule, script: Script) -> Iterator[Finding]:
    """② Causes, looked for among the problems alone."""
    if is_annual(script):
        problems = parts_of(script).problems
        body = "\n".join([paragraph.text for paragraph in problems[1:]] or [paragraph.text for paragraph in problems])
        if problems and problems[0].heading and problems[0].heading.run_in:
            body = "\n".join(paragraph.text for paragraph in problems)
        if problems and not _CAUSES.search(body):
            last = problems[-1]
            lines = where(problems[0]) if last is problems[0] else f"{where(problems[0])}至{where(last)}"
            message = f"写不足的部分（{lines}）只写了表现，没有写原因"
            yield rule.finding(problems[0], message, span=(0, min(len(problems[0].text), 30)))


def tells_of_first_responsible(rule: TextRule, script: Script) -> Iterator[Finding]:
    """③ How the first responsible persons did their duty in the year reported on."""
    if not is_annual(script):
        return
    parts = parts_of(script)
    told = parts.apart_from_plans
    if any(_FIRST_RESPONSIBLE in paragraph.text for paragraph in told):
        return
    planned = next((paragraph for paragraph in parts.plans if _FIRST_RESPONSIBLE in paragraph.text), None)
    if planned:
        start = planned.text.index(_FIRST_RESPONSIBLE)
        message = "“第一责任人”只在下一年的安排里出现，上一年度的履职情况没有写"
        yield rule.finding(planned, message, span=(start, start + len(_FIRST_RESPONSIBLE)))
    elif likewise := next(((item, found) for item in told if (found := _LIKEWISE.search(item.text))), None):
        paragraph, found = likewise
        message = "全文没有“第一责任人”一词，只提到主要负责人抓法治建设"
        yield rule.finding(paragraph, message, span=found.span(), level=Level.HINT)
    else:
        yield rule.of_text(script, "全文没有写党政主要负责人履行推进法治建设第一责任人职责的情况")


def tells_plans(rule: TextRule, script: Script) -> Iterator[Finding]:
    """④ What is arranged for the next year."""
    if is_annual(script):
        parts = parts_of(script)
        if not parts.plans and not looks_ahead(parts.own, script.year):
            level = Level.ERROR if is_whole(script) else Level.WARNING
            following = f"{script.year + 1}年" if script.year else "下一年度"
            yield rule.of_text(script, f"全文没有写{following}推进法治政府建设的主要安排", level=level)


def items_have_headings(rule: TextRule, script: Script) -> Iterator[Finding]:
    """② and ④ begin below a heading of their own, where the report has headings at all."""
    headings = [paragraph for paragraph in script.headings if paragraph.heading and paragraph.heading.level == 1]
    if not is_annual(script) or len(headings) < 2:  # noqa: PLR2004 - one heading divides nothing
        return
    parts = parts_of(script)
    for paragraphs, has_heading, what in (
        (parts.problems, parts.problems_have_heading, "不足"),
        (parts.plans, parts.plans_have_heading, "下一年的安排"),
    ):
        if paragraphs and not has_heading and not paragraphs[0].heading:
            above = headings[-1] if headings[-1].at < paragraphs[0].at else None
            under = f"，跟在“{above.heading.typed}”的内容后面" if above and above.heading else ""
            message = f"从这一段起写{what}，没有自己的标题{under}"
            yield rule.finding(paragraphs[0], message, span=(0, min(len(paragraphs[0].text), 20)))


_BASIS = "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）列出的年度报告内容"
_DONE = "示例县组织执法人员参加培训，评查案卷，清理文件。" * 6
_TITLE = "示例县2024年法治政府建设年度报告\n"
_MEASURES = f"一、主要举措和成效\n党政主要负责人履行推进法治建设第一责任人职责。{_DONE}\n"
_PROBLEMS = "二、存在的不足和原因\n执法力量不足，主要原因是编制少。\n"
_PLANS = "三、2025年主要安排\n继续开展培训。"

RULES: tuple[TextRule, ...] = (
    TextRule(
        "S221",
        Level.WARNING,
        "写了主要举措和成效",
        _BASIS + "第一项：上一年度推进法治政府建设的主要举措和成效。",
        "补写上一年度的主要举措和成效；只摘了一部分的，请检查全文。",
        tells_what_was_done,
        wrong=(
            Example(_TITLE + "一、存在的不足和原因\n力量不足，由于编制少。\n二、2025年主要安排\n履行第一责任人职责。"),
            Example(
                _TITLE + "2024年我县做了一些工作。\n一、主要举措\n见附件。\n" + _PROBLEMS + _PLANS,
                is_near_miss=True,
            ),
        ),
        right=(
            Example(_TITLE + _MEASURES + _PROBLEMS + _PLANS),
            Example(_TITLE + _DONE + "但仍存在力量不足的问题。\n2025年，我县将继续开展培训。", is_near_miss=True),
        ),
        reports=_ONLY,
    ),
    TextRule(
        "S222",
        Level.WARNING,
        "写了存在的不足",
        _BASIS + "第二项：上一年度推进法治政府建设存在的不足和原因。",
        "补写存在的不足，逐条写明表现和原因；只摘了一部分的，请检查全文。",
        tells_problems,
        wrong=(
            Example(_TITLE + _MEASURES + "二、2025年主要安排\n继续开展培训。"),
            Example(_TITLE + _MEASURES + "二、补齐短板弱项\n整治突出问题。\n" + _PLANS, is_near_miss=True),
        ),
        right=(
            Example(_TITLE + _MEASURES + _PROBLEMS + _PLANS),
            Example(_TITLE + _MEASURES + "工作虽有成效，但执法力量还有薄弱环节。\n" + _PLANS, is_near_miss=True),
        ),
        reports=_ONLY,
    ),
    TextRule(
        "S223",
        Level.WARNING,
        "不足写了原因",
        _BASIS + "第二项，既要写不足，也要写原因。只在写不足的部分里找，“由于”“主要是”“根源”“一方面”等都算。",
        "在每条不足后面写明原因，如“主要原因是……”。",
        tells_causes,
        wrong=(
            Example(_TITLE + _MEASURES + "二、存在的不足\n一些单位执法力量不足。\n" + _PLANS),
            Example(_TITLE + _MEASURES + "查明原因，分清责任。\n二、不足和原因\n执法力量不足。\n" + _PLANS, is_near_miss=True),
        ),
        right=(
            Example(_TITLE + _MEASURES + _PROBLEMS + _PLANS),
            Example(
                _TITLE + _MEASURES + "二、存在的问题\n力量不足，一方面编制少，另一方面人员流动快。\n" + _PLANS,
                is_near_miss=True,
            ),
        ),
        reports=_ONLY,
    ),
    TextRule(
        "S224",
        Level.WARNING,
        "写了第一责任人履职情况",
        _BASIS + "第三项：上一年度党政主要负责人履行推进法治建设第一责任人职责的有关情况。",
        "补写上一年度党政主要负责人履行推进法治建设第一责任人职责的情况。",
        tells_of_first_responsible,
        wrong=(
            Example(_TITLE + "一、主要举措和成效\n" + _DONE + "\n" + _PROBLEMS + _PLANS),
            Example(
                _TITLE + "一、主要举措和成效\n" + _DONE + "\n" + _PROBLEMS + "三、2025年主要安排\n压实第一责任人职责。",
                is_near_miss=True,
            ),
        ),
        right=(
            Example(_TITLE + _MEASURES + _PROBLEMS + _PLANS),
            Example(
                _TITLE + "一、举措\n（一）第一责任人履职情况\n" + _DONE + "\n" + _PROBLEMS + _PLANS,
                is_near_miss=True,
            ),
        ),
        reports=_ONLY,
    ),
    TextRule(
        "S225",
        Level.WARNING,
        "写了下一年的主要安排",
        _BASIS + "第四项：下一年度推进法治政府建设的主要安排。",
        "补写下一年的主要安排，写明是哪一年；只摘了一部分的，请检查全文。",
        tells_plans,
        wrong=(
            Example(_TITLE + _MEASURES + _PROBLEMS),
            Example(_TITLE + _MEASURES + "按年度计划培训。\n" + _PROBLEMS + "特此报告。", is_near_miss=True),
        ),
        right=(
            Example(_TITLE + _MEASURES + _PROBLEMS + _PLANS),
            Example(_TITLE + _MEASURES + _PROBLEMS + "下一步，我县将继续开展培训。", is_near_miss=True),
        ),
        reports=_ONLY,
    ),
    TextRule(
        "S226",
        Level.WARNING,
        "不足、安排各有标题",
        _BASIS + "里，不足和原因、下一年安排各是一项；接在别的内容后面，看不出另起了一部分（通行写法）。",
        "在这一段前面加上标题。",
        items_have_headings,
        wrong=(
            Example(_TITLE + _MEASURES + "二、普法\n" + _DONE + "\n2024年虽有成绩，但还有不足。\n2025年，我县将继续培训。"),
            Example(_TITLE + _MEASURES + _PROBLEMS + "2025年，我县将继续培训。", is_near_miss=True),
        ),
        right=(
            Example(_TITLE + _MEASURES + _PROBLEMS + _PLANS),
            Example(
                _TITLE + _MEASURES + "二、存在问题及下一步打算\n力量还有不足，由于编制少。\n2025年，我县将继续培训。",
                is_near_miss=True,
            ),
        ),
        reports=_ONLY,
    ),
)
