"""The table of figures (主要数据表), for offices that ask for it with 数据表: 是."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.language.derive import change_rate, previous_figure
from drafter.language.ink import figure_print
from drafter.model.document import Block, Paragraph, Role, Span, Table, Text
from drafter.model.outline import Outline
from drafter.model.record import Figure, Record, State

_HEADER = ("序号", "指标", "单位", "数值", "上年", "同比")
_WIDTHS = (0.08, 0.44, 0.10, 0.14, 0.12, 0.12)


def figure_table(record: Record, outline: Outline) -> Iterator[Block]:
    """All reported figures, in the outline's order, with last year's and the change."""
    figures = [record.figures[path] for path in outline.indicators if record.figures[path].state is State.REPORTED]
    rows = tuple(_row(number, figure) for number, figure in enumerate(figures, 1))
    if rows:
        yield Paragraph(Role.TABLE_TITLE, (Text(f"{record.year}年法治政府建设主要数据表"),))
        yield Table(_HEADER, rows, _WIDTHS)


def _row(number: int, figure: Figure) -> tuple[tuple[Span, ...], ...]:
    indicator = figure.indicator
    return (
        (Text(str(number)),),
        (Text(indicator.name),),
        (Text(indicator.unit),),
        _cell(figure),
        _cell(previous_figure(figure)),
        _cell(change_rate(figure)),
    )


def _cell(figure: Figure | None) -> tuple[Span, ...]:
    if figure is None:
        return (Text("—"),)
    entry = figure_print(figure)
    return (*entry.spans, *((Text(entry.behind_unit),) if entry.behind_unit else ()))
