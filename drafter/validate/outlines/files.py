"""What outline files may say: one that stands alone, and one that inherits (继承) and holds only what differs."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import Field, PlainValidator

from drafter.model.finding import Level, nested
from drafter.model.outline import Filling, Way
from drafter.validate.fields import ListOf, Strict, Text, Texts, Whole, Year, YesNo, fault, named

_DEADLINE = re.compile(r"(?:每年|次年)?([0-9]{1,2})月([0-9]{1,2})日(?:之|以)?前")
#: A year without 29 February: a deadline must exist every year.
_ANY_YEAR = 2023

Expression = Annotated[str, Field(max_length=300)]


def _month_and_day(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    match = _DEADLINE.fullmatch(unicodedata.normalize("NFKC", str(value or "")).replace(" ", ""))
    try:
        if match is None:
            raise ValueError
        day = date(_ANY_YEAR, int(match[1]), int(match[2]))
    except ValueError:
        remedy = "请写成 3月1日前 这样的月和日，不写年份；由通知规定的，不写这一行。"
        raise fault("V338", f"期限“{nested(value)}”读不懂", remedy) from None
    return day.month, day.day


def _id(value: object) -> str:
    """What data files and 继承 call an outline; behind `@` they say which version."""
    text = str(value or "")
    odd = next((char for char in text if char == "@" or unicodedata.category(char)[0] in "CZ"), "..")
    if not text or odd in text or "" in text.split("/"):
        remedy = "编号里不能有空格、看不见的字符、“@”和“..”，用“/”隔开的各段不能空，如 年度报告/某省县级。"
        raise fault("V314", f"“{nested(text)}”不能作编号", remedy)
    return text


def _alias(value: object) -> str:
    """The same for people who type in English, and for tests and file names."""
    text = str(value or "")
    if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", text):
        remedy = "别名只用小写英文字母、数字、“-”和隔开各段的“/”，如 annual-report/mou-county。"
        raise fault("V314", f"“{nested(text)}”不能作别名", remedy)
    return text


OutlineId = Annotated[str, PlainValidator(_id)]
Alias = Annotated[str, PlainValidator(_alias)]
Deadline = Annotated[tuple[int, int] | None, PlainValidator(_month_and_day)]


class ChangeItem(Strict):
    """What is said anew of an indicator that the parent has. 单位 is known only to be refused with a reason."""

    name: Text | None = named("名称")
    short: Text | None = named("简称")
    unit: Text | None = named("单位")
    required: YesNo = named("必报", default=False)
    department: Text | None = named("责任单位")
    definition: Text | None = named("口径")
    may_exceed_hundred: YesNo = named("可超百", default=False)
    unverified: YesNo = named("未核实", default=False)
    summed: YesNo = named("汇总", default=False)


class IndicatorItem(ChangeItem):
    """An indicator, or with 分项 a group of them. A group that the parent has needs no 名称."""

    members: dict[str, IndicatorItem] | None = named("分项")


class SectionItem(Strict):
    """A section. One that the parent has needs no 标题."""

    title: Text | None = named("标题")
    template: Text | None = named("模板")
    statutory: Whole = named("法定")
    required: YesNo = named("必写", default=False)
    repeats: YesNo = named("重复", default=False)
    run_in: YesNo = named("段首标题", default=False)
    filling: Filling = named("内容", default=Filling.NARRATIVE)
    department: Text | None = named("责任单位")
    indicators: dict[str, IndicatorItem] | None = named("指标")
    children: dict[str, SectionItem] | None = named("章节")


class HeirSectionItem(SectionItem):
    """A section of an outline that inherits: added, or amended where the parent has its key."""

    behind: Text | None = named("位于")
    children: dict[str, HeirSectionItem] | None = named("章节")  # type: ignore[assignment]  # narrower, and never changed


class DerivedItem(Strict):
    """A derived figure."""

    name: Text = named("名称", default=...)
    short: Text | None = named("简称")
    unit: Text = named("单位", default=...)
    definition: Text | None = named("口径")
    formula: Expression = named("算式", default=...)


class RelationItem(Strict):
    """A relation."""

    name: Text = named("名称", default=...)
    equation: Expression | None = named("等式")
    alternatives: dict[str, Expression] | None = named("任一")
    level: Level = named("级别", default=Level.ERROR)
    why: Text | None = named("说明")
    basis: Text | None = named("依据")
    remedy: Text | None = named("改法")


class ChannelItem(Strict):
    """To whom reports go one way, and by when."""

    way: Way = named("去向", default=...)
    before: Deadline = named("期限")
    addressees: Texts = named("主送", default=())
    copies: Texts = named("抄送", default=())
    basis: Text | None = named("依据")


class GuidelineItem(Strict):
    """纲要."""

    name: Text = named("名称", default=...)
    last_year: Year = named("止于", default=...)


class DropItem(Strict):
    """删去."""

    sections: Texts = named("章节", default=())
    figures: Texts = named("指标", default=())
    relations: Texts = named("勾稽关系", default=())
    channels: ListOf[Way] = named("报送", default=())


class OutlineFile(Strict):
    """What every outline file says."""

    format: Whole = named("格式", default=1)
    id: OutlineId = named("编号", default=...)
    alias: Alias = named("别名", default=...)
    version: Whole = named("版本", default=...)
    name: Text = named("名称", default=...)
    last_year: Year = named("截止年度")  # None where it is not said; so too below
    guideline: GuidelineItem | None = named("纲要")
    basis: Texts = named("依据", default=())
    departments: dict[Text, Text] | None = named("责任单位")
    derived: dict[str, DerivedItem] | None = named("计算指标")
    relations: ListOf[RelationItem] = named("勾稽关系", default=())
    channels: ListOf[ChannelItem] = named("报送", default=())


class AloneFile(OutlineFile):
    """An outline that stands alone."""

    first_year: Year = named("起始年度", default=...)
    template: Text = named("模板", default=...)
    sections: dict[str, SectionItem] = named("章节", default=...)


class HeirFile(OutlineFile):
    """An outline that inherits."""

    inherits: Text = named("继承", default=...)
    first_year: Year = named("起始年度")
    template: Text | None = named("模板")
    dropped: DropItem | None = named("删去")
    required: Texts = named("必报")
    changes: dict[str, ChangeItem] | None = named("改动")
    sections: dict[str, HeirSectionItem] | None = named("章节")
    order: Texts = named("顺序", default=())


#: What only an outline that inherits may say.
HEIRS_ONLY = ("删去", "必报", "改动", "顺序")
