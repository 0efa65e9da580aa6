"""Outlines → what `drafter outline` prints: the list, the tree of one outline, and what differs between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from drafter.model.outline import Channel, Indicator, Outline, Section
from drafter.workflows.differences import Comparison, Difference, Kind, Verb, deadline, years


def outline_list(outlines: Iterable[Outline]) -> str:
    """One line for each outline: id, version, alias, name, years, and what it inherits from."""
    return "\n".join(_outline_line(outline) for outline in outlines)


def _outline_line(outline: Outline) -> str:
    parent = f"，继承 {outline.parents[0]}" if outline.parents else ""
    return f"{outline.id}@{outline.version}（{outline.alias}）  {outline.name}，{years(outline)}{parent}"


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
    due = f"{'次年' if channel.before else ''}{deadline(channel)}"
    return f"报送  {channel.way}  {due}" + (f"，主送{to}" if to else "") + copies + basis


def comparison(compared: Comparison) -> str:
    """What the second outline has more, less and different, by kind; says so where nothing differs."""
    before, after = compared.before, compared.after
    lines = [f"{after.id}@{after.version} 与 {before.id}@{before.version} 相比："]
    if not compared.differences:
        return lines[0] + "没有不同。"
    for kind in Kind:
        found = [difference for difference in compared.differences if difference.kind is kind]
        lines += [kind.value] * bool(found) + [f"  {line}" for difference in found for line in _difference_lines(difference)]
    counts = Counter(difference.verb for difference in compared.differences)
    return "\n".join([*lines, "共 " + "，".join(f"{verb} {counts[verb]}" for verb in Verb if counts[verb]) + "。"])


def _difference_lines(difference: Difference) -> Iterator[str]:
    name = difference.name or "提纲本身"
    if difference.verb is Verb.ADDED:
        yield f"增  {name}  " + "；".join(f"{what}：{after.rstrip('。')}" for what, _, after in difference.details)
        return
    yield f"{difference.verb}  {name}"
    for what, before, after in difference.details:
        yield f"      {what}：{before or '（无）'} → {after or '（无）'}"


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
