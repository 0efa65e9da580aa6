"""A cell is read as a person sees it, whatever Excel keeps in it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from drafter.ooxml.package import BadPackage
from drafter.read.form.grids import Value, grids_in, letters


def read(value: Any, form: str = "General") -> Value:
    """What is read of a cell with this value and format."""
    book = openpyxl.Workbook()
    page: Any = book.active
    cell = page["A1"]
    cell.value, cell.number_format = value, form
    bytes_ = BytesIO()
    book.save(bytes_)
    return grids_in(bytes_.getvalue())[0].cells.get((1, 1), Value(""))


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        ("约300", "@", Value("约300")),
        ("第一段。\r\n第二段。\r第三段。", "@", Value("第一段。\n第二段。\n第三段。")),
        (557, "General", Value("557")),
        (0, "General", Value("0")),
        (0.1 + 0.2, "General", Value("0.3")),
        (5.5, "0.00", Value("5.50")),
        (11845, "#,##0", Value("11845")),
        (2.5, "0", Value("3")),
        (0.189, "0.0%", Value("18.9%")),
        (0.98, "0%", Value("98%")),
        (0.189, "0.0#%", Value("18.9%")),
        (1e21, "General", Value("1000000000000000000000")),
        (True, "General", Value("是")),
        (False, "General", Value("否")),
        (datetime(2027, 1, 10, 9, 30), "yyyy-mm-dd", Value("2027-01-10", "日期")),
        (date(2027, 1, 10), "yyyy-mm-dd", Value("2027-01-10", "日期")),
        (time(9, 30), "hh:mm", Value("09:30:00", "日期")),
        ("#N/A", "General", Value("#N/A", "错误")),
        ("=A2+1", "General", Value("=A2+1", "公式")),
        (None, "General", Value("")),
    ],
)
def test_a_value_is_what_its_format_shows(value: Any, form: str, seen: Value) -> None:
    assert read(value, form) == seen


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name


def test_a_binary_workbook_is_refused() -> None:
    bytes_ = BytesIO()
    with zipfile.ZipFile(bytes_, "w") as package:
        package.writestr("[Content_Types].xml", '<Types><Default ContentType="application/vnd.ms-excel.sheet.binary"/></Types>')
        package.writestr("xl/workbook.bin", b"")
    with pytest.raises(BadPackage, match="二进制工作簿"):
        grids_in(bytes_.getvalue())
