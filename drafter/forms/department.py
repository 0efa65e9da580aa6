"""What one department is asked for, and the tables of its form (分发表)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.forms.figures import NAME, PART_PREFIX
from drafter.forms.table import Cell, Head, Line, Look, Table
from drafter.model.shape import Asked, Kind

#: What kind of form it is, as its hidden cells say.
KIND = "分发表"
FIGURES, DEEDS, PROBLEMS, PLANS, IDENTITY_SHEET = "数据", "做法", "问题", "安排", "标识"
FORMER, VALUE, SOURCE, NOTE = "上年", "数值", "来源", "说明"
ITEM, CONTENT = "项", "值"
SECTION, HEADING, TEXT, SYMPTOM, CAUSE = "章节", "小标题", "内容", "表现", "原因"
_PARAGRAPHS, _ITEMS = 5, 6
_SHORT = "填好后原样发回，文件名可以改。"


class AskedLine(NamedTuple):
    """One line of 数据: an indicator, or `part` of it; last year's value, and what this department answered before."""

    asked: Asked
    part: str = ""
    former: str = ""
    answered: str = ""
    shared: bool = False


class Task(NamedTuple):
    """What a department is asked for: `sections` are (key, title) of those whose 做法 it writes."""

    department: str
    lines: tuple[AskedLine, ...]
    sections: tuple[tuple[str, str], ...]
    deadline: str = ""
    contact: str = ""
    note: str = ""


class Issuer(NamedTuple):
    """Whose report it is: what a form says of itself, so that none of another office or year is taken for it."""

    office: str
    year: str
    outline: str


#: What a form says of itself, as it is called on the hidden sheet and on the cover.
WHO, OFFICE, YEAR, OUTLINE = "填报单位", "报告单位", "年度", "提纲"


def identity_of(task: Task, issuer: Issuer) -> Mapping[str, str]:
    """What a form says of itself."""
    return {WHO: task.department, OFFICE: issuer.office, YEAR: issuer.year, OUTLINE: issuer.outline}


def tables_for(task: Task, issuer: Issuer) -> Iterator[Table]:
    """The sheets of a department's form."""
    year = issuer.year
    if task.lines:
        yield Table(FIGURES, f"{task.department}{year}年数据", _FIGURES_NOTE, _FIGURE_HEADS, tuple(_figure_lines(task)))
    if task.sections:
        yield Table(DEEDS, f"{task.department}{year}年做法和成效", _DEEDS_NOTE, _DEED_HEADS, tuple(_deed_lines(task)))
    for key, title, note, heads in (
        (PROBLEMS, f"{task.department}{year}年存在的问题", _PROBLEMS_NOTE, _PROBLEM_HEADS),
        (PLANS, f"{task.department}下一年工作安排", _PLANS_NOTE, _PLAN_HEADS),
    ):
        yield Table(key, title, note, heads, tuple(Line({}, identity=f"{key}/{n}") for n in range(1, _ITEMS + 1)))
    said = identity_of(task, issuer)
    lines = tuple(Line({ITEM: Cell(name), CONTENT: Cell(value)}) for name, value in said.items())
    heads = (Head(ITEM, ITEM, 14, shown=True), Head(CONTENT, CONTENT, 40, shown=True))
    yield Table(IDENTITY_SHEET, IDENTITY_SHEET, "程序认表用的，请不要改。", heads, lines, hidden=True)


def _figure_lines(task: Task) -> Iterator[Line]:
    title = ""
    for line in task.lines:
        item = line.asked
        if item.title != title:
            title = item.title
            yield Line({NAME: Cell(title)}, look=Look.HEADING)
        shown = {
            NAME: f"{item.name}（{PART_PREFIX}{line.part}）" if line.part and not line.shared else item.name,
            "必报": "★" if item.required else "",
            "单位": item.unit,
            "口径": item.definition,
            FORMER: line.former,
            VALUE: line.answered,
        }
        identity = f"{item.path}/{line.part}" if line.part else item.path
        yield Line({key: Cell(text) for key, text in shown.items() if text}, identity=identity, unit=item.unit)


def _deed_lines(task: Task) -> Iterator[Line]:
    for key, title in task.sections:
        for number in range(1, _PARAGRAPHS + 1):
            yield Line({SECTION: Cell(title)}, identity=f"{key}/{number}")


_FIGURE_HEADS = (
    Head(NAME, "指标", 26, shown=True),
    Head("必报", "必报", 5, shown=True),
    Head("单位", "单位", 6, shown=True),
    Head("口径", "口径（按什么数）", 38, shown=True),
    Head(FORMER, "上年数值", 11, Kind.AMOUNT, shown=True),
    Head(VALUE, "本年数值", 13, Kind.AMOUNT),
    Head(SOURCE, "数据来源", 16),
    Head(NOTE, "说明", 24),
)
_DEED_HEADS = (
    Head(SECTION, "章节", 24, shown=True),
    Head(HEADING, "小标题（可不写）", 24),
    Head(TEXT, "做法和成效（一行一段）", 84, Kind.PROSE),
)
_PROBLEM_HEADS = (Head(SYMPTOM, "问题表现", 62, Kind.PROSE), Head(CAUSE, "原因", 62, Kind.PROSE))
_PLAN_HEADS = (Head(HEADING, "小标题", 28), Head(TEXT, "下一年怎么做", 96, Kind.PROSE))
_FIGURES_NOTE = (
    "请在黄底的“本年数值”里填，不带单位：557、18.9%、5.5万、8000余、约300 都可以。没有发生填 0；没有这项工作填 不适用；"
    f"暂时没有数的空着，在“说明”里写明。★是必报的。{_SHORT}"
)
_DEEDS_NOTE = f"写本单位今年在这一方面做了什么、成效如何。一行一段，空行可以不管；不够可以插入行。{_SHORT}"
_PROBLEMS_NOTE = f"一行一个问题，表现和原因都要写。没有就空着。{_SHORT}"
_PLANS_NOTE = f"一行一条。没有就空着。{_SHORT}"


def department_labels() -> dict[str, dict[str, str]]:
    """What the heads of each sheet are called, and the keys that they hold."""
    heads = {FIGURES: _FIGURE_HEADS, DEEDS: _DEED_HEADS, PROBLEMS: _PROBLEM_HEADS, PLANS: _PLAN_HEADS}
    labels = {key: {"".join(head.label.split()): head.key for head in found} for key, found in heads.items()}
    return labels | {IDENTITY_SHEET: {ITEM: ITEM, CONTENT: CONTENT}}
