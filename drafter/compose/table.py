"""Tables: the program's own of all figures (主要数据表), and those that an office attaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.language.derive import change_rate, previous_figure
from drafter.language.ink import figure_print
from drafter.model.document import Block, Span, Table, Text, text_of
from drafter.model.outline import Outline
from drafter.model.record import Attachment, Figure, Narrative, Record, State

_HEADER = ("序号", "指标", "单位", "数值", "上年", "同比")
_WIDTHS = (0.08, 0.44, 0.10, 0.14, 0.12, 0.12)
#: The widths that a column takes part with, in characters, however short or long its texts are.
_NARROWEST, _WIDEST = 3, 24


def figure_table(record: Record, outline: Outline) -> Iterator[Block]:
    """All reported figures, in the outline's order, with last year's and the change."""
    figures = [record.figures[path] for path in outline.indicators if record.figures[path].state is State.REPORTED]
    rows = tuple(_row(number, figure) for number, figure in enumerate(figures, 1))
    if rows:
        yield Table(tuple((Text(title),) for title in _HEADER), rows, _WIDTHS)


def office_table(attachment: Attachment, spans: Callable[[Narrative], tuple[Span, ...]]) -> Iterator[Block]:
    """A table of the office's own; its columns are as wide as their texts ask. Short rows are filled up with empty cells."""
    header = tuple(map(spans, attachment.header))
    columns = len(header)
    rows = tuple((*map(spans, row), *[()] * (columns - len(row))) for row in attachment.rows)
    longest = [max(len(text_of(row[column])) for row in (header, *rows)) for column in range(columns)]
    asked = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    yield Table(header, rows, tuple(width / sum(asked) for width in asked))


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
