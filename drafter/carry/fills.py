"""Numbers that people typed over 【待填：…】 of figures that were missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from drafter.carry.data import value_at, with_value
from drafter.carry.versions import EditedLine
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


def with_fills(lines: Iterable[EditedLine], missing: Mapping[str, str]) -> tuple[tuple[EditedLine, ...], tuple[Fill, ...]]:
    """The paragraphs as if nobody had filled in these numbers, and the numbers; `missing` are paths by names of figures.

    Only where nothing else of the paragraph was changed is it certain what a number was typed for.
    """
    restored, fills = [], []
    for line in lines:
        found = list(_fills(line, missing))
        fills += found
        restored.append(replace(line, text=line.sent.text, controls=line.sent.controls) if found and line.sent else line)
    return tuple(restored), tuple(fills)


def _fills(line: EditedLine, missing: Mapping[str, str]) -> Iterator[Fill]:
    if line.sent is None or line.is_unchanged or "【待填" not in line.sent.text:
        return
    if [name for *_, name in line.controls] != [name for *_, name in line.sent.controls]:
        return
    names = _BLANK.findall(line.sent.text)
    words = [re.escape(part) for part in _BLANK.split(line.sent.text)[::2]]
    match = re.fullmatch("(.{1,40}?)".join(words), line.text)
    if match is None:
        return
    typed = [(name, said) for name, said in zip(names, match.groups(), strict=True) if said != f"【待填：{name}】"]
    if all(name in missing and _is_amount(said) for name, said in typed):
        yield from (Fill(missing[name], said.strip(), line.where) for name, said in typed)


def _is_amount(text: str) -> bool:
    try:
        parse_amount(text.strip())
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
