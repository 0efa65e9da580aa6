"""Where a figure stands in plain data, or is to stand where it is not there yet."""

from __future__ import annotations

from drafter.carry.data import value_at
from drafter.model.source import Loc, Plain

SECTIONS, FIGURES, FULFILS = "章节", "数据", "对应"


def entries_of(data: Plain) -> list[Plain]:
    """章节 as a list."""
    found = value_at(data, (SECTIONS,))
    return found if isinstance(found, list) else []


def figure_at(data: Plain, path: str) -> Loc | None:
    """Where a figure's key stands, whatever is behind it."""
    *groups, key = path.split(".")
    for index in range(len(entries_of(data))):
        loc: Loc = (SECTIONS, index, FIGURES, *groups)
        branch = value_at(data, loc)
        if isinstance(branch, dict) and key in branch:
            return (*loc, key)
    return None


def entry_at(data: Plain, section: str) -> int | None:
    """The entry that fulfils a section."""
    for index, entry in enumerate(entries_of(data)):
        fulfils = entry.get(FULFILS) if isinstance(entry, dict) else None
        if section in (fulfils if isinstance(fulfils, list) else [fulfils]):
            return index
    return None


def data_loc(data: Plain, path: str, section: str) -> tuple[Plain, Loc]:
    """The data with an entry for a figure's section, and where the figure is to stand in it."""
    group = path.partition(".")[0]
    at = next((i for i in range(len(entries_of(data))) if "." in path and _has_group(data, i, group)), None)
    at = entry_at(data, section) if at is None else at
    if at is None:
        data, at = with_entry(data, section)
    return data, (SECTIONS, at, FIGURES, *path.split("."))


def with_entry(data: Plain, section: str) -> tuple[Plain, int]:
    """The data with one more entry, and its index."""
    entries: list[Plain] = [*entries_of(data), {FULFILS: [section]}]
    return {**(data if isinstance(data, dict) else {}), SECTIONS: entries}, len(entries) - 1


def _has_group(data: Plain, at: int, group: str) -> bool:
    return isinstance(value_at(data, (SECTIONS, at, FIGURES, group)), dict)
