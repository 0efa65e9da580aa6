"""Where an annual report writes what is asked of it: by titles, and by contents where headings are missing. No rules here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from drafter.check.texts.structure_tree import own_paragraphs
from drafter.model.script import Paragraph, Part, Report, Script

#: Reports on this year and later are written under 厅字〔2019〕28号, in force since April 2019.
_FIRST_YEAR = 2019
_SHORTEST = 200
#: A report of so many characters and first-level headings that ends in a full stop is no excerpt.
_WHOLE, _WHOLE_HEADINGS = 2000, 3
_LONGEST_LINE = 40
#: Paragraphs that say what is lacking are one part if they stand so near one another.
_NEAR = 3
#: What a report says of itself.
_REPORTS = re.compile(r"(?:报告|汇报|总结)如下|(?:特此|专此)(?:报告|汇报)|年度报告|工作报告|情况报告")

_PROBLEM_TITLE = re.compile(r"存在|不足|差距|薄弱|短板|主要问题|面临的?(?:困难|挑战)|问题[及和与、]|[及和与、]问题|^问题$")
_NO_PROBLEM_TITLE = re.compile(r"[补聚破解整治化]|导向|防范|突出问题")
_PLAN_TITLE = re.compile(
    r"打算|安排|计划|思路|下一?步|下一?阶段|下一?年|明年|来年|今后|展望|努力方向|工作重点|重点工作|工作目标"
)
_NO_PLAN_TITLE = re.compile(r"完成|落实情况|执行情况|成效|举措|做法|回顾|总结")
_LACK = "不足|问题|短板|差距|薄弱|困难|弱项|欠缺|不够|挑战|瓶颈"
_ADMITTED = re.compile(rf"(?:但|仍|还|尚|虽|也|亦)[^。；\n]{{0,60}}(?:{_LACK})")
_ADMITTED_LOOSELY = re.compile(rf"(?:存在|面临|对照|距离)[^。；\n]{{0,40}}(?:{_LACK})|有待|亟待|亟需")
_AHEAD = re.compile(
    r"(?:^|[。；\n])\s*(?:下一?步|下一?阶段|下一?年度?|明年|来年|今后|新的一年|(?P<year>20[0-9]{2})年)[^。；\n]{0,60}"
)
_FUTURE = re.compile(r"将|继续|要|进一步|持续|着力|力争|确保")
_STOPPED = re.compile(r"[。；，,;：:]")
_SAID_YEAR = re.compile(r"20[0-9]{2}")


class Parts(NamedTuple):
    """The paragraphs that tell of problems and of plans, none where nothing was found; and whether a heading says so."""

    problems: tuple[Paragraph, ...]
    plans: tuple[Paragraph, ...]
    problems_have_heading: bool
    plans_have_heading: bool
    own: tuple[Paragraph, ...]

    @property
    def before(self) -> tuple[Paragraph, ...]:
        """What stands before problems and plans."""
        first = min((part[0].at for part in (self.problems, self.plans) if part), default=None)
        return self.own if first is None else tuple(paragraph for paragraph in self.own if paragraph.at < first)

    @property
    def apart_from_plans(self) -> tuple[Paragraph, ...]:
        """All but the plans; a section that tells of problems and plans together is none of the plans' own."""
        plans = {paragraph.at for paragraph in self.plans} - {paragraph.at for paragraph in self.problems}
        return tuple(paragraph for paragraph in self.own if paragraph.at not in plans)


def is_annual(script: Script) -> bool:
    """Whether the statutory items of an annual report are asked of a text."""
    if script.report is not Report.ANNUAL or (script.year is not None and script.year < _FIRST_YEAR):
        return False
    if not script.title and not _REPORTS.search(script.text):
        return False
    own = own_paragraphs(script)
    return any(_level(paragraph) == 1 for paragraph in own) or sum(len(paragraph.text) for paragraph in own) >= _SHORTEST


def is_whole(script: Script) -> bool:
    """Whether a text is beyond doubt a whole report and no excerpt from one."""
    own = own_paragraphs(script)
    says = [paragraph for paragraph in own if paragraph.part in (Part.BODY, Part.HEADING)]
    ends = bool(says) and says[-1].text.rstrip().endswith(("。", "）", ")", "！"))
    headings = sum(1 for paragraph in own if _level(paragraph) == 1)
    is_long = sum(len(paragraph.text) for paragraph in own) >= _WHOLE
    is_named = script.title.rstrip("）) ").endswith("报告") and _SAID_YEAR.search(script.title) is not None
    return ends and headings >= _WHOLE_HEADINGS and is_long and is_named


