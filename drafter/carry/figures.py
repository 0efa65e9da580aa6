"""Figures that people changed in their controls, or filled into their blanks → values of the data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.carry.data import value_at
from drafter.carry.versions import EditedLine
from drafter.model.manuscript import Where
from drafter.model.outline import Outline
from drafter.model.record import Figure
from drafter.model.source import Loc, Plain

_DIGITS = re.compile(r"[+-]?[0-9][0-9,，]*(?:\.[0-9]+)?%?")
_VALUE, _PARTS = "数值", "汇总"


class Seen(NamedTuple):
    """What one control shows: the figure's name as it was printed, its digits as they were sent, and now; and where."""

    name: str
    sent: str
    shown: str
    where: Where


class Update(NamedTuple):
    """A figure that gets another value: where that stands in the data, and both as they are typed."""

    path: str
    loc: Loc
    before: str
    after: str
    where: Where


class Refusal(NamedTuple):
    """A figure that was changed in the document and cannot be taken over; `why` says why, in Chinese."""

    name: str
    values: tuple[str, ...]
    where: Where
    why: str


def seen_in(lines: Sequence[EditedLine]) -> Iterator[Seen]:
    """All controls, in reading order."""
    for line in lines:
        for (start, end, name), shown in zip(line.controls, line.values, strict=True):
            yield Seen(name, line.text[start:end], shown, line.where)


def updates(
    seen: Sequence[Seen], plain: Plain, outline: Outline, figures: Mapping[str, Figure]
) -> tuple[list[Update], list[Refusal]]:
    """The figures that get another value, and those that cannot: two values, computed, summed up, no number."""
    by_name: dict[str, list[Seen]] = {}
    for item in seen:
        by_name.setdefault(item.name, []).append(item)
    homes = dict(figure_locs(plain, outline))
    found, refused = [], []
    for name, items in by_name.items():
        changed = [item for item in items if item.shown != item.sent]
        if not changed:
            continue
        where, values = changed[0].where, tuple(dict.fromkeys(item.shown or "（空）" for item in items))
        path, _, computed = name.partition("|")
        figure = figures.get(path)
        if figure is None:
            refused.append(Refusal(name, values, where, "提纲里没有这个指标"))
        elif computed or figure.indicator.formula:
            refused.append(Refusal(name, values, where, "这个数由程序计算，请改它所依据的数"))
        elif len(values) > 1:
            refused.append(Refusal(name, values, where, "同一个数在文中有几种写法，请核对后改成一样"))
        elif not _DIGITS.fullmatch(changed[0].shown.strip()):
            refused.append(Refusal(name, values, where, "数的位置上写的不是数"))
        elif path not in homes:
            refused.append(Refusal(name, values, where, "数据文件里没有填这个数"))
        elif update := _update(path, homes[path], plain, changed[0]):
            found.append(update)
        else:
            refused.append(Refusal(name, values, where, "这个数是各单位的数相加得出的，请改“汇总”里的分项"))
    return found, refused


def figure_locs(plain: Plain, outline: Outline) -> Iterator[tuple[str, Loc]]:
    """Where each figure stands in plain data."""
    entries = plain.get("章节") if isinstance(plain, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and isinstance(branch := entry.get("数据"), dict):
            yield from _leaves(branch, ("章节", index, "数据"), "", outline)


def _leaves(branch: Mapping[str, Plain], loc: Loc, prefix: str, outline: Outline) -> Iterator[tuple[str, Loc]]:
    for key, value in branch.items():
        if f"{prefix}{key}" in outline.indicators:
            yield f"{prefix}{key}", (*loc, key)
        elif isinstance(value, dict):
            yield from _leaves(value, (*loc, key), f"{prefix}{key}.", outline)


def _update(path: str, loc: Loc, plain: Plain, seen: Seen) -> Update | None:
    value = value_at(plain, loc)
    if isinstance(value, dict):
        if not isinstance(value.get(_VALUE), str):
            return None
        loc, value = (*loc, _VALUE), value[_VALUE]
    if not isinstance(value, str):
        return None
    after = _DIGITS.sub(lambda _: seen.shown.strip(), value, count=1)
    return Update(path, loc, value, after, seen.where)
