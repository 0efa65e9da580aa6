"""What a report does not say: sections that the office left out, and figures that it reports and tells nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.carry.template.data import Left
from drafter.carry.template.told import Told
from drafter.model.document import Blank, Bound
from drafter.model.outline import Filling, Outline, Section
from drafter.model.pack import Remark
from drafter.model.record import Record, State

_DEMANDED = "这一节没有写。它是报告应有的内容，提纲里仍留着，结转到明年会再请填写"
_WITH_FIGURES = "这一节没有写，数据还在数据文件里，靠 自写: 是 不印；结转时照样带着，要写的删去这一行"


class LeftOut(NamedTuple):
    """The sections that go, what becomes of the items of 章节 that tell none, and which of them data files must keep."""

    dropped: tuple[str, ...]
    entries: Mapping[int, Left | None]
    in_data: tuple[Remark, ...]


def left_out(record: Record, outline: Outline, told: Iterable[Told]) -> LeftOut:
    """What becomes of sections that are not told: they say nothing in data files, or go where nothing would be missed.

    Problems and plans would be: regulations demand them every year, and the lists of data files would have no place.
    """
    printed = list(told)
    told_keys = {section.key for one in printed for section in one.node.sections}
    done = {one.node.entry.loc for one in printed if one.node.entry}
    dropped: list[str] = []
    entries: dict[int, Left | None] = {}
    in_data: list[Remark] = []
    for entry in (entry for entry in record.entries if entry.loc not in done):
        at, below = int(entry.loc[1]), set(_below(entry.fulfils, outline))
        entries[at] = Left(entry.fulfils, words=True)
        if not entry.own or not below or not told_keys.isdisjoint(below):
            continue
        if any(section.key in below and _is_demanded(section) for section in outline.walk()):
            in_data.append(Remark("、".join(entry.fulfils), _DEMANDED))
            continue
        if entry.figures or any(_is_reported(key, record, outline) for key in below):
            in_data.append(Remark("、".join(entry.fulfils), _WITH_FIGURES))
            continue
        entries[at] = None
        dropped += entry.fulfils
    return LeftOut(tuple(dropped), entries, tuple(in_data))


def _is_demanded(section: Section) -> bool:
    return section.filling in (Filling.PROBLEMS, Filling.PLANS)


def _below(keys: Collection[str], outline: Outline) -> Iterator[str]:
    return (below.key for section in outline.walk() if section.key in keys for below in section.walk())


def _is_reported(key: str, record: Record, outline: Outline) -> bool:
    return any(record.figures[item.path].state is not State.ABSENT for item in outline.indicators_of(key))


def unsaid(one: Told, record: Record, printed: Collection[str]) -> Iterator[str]:
    """The figures of a section that is all the office's own words (自写) and that are told nowhere in the report."""
    if one.node.entry and one.node.entry.own:
        homes = {section.key for section in one.node.sections}
        for path, figure in record.figures.items():
            is_known = figure.state is State.REPORTED or figure.is_blank
            if is_known and figure.indicator.home in homes and path not in printed:
                yield path


def printed_figures(told: Iterable[Told], missing: Mapping[str, str]) -> Iterator[str]:
    """The paths of all figures that stand in the sections' blocks, those still to be filled in too."""
    for span in (span for one in told for block in one.blocks for span in block.walk()):
        if isinstance(span, Bound):
            yield span.figure
        elif isinstance(span, Blank) and span.what in missing:
            yield missing[span.what]
