"""Comparison → charts: of each section the figures of one unit that can be seen beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.model.comparison import Comparison, FigureChange
from drafter.write.cells import Number
from drafter.write.charts import Bars, ChartPage
from drafter.write.exact import exact_number

#: So many charts are drawn, with so many figures each, and not fewer.
_MOST_CHARTS, _MOST_FIGURES, _FEWEST_FIGURES = 8, 6, 2
#: The longest bar of a chart is at most so many times as long as the shortest.
_WIDEST_SPAN = 20


class _Pair(NamedTuple):
    """A figure with its place in the comparison."""

    place: int
    name: str
    before: Number
    after: Number

    @property
    def longest(self) -> Decimal:
        """What its longer bar shows."""
        return max(self.before.value, self.after.value)


def chart_page(comparison: Comparison, title: str) -> ChartPage | None:
    """The charts with the most figures, in the order of the report; None where there is nothing to draw."""
    found = [(bars, pairs) for bars, pairs in _candidates(comparison.figures) if len(pairs) >= _FEWEST_FIGURES]
    chosen = sorted(found, key=lambda item: (-len(item[1]), item[1][0].place))[:_MOST_CHARTS]
    charts = tuple(bars for bars, _ in sorted(chosen, key=lambda item: item[1][0].place))
    if not charts:
        return None
    note = "每个章节取单位相同、大小相近、两份都有确数的指标；浅色是前一份，深色是后一份。所用的数在本表右边。"
    labels = comparison.before.label, comparison.after.label
    return ChartPage("图表", f"{title}主要数据对比图", note, labels, charts)


def _candidates(figures: Sequence[FigureChange]) -> Iterator[tuple[Bars, list[_Pair]]]:
    groups: defaultdict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for number, figure in enumerate(figures):
        before, after = exact_number(figure.before.amount), exact_number(figure.after.amount)
        if before and after and max(before.value, after.value) > 0:
            indicator = figure.indicator
            groups[figure.section, indicator.unit].append(_Pair(number, indicator.name, before, after))
    for (section, unit), pairs in groups.items():
        shown = _of_one_size(pairs)
        yield Bars(section, unit or "个", tuple((pair.name, pair.before, pair.after) for pair in shown)), shown


def _of_one_size(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The most figures, the greatest ones, of which none is so small beside another that it cannot be seen."""
    falling = sorted(pairs, key=lambda pair: (-pair.longest, pair.place))
    best: list[_Pair] = []
    for start, first in enumerate(falling):
        seen = [pair for pair in falling[start : start + _MOST_FIGURES] if pair.longest * _WIDEST_SPAN >= first.longest]
        if len(seen) > len(best):
            best = seen
    return sorted(best)
