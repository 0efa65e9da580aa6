"""Data of an older version of their outline, without what the present one no longer knows: only the rest can be at fault."""

from __future__ import annotations

from typing import Any

from drafter.carry.rolling.plain import Mapping, items, texts
from drafter.language.publication import withheld
from drafter.model.outline import Outline
from drafter.model.record import Record
from drafter.model.source import Plain


def without_unknown(data: Mapping, outline: Outline) -> Plain:
    """A copy without sections and figures that the outline has not; a section left without a name has its key as title."""
    keys = {section.key for section in outline.walk()}
    entries: list[Plain] = []
    for entry in items(data.get("章节")):
        fulfils: list[Plain] = [key for key in texts(entry.get("对应")) if key in keys]
        known: dict[str, Any] = {**entry, "对应": fulfils, "数据": _known(entry.get("数据"), outline, "")}
        if not fulfils and not entry.get("标题"):
            known["标题"] = "，".join(texts(entry.get("对应"))) or None
        entries.append(known)
    return {**data, "章节": entries}


def only_in_private_words(record: Record, outline: Outline) -> frozenset[str]:
    """The figures that were not published because only words marked 仅报送 cite them: without these, they need the mark."""
    below = {path for entry in record.entries if entry.private for path in entry.figures}
    return frozenset(path for path in withheld(record, outline) if record.figures[path].private is None and path not in below)


def _known(branch: Plain, outline: Outline, prefix: str) -> Plain:
    if not isinstance(branch, dict):
        return branch
    found: dict[str, Plain] = {}
    for key, value in branch.items():
        path = f"{prefix}{key}"
        if path in outline.indicators:
            found[key] = value
        elif any(known.startswith(f"{path}.") for known in outline.indicators):
            found[key] = _known(value, outline, f"{path}.")
    return found
