"""Where things stand in plain data and in documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.model.document import HEADINGS, Role
from drafter.read.docx.draft import DraftReading, read_draft

_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.|（[0-9]+）|[一二三四五六七八九十]+是)"
)


def strings(plain: Any) -> Iterator[str]:
    """All texts of plain data."""
    if isinstance(plain, str):
        yield plain
    for item in plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ():
        yield from strings(item)


def entries(plain: Any) -> list[dict[str, Any]]:
    """The sections of a data file."""
    return [entry for entry in plain.get("章节") or [] if isinstance(entry, dict)]


def leaves(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any], str]]:
    """(path, holder, key) of each figure below 数据, typed or not; sums of parts aside."""
    for key, value in data.items() if isinstance(data, dict) else ():
        here = f"{path}.{key}" if path else key
        if not isinstance(value, dict) or {"数值", "上年"} & {*value}:
            yield here, data, key
        elif "汇总" not in value:
            yield from leaves(value, here)


def figures(plain: Any) -> list[tuple[str, dict[str, Any], str]]:
    """The figures of all sections."""
    return [leaf for entry in entries(plain) for leaf in leaves(entry.get("数据"))]


def amount(value: Any) -> str:
    """What was typed for a figure."""
    return str((value.get("数值") if isinstance(value, dict) else value) or "")


def content(deed: Any) -> str:
    """The words of an item of 做法."""
    return str((deed.get("内容") if isinstance(deed, dict) else deed) or "")


def told(reading: DraftReading) -> list[str]:
    """The report's own text paragraph by paragraph, without the numbers that the program gives."""
    lines = (line for line in reading.manuscript.lines if line.role in (*HEADINGS, Role.BODY) and line.accepted.strip())
    return [_NUMBER.sub("", line.accepted.strip()) for line in lines]


def difference(one: list[str], other: list[str]) -> str:
    """What is in one text and not in the other."""
    lacking, fresh = [line for line in one if line not in other], [line for line in other if line not in one]
    return f"not drafted: {lacking}; only drafted: {fresh}" if lacking or fresh else "another order"


def said_by(source: Path) -> str:
    """All that a data file or a document says."""
    if source.suffix == ".docx":
        return "\n".join(line.accepted for line in read_draft(source).manuscript.lines)
    return source.read_text(encoding="utf-8")
