"""The whole text of next year's data file, laid out as drafter new lays it out."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.carried import Carried, Field
from drafter.model.outline import Filling, Way
from drafter.write.rolled.fields import field, item_lines, notes
from drafter.write.rolled.remapping import remapping_lines
from drafter.write.rolled.sections import section_lines
from drafter.write.skeleton.form import Form, scalar, value
from drafter.write.skeleton.outlets import channel_lines, outlet_lines
from drafter.write.skeleton.text import help_lines, lead_lines, list_lines


def rolled(carried: Carried, form: Form) -> str:
    """The text of the data file."""
    return "".join(f"{line}\n" for part in _parts(carried, form) for line in part)


def _parts(carried: Carried, form: Form) -> Iterator[Iterator[str]]:
    label = "上年" if form.year == carried.year + 1 else f"{carried.year}年"
    yield help_lines(form)
    yield _help(carried, label)
    yield _head(carried, form)
    yield _departments(carried)
    yield _outlets(carried, form)
    yield lead_lines(form)
    yield _words(carried.lead)
    yield section_lines(carried, form, label)
    yield _past_plans(carried)
    for filling, former in ((Filling.PROBLEMS, carried.problems), (Filling.PLANS, ())):
        yield _list(form, filling, former)
    yield _end(carried, form)
    yield remapping_lines(carried.remapping, label)


def _help(carried: Carried, label: str) -> Iterator[str]:
    yield f"#   九、这份文件由 {carried.year} 年度的填报数据结转而来。“{label}：”后面是当时的文字，供对照改写，不会印进报告；"
    yield "#       各个指标的“上年”已经填好，请填“数值”；汇总的请填各分项，总数由程序相加。"
    yield ""


def _head(carried: Carried, form: Form) -> Iterator[str]:
    yield "格式: 1"
    yield f"提纲: {form.outline.id}@{form.version or form.outline.version}"
    yield f"年度: {form.year}"
    yield "单位:"
    yield f"  全称: {scalar(form.office)}"
    yield f"  自称: {scalar(form.itself) if form.itself else ''}"
    for item in carried.head:
        yield from field(item, "")
    if carried.with_table:
        yield from field(Field("数据表", carried.with_table), "")
    if carried.waivers:
        yield "# 豁免的是当时的问题，没有结转；今年还要豁免的，请照样重写："
        yield from notes(carried.waivers, "")
    yield ""


def _departments(carried: Carried) -> Iterator[str]:
    if carried.departments:
        yield "# ======== 责任单位 ========"
        yield "# 左边是本文件里的简称，不要改；右边是本地单位的全称，机构有变动的请改。"
        yield "责任单位:"
        yield from (f"  {scalar(key)}: {value(name)}" for key, name in carried.departments)
        yield ""


def _outlets(carried: Carried, form: Form) -> Iterator[str]:
    if not carried.outlets:
        yield from outlet_lines(form.outline, form.year, scalar(form.office))
        return
    yield "# ======== 报送件（报告送给谁） ========"
    yield "# 文号、日期、期限、稿本、保密审查每年不同，已经清空，请照今年的填；没有定的空着。"
    yield "报送件:"
    for item in carried.outlets:
        way = next((line.value for line in item if line.key == "去向"), None)
        channel = form.outline.channel(Way(way)) if way in tuple(Way) else None
        yield from channel_lines(channel, form.year) if channel else ()
        yield from item_lines(item, "  ")
    yield ""


def _words(item: Field) -> Iterator[str]:
    yield from field(item, "")
    yield ""


def _past_plans(carried: Carried) -> Iterator[str]:
    if carried.past_plans:
        yield "# ======== 上年安排 ========"
        yield "# 上年的报告说了今年要做这些，请逐条交代：结果写 完成、进行中 或 未完成，做了什么写进说明。"
        yield "# 这一部分只供核对，不印进报告；没有办完的，在后面的问题或安排里接着写。"
        yield "上年安排:"
        for item in carried.past_plans:
            yield from item_lines(item, "  ")
    yield from notes(carried.older_plans, "")
    if carried.past_plans or carried.older_plans:
        yield ""


def _list(form: Form, filling: Filling, former: tuple[str, ...]) -> Iterator[str]:
    """An empty list, with last year's items as comments below its heading."""
    lines = list(list_lines(form, filling))
    yield from lines[:1]
    yield from notes(former, "")
    yield from lines[1:]


def _end(carried: Carried, form: Form) -> Iterator[str]:
    if carried.others.notes or any(section.filling is Filling.OTHERS for section in form.outline.walk()):
        yield "# ======== 其他需要报告的情况 ========"
        yield "# 没有就空着"
        yield from _words(carried.others)
    yield "# ======== 结束语和附件 ========"
    yield "# 空着就用程序的结束语"
    yield from field(carried.closing, "")
    if carried.attachments:
        yield "附件:"
        for item in carried.attachments:
            yield from item_lines(item, "  ")
        return
    yield "# 附上全部数据的汇总表，只报上级、不公开："
    yield "# 附件: [{名称: 主要数据表, 数据表: 是, 仅报送: 是}]"
