"""Figures that people changed in their controls, with 约, 余, 万 beside them → values of the data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.carry.data import value_at
from drafter.carry.pulling.citing import Prints
from drafter.carry.pulling.told_amounts import Told, told, typed_digits
from drafter.carry.pulling.versions import EditedLine
from drafter.language.numbers import AmountError, parse_amount
from drafter.model.manuscript import Where
from drafter.model.outline import Outline
from drafter.model.record import Figure
from drafter.model.source import Loc, Plain

_DIGITS = re.compile(r"[+-]?[0-9][0-9,，]*(?:\.[0-9]+)?%?")
_VALUE = "数值"


class Change(NamedTuple):
    """A figure that has another amount now, as a data file says it, and where; `digits` where nothing but these is new."""

    path: str
    amount: str
    digits: str
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


class Settled(NamedTuple):
    """The paragraphs with each figure as it was printed, so that only their words differ; what figures became, and cannot."""

    lines: tuple[EditedLine, ...]
    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class _Seen(NamedTuple):
    """One control, its amount now, and what it shows."""

    told: Told
    shown: str
    is_changed: bool
    where: Where


def settled(
    lines: Sequence[EditedLine], prints: Prints, figures: Mapping[str, Figure], disputed: Mapping[str, str] | None = None
) -> Settled:
    """Tell figures from words. `disputed` are figures of which the store says something else again, and what."""
    settler = _Settler(prints, figures, disputed or {})
    done = tuple(map(settler.line, lines))
    judged = [settler.judged(name, seen) for name, seen in settler.seen.items()]
    return Settled(
        done,
        tuple(item for item in judged if isinstance(item, Change)),
        tuple(item for item in judged if isinstance(item, Refusal)),
    )


class _Settler:
    def __init__(self, prints: Prints, figures: Mapping[str, Figure], disputed: Mapping[str, str]) -> None:
        self.prints, self.figures, self.disputed = prints, figures, disputed
        self.seen: dict[str, list[_Seen]] = {}

    def line(self, line: EditedLine) -> EditedLine:
        """A paragraph with its figures as they were printed; digits that stand for no figure any more are words."""
        text, done, controls = "", 0, list[tuple[int, int, str]]()
        for control, shown in zip(line.controls, line.values, strict=True):
            start, end, name = control
            found = self._told(line, control, shown)
            if found is None or found.start < done:
                text, done = text + line.text[done:start] + shown, end
                continue
            text += line.text[done : found.start] + found.before
            controls.append((len(text), len(text) + len(found.digits), name))
            text, done = text + found.digits + found.after, found.end
        text += line.text[done:]
        return line if text == line.text else replace(line, text=text, controls=tuple(controls))

    def _told(self, line: EditedLine, control: tuple[int, int, str], shown: str) -> Told | None:
        """What a control tells of its figure; None where its digits are mere words now."""
        start, end, name = control
        sent, figure = line.text[start:end], self.figures.get(name)
        is_plain = figure is not None and figure.amount is not None and not figure.indicator.formula
        is_share = figure is not None and figure.indicator.is_share
        former = line.sent.text if line.sent else None
        found = told(line.text, control, shown, self.prints, is_share=is_share, former=former)
        if found is not None and not found.is_known:
            amount = str(figure.amount) if figure else ""
            if not is_plain or (found.amount == amount and not line.is_unchanged):
                found = None
            elif line.is_unchanged:  # a template tells it in its own way
                found = Told(start, end, amount.replace(sent, shown, 1), "", sent, "")
        if found is not None:
            self.seen.setdefault(name, []).append(_Seen(found, shown, shown != sent or not found.is_known, line.where))
        return found

    def judged(self, name: str, seen: Sequence[_Seen]) -> Change | Refusal | None:
        """What became of a figure."""
        changed = [item for item in seen if item.is_changed]
        if not changed:
            return None
        path, _, computed = name.partition("|")
        figure, where = self.figures.get(path), changed[0].where
        amounts = tuple(dict.fromkeys(item.told.amount or "（空）" for item in _telling(seen)))
        if figure is None:
            return Refusal(name, amounts, where, "提纲里没有这个指标")
        if computed or figure.indicator.formula:
            return Refusal(name, amounts, where, "这个数由程序计算，请改它所依据的数")
        if len(amounts) > 1:
            return Refusal(name, amounts, where, "同一个数在文中有几种写法，请核对后改成一样，或直接改数据文件")
        if name in self.disputed:
            both = (*amounts, self.disputed[name])
            return Refusal(name, both, where, "文中的数和随文数据各改各的，请核对后改数据文件")
        if why := _fault(changed[0].told.amount, figure):
            return Refusal(name, amounts, where, why)
        first = changed[0]
        digits = typed_digits(first.shown, is_share=figure.indicator.is_share)
        is_bare = all(item.told.is_known for item in changed) and _DIGITS.fullmatch(digits)
        return Change(path, first.told.amount, digits if is_bare else "", where)


def _telling(seen: Sequence[_Seen]) -> Iterator[_Seen]:
    """Who says what a figure is: the text, and of tables what the text does not say so; Word keeps the digits there equal."""
    in_text = {item.shown for item in seen if not item.where.cell}
    return (item for item in seen if not (item.where.cell and item.told.is_known and item.shown in in_text))


def _fault(amount: str, figure: Figure) -> str:
    """Why an amount cannot be this figure's; nothing where it can."""
    if not amount:
        return "数的位置空了；没有这个数请在数据文件里改"
    try:
        parse_amount(amount, figure.indicator.unit)
    except AmountError as error:
        return f"{error.message}，{error.remedy.rstrip('。')}"
    return ""


def updates(
    changes: Iterable[Change], plain: Plain, outline: Outline, figures: Mapping[str, Figure]
) -> tuple[list[Update], list[Refusal]]:
    """Where the figures that changed stand in the data; and those that stand nowhere, or are summed up of others."""
    homes = dict(figure_locs(plain, outline))
    found, refused = [], []
    for change in changes:
        if change.path not in homes:
            why = "数据文件里没有填这个数"
        elif figures[change.path].parts:
            why = "这个数是各单位的数相加得出的，请改“汇总”里的分项"
        elif update := _update(change, homes[change.path], plain):
            found.append(update)
            continue
        else:
            why = "数据文件里这个数的写法特别，请直接在那里改"
        refused.append(Refusal(change.path, (change.amount,), change.where, why))
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


def _update(change: Change, loc: Loc, plain: Plain) -> Update | None:
    value = value_at(plain, loc)
    if isinstance(value, dict):
        loc, value = (*loc, _VALUE), value.get(_VALUE)
    if not isinstance(value, str):
        return None
    found = _DIGITS.search(value)
    after = value[: found.start()] + change.digits + value[found.end() :] if change.digits and found else change.amount
    return Update(change.path, loc, value, after, change.where)
