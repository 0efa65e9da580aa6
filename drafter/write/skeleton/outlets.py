"""The 报送件 of a data file ready to fill in: one for each way in which reports of the outline's kind go out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafter.model.outline import Channel, Outline, Way
from drafter.write.skeleton.form import one_line

_NAMES = {Way.UP: "报上级", Way.CONGRESS: "报人大", Way.PUBLIC: "公开版"}
#: What an outlet may say besides, as examples that work when their `# ` is taken away; {next} is the year of the report itself.
_MORE = {
    Way.UP: (
        "文号: 示政发〔{next}〕3号",
        "签发人: 张三",
        "抄送: 某某单位",
        "印发机关: 某某单位办公室",
        "印发日期: {next}-02-19",
        "期限: {next}-02-20",
        "稿本: 征求意见稿",
    ),
    Way.CONGRESS: ("文号: 示政函〔{next}〕8号",),
    Way.PUBLIC: ("保密审查: {{日期: {next}-03-05, 审查人: 王五}}",),
}


def outlet_lines(outline: Outline, year: int, office: str) -> Iterator[str]:
    """The part 报送件; `office` is the office's name as a YAML scalar."""
    yield "# ======== 报送件（报告送给谁） ========"
    yield "# 同一份报告，每送一处写一件；用不着的整件删去。成文日期写成 2027-02-18 这样，没有定的空着。"
    yield "# 主送、署名有几个单位的，写成 [甲单位, 乙单位]。有文号的，初稿带红头；上级要求提前的，写期限。"
    if not outline.channels:
        yield "# 报送对象和期限以来文为准。"
    yield "报送件:"
    for channel in outline.channels:
        yield from channel_lines(channel, year)
        yield from _outlet(channel.way, year, office)
    if not outline.channels:
        yield from _outlet(Way.CONGRESS, year, office)
    yield ""


def channel_lines(channel: Channel, year: int) -> Iterator[str]:
    """By when, and to whom, reports go this way."""
    basis = f"（{one_line(channel.basis)}）" if channel.basis else ""
    last = channel.last_day(year)
    yield f"  # 期限：{_in_full(last) if last else '按通知的期限，请写在下面的“期限”里'}{basis}"
    if channel.addressees:
        yield f"  # 一般主送：{one_line('、'.join(channel.addressees))}"
    if channel.copies:
        yield f"  # 一般抄送：{one_line('、'.join(channel.copies))}"


def _outlet(way: Way, year: int, office: str) -> Iterator[str]:
    yield f"  - 名称: {_NAMES[way]}"
    yield f"    去向: {way}"
    if way is not Way.PUBLIC:
        yield "    主送: "
    yield f"    署名: {office}"
    yield "    成文日期: "
    yield from (f"    # {line.format(next=year + 1)}" for line in _MORE[way])


def _in_full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
