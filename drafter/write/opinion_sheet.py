"""Opinions → the table in which an office notes which of them it adopts (意见采纳情况表)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from drafter.model.opinion import Excerpt, Kind, Opinion
from drafter.write.cells import Stressed
from drafter.write.sheets import Column, Sheet

_TICK = ("√",)
_COLUMNS = (
    Column("序号", 5, centred=True),
    Column("位置", 19),
    Column("原文", 28),
    Column("类型", 9, centred=True),
    Column("意见", 34),
    Column("提出人", 9),
    Column("日期", 11, centred=True),
    Column("来源文件", 13),
    Column("采纳", 6, _TICK, centred=True),
    Column("不采纳", 7.5, _TICK, centred=True),
    Column("理由", 17),
)
#: The last columns are the office's: 采纳, 不采纳, 理由.
_TO_FILL_IN = 3
_HOW = "采纳的，在“采纳”栏选“√”；不采纳的，在“不采纳”栏选“√”，并写明理由。原文栏里的红字是意见针对的文字。"
#: So many figures are named in one row.
_MOST_NAMES = 3


def opinion_sheet(title: str, opinions: Sequence[Opinion], notes: Sequence[str], figure_name: Callable[[str], str]) -> Sheet:
    """The table: one row for each opinion, in the order that they come in. `notes` are told above the table."""
    people = len({opinion.person for opinion in opinions})
    counted = f"共 {len(opinions)} 条意见，{people} 人提出。"
    name = "意见采纳情况表"
    rows = [_row(number, opinion, figure_name) for number, opinion in enumerate(opinions, 1)]
    note = "".join([counted, _HOW, *notes])
    return Sheet(name, f"《{title}》{name}" if title else name, note, _COLUMNS, rows)


def _row(number: int, opinion: Opinion, figure_name: Callable[[str], str]) -> list[str | Stressed]:
    wish = ("↳ " if opinion.kind is Kind.REPLY else "") + opinion.wish + _figures(opinion, figure_name)
    day = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", opinion.date)
    told = [str(number), opinion.where.brief, _excerpt(opinion.excerpt), str(opinion.kind), wish, opinion.person]
    return [*told, day[0] if day else "", "、".join(opinion.sources), *[""] * _TO_FILL_IN]


def _excerpt(excerpt: Excerpt) -> str | Stressed:
    """The words that the opinion is about stand out, unless they are all that is told."""
    return Stressed(*excerpt) if excerpt.before or excerpt.behind else str(excerpt)


def _figures(opinion: Opinion, figure_name: Callable[[str], str]) -> str:
    """`（指标：收到行政复议申请）`."""
    names = list(dict.fromkeys(map(figure_name, opinion.figures)))
    more = f"等{len(names)}项" if len(names) > _MOST_NAMES else ""
    return f"（指标：{'、'.join(names[:_MOST_NAMES])}{more}）" if names else ""
