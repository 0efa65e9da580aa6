"""The data file's own shape, the same for all outlines; what differs is compiled in (drafter.validate.compile)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from drafter.validate.fields import Day, ListOf, Strict, Text, Texts, Whole, Year, YesNo, named

#: The newest version of the data file's form that this program reads.
FORMAT = 1


def _content_only(value: object) -> object:
    return {"内容": value} if isinstance(value, str) else value


class Office(Strict):
    """单位: the office's full name, and what it calls itself in prose (我县)."""

    full: Text = named("全称", default=...)
    itself: Text | None = named("自称")


class OutletItem(Strict):
    """报送件."""

    name: Text = named("名称", default=...)
    title: Text | None = named("标题")
    addressees: Texts = named("主送", default=())
    signatories: Texts = named("署名", default=())
    signed_on: Day = named("成文日期")


class DeedItem(Strict):
    """One item of 做法; a mere text is its 内容."""

    heading: Text | None = named("小标题")
    content: Text | None = named("内容")
    deeds: ListOf[Annotated[DeedItem, BeforeValidator(_content_only)]] = named("做法", default=())


class EntryBase(Strict):
    """One item of 章节, without its 数据, which differs by outline."""

    fulfils: Texts = named("对应", default=())
    title: Text | None = named("标题")
    run_in: YesNo = named("段首标题", default=False)
    deeds: ListOf[Annotated[DeedItem, BeforeValidator(_content_only)]] = named("做法", default=())


class ProblemItem(Strict):
    """One item of 问题."""

    symptom: Text = named("表现", default=...)
    cause: Text | None = named("原因")
    plan: Whole = named("对应安排")


class PlanItem(Strict):
    """One item of 安排; a mere text is its 内容."""

    index: Whole = named("序号")
    heading: Text | None = named("小标题")
    content: Text | None = named("内容")
    lead_department: Text | None = named("牵头")


class DataFileBase(Strict):
    """The data file, without 章节."""

    format: Whole = named("格式", default=1)
    outline: Text = named("提纲", default=...)
    year: Year = named("年度", default=...)
    office: Office = named("单位", default=...)
    as_of: Day = named("统计截止")
    departments: dict[Text, Text] | None = named("责任单位")
    title: Text | None = named("标题")
    with_table: YesNo = named("数据表", default=False)
    outlets: ListOf[OutletItem] = named("报送件", default=())
    lead: Text | None = named("导语")
    problems: ListOf[ProblemItem] = named("问题", default=())
    plans: ListOf[Annotated[PlanItem, BeforeValidator(_content_only)]] = named("安排", default=())
    others: Text | None = named("其他事项")
    closing: Text | None = named("结束语")
    entries: Any = named("章节", default=())