def parts_of(script: Script) -> Parts:
    """Find problems and plans."""
    own = own_paragraphs(script)
    problem = _titled(own, _is_problem)
    plan = _titled(own, lambda title: _is_plan(title, script.year))
    problem_at = problem if problem is not None else _admitted_at(own, plan)
    plan_at = plan if plan is not None else _ahead_at(own, problem_at, script.year)
    plans = _section(own, plan_at, None, has_heading=plan is not None)
    stop = plan_at if plan_at is not None and problem_at is not None and plan_at > problem_at else None
    problems = _section(own, problem_at, stop, has_heading=problem is not None)
    return Parts(problems, plans, problem is not None, plan is not None, own)


def admits_anything(own: Sequence[Paragraph]) -> bool:
    """Whether any sentence says that something is lacking."""
    return any(_ADMITTED.search(paragraph.text) or _ADMITTED_LOOSELY.search(paragraph.text) for paragraph in own)


def looks_ahead(own: Sequence[Paragraph], year: int | None) -> bool:
    """Whether any sentence speaks of what comes next."""
    return any(_speaks_of_next(paragraph.text, year) for paragraph in own)


def _is_problem(title: str) -> bool:
    return bool(_PROBLEM_TITLE.search(title)) and ("存在" in title or not _NO_PROBLEM_TITLE.search(title))


def _is_plan(title: str, year: int | None) -> bool:
    if _NO_PLAN_TITLE.search(title):
        return False
    later = year is not None and any(int(said[0]) > year for said in _SAID_YEAR.finditer(title))
    return later or _PLAN_TITLE.search(title) is not None


def _titled(own: Sequence[Paragraph], is_wanted: Callable[[str], bool]) -> int | None:
    """Where in `own` the section begins whose title is wanted: the last one of the first level, else of the second.

    Lines that look like headings without their numbers count as such of the second level.
    """
    lower = None
    for index in range(len(own) - 1, -1, -1):
        level = _level(own[index])
        title = own[index].heading.title if own[index].heading else own[index].text.strip()  # type: ignore[union-attr]
        is_line = not level and own[index].part is Part.BODY and len(title) <= _LONGEST_LINE and not _STOPPED.search(title)
        if level == 1 and is_wanted(title[:_LONGEST_LINE]):
            return index
        if lower is None and (level == 2 or is_line) and len(title) <= _LONGEST_LINE and is_wanted(title):  # noqa: PLR2004 - （一）
            lower = index
    return lower


def _admitted_at(own: Sequence[Paragraph], plan: int | None) -> int | None:
    """Where the last paragraphs before the plans begin that say what is still lacking."""
    last = len(own) if plan is None else plan
    found = next((index for index in range(last - 1, -1, -1) if _ADMITTED.search(own[index].text)), None)
    while found is not None:
        near = range(found - 1, max(found - _NEAR, 0) - 1, -1)
        earlier = next((index for index in near if _ADMITTED.search(own[index].text) and _level(own[found]) != 1), None)
        if earlier is None or any(_level(own[index]) == 1 for index in range(earlier + 1, found)):
            break
        found = earlier
    return found


def _ahead_at(own: Sequence[Paragraph], problem: int | None, year: int | None) -> int | None:
    """The first paragraph behind the problems that begins with what comes next; without problems, the last in the text."""
    first = len(own) // 2 if problem is None else problem + 1
    order = range(len(own) - 1, first - 1, -1) if problem is None else range(first, len(own))
    for index in order:
        found = _AHEAD.match(own[index].text)
        if found and _is_next(found, year):
            return index
    return None


def _speaks_of_next(text: str, year: int | None) -> bool:
    return any(_is_next(found, year) for found in _AHEAD.finditer(text))


def _is_next(found: re.Match[str], year: int | None) -> bool:
    """Whether a beginning speaks of what will be done; a year must be later than the report's, or said with 将 or 继续."""
    if found["year"] and year is not None and int(found["year"]) <= year:
        return re.search("将继续|将进一步|将以|将深入|将坚持", found[0]) is not None
    return _FUTURE.search(found[0]) is not None


def _section(own: Sequence[Paragraph], first: int | None, stop: int | None, *, has_heading: bool) -> tuple[Paragraph, ...]:
    """The paragraphs from one on: below a heading up to the next of its level, else up to the next of the first level."""
    if first is None:
        return ()
    level = (_level(own[first]) or 1) if has_heading else 1
    last = first + 1
    while last < len(own) and last != stop and not 0 < _level(own[last]) <= level:
        last += 1
    return tuple(own[first:last])


def _level(paragraph: Paragraph) -> int:
    return paragraph.heading.level if paragraph.heading else 0
