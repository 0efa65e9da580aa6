"""Tables: the program's own of all figures (主要数据表), and those that an office attaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from drafter.language.derive import change_rate, point_change, previous_figure
from drafter.language.ink import figure_print
from drafter.model.document import Block, Span, Table, Text, text_of
from drafter.model.outline import Outline
from drafter.model.record import Attachment, Figure, Narrative, Record, State

_HEADER = ("序号", "指标", "单位", "数值", "上年", "同比")


def figure_table(record: Record, outline: Outline) -> Iterator[Block]:
    """All reported figures, in the outline's order, with last year's and the change."""
    figures = [record.figures[path] for path in _in_groups(outline) if record.figures[path].state is State.REPORTED]
    rows = tuple(_row(number, figure) for number, figure in enumerate(figures, 1))
    if rows:
        yield Table(tuple((Text(title),) for title in _HEADER), rows)


def _in_groups(outline: Outline) -> list[str]:
    """The outline's indicators in its order, each derived figure behind the last of its group."""
    last: dict[str, int] = {}
    for number, indicator in enumerate(outline.indicators.values()):
        if not indicator.formula:
            last[indicator.path.rpartition(".")[0]] = number
    ranks = {
        path: last.get(path.rpartition(".")[0], number) if indicator.formula else number
        for number, (path, indicator) in enumerate(outline.indicators.items())
    }
    return sorted(outline.indicators, key=ranks.__getitem__)


def office_table(attachment: Attachment, spans: Callable[[Narrative], tuple[Span, ...]]) -> Iterator[Block]:
    """A table of the office's own, where it has a head and a row that says something. Short rows get empty cells."""
    header = tuple(map(spans, attachment.header))
    rows = tuple((*map(spans, row), *[()] * (len(header) - len(row))) for row in attachment.rows)
    if header and any(map(text_of, chain.from_iterable(rows))):
        yield Table(header, rows)


def _row(number: int, figure: Figure) -> tuple[tuple[Span, ...], ...]:
    indicator = figure.indicator
    return (
        (Text(str(number)),),
        (Text(indicator.name),),
        (Text(indicator.unit),),
        _cell(figure),
        _cell(previous_figure(figure)),
        _change(figure),
    )


def _change(figure: Figure) -> tuple[Span, ...]:
    """同比; a rate has moved by so many percentage points."""
    if not figure.indicator.is_share:
        return _cell(change_rate(figure))
    moved = point_change(figure)
    return (*_cell(moved), Text(moved.indicator.unit)) if moved else _cell(None)


def _cell(figure: Figure | None) -> tuple[Span, ...]:
    if figure is None:
        return (Text("—"),)
    entry = figure_print(figure)
    return (*entry.spans, *((Text(entry.behind_unit),) if entry.behind_unit else ()))
