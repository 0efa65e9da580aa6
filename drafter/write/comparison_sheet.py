"""Comparison → its workbook: figures as numbers, sections, wording that was carried over, and charts."""

from __future__ import annotations

from drafter.language.changes import change_words, figure_words, rate_words, rough_words, wording_words
from drafter.model.comparison import Comparison, FigureChange, Result
from drafter.model.record import Figure
from drafter.write.cells import Content
from drafter.write.comparison_charts import chart_page
from drafter.write.exact import exact_change, exact_number
from drafter.write.sheets import Book, Column, Sheet

_ARROWS = {Result.UP: "▲", Result.DOWN: "▼"}


def comparison_book(comparison: Comparison) -> Book:
    """Three sheets, and one of charts where there is anything to draw."""
    before, after = comparison.before, comparison.after
    office = before.office if before.office == after.office else f"{before.office}、{after.office}"
    title = f"{office}{before.label}与{after.label}"
    sheets = (_figures(comparison, title), _sections(comparison, title), _wording(comparison, title))
    return Book(f"{title}对比", sheets, chart_page(comparison, title))


def _figures(comparison: Comparison, title: str) -> Sheet:
    before, after = comparison.before.label, comparison.after.label
    columns = (
        Column("章节", 32),
        Column("指标", 35),
        Column("单位", 7, centred=True),
        Column(before, 10.5, right=True),
        Column(after, 10.5, right=True),
        Column("增减", 14, right=True),
        Column("增减率", 10, right=True),
        Column("所填上年数", 11, right=True),
        Column("结果", 8, centred=True),
        Column("说明", 28),
    )
    note = "".join(
        (
            f"共 {len(comparison.figures)} 项。",
            f"黄底的 {comparison.conflicts} 项，{after}报告填的上年数（或同比）与{before}报告的数对不上，请核对。"
            * bool(comparison.conflicts),
            "▲▼ 是变动一半以上、且不少于10的。比率的增减按百分点计。约数、概数和以万、亿计的数照原样写，算出的增减前加“约”。",
            *comparison.notes,
        )
    )
    rows = [_figure(figure, before, after) for figure in comparison.figures]
    marked = frozenset(number for number, figure in enumerate(comparison.figures) if figure.conflict)
    return Sheet("数据对比", f"{title}数据对比", note, columns, rows, marked)


def _figure(figure: FigureChange, before: str, after: str) -> list[Content]:
    indicator, previous = figure.indicator, figure.after.previous
    big = _ARROWS.get(figure.result, "") if figure.big else ""
    rough, computed = rough_words(figure, before, after), "由程序计算" * bool(indicator.formula)
    said = "；".join(filter(None, (figure.conflict, rough, computed, _note(figure.after))))
    return [
        figure.section,
        indicator.name,
        "" if indicator.is_share else indicator.unit,
        exact_number(figure.before.amount) or figure_words(figure.before),
        exact_number(figure.after.amount) or figure_words(figure.after),
        exact_change(figure.difference, "个百分点" * indicator.is_share) or change_words(figure),
        exact_change(figure.rate) or rate_words(figure),
        exact_number(previous) or (str(previous) if previous else ""),
        f"{figure.result}{big}",
        said,
    ]


def _note(figure: Figure) -> str:
    return figure.note.rstrip("。")


def _sections(comparison: Comparison, title: str) -> Sheet:
    columns = (
        Column("序号", 5, centred=True),
        Column("变化", 10, centred=True),
        Column(f"{comparison.before.label}的标题", 44),
        Column(f"{comparison.after.label}的标题", 44),
        Column("说明", 50),
    )
    changes = comparison.sections
    note = f"共 {len(changes)} 处变化。" if changes else "章节没有变化。"
    rows = [[str(number), str(c.move), c.before, c.after, c.said] for number, c in enumerate(changes, 1)]
    return Sheet("章节", f"{title}章节对比", f"{note}标题只有年份、数字不同的不算。", columns, rows)


def _wording(comparison: Comparison, title: str) -> Sheet:
    before, after = comparison.before.label, comparison.after.label
    columns = (
        Column("序号", 5, centred=True),
        Column("章节", 26),
        Column("相同程度", 10, centred=True),
        Column(f"{before}的文字", 56),
        Column(f"{after}的文字", 56),
    )
    rows = [
        [str(number), item.section, "相同" if item.is_same else f"{int(item.likeness * 100)}%", item.before, item.after]
        for number, item in enumerate(comparison.wording.carried, 1)
    ]
    return Sheet("沿用的文字", f"{title}沿用的文字", f"{wording_words(comparison)}附件、表格和标题不计。", columns, rows)
