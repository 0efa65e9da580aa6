"""Outlines → what `drafter outline` prints: the list, the tree of one outline, and what differs between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from drafter.model.outline import Channel, Guideline, Indicator, Outline, Section
from drafter.workflows.differences import Comparison, Difference, Kind, Verb

_KINDS = {
    Kind.OUTLINE: "提纲",
    Kind.SECTION: "章节",
    Kind.INDICATOR: "指标",
    Kind.DERIVED: "计算指标",
    Kind.RELATION: "勾稽关系",
    Kind.CHANNEL: "报送",
    Kind.DEPARTMENT: "责任单位",
}
_VERBS = {Verb.ADDED: "增", Verb.DROPPED: "减", Verb.CHANGED: "改", Verb.MOVED: "移"}


def outline_list(outlines: Iterable[Outline]) -> str:
    """One line for each outline: id, version, alias, name, years, and what it inherits from."""
    return "\n".join(_outline_line(outline) for outline in outlines)


def _outline_line(outline: Outline) -> str:
    parent = f"，继承 {outline.parents[0]}" if outline.parents else ""
    years = _years((outline.first_year, outline.last_year))
    return f"{outline.id}@{outline.version}（{outline.alias}）  {outline.name}，{years}{parent}"


def outline_tree(outline: Outline) -> str:
    """An outline as a tree: sections with statutory items, indicators with unit, department and 必报 or 选报; relations."""
    counts = Counter(indicator.required for indicator in outline.reported)
    derived = [indicator for indicator in outline.indicators.values() if indicator.formula]
    lines = [_outline_line(outline)]
    if outline.guideline:
        lines.append(f"依照《{outline.guideline.name}》，止于 {outline.guideline.last_year} 年")
    lines.append(
        f"指标 {counts.total()} 个（必报 {counts[True]}，选报 {counts[False]}），"
        f"计算指标 {len(derived)} 个，勾稽关系 {len(outline.relations)} 条"
    )
    lines += [_channel_line(channel) for channel in outline.channels]
    branches = [list(_section_lines(section, outline)) for section in outline.sections]
    branches.append(["计算指标", *_branch([[_derived_line(indicator)] for indicator in derived])])
    ways = [
        [f"{relation.level}  {relation.name}：" + " 或 ".join(way for _, way in relation.ways)]
        for relation in outline.relations
    ]
    branches.append(["勾稽关系", *_branch(ways)])
    return "\n".join([*lines, *_branch(branches)])


def _channel_line(channel: Channel) -> str:
    """`报送 上级：次年3月1日前，主送 …；抄送 …`."""
    to = "、".join(channel.addressees)
    copies = f"；抄送{'、'.join(channel.copies)}" if channel.copies else ""
    basis = f"（{channel.basis}）" if channel.basis else ""
    due = f"{'次年' if channel.before else ''}{_deadline(channel.before)}"
    return f"报送  {channel.way}  {due}" + (f"，主送{to}" if to else "") + copies + basis


def comparison(compared: Comparison) -> str:
    """What the second outline has more, less and different, by kind; says so where nothing differs."""
    before, after = compared.before, compared.after
    lines = [f"{after.id}@{after.version} 与 {before.id}@{before.version} 相比："]
    if not compared.differences:
        return lines[0] + "没有不同。"
    for kind, called in _KINDS.items():
        found = [difference for difference in compared.differences if difference.kind is kind]
        lines += [called] * bool(found) + [f"  {line}" for difference in found for line in _difference_lines(difference)]
    counts = Counter(difference.verb for difference in compared.differences)
    summary = "，".join(f"{called} {counts[verb]}" for verb, called in _VERBS.items() if counts[verb])
    return "\n".join([*lines, f"共 {summary}。"])


def _difference_lines(difference: Difference) -> Iterator[str]:
    """What differs, and how; of what was added all is told, of what is gone its name."""
    name, verb = difference.name or "提纲本身", _VERBS[difference.verb]
    attributes = [(change, *_ATTRIBUTES[difference.kind][change.what]) for change in difference.changes]
    match difference.verb:
        case Verb.ADDED:
            told = [(called, words(change.after)) for change, called, words in attributes]
            yield f"{verb}  {name}  " + "；".join(f"{called}：{said.rstrip('。')}" for called, said in told if said)
        case Verb.DROPPED:
            known_as = next((f"  {change.before}" for change, *_ in attributes if change.what in _NAMES and change.before), "")
            yield f"{verb}  {name}{known_as}"
        case _:
            yield f"{verb}  {name}"
            for change, called, words in attributes:
                yield f"      {called}：{words(change.before) or '（无）'} → {words(change.after) or '（无）'}"


def _years(years: tuple[int, int | None]) -> str:
    """For which years an outline holds: `2021 年度起`, `2016 至 2020 年度`."""
    first, last = years
    if last is None:
        return f"{first} 年度起"
    return f"{first} 至 {last} 年度" if last > first else f"{last} 年度"


def _deadline(before: tuple[int, int] | None) -> str:
    """`3月1日前`; where the outline sets none, who does."""
    return f"{before[0]}月{before[1]}日前" if before else "按通知的期限"


def _guideline(guideline: Guideline | None) -> str:
    return f"{guideline.name}，止于 {guideline.last_year} 年" if guideline else ""


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)


def _yes_no(value: object) -> str:
    return "是" if value else "否"


#: What each attribute is called, and how its values are worded.
_ATTRIBUTES: Mapping[Kind, Mapping[str, tuple[str, Callable[[Any], str]]]] = {
    Kind.OUTLINE: {
        "name": ("名称", str),
        "years": ("适用年度", _years),
        "guideline": ("纲要", _guideline),
        "template": ("模板文件夹", str),
    },
    Kind.SECTION: {
        "title": ("标题", str),
        "template": ("模板", str),
        "statutory": ("法定", lambda number: f"第{number}项" if number else ""),
        "required": ("必写", _yes_no),
        "repeats": ("重复", _yes_no),
        "filling": ("内容", str),
        "parent": ("上一级", lambda key: key or "无"),
        "behind": ("排在", lambda key: f"“{key}”之后" if key else "最前"),
    },
    Kind.INDICATOR: {
        "name": ("名称", str),
        "unit": ("单位", str),
        "required": ("填报", lambda required: "必报" if required else "选报"),
        "department": ("责任单位", str),
        "definition": ("口径", str),
        "home": ("章节", str),
        "summed": ("汇总", lambda summed: "是" if summed else ""),
    },
    Kind.DERIVED: {"name": ("名称", str), "unit": ("单位", str), "formula": ("算式", str), "definition": ("口径", str)},
    Kind.RELATION: {
        "ways": ("等式", " 或 ".join),
        "level": ("级别", str),
        "why": ("说明", str),
        "basis": ("依据", str),
    },
    Kind.CHANNEL: {
        "addressees": ("主送", _listed),
        "copies": ("抄送", _listed),
        "before": ("期限", _deadline),
        "basis": ("依据", str),
    },
    Kind.DEPARTMENT: {"name": ("全称", str)},
}
#: By which of them a thing that is gone is remembered.
_NAMES = ("name", "title")


def _section_lines(section: Section, outline: Outline) -> Iterator[str]:
    marks = [f"法定第{section.statutory}项"] * bool(section.statutory) + ["必写"] * section.required
    yield f"【{section.key}】{section.title}" + (f"（{'，'.join(marks)}）" if marks else "")
    below = [[_indicator_line(indicator, outline)] for indicator in outline.indicators_of(section.key)]
    below += [list(_section_lines(child, outline)) for child in section.children]
    yield from _branch(below)


def _indicator_line(indicator: Indicator, outline: Outline) -> str:
    asked = "必报" if indicator.required else "选报"
    department = outline.departments.get(indicator.department, indicator.department) or "—"
    doubt = "（未核实）" if indicator.unverified else ""
    return f"{asked}  {indicator.path}  {indicator.name}  {indicator.unit}  {department}{doubt}"


def _derived_line(indicator: Indicator) -> str:
    return f"{indicator.path}  {indicator.name}  {indicator.unit}  ＝ {indicator.formula}"


def _branch(items: list[list[str]]) -> Iterator[str]:
    for index, (head, *rest) in enumerate(items):
        last = index == len(items) - 1
        yield ("└─ " if last else "├─ ") + head
        yield from (("   " if last else "│  ") + line for line in rest)
