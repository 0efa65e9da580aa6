"""What others typed stands in our workbooks as text: no program takes it for a formula."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.hostile.data_files import everywhere
from tests.hostile.made import docx, in_body, text
from tests.standby import Standby

#: What spreadsheet programs take for a formula, and what begins a cell where blanks are stripped.
STARTS = ("=", "+", "-", "@", "\t=")
PAYLOAD = "cmd|' /C calc'!A0"
COMMENTS = (
    '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="77" w:author="=1+1" w:initials="@"><w:p><w:r><w:t>=cmd|\' /C calc\'!A0</w:t></w:r></w:p></w:comment></w:comments>'
)
MARKED = '<w:p><w:commentRangeStart w:id="77"/><w:r><w:t>@SUM(1+1)*557件</w:t></w:r><w:commentRangeEnd w:id="77"/></w:p>'
CALLS = (
    "form data.yaml -o out/填报.xlsx",
    "form data.yaml --by-department -o out/发放",
    "trace data.yaml -o out/核对表.xlsx",
    "compare data.yaml data.yaml -o out/对比.xlsx",
    "opinions =1+1.docx -o out/意见.xlsx",
    "adopt a.txt -o out/data.yaml --unit 示例县人民政府 --year 2026 --review out/核对.xlsx",
)


def formulas_in(path: Path) -> list[str]:
    """All formulas in cells, and what in lists of choices and in formats comes from a payload."""
    with zipfile.ZipFile(path) as package:
        sheets = [
            package.read(name).decode() for name in package.namelist() if name.startswith("xl/") and name.endswith(".xml")
        ]
    found = [
        formula
        for sheet in sheets
        for formula in re.findall(r"<(?:\w+:)?f[ >].*?</(?:\w+:)?f>", sheet)
        if "charts" not in sheet
    ]
    return [*found, *(f for sheet in sheets for f in re.findall(r"<formula[12]?>.*?</formula[12]?>", sheet) if "calc" in f)]


def unguarded_in(path: Path) -> list[str]:
    """The cells that a program takes for a formula as soon as a person edits them."""
    book = openpyxl.load_workbook(path)
    cells = (cell for page in book.worksheets for row in page.iter_rows() for cell in row)
    begins = ("=", "+", "-", "@", "\t", "\r")
    return [
        f"{cell.coordinate} {cell.value}" for cell in cells if str(cell.value or "").startswith(begins) and not cell.quotePrefix
    ]


@pytest.mark.parametrize("start", STARTS, ids=ascii)
def test_what_begins_like_a_formula_is_text_in_every_workbook(start: str, standby: Standby, tmp_path: Path) -> None:
    typed = (start + PAYLOAD).replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    everywhere(typed)(tmp_path)
    docx("=1+1.docx", {"word/document.xml": in_body(MARKED), "word/comments.xml": COMMENTS.encode()})(tmp_path)
    text(
        "a.txt", f"示例县人民政府2026年法治政府建设年度报告\n2026年，{start}收到行政复议申请557件。\n一、主要举措\n{start}1件\n"
    )(tmp_path)
    for call in CALLS if start == "=" else CALLS[:4]:
        ran = standby.run(*call.split(), cwd=tmp_path)
        assert ran.code in (0, 1), (call, ran)
    books = sorted((tmp_path / "out").rglob("*.xlsx"))
    assert len(books) >= (7 if start == "=" else 4)
    for book in books:
        assert formulas_in(book) == [], book
        assert unguarded_in(book) == [], book
