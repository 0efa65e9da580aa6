"""Trace → the verification sheet (核对表) that departments sign."""

from __future__ import annotations

from drafter.language.derive import change_rate, point_change
from drafter.model.record import Figure
from drafter.model.trace import State, Trace, Traced
from drafter.write.sheets import Column, Sheet

_COLUMNS = (
    Column("序号", 5),
    Column("位置", 18),
    Column("句子", 38),
    Column("文中的数", 11),
    Column("状态", 7),
    Column("指标", 19),
    Column("填报数", 10),
    Column("上年", 9),
    Column("同比", 9),
    Column("怎么算出", 15),
    Column("来源和说明", 16),
    Column("责任单位", 13),
    Column("核对人签字", 11),
    Column("备注", 14),
)


def trace_sheet(about: str, trace: Trace) -> Sheet:
    """One row for each number, in reading order; what is not traced, or differs, stands out."""
    traced, all_numbers = trace.count(State.TRACED), len(trace.numbers)
    note = (
        f"共 {all_numbers} 个数，已溯源 {traced} 个，"
        f"不符 {trace.count(State.DIFFERENT)} 个，未溯源 {trace.count(State.UNTRACED)} 个。"
        "请各责任单位核对本单位的数，无误的在“核对人签字”栏签字，有误的在“备注”栏写明。"
        "黄底的是手写的数或与填报数据不符的数，请查明来源。日期、文号、专名和序号不在此列。"
    )
    rows = tuple(_row(number, item) for number, item in enumerate(trace.numbers, 1))
    marked = frozenset(index for index, item in enumerate(trace.numbers) if item.state is not State.TRACED)
    return Sheet("核对表", f"{about}报告数据核对表", note, _COLUMNS, rows, marked)


def _row(number: int, item: Traced) -> tuple[str, ...]:
    figure, base = item.figure, item.base
    indicator = (figure or base).indicator if (figure or base) else None  # type: ignore[union-attr]
    return (
        str(number),
        item.where.brief,
        item.sentence,
        item.text,
        item.state,
        f"{indicator.name}\n{indicator.path}" if indicator else "",
        _reported(figure),
        str(base.previous) if base and base.previous else "",
        _change(base),
        _how(figure),
        "\n".join(filter(None, (base.source, base.note, *base.received))) if base else "",
        item.department,
        "",
        item.why,
    )


def _reported(figure: Figure | None) -> str:
    """The record's value with its unit."""
    if figure is None or figure.amount is None:
        return ""
    return f"{figure.amount}{'' if figure.amount.is_percent else figure.indicator.unit}"


def _change(base: Figure | None) -> str:
    """The change since last year: of a rate in percentage points."""
    change = None if base is None else point_change(base) if base.indicator.is_share else change_rate(base)
    if change is None or change.amount is None:
        return ""
    return f"{change.amount}{'' if change.amount.is_percent else change.indicator.unit}"


def _how(figure: Figure | None) -> str:
    """How a derived figure was computed; what a sum is made of."""
    if figure is None:
        return ""
    if figure.parts and not figure.how:
        return " + ".join(f"{name} {amount}" for name, amount in figure.parts)
    return figure.how
