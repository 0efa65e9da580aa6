"""章节 of next year's data file: figures with 上年 beside an empty place, headings with last year's paragraphs above one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.model.carried import Carried, CarriedDeed, CarriedEntry, CarriedFigure, Field
from drafter.model.outline import Outline
from drafter.write.rolled.fields import field, notes
from drafter.write.skeleton.form import Form, scalar, value
from drafter.write.skeleton.sections import about, passage_lines, section_head, tree_of


def section_lines(carried: Carried, form: Form, label: str) -> Iterator[str]:
    """The part 章节; `label` is what the year of the comments is called."""
    known = {section.key: section for section in form.outline.walk()}
    yield "# ======== 章节 ========"
    yield "章节:"
    for entry in carried.entries:
        for key in entry.fulfils:
            yield from section_head(known[key], form)
        if not entry.fulfils:
            yield "  # ---- 自设的章节 ----"
        yield from _entry(entry, form, label)
        yield ""


def _entry(entry: CarriedEntry, form: Form, label: str) -> Iterator[str]:
    title = Field("标题", entry.title)
    if entry.fulfils:
        yield from field(Field("对应", entry.fulfils[0] if len(entry.fulfils) == 1 else entry.fulfils), "  ", "- ")
    yield from field(title, "    ") if entry.fulfils else field(title, "  ", "- ")
    for mark in entry.marks:
        yield from field(mark, "    ")
    if entry.figures:
        yield "    数据:"
        yield from _figures(tree_of((figure.path, figure) for figure in entry.figures), "      ", form.outline)
    yield from _deeds(entry.deeds, "    ", label)
    yield from passage_lines(entry.fulfils, form, "    ")
    yield from notes(entry.rewrites, "    ")


def _figures(tree: dict[str, Any], indent: str, outline: Outline) -> Iterator[str]:
    for key, member in tree.items():
        if not isinstance(member, CarriedFigure):
            yield f"{indent}{key}:"
            yield from _figures(member, f"{indent}  ", outline)
            continue
        yield f"{indent}# {about(outline.indicators[member.path], outline)}"
        yield from notes(member.notes, indent)
        yield f"{indent}{key}: {_figure(member)}"


def _figure(figure: CarriedFigure) -> str:
    """`{数值: , 上年: 12, 来源: 县司法局}`; a mere value or nothing where no more is to be said."""
    beside = {"上年": figure.previous, "来源": figure.source, "仅报送": figure.private}
    told = [f"{key}: {value(text)}" for key, text in beside.items() if text]
    if figure.parts:
        return f"{{{', '.join([f'汇总: {{{_empty(figure.parts)}}}', *told])}}}"
    return f"{{{', '.join([f'数值: {figure.value}', *told])}}}" if told else figure.value


def _empty(parts: tuple[str, ...]) -> str:
    return ", ".join(f"{scalar(part)}: " for part in parts)


def _deeds(deeds: tuple[CarriedDeed, ...], indent: str, label: str) -> Iterator[str]:
    if deeds:
        yield f"{indent}做法:"
    for deed in deeds:
        yield from field(Field("小标题", deed.heading), f"{indent}  ", "- ")
        for mark in deed.marks:
            yield from field(mark, f"{indent}    ")
        paragraphs = tuple(f"{label}：{paragraph}" for paragraph in deed.paragraphs)
        yield from field(Field("内容", "", (*deed.older, *paragraphs)), f"{indent}    ")
        yield from _deeds(deed.deeds, f"{indent}    ", label)
