"""Bytes of a workbook → its sheets as texts by row and column, as a person sees them. Nothing in it is run or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import Any, NamedTuple

from drafter.ooxml.package import BadPackage, open_package

#: What a number's format shows: `0`, `0.00`, `#,##0.0`, `0%`.
_FIXED = re.compile(r"(?:#,##)?0(?:\.(0+))?(%?)(?:_.*)?")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
#: A form of ours has a few thousand; what is more takes seconds to read.
_MOST_CELLS = 50_000
_XLSX = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，再试一次。"


class Value(NamedTuple):
    """A cell: its text as a person sees it, and what is odd about it (日期, 公式, 错误)."""

    text: str
    odd: str = ""


class Grid(NamedTuple):
    """A sheet. `merged` are (first row, first column, last row, last column)."""

    name: str
    cells: Mapping[tuple[int, int], Value]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False

    def ref(self, row: int, column: int) -> str:
        """`数据!G8`."""
        return f"{self.name}!{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def grids_in(data: bytes) -> tuple[Grid, ...]:
    """All sheets, hidden ones too. Raises BadPackage where it is no workbook that we open."""
    parts = _safe_parts(data)
    sheets = [content for name, content in parts.items() if name.startswith("xl/worksheets/")]
    values = _loaded(data, values=True)
    formulas = _loaded(data, values=False) if any(map(_FORMULA.search, sheets)) else None
    return tuple(_grid(page, formulas) for page in values.worksheets)


def _safe_parts(data: bytes) -> Mapping[str, bytes]:
    try:
        parts = open_package(data)
    except BadPackage as error:
        said = str(error).replace(".docx 文档", "Excel 工作簿").replace("旧版 .doc 文档", "旧版 .doc 文档，不是工作簿")
        said = said.replace("旧版 .doc 或", "旧版 .xls 或")
        remedy = error.remedy.replace("Word", "Excel") or _XLSX
        raise BadPackage(said, remedy) from error
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        raise BadPackage("带有宏（.xlsm）", "为安全起见不打开带宏的文件。" + _XLSX)
    if b"ms-excel.sheet.binary" in types:
        raise BadPackage("是二进制工作簿（.xlsb）", _XLSX)
    if "xl/workbook.xml" not in parts and not any(name.startswith("xl/") for name in parts):
        raise BadPackage("不是 Excel 工作簿", "请核对是不是选错了文件。")
    if any(b"<!DOCTYPE" in content or b"<!ENTITY" in content for content in parts.values()):
        raise BadPackage("含有文档类型声明，可能不安全", _XLSX)
    cells = sum(len(_CELL.findall(content)) for name, content in parts.items() if name.startswith("xl/worksheets/"))
    if cells > _MOST_CELLS:
        raise BadPackage(f"有 {cells} 个格子，不像填报表", "请核对是不是选错了文件；多半是整列设了格式，可以把数据复制到新表。")
    return parts


def _loaded(data: bytes, *, values: bool) -> Any:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what other programs put in and openpyxl does not know
            return load_workbook(BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # whatever a damaged workbook makes openpyxl stumble over
        raise BadPackage("里面的内容已损坏", _XLSX) from error


def _grid(page: Any, formulas: Any) -> Grid:
    cells = {}
    for (row, column), cell in page._cells.items():  # noqa: SLF001 - rows of openpyxl go to the last cell that has a format
        value = _value(cell)
        if not value.text and formulas is not None:
            typed = formulas[page.title].cell(row, column)
            if typed.data_type == "f":
                value = Value(str(typed.value), "公式")
        if value.text:
            cells[(row, column)] = value
    merged = tuple((r.min_row, r.min_col, r.max_row, r.max_col) for r in page.merged_cells.ranges)
    return Grid(page.title, cells, merged, page.sheet_state != "visible")


def _value(cell: Any) -> Value:
    value = cell.value
    if value is None:
        return Value("")
    if cell.data_type == "e":
        return Value(str(value), "错误")
    if isinstance(value, bool):
        return Value("是" if value else "否")
    if isinstance(value, datetime):
        return Value(value.date().isoformat(), "日期")
    if isinstance(value, date):
        return Value(value.isoformat(), "日期")
    if isinstance(value, time):
        return Value(value.isoformat(), "日期")
    if isinstance(value, int | float):
        return Value(_number(value, str(cell.number_format)))
    return Value(str(value).replace("\r\n", "\n").replace("\r", "\n"))


def _number(value: float, form: str) -> str:
    """A number as its format shows it; as it is where the format says nothing of decimals."""
    exact = Decimal(f"{value:.15g}")
    found = _FIXED.fullmatch(form.partition(";")[0])
    if found:
        shown = exact * 100 if found[2] else exact
        whole = shown.quantize(Decimal(1).scaleb(-len(found[1] or "")), ROUND_HALF_UP)
        return f"{whole:f}{found[2]}"
    if "%" in form:
        return f"{(exact * 100).normalize():f}%"
    return f"{exact.normalize():f}" if exact else "0"


def rows_of(grid: Grid) -> Iterator[tuple[int, dict[int, Value]]]:
    """The rows that hold anything, in order."""
    rows: dict[int, dict[int, Value]] = {}
    for (row, column), value in grid.cells.items():
        rows.setdefault(row, {})[column] = value
    for row in sorted(rows):
        yield row, dict(sorted(rows[row].items()))
