"""Titles of several lines: whole words, and the shape of a trapezium or a rhombus (GB/T 9704—2012 clause 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil

from drafter.model.document import LineBreak, Span, Text, span_text
from drafter.write.measure import width

#: Words that titles of reports are made of; a line never ends within one. What is on no list may be broken, at a price.
_WORDS = (
    "法治政府建设|依法行政|法治建设|年度报告|人大常委会|人民代表大会常务委员会|常务委员会|人民政府|管理委员会|委员会|办事处|"
    "审议意见|组成人员|研究处理|贯彻落实|贯彻实施|落实|工作|情况|推进|进一步|报告|意见|建设|行政执法|行政复议|责任制|自查|总结|"
    "关于|第一责任人|履行|职责|主要负责人|党政|年度?|通知|方案|规划|实施"
)
_ATOM = re.compile(rf"《[^》]*》|“[^”]*”|（[^）]*）|[0-9]{{4}}(?:[—-][0-9]{{4}})?年度?|[0-9A-Za-z]+|{_WORDS}|.", re.DOTALL)
#: A line does not begin with these, and does not end with those.
_NOT_FIRST, _NOT_LAST = "的和及与、，》）”", "对和及与《（“"
_UNKNOWN, _KNOWN, _GOOD = 6.0, 2.0, 0.0
_HOURGLASS, _RECTANGLE, _STUB, _ONE_MORE_LINE = 40.0, 4.0, 12.0, 5.0
_FEWEST = 4


def fitted(spans: tuple[Span, ...], names: tuple[str, ...], per_line: int) -> tuple[Span, ...]:
    """The title with line breaks: none where it fits on one line, those that came with it where they will do, else the best."""
    text = "".join(map(span_text, spans))
    if width(text.replace("\n", "")) <= per_line:
        return tuple(span for span in spans if not isinstance(span, LineBreak))
    if "\n" in text and all(width(line) <= per_line for line in text.split("\n")):
        return spans
    return _broken(spans, best_breaks(text.replace("\n", ""), names, per_line))


@lru_cache(maxsize=256)
def best_breaks(text: str, names: tuple[str, ...], per_line: int) -> tuple[int, ...]:
    """Where a long title is broken, as offsets into it. `names` are kept whole where they fit."""
    offsets, costs = _chances(text, names, per_line)
    fewest = ceil(width(text) / per_line)
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for breaks in range(max(fewest - 1, 1), fewest + 1):
        for chosen in combinations(range(len(offsets)), breaks):
            cuts = tuple(offsets[index] for index in chosen)
            lines = [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]
            widths = [width(line) for line in lines]
            if max(widths) > per_line:
                continue
            price = sum(costs[index] for index in chosen) + _shape(widths) + _ONE_MORE_LINE * (breaks + 1 - fewest)
            best = min(best, (price, cuts))
    return best[1]


def _chances(text: str, names: tuple[str, ...], per_line: int) -> tuple[list[int], list[float]]:
    """The offsets at which a line may end, and what each costs."""
    kept = sorted((name for name in names if name and width(name) <= per_line), key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, kept), _ATOM.pattern]), re.DOTALL)
    atoms = [match[0] for match in pattern.finditer(text)]
    offsets, costs, at = [], [], 0
    for atom, following in pairwise(atoms):
        at += len(atom)
        if following[0] in _NOT_FIRST or atom[-1] in _NOT_LAST or atom == "关于":
            continue
        offsets.append(at)
        if atom in kept or following == "关于":
            costs.append(_GOOD)
        elif atom[-1] in "的年、，" or atom.endswith("年度") or (len(atom) > 1 and len(following) > 1):
            costs.append(_KNOWN)
        else:
            costs.append(_UNKNOWN)
    return offsets, costs


def _shape(widths: Sequence[float]) -> float:
    """What a shape costs: nothing for a trapezium or rhombus of lines that are not too unlike."""
    longest, shortest = max(widths), min(widths)
    price = (longest - shortest) / 4
    signs = [after - before for before, after in pairwise(widths) if after != before]
    if any(first < 0 < second for first, second in pairwise(signs)):
        price += _HOURGLASS
    if not signs:
        price += _RECTANGLE
    return price + _STUB * (shortest < _FEWEST)


def _broken(spans: tuple[Span, ...], cuts: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans with line breaks at these offsets of their text; a figure is never cut."""
    result: list[Span] = []
    at, waiting = 0, list(cuts)
    for span in spans:
        if isinstance(span, LineBreak):
            continue
        text = span_text(span)
        while waiting and at <= waiting[0] <= at + len(text) and isinstance(span, Text):
            cut = waiting.pop(0) - at
            result += [Text(text[:cut])] * bool(cut) + [LineBreak()]
            at, text = at + cut, text[cut:]
        if text:
            result.append(Text(text) if isinstance(span, Text) else span)
        at += len(text)
    return tuple(result)
