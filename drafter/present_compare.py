"""What `drafter compare` says on the screen, and to programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from drafter.language.changes import change_words, figure_words, rate_words, rough_words, section_words, wording_words
from drafter.language.widths import padded, screen_width, shortened
from drafter.model.comparison import Comparison, FigureChange, Result, SectionChange

if TYPE_CHECKING:
    from drafter.workflows.comparing import Compared

#: Names that take more places stand on a line of their own; so much of a paragraph is quoted.
_WIDEST_NAME, _WIDEST_SECTION, _LONGEST_QUOTE = 40, 50, 76
#: So many paragraphs are shown; the workbook has all.
_MOST_PARAGRAPHS = 20
_INDENT = "  "
_ARROWS = {Result.UP: "▲", Result.DOWN: "▼"}


def comparison_lines(compared: Compared) -> Iterator[str]:
    """Notes, figures by section, sections, wording, counts, and where the workbook is."""
    comparison = compared.comparison
    if comparison is None:
        return
    before, after = comparison.before, comparison.after
    office = before.office if before.office == after.office else f"{before.office}、{after.office}"
    yield f"{office}：{_name(before.label, before.year)}与{_name(after.label, after.year)}对比"
    yield from (f"提示：{note}" for note in comparison.notes)
    yield from ("", *_figures(comparison), "", *_sections(comparison.sections), "", *_wording(comparison), "")
    yield count_line(comparison)
    if compared.written:
        yield f"已写出 {compared.written}。"
    else:
        yield "加上 -o 对比.xlsx，可以写成带图表的表格。"
    if compared.kept:
        yield f"原来的表格留作 {compared.kept}。"


def _name(label: str, year: int) -> str:
    return label if str(year) in label else f"{label}（{year}年）"


def _figures(comparison: Comparison) -> Iterator[str]:
    """The table: a section's title, and a line for each of its figures."""
    if not comparison.figures:
        yield "数据：两份都没有可比的数。"
        return
    head = ("指标", "单位", comparison.before.label, comparison.after.label, "增减", "增减率", "")
    rows = [_row(figure, comparison) for figure in comparison.figures]
    widths = [max(map(screen_width, column)) for column in zip(head, *rows, strict=True)]
    widths[0] = min(widths[0], _WIDEST_NAME)
    yield _line(head, widths)
    for section, group in groupby(zip(comparison.figures, rows, strict=True), key=lambda item: item[0].section):
        yield section or "其他"
        for _, row in group:
            if screen_width(row[0]) > widths[0]:
                yield _INDENT + row[0]
                row = ("", *row[1:])  # noqa: PLW2901 - the name stands above
            yield _line(row, widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Names and units begin where they begin, numbers end where they end; what is to be said stands behind."""
    name, unit, *numbers, said = cells
    told = [padded(name, widths[0]), padded(unit, widths[1])]
    told += [padded(number, wide, right=True) for number, wide in zip(numbers, widths[2:], strict=False)]
    return (_INDENT + _INDENT.join([*told, said])).rstrip()


def _row(figure: FigureChange, comparison: Comparison) -> tuple[str, ...]:
    unit = "" if figure.indicator.is_share else figure.indicator.unit
    is_same = figure.result in (Result.SAME, Result.ROUGHLY_SAME)
    numbers = (str(figure.result), "") if is_same else (change_words(figure), rate_words(figure))
    result = "" if figure.difference is not None else str(figure.result)
    big = _ARROWS.get(figure.result, "") if figure.big else ""
    conflict = f"上年数对不上：{figure.conflict}" if figure.conflict else ""
    rough = rough_words(figure, comparison.before.label, comparison.after.label)
    said = _INDENT.join(filter(None, (big, result, rough, conflict)))
    return (figure.indicator.name, unit, figure_words(figure.before), figure_words(figure.after), *numbers, said)


def _sections(changes: Sequence[SectionChange]) -> Iterator[str]:
    if not changes:
        yield "章节：没有变化。"
        return
    yield f"章节：{len(changes)} 处变化"
    for change in changes:
        yield f"{_INDENT}{change.move}  {section_words(change)}"


def _wording(comparison: Comparison) -> Iterator[str]:
    """The summary, and each paragraph that was carried over."""
    wording = comparison.wording
    yield f"文字：{wording_words(comparison)}"
    for item in wording.carried[:_MOST_PARAGRAPHS]:
        how = "相同" if item.is_same else f"{int(item.likeness * 100)}% 相同"
        yield f"{_INDENT}{how}  {shortened(item.section, _WIDEST_SECTION)}"
        yield f"{_INDENT * 2}{shortened(item.after, _LONGEST_QUOTE)}"
    if len(wording.carried) > _MOST_PARAGRAPHS:
        yield f"{_INDENT}……还有 {len(wording.carried) - _MOST_PARAGRAPHS} 段，全部列在表格的“沿用的文字”里。"


def count_line(comparison: Comparison) -> str:
    """How many figures moved which way, in how many 上年 does not fit, and how many sections changed."""
    counts = Counter(figure.result for figure in comparison.figures)
    results = "，".join(f"{result} {counts[result]}" for result in Result if counts[result])
    conflicts = f"上年数对不上 {comparison.conflicts} 项。" if comparison.conflicts else ""
    figures = f"共 {len(comparison.figures)} 项数据：{results}。" if comparison.figures else "没有可比的数据。"
    return f"{figures}{conflicts}章节变化 {len(comparison.sections)} 处，沿用文字 {len(comparison.wording.carried)} 段。"


def comparison_json(comparison: Comparison) -> str:
    """An object: before, after, notes, figures, sections, wording. Numbers are texts, as they were typed."""
    wording = comparison.wording
    whole = {
        "before": comparison.before._asdict(),
        "after": comparison.after._asdict(),
        "notes": comparison.notes,
        "figures": [_figure_object(figure) for figure in comparison.figures],
        "sections": [
            {"change": str(c.move), "before": c.before, "after": c.after, "note": c.said} for c in comparison.sections
        ],
        "wording": {
            "paragraphs": wording.paragraphs,
            "carried": len(wording.carried),
            "percent": wording.percent,
            "items": [item._asdict() for item in wording.carried],
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _figure_object(figure: FigureChange) -> dict[str, Any]:
    previous = figure.after.previous
    return {
        "path": figure.indicator.path,
        "name": figure.indicator.name,
        "unit": figure.indicator.unit,
        "section": figure.section,
        "before": figure_words(figure.before),
        "after": figure_words(figure.after),
        "result": str(figure.result),
        "difference": change_words(figure),
        "rate": rate_words(figure),
        "previous": str(previous) if previous else "",
        "conflict": figure.conflict,
        "big": figure.big,
        "derived": bool(figure.indicator.formula),
    }
