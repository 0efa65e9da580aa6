"""The data file's own shape, the same for all outlines; what differs is compiled in (drafter.validate.compile)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from drafter.model.outline import Way
from drafter.model.record import Outcome
from drafter.validate.fields import Day, ListOf, Prose, Strict, Text, Texts, Whole, Year, YesNo, fault, named
from drafter.validate.official import CopyNumber, DocumentNumber, Secrecy, Stage, Urgency
from drafter.validate.returns import ReturnItem
from drafter.validate.waivers import WaiverItem


def _content_only(value: object) -> object:
    return {"内容": value} if isinstance(value, str) else value


def _a_level(value: int | None) -> int | None:
    if value not in (None, 1, 2):
        raise fault("V219", f"“{value}”不是章节的层级", "自拟的章节写 1（一级）或 2（二级），不写就跟着前面的章节。")
    return value


class Office(Strict):
    """单位: the office's full name, and what it calls itself in prose (我县)."""

    full: Text = named("全称", default=...)
    itself: Text | None = named("自称")


class ReviewItem(Strict):
    """保密审查."""

    day: Day = named("日期")
    reviewer: Text | None = named("审查人")


class OutletItem(Strict):
    """报送件."""

    name: Text = named("名称", default=...)
    way: Way | None = named("去向")
    title: Text | None = named("标题")
    addressees: Texts = named("主送", default=())
    copies: Texts = named("抄送", default=())
    signatories: Texts = named("署名", default=())
    issuers: Texts = named("发文机关标志", default=())
    number: DocumentNumber = named("文号")
    approvers: Texts = named("签发人", default=())
    copy_number: CopyNumber = named("份号")
    secrecy: Secrecy = named("密级")
    urgency: Urgency = named("紧急程度")
    signed_on: Day = named("成文日期")
    sealed: YesNo = named("用印", default=False)
    remark: Text | None = named("附注")
    printer: Text | None = named("印发机关")
    printed_on: Day = named("印发日期")
    deadline: Day = named("期限")
    stage: Stage = named("稿本")
    review: ReviewItem | None = named("保密审查")


class TableItem(Strict):
    """An attachment's table."""

    header: Texts = named("表头", default=...)
    rows: tuple[Texts, ...] = named("行", default=())


class AttachmentItem(Strict):
    """附件."""

    name: Text = named("名称", default=...)
    content: Prose | None = named("内容")
    table: TableItem | None = named("表格")
    of_figures: YesNo = named("数据表", default=False)
    private: YesNo = named("仅报送", default=False)


class DeedItem(Strict):
    """One item of 做法; a mere text is its 内容."""

    heading: Text | None = named("小标题")
    content: Prose | None = named("内容")
    deeds: ListOf[Annotated[DeedItem, BeforeValidator(_content_only)]] = named("做法", default=())
    run_in: YesNo = named("段首标题", default=True)
    private: YesNo = named("仅报送", default=False)


class EntryBase(Strict):
    """One item of 章节, without its 数据, which differs by outline."""

    fulfils: Texts = named("对应", default=())
    title: Text | None = named("标题")
    level: Annotated[Whole, AfterValidator(_a_level)] = named("层级")
    run_in: YesNo = named("段首标题")  # None where the outline says it
    own: YesNo = named("自写", default=False)
    deeds: ListOf[Annotated[DeedItem, BeforeValidator(_content_only)]] = named("做法", default=())
    private: YesNo = named("仅报送", default=False)
    rewrites: dict[Text, Text | None] | None = named("改写")


class ProblemItem(Strict):
    """One item of 问题."""

    symptom: Prose = named("表现", default=...)
    cause: Prose | None = named("原因")
    plan: Whole = named("对应安排")
    private: YesNo = named("仅报送", default=False)


class PlanItem(Strict):
    """One item of 安排; a mere text is its 内容."""

    index: Whole = named("序号")
    heading: Text | None = named("小标题")
    content: Prose | None = named("内容")
    lead_department: Text | None = named("牵头")
    private: YesNo = named("仅报送", default=False)


class PastPlanItem(Strict):
    """One item of 上年安排; a mere text is its 内容."""

    index: Whole = named("序号")
    heading: Text | None = named("小标题")
    content: Prose | None = named("内容")
    lead_department: Text | None = named("牵头")
    outcome: Outcome | None = named("结果")
    note: Text | None = named("说明")


class HandOutItem(Strict):
    """One item of 发放: by when departments fill in their forms, and whom they ask; without 单位 it holds for all."""

    department: Text | None = named("单位")
    deadline: Day = named("期限")
    contact: Text | None = named("联系人")
    phone: Text | None = named("电话")
    note: Prose | None = named("说明")


class DataFileBase(Strict):
    """The data file, without 章节."""

    format: Whole = named("格式", default=1)
    outline: Text = named("提纲", default=...)
    year: Year = named("年度", default=...)
    office: Office = named("单位", default=...)
    as_of: Day = named("统计截止")
    departments: dict[Text, Texts] | None = named("责任单位")
    title: Text | None = named("标题")
    with_table: YesNo = named("数据表", default=False)
    outlets: ListOf[OutletItem] = named("报送件", default=())
    attachments: ListOf[AttachmentItem] = named("附件", default=())
    lead: Prose | None = named("导语")
    past_plans: ListOf[Annotated[PastPlanItem, BeforeValidator(_content_only)]] = named("上年安排", default=())
    problems: ListOf[ProblemItem] = named("问题", default=())
    plans: ListOf[Annotated[PlanItem, BeforeValidator(_content_only)]] = named("安排", default=())
    others: Prose | None = named("其他事项")
    closing: Prose | None = named("结束语")
    hand_out: ListOf[HandOutItem] = named("发放", default=())
    returns: ListOf[ReturnItem] = named("收表", default=())
    waivers: ListOf[WaiverItem] = named("豁免", default=())
    entries: Any = named("章节", default=())
