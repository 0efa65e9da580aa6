"""What `drafter trace` says on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.model.trace import State, Trace, Traced

if TYPE_CHECKING:
    from drafter.workflows.tracing import TraceReport

#: So much of a sentence is quoted.
_LONGEST = 60


def trace_lines(report: TraceReport) -> Iterator[str]:
    """Each number that needs a look, how many are traced, and where the sheet is."""
    trace = report.trace
    if trace is None:
        return
    for item in trace.numbers:
        if item.state is not State.TRACED:
            yield f"{item.where}  {item.state}  {item.text}" + (f"：{item.why}" if item.why else "")
            yield f"    原句：{_around(item)}"
    yield f"{report.about}：{_share(trace)}"
    yield from _advice(trace)
    if report.note:
        yield f"提示：{report.note}"
    if report.written:
        yield f"已写出 {report.written}。"
    else:
        yield "加上 -o 核对表.xlsx，可以写成各责任单位签字用的表格。"
    if report.kept:
        yield f"原来的核对表留作 {report.kept}。"


def _advice(trace: Trace) -> Iterator[str]:
    """What to do about numbers that are not traced, and about blanks."""
    if trace.count(State.DIFFERENT):
        yield f"不符 {trace.count(State.DIFFERENT)} 处：文中的数与填报数据不同，请核对后改正一处。"
    if trace.count(State.UNTRACED):
        remedy = "是数据的请填到“数据”里，在文字里用【指标】引用；不是数据的可以不改。"
        yield f"未溯源 {trace.count(State.UNTRACED)} 处：手写的数，没有对应的指标。{remedy}"
    if trace.blanks:
        yield f"另有待填 {trace.blanks} 处，填好后请再核对一次。"


def _share(trace: Trace) -> str:
    """`已溯源 58/61 (95%)`; rounded down, so that 100% means all."""
    traced, numbers = trace.count(State.TRACED), len(trace.numbers)
    return f"已溯源 {traced}/{numbers} ({traced * 100 // numbers}%)" if numbers else "文中没有数据"


def _around(item: Traced) -> str:
    """The sentence, or so much of it around the number as fits on a line or two."""
    sentence = item.sentence.replace("\n", "")
    if len(sentence) <= _LONGEST:
        return sentence
    start = max(min(item.at - _LONGEST // 2, len(sentence) - _LONGEST), 0)
    cut = sentence[start : start + _LONGEST]
    return ("…" if start else "") + cut + ("…" if start + _LONGEST < len(sentence) else "")
