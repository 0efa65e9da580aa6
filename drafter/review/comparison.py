"""Two reports → what changed between them: figures, sections, wording, and what does not fit at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.comparison import Comparison, Side
from drafter.model.contents import Heading
from drafter.model.outline import Outline
from drafter.model.record import Record
from drafter.review.compared_figures import compared_figures
from drafter.review.compared_sections import compared_sections
from drafter.review.compared_words import compared_words, own_words


class Report(NamedTuple):
    """What is compared: a record with its outline and its contents; `file` is where it came from."""

    file: str
    record: Record
    outline: Outline
    contents: tuple[Heading, ...]


def compare(before: Report, after: Report) -> Comparison:
    """Hold the later report against the earlier one; which is which was said by whoever asks."""
    titles = {section.key: section.key if "{" in section.title else section.title for section in after.outline.walk()}
    titles |= {key: heading.title for heading in reversed(after.contents) for key in heading.keys}
    years = before.record.year, after.record.year
    follows = years[1] == years[0] + 1 and before.record.office == after.record.office
    figures = compared_figures(
        before.record.figures, after.record.figures, after.outline, titles, years[0] if follows else None
    )
    words = compared_words(own_words(before.record, before.contents), own_words(after.record, after.contents))
    labels = [f"{year}年" for year in years] if years[0] != years[1] else ["前一份", "后一份"]
    sides = [Side(r.file, r.record.office, r.record.year, label) for r, label in zip((before, after), labels, strict=True)]
    sections = tuple(compared_sections(before.contents, after.contents))
    return Comparison(sides[0], sides[1], tuple(_notes(before, after)), tuple(figures), sections, words)


def _notes(before: Report, after: Report) -> Iterator[str]:
    """What a reader must know before the numbers."""
    year, next_year = before.record.year, after.record.year
    if before.record.office != after.record.office:
        yield f"两份不是同一个单位的：前一份是{before.record.office}，后一份是{after.record.office}。"
    if next_year < year:
        yield f"后一份（{next_year}年）比前一份（{year}年）早，按所写的先后对比；写反了的，请把两个文件对调。"
    elif next_year == year:
        yield f"两份都是{year}年的，上年数不作核对。"
    elif next_year > year + 1:
        yield f"两份不是相邻的两年（{year}年、{next_year}年），上年数不作核对。"
    if before.outline.id != after.outline.id:
        yield _other_outline(before.outline, after.outline)


def _other_outline(before: Outline, after: Outline) -> str:
    common = [path for path, item in after.indicators.items() if _unit(before, path) == item.unit]
    left = [len(outline.indicators) - len(common) for outline in (before, after)]
    return (
        f"两份的提纲不同（{before.id}、{after.id}）：只比两个提纲共有、单位相同的 {len(common)} 项指标，"
        f"另有前一份的 {left[0]} 项、后一份的 {left[1]} 项没有列出。"
    )


def _unit(outline: Outline, path: str) -> str | None:
    indicator = outline.indicators.get(path)
    return indicator.unit if indicator else None
