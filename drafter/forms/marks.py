"""Marks: how a value was typed, noted beside its cell, so that what comes back is what went out, to the last character.

A cell holds plain text. That a text ended with a line feed, that names were a list, that a key was there with nothing behind
it: this is in the mark. Where a cell cannot hold a value exactly, the mark keeps the value itself, and it counts as long as
the cell still reads as it was written.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from drafter.model.shape import Kind
from drafter.model.source import Plain

#: 0: as the cell reads; 1: with a line feed behind it; []: a list, one item a line; null: nothing; {"=": …}: kept whole;
#: "@": the items stand in lines of their own ("@1": one of them, not in a list).
Mark: TypeAlias = "int | str | list[Mark] | dict[str, Mark] | None"
AS_READ, WITH_END, KEPT, ELSEWHERE, ALONE = 0, 1, "=", "@", "@1"

LONGEST = 30_000
#: What XML cannot hold or changes, and what other programs take for an escape (_x000D_).
_ALTERED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")


def fits(text: str) -> bool:
    """Whether a cell gives this text back as it is."""
    lines = text.split("\n")
    return 0 < len(text) <= LONGEST and all(line and line == line.strip() for line in lines) and not _ALTERED.search(text)


def shown(value: Plain) -> str:
    """What stands in the cell of a value."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "\n".join(map(str, value))
    if not isinstance(value, str):
        return ""
    lines = (_ALTERED.sub("", line).strip() for line in value.split("\n"))
    return "\n".join(filter(None, lines))[:LONGEST]


def told(value: Plain) -> tuple[Mark, str]:
    """How a value was typed, and what stands in its cell."""
    if value is None:
        return None, ""
    if isinstance(value, str):
        if fits(value):
            return AS_READ, value
        if value.endswith("\n") and fits(value[:-1]):
            return WITH_END, value[:-1]
    elif isinstance(value, list) and value and all(isinstance(item, str) and fits(item) and "\n" not in item for item in value):
        return [], "\n".join(map(str, value))
    return {KEPT: kept(value)}, shown(value)


def restored(mark: Mark, text: str, kind: Kind) -> Plain:
    """The value of a cell that reads so by now."""
    text = shown(text)
    if isinstance(mark, dict) and KEPT in mark and shown(kept_value(mark)) == text:
        return kept_value(mark)
    if not text:
        return None
    if mark == WITH_END:
        return text + "\n"
    if isinstance(mark, list) or (mark != AS_READ and kind is Kind.TEXTS and "\n" in text):
        return list(text.split("\n"))
    return text


def kept(value: Plain) -> Mark:
    """A value as a mark keeps it; in ASCII where a cell could not hold it otherwise."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")) if _ALTERED.search(text) else text


def kept_value(mark: Mark) -> Plain:
    """The value that a mark keeps."""
    said = mark.get(KEPT) if isinstance(mark, dict) else None
    try:
        found: Plain = json.loads(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return found


def written(mark: Mark) -> str:
    """A mark as it stands in its hidden cell."""
    return json.dumps(mark, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Mark:
    """The mark of a hidden cell; nothing where a person typed something there."""
    try:
        found: Mark = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found
