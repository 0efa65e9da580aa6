"""The document's data once its words stand in templates: figures, lists, attachments and what else is said every year."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from drafter.carry.data import with_value
from drafter.model.record import NOT_WANTED
from drafter.model.source import Plain


class Left(NamedTuple):
    """What becomes of one item of 章节: the sections that it fulfils now, and whether its words stay in it.

    One that is None at all goes with the section that it told.
    """

    fulfils: tuple[str, ...]
    words: bool = False


def bare(
    data: Plain, outline: str, entries: Mapping[int, Left | None], gone: Collection[str], others: Mapping[str, Plain]
) -> Plain:
    """The data for the pack's outline. `gone` are paths of figures that it does not ask for, `others` what else changes."""
    members = dict(data) if isinstance(data, dict) else {}
    typed = members.get("章节")
    items = typed if isinstance(typed, list) else [typed] if typed else []
    kept: list[Plain] = []
    for number, item in enumerate(items):
        left = entries.get(number)
        if left is None or not isinstance(item, dict):
            continue
        entry = dict(item) if left.words else {key: value for key, value in item.items() if _is_left(key, value)}
        for path in gone:
            entry = _without(entry, path)
        if left.fulfils:
            entry = {"对应": left.fulfils[0] if len(left.fulfils) == 1 else list(left.fulfils), **_other(entry, "对应", "层级")}
        kept.append(entry)
    members |= {"提纲": outline, "章节": kept or None}
    result: Plain = {key: value for key, value in members.items() if value is not None}
    for key, value in others.items():
        result = with_value(result, (key,), value)
    return result


def _is_left(key: str, value: Plain) -> bool:
    """Whether a member of an entry is no words: its figures, and that it has no heading."""
    return key == "数据" or (key == "标题" and value == NOT_WANTED)


def _other(entry: dict[str, Plain], *keys: str) -> dict[str, Plain]:
    return {key: value for key, value in entry.items() if key not in keys}


def _without(entry: dict[str, Plain], path: str) -> dict[str, Plain]:
    loc = ("数据", *path.split("."))
    value: Plain = entry
    for step in loc:
        if not isinstance(value, dict) or step not in value:
            return entry
        value = value[step]
    changed = with_value(entry, loc, None)
    return changed if isinstance(changed, dict) else entry
