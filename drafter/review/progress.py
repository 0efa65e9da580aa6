"""A record and its draft held against the outline: who has answered, and which sections have words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.model.document import HEADINGS, SECTION, TEMPLATE, Blank, Block, Bound, Document, Paragraph, Role, Span, text_of
from drafter.model.outline import Filling, Outline, Section
from drafter.model.record import Figure, Record, State
from drafter.model.source import Loc
from drafter.model.status import Count, DepartmentStatus, Missing, SectionStatus, Words

#: Who is asked where the outline names nobody.
NOBODY = "（没有写责任单位）"
#: What is to be filled in where a section has no words at all.
_NOTHING = frozenset({"本节内容", "存在的不足和原因", "下一年的主要安排"})


class _Said(NamedTuple):
    """What the draft says in one section."""

    title: str
    has_own: bool = False
    has_others: bool = False
    has_figures: bool = False
    blanks: tuple[str, ...] = ()


def sections_of(record: Record, outline: Outline, document: Document) -> tuple[SectionStatus, ...]:
    """The outline's sections in its order, each as the draft has it."""
    said = _said_by_section(record, document.blocks)
    return tuple(_section(section, depth, record, outline, said) for section, depth in _with_depth(outline.sections, 1))


def departments_of(record: Record, outline: Outline, sections: Iterable[SectionStatus]) -> tuple[DepartmentStatus, ...]:
    """All departments that are asked for something, in the outline's order; those with one local name are one."""
    names = {**outline.departments, **record.departments}
    found: dict[str, DepartmentStatus] = {}
    for key in (*outline.departments, *(item.department for item in outline.reported)):
        found.setdefault(_name(key, names), DepartmentStatus(_name(key, names), Count(), Count()))
    for indicator in outline.reported:
        name = _name(indicator.department, names)
        department, count = found[name], Count(int(_is_answered(record.figures[indicator.path])), 1)
        if indicator.required:
            found[name] = department._replace(required=Count.total((department.required, count)))
        else:
            found[name] = department._replace(optional=Count.total((department.optional, count)))
    for owing, missing in _missing(record, outline, sections):
        name = _name(owing, names)
        department = found.setdefault(name, DepartmentStatus(name, Count(), Count()))
        found[name] = department._replace(missing=(*department.missing, missing))
    return tuple(each for each in found.values() if each.required.whole or each.optional.whole or each.missing)


def _missing(record: Record, outline: Outline, sections: Iterable[SectionStatus]) -> Iterator[tuple[str, Missing]]:
    """(department, what it owes): required figures, others that the office's words cite, and words, section by section."""
    asked = {section.key: section for section in outline.walk()}
    absent = {item.name: item for item in outline.reported if not _is_answered(record.figures[item.path])}
    told: set[str] = set()
    for section in sections:
        blanks = Counter(section.blanks)
        figures = [item for item in absent.values() if item.required and item.home == section.key]
        figures += [absent[name] for name in blanks if name in absent and absent[name] not in figures]
        for item in figures:
            if item.path not in told:
                told.add(item.path)
                yield item.department, Missing(item.name, section.title, item.path, "" if item.is_share else item.unit)
        for name, places in blanks.items():
            if name not in absent and name not in _NOTHING:
                yield asked[section.key].department, Missing(name, section.title, places=places)
        if section.words is Words.WAITING and not section.is_heading:
            yield asked[section.key].department, Missing("文字", section.title)


def _name(key: str, names: Mapping[str, str]) -> str:
    return names.get(key, key) or NOBODY


def _is_answered(figure: Figure) -> bool:
    return figure.state is not State.ABSENT


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
        found.blanks if found else (),
        is_heading=bool(section.children) and (found is None or not (found.has_own or found.has_others)),
    )


def _words(said: _Said | None, section: Section) -> Words:
    if said and (said.has_own or (said.has_others and section.filling is not Filling.NARRATIVE)):
        return Words.OWN  # the template of a list tells the office's own items
    if said and said.has_others:  # a template that has no figure yet says as good as nothing
        return Words.OF_FIGURES if said.has_figures or not said.blanks else Words.NO_FIGURES
    return Words.WAITING if said or section.required else Words.LEFT_OUT


def _answered(figures: Iterable[Figure]) -> Count:
    states = [_is_answered(figure) for figure in figures]
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
    blanks = tuple(span.what for span in spans if isinstance(span, Blank))
    is_said = bool(words) and len(blanks) < len(spans)
    is_template = words[:1] == (TEMPLATE,)
    for at, key in enumerate(keys):
        said = found[key]
        found[key] = said._replace(
            has_own=said.has_own or (is_said and not is_template),
            has_others=said.has_others or (is_said and is_template),
            has_figures=said.has_figures or any(isinstance(span, Bound) for span in spans),
            blanks=said.blanks if at else said.blanks + blanks,
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
