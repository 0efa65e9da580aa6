"""收表 as a data file says it: what each department answered, in which file and cell. drafter collect writes it."""

from __future__ import annotations

from typing import Any

from drafter.model.record import Return, ReturnedValue
from drafter.validate.fields import ListOf, Prose, Strict, Text, named


class ReturnedFigureItem(Strict):
    """The answer for one line of 数据."""

    value: Text | None = named("数值")
    cell: Text | None = named("单元格")
    source: Text | None = named("来源")
    note: Text | None = named("说明")


class ReturnedTextItem(Strict):
    """A paragraph of a department's own words, and where it goes: 做法 of a section, 问题 or 安排."""

    goes_to: Text | None = named("归入")
    section: Text | None = named("章节")
    heading: Text | None = named("小标题")
    content: Prose | None = named("内容")
    cause: Prose | None = named("原因")
    cell: Text | None = named("单元格")


class ReturnItem(Strict):
    """One department's form."""

    department: Text = named("单位", default=...)
    file: Text | None = named("文件")
    figures: dict[str, ReturnedFigureItem] | None = named("数据")
    texts: ListOf[ReturnedTextItem] = named("文字", default=())


def return_of(item: Any) -> Return:
    """The value of a validated ReturnItem."""
    figures = item.figures or {}
    values = {key: ReturnedValue(f.value or "", f.cell or "", f.source or "", f.note or "") for key, f in figures.items()}
    return Return(item.department, item.file or "", values)
