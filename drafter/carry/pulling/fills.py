"""Numbers that people typed over 【待填：…】 of figures that were missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

from drafter.carry.data import value_at, with_value
from drafter.carry.pulling.stretches import became_of
from drafter.carry.pulling.versions import EditedLine
from drafter.language.numbers import AmountError, parse_amount
from drafter.model.manuscript import Where
from drafter.model.outline import Outline
from drafter.model.source import Loc, Plain

_BLANK = re.compile(r"【待填：([^【】]+)】")


class Fill(NamedTuple):
    """A figure that was missing, what was typed for it, and where."""

    path: str
    typed: str
    where: Where


def with_fills(
    lines: Iterable[EditedLine], missing: Mapping[str, str], outline: Outline
) -> tuple[tuple[EditedLine, ...], tuple[Fill, ...]]:
    """The paragraphs as if nobody had filled in these numbers, and the numbers; `missing` are paths by names of figures."""
    restored, fills = [], []
    for line in lines:
        found = list(_fills(line, missing, outline))
        fills += [fill for _, _, _, fill in found]
        restored.append(reduce(lambda line, one: _with(line, *one[:3]), reversed(found), line))
    return tuple(restored), tuple(fills)


def _fills(line: EditedLine, missing: Mapping[str, str], outline: Outline) -> Iterator[tuple[int, int, str, Fill]]:
    """Where a number was typed over a blank, the blank, and what it fills."""
    if line.sent is None or line.is_unchanged or "【待填" not in line.sent.text:
        return
    for blank in _BLANK.finditer(line.sent.text):
        path = missing.get(blank[1])
        place = became_of(line.sent.text, line.text, *blank.span()) if path else None
        if path is None or place is None:
            continue
        typed = line.text[slice(*place)]
        if _is_amount(typed, outline.indicators[path].unit):
            yield *place, blank[0], Fill(path, typed.strip(), line.where)


def _with(line: EditedLine, start: int, end: int, words: str) -> EditedLine:
    """A paragraph with other words between two places, where no control is."""
    shift = len(words) - (end - start)
    controls = tuple((a + shift, b + shift, name) if a >= end else (a, b, name) for a, b, name in line.controls)
    return replace(line, text=line.text[:start] + words + line.text[end:], controls=controls)


def _is_amount(text: str, unit: str) -> bool:
    try:
        parse_amount(text.strip(), unit)
    except AmountError:
        return False
    return True


def filled(plain: Plain, fills: Iterable[Fill], outline: Outline) -> Plain:
    """The data with these figures, each in the item of 章节 that tells of its section."""
    for fill in fills:
        home = outline.indicators[fill.path].home
        entries = value_at(plain, ("章节",))
        items = entries if isinstance(entries, list) else [entries] if entries else []
        at = next((number for number, entry in enumerate(items) if home in _fulfilled(entry)), None)
        if at is None:
            at, items = len(items), [*items, {"对应": home}]
        loc: Loc = ("章节", at, "数据", *fill.path.split("."))
        plain = with_value(plain, ("章节",), list(items))
        value: Plain = fill.typed
        if isinstance(was := value_at(plain, loc), dict):
            value = {"数值": fill.typed, **{key: said for key, said in was.items() if key != "数值"}}
        plain = with_value(plain, loc, value)
    return plain


def _fulfilled(entry: Plain) -> list[Plain]:
    said = entry.get("对应") if isinstance(entry, dict) else None
    return said if isinstance(said, list) else [said]
