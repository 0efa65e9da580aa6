"""drafter outline --diff: what one outline has more, less and different than another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from drafter.model.outline import Channel, Indicator, Outline, Relation, Section

Item = TypeVar("Item")
#: What is said of a thing, by what it is called: 名称, 单位 and so on.
Said = dict[str, str]


class Kind(StrEnum):
    """What differs, in the order in which it is told; the values are what officials read."""

    OUTLINE = "提纲"
    SECTION = "章节"
    INDICATOR = "指标"
    DERIVED = "计算指标"
    RELATION = "勾稽关系"
    CHANNEL = "报送"
    DEPARTMENT = "责任单位"


class Verb(StrEnum):
    """How it differs."""

    ADDED = "增"
    DROPPED = "减"
    CHANGED = "改"
    MOVED = "移"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what was added, dropped, changed or moved; of a change, (what, before, after)."""

    kind: Kind
    verb: Verb
    name: str
    details: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two outlines, and what `after` has more, less and different than `before`."""

    before: Outline
    after: Outline
    differences: tuple[Difference, ...]


def compare(before: Outline, after: Outline) -> Comparison:
    """What `after` has more, less and different than `before`; ids, aliases and versions do not count."""
    found = [
        *_changed(Kind.OUTLINE, "", _of_outline(before), _of_outline(after)),
        *_sections(before, after),
        *_moves(before, after),
        *_items(Kind.INDICATOR, _reported(before), _reported(after), _of_indicator),
        *_items(Kind.DERIVED, _derived(before), _derived(after), _of_derived),
        *_items(Kind.RELATION, {r.name: r for r in before.relations}, {r.name: r for r in after.relations}, _of_relation),
        *_items(Kind.CHANNEL, {c.way: c for c in before.channels}, {c.way: c for c in after.channels}, _of_channel),
        *_items(Kind.DEPARTMENT, before.departments, after.departments, lambda name: {"全称": name}),
    ]
    return Comparison(before, after, tuple(found))


def _items(
    kind: Kind, before: Mapping[str, Item], after: Mapping[str, Item], said: Callable[[Item], Said]
) -> Iterator[Difference]:
    """What is added, dropped and changed among named things; of a new one all that is said of it is told."""
    for name, item in after.items():
        if name not in before:
            details = tuple((what, "", words) for what, words in said(item).items() if words)
            yield Difference(kind, Verb.ADDED, name, details)
    for name, item in before.items():
        if name not in after:
            yield Difference(kind, Verb.DROPPED, _with_name(name, said(item)))
    for name, item in after.items():
        if name in before:
            yield from _changed(kind, name, said(before[name]), said(item))


def _changed(kind: Kind, name: str, before: Said, after: Said) -> Iterator[Difference]:
    details = tuple((what, words, after[what]) for what, words in before.items() if words != after[what])
    if details:
        yield Difference(kind, Verb.CHANGED, name, details)


def _sections(before: Outline, after: Outline) -> Iterator[Difference]:
    first, second = ({section.key: section for section in outline.walk()} for outline in (before, after))
    yield from _items(Kind.SECTION, first, second, _of_section)


def _moves(before: Outline, after: Outline) -> Iterator[Difference]:
    """Sections that stand below another one, or behind another sibling; what comes and goes beside it moves none."""
    first, second = _parents(before), _parents(after)
    for key, parent in second.items():
        if key in first and first[key] != parent:
            yield Difference(Kind.SECTION, Verb.MOVED, key, (("上一级", first[key] or "无", parent or "无"),))
    for parent in dict.fromkeys(second.values()):
        common = {key for key in second if second[key] == first.get(key) == parent}
        old, new = [key for key in first if key in common], [key for key in second if key in common]
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        kept = {key for block in blocks for key in old[block.a : block.a + block.size]}
        for key in new:
            if key not in kept:
                yield Difference(Kind.SECTION, Verb.MOVED, key, (("排在", _behind(old, key), _behind(new, key)),))


def _behind(keys: list[str], key: str) -> str:
    at = keys.index(key)
    return f"“{keys[at - 1]}”之后" if at else "最前"


def _parents(outline: Outline) -> dict[str, str]:
    """The key of each section's parent, empty for the first level; in reading order."""
    found: dict[str, str] = {}

    def look(sections: tuple[Section, ...], parent: str) -> None:
        for section in sections:
            found[section.key] = parent
            look(section.children, section.key)

    look(outline.sections, "")
    return found


def _reported(outline: Outline) -> dict[str, Indicator]:
    return {indicator.path: indicator for indicator in outline.reported}


def _derived(outline: Outline) -> dict[str, Indicator]:
    return {path: indicator for path, indicator in outline.indicators.items() if indicator.formula}


def _of_outline(outline: Outline) -> Said:
    return {
        "名称": outline.name,
        "适用年度": years(outline),
        "纲要": f"{outline.guideline.name}，止于 {outline.guideline.last_year} 年" if outline.guideline else "",
        "模板文件夹": outline.template,
    }


def _of_section(section: Section) -> Said:
    return {
        "标题": section.title,
        "模板": section.template,
        "法定": f"第{section.statutory}项" if section.statutory else "",
        "必写": "是" if section.required else "否",
        "重复": "是" if section.repeats else "否",
        "内容": section.filling,
    }


def _of_indicator(indicator: Indicator) -> Said:
    return {
        "名称": indicator.name,
        "单位": indicator.unit,
        "填报": "必报" if indicator.required else "选报",
        "责任单位": indicator.department,
        "口径": indicator.definition,
        "章节": indicator.home,
    }


def _of_derived(indicator: Indicator) -> Said:
    return {"名称": indicator.name, "单位": indicator.unit, "算式": indicator.formula, "口径": indicator.definition}


def _of_relation(relation: Relation) -> Said:
    return {
        "等式": " 或 ".join(way for _, way in relation.ways),
        "级别": relation.level,
        "说明": relation.why,
        "依据": relation.basis,
    }


def _of_channel(channel: Channel) -> Said:
    return {
        "主送": "、".join(channel.addressees),
        "抄送": "、".join(channel.copies),
        "期限": deadline(channel),
        "依据": channel.basis,
    }


def _with_name(name: str, said: Said) -> str:
    """A thing that is gone: its path or key, and what it was called."""
    called = said.get("名称") or said.get("标题") or said.get("全称")
    return f"{name}  {called}" if called else name


def deadline(channel: Channel) -> str:
    """`3月1日前`; where the outline sets none, who does."""
    if channel.before is None:
        return "按通知的期限"
    month, day = channel.before
    return f"{month}月{day}日前"


def years(outline: Outline) -> str:
    """For which years an outline holds: `2021 年度起`, `2016 至 2020 年度`."""
    last = outline.last_year
    if last is None:
        return f"{outline.first_year} 年度起"
    return f"{outline.first_year} 至 {last} 年度" if last > outline.first_year else f"{last} 年度"
