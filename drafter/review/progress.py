"""A record and its draft held against the outline: who has answered, and which sections have words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.model.document import HEADINGS, SECTION, TEMPLATE, Blank, Block, Document, Paragraph, Role, Span, text_of
from drafter.model.outline import Filling, Indicator, Outline, Section
from drafter.model.record import Figure, Record, State
from drafter.model.source import Loc
from drafter.model.status import Count, DepartmentStatus, Missing, SectionStatus, Words

#: Who is asked where the outline names nobody.
NOBODY = "（没有写责任单位）"


class _Said(NamedTuple):
    """What the draft says in one section."""

    title: str
    has_own: bool = False
    has_others: bool = False
    blanks: int = 0


def sections_of(record: Record, outline: Outline, document: Document) -> tuple[SectionStatus, ...]:
    """The outline's sections in its order, each as the draft has it."""
    said = _said_by_section(record, document.blocks)
    return tuple(_section(section, depth, record, outline, said) for section, depth in _with_depth(outline.sections, 1))


def departments_of(record: Record, outline: Outline, sections: Iterable[SectionStatus]) -> tuple[DepartmentStatus, ...]:
    """All departments that are asked for something, in the outline's order; those with one local name are one."""
    names = {**outline.departments, **record.departments}
    titles = {section.key: section.title for section in sections}
    keys = [*outline.departments, *dict.fromkeys(item.department for item in outline.reported)]
    found = {_name(key, names): DepartmentStatus(_name(key, names), Count(), Count()) for key in keys}
    for indicator in outline.reported:
        name, figure = _name(indicator.department, names), record.figures[indicator.path]
        department, count = found[name], Count(int(figure.state is not State.ABSENT), 1)
        if not indicator.required:
            found[name] = department._replace(optional=Count.total((department.optional, count)))
            continue
        owed = () if count.done else (_owed(indicator, titles, name),)
        required = Count.total((department.required, count))
        found[name] = department._replace(required=required, missing=(*department.missing, *owed))
    asked = {section.key: section.department for section in outline.walk()}
    for section in sections:
        if section.words is Words.WAITING and not section.is_heading:
            name = _name(asked[section.key], names)
            department = found.setdefault(name, DepartmentStatus(name, Count(), Count()))
            owed_words = Missing("文字", "", "", section.title, name)
            found[name] = department._replace(missing=(*department.missing, owed_words))
    return tuple(each for each in found.values() if each.required.whole or each.optional.whole or each.missing)


def _name(key: str, names: Mapping[str, str]) -> str:
    return names.get(key, key) or NOBODY


def _owed(indicator: Indicator, titles: Mapping[str, str], department: str) -> Missing:
    section = titles.get(indicator.home, indicator.home)
    return Missing(indicator.name, indicator.path, "" if indicator.is_share else indicator.unit, section, department)


def _section(section: Section, depth: int, record: Record, outline: Outline, said: Mapping[str, _Said]) -> SectionStatus:
    figures = [record.figures[item.path] for item in outline.indicators_of(section.key) if not item.formula]
    found = said.get(section.key)
    return SectionStatus(
        section.key,
        (found and found.title) or (section.key if "{" in section.title else section.title),
        depth,
        _answered(figure for figure in figures if figure.indicator.required),
        _answered(figure for figure in figures if not figure.indicator.required),
        _words(found, section),
        found.blanks if found else 0,
        is_heading=bool(section.children) and (found is None or not (found.has_own or found.has_others)),
    )


def _words(said: _Said | None, section: Section) -> Words:
    if said and (said.has_own or (said.has_others and section.filling is not Filling.NARRATIVE)):
        return Words.OWN  # the template of a list tells the office's own items
    if said and said.has_others:
        return Words.OF_FIGURES
    return Words.WAITING if said or section.required else Words.LEFT_OUT


def _answered(figures: Iterable[Figure]) -> Count:
    states = [figure.state is not State.ABSENT for figure in figures]
    return Count(sum(states), len(states))


def _with_depth(sections: Iterable[Section], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _with_depth(section.children, depth + 1)


def _said_by_section(record: Record, blocks: Iterable[Block]) -> dict[str, _Said]:
    """What stands below each section's heading, up to the next one's."""
    found: dict[str, _Said] = {}
    keys: tuple[str, ...] = ()
    for block in blocks:
        if not isinstance(block, Paragraph) or _is_behind(block):
            keys = ()
        elif _is_section(block.heading):
            keys = _keys(block.heading, record)
            title = text_of(block.lead or block.spans).replace("\n", "").removesuffix("。")
            found |= {key: _Said("" if at else title) for at, key in enumerate(keys) if key not in found}
            if block.lead:
                _say(found, keys, block.spans, block.words)
        else:
            _say(found, keys, block.spans, block.words or block.heading)
    return found


def _say(found: dict[str, _Said], keys: Iterable[str], spans: tuple[Span, ...], words: Loc) -> None:
    """Note what a paragraph says in these sections."""
    blanks = sum(isinstance(span, Blank) for span in spans)
    is_said = bool(words) and blanks < len(spans)
    is_template = words[:1] == (TEMPLATE,)
    for key in keys:
        said = found[key]
        found[key] = said._replace(
            has_own=said.has_own or (is_said and not is_template),
            has_others=said.has_others or (is_said and is_template),
            blanks=said.blanks + blanks,
        )


def _is_behind(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands behind all sections."""
    return paragraph.role not in (*HEADINGS, Role.BODY) or paragraph.words in ((TEMPLATE, "closing.md"), ("结束语",))


def _is_section(heading: Loc) -> bool:
    match heading:
        case ("章节", int(), "标题"):
            return True
    return heading[:1] == (SECTION,)


def _keys(heading: Loc, record: Record) -> tuple[str, ...]:
    """The outline's sections that this heading stands for."""
    if heading[0] == SECTION:
        return (str(heading[1]),)
    return next((entry.fulfils for entry in record.entries if entry.loc == heading[:-1]), ())
