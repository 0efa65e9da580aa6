"""The rows of a workbook's first sheet as texts, whichever program saved it last. Nothing in it is computed or followed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from drafter.ooxml.package import BadPackage, open_package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK, _LINKS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_COLUMN = re.compile(r"[A-Z]{1,3}")
#: A workbook of ours has a few hundred rows of a few columns.
_MOST_ROWS, _LONGEST = 20_000, 4_000


def first_sheet(data: bytes) -> list[dict[str, str]]:
    """Each row's texts by column (A, B …); empty cells are left out. Raises BadPackage."""
    parts = open_package(data)
    if _BOOK not in parts:
        raise BadPackage("不是 Excel 工作簿（.xlsx）")
    name = _first_name(parts)
    if name not in parts:
        raise BadPackage("里面没有表格")
    strings = list(_strings(parts))
    rows = []
    for row in parse_xml(parts[name]).iter(f"{_MAIN}row"):
        rows.append({column: text for column, text in _cells(row, strings) if text})
        if len(rows) > _MOST_ROWS:
            raise BadPackage(f"超过 {_MOST_ROWS} 行")
    return rows


def _first_name(parts: Mapping[str, bytes]) -> str:
    sheet = next(parse_xml(parts[_BOOK]).iter(f"{_MAIN}sheet"), None)
    asked = sheet.get(_LINK) if sheet is not None else None
    for link in parse_xml(parts[_LINKS]) if _LINKS in parts else ():
        if link.get("Id") == asked:
            target = str(link.get("Target", ""))
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return "xl/worksheets/sheet1.xml"


def _strings(parts: Mapping[str, bytes]) -> Iterator[str]:
    if _STRINGS in parts:
        for item in parse_xml(parts[_STRINGS]).iterfind(f"{_MAIN}si"):
            yield _text(item)


def _text(item: _Element) -> str:
    """The words of a string, without those that only say how it is pronounced."""
    pieces = [*item.iterfind(f"{_MAIN}t"), *item.iterfind(f"{_MAIN}r/{_MAIN}t")]
    return "".join(piece.text or "" for piece in pieces)


def _cells(row: _Element, strings: list[str]) -> Iterator[tuple[str, str]]:
    for cell in row.iterfind(f"{_MAIN}c"):
        column = _COLUMN.match(str(cell.get("r", "")))
        if column is None:
            continue
        kind, value = cell.get("t"), cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            value = strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
        elif kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            value = _text(inline) if inline is not None else ""
        yield column[0], value.strip()[:_LONGEST]
