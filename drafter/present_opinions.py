"""Opinions that were collected → the lines that officials read on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.opinion import Kind
from drafter.workflows.opinions import Collected, Returned

_ALWAYS = (Kind.COMMENT, Kind.TRACKED, Kind.EDIT)


def collected_lines(collected: Collected) -> Iterator[str]:
    """One line for each copy, those set aside with why and what to do, and the table."""
    for copy in collected.returned:
        yield f"{_one_line(copy.name)}{_persons(copy)}：{_counts(copy)}"
    for item in collected.aside:
        yield f"没有采用 {_one_line(item.path)}：{item.why}"
        yield f"    改法：{item.remedy}"
    if collected.table:
        yield f"已写出 {collected.table}：共 {len(collected.opinions)} 条意见。"
        if collected.kept:
            yield f"原来的表留作 {collected.kept}。"
    else:
        yield "没有意见，没有写出表格。"


def _persons(copy: Returned) -> str:
    return f"（{_one_line('、'.join(copy.persons))}）" if copy.persons else ""


def _counts(copy: Returned) -> str:
    kinds = [*_ALWAYS, *([Kind.REPLY] if copy.counts[Kind.REPLY] else [])]
    counted = "，".join(f"{kind} {copy.counts[kind]}" for kind in kinds)
    said = [counted] if copy.counts else [] if copy.note and not copy.note.startswith("没有") else ["没有意见"]
    return "；".join([*said, *([copy.note] if copy.note else [])]) + "。"


def _one_line(text: object) -> str:
    """A name from outside, without what would break or disguise the line."""
    return "".join(character if character.isprintable() else " " for character in str(text))
