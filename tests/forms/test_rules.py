"""What the cells of a form let one type: evaluated by a real LibreOffice, and within what Excel can hold."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.forms.desk import Desk, cell_of
from tests.tools import Office

COUNT, SHARE = "复议.收到", "复议.纠错率"
ALLOWED = {
    COUNT: ["557", "1,234", "5.5万", "8000余", "约300", "80以上", "不少于60", "不适用", "０", "１２３", "1234件", "1亿余"],
    SHARE: ["18.9%", "80%以上", "100%", "不适用", "约９０％"],
}
REFUSED = {COUNT: ["无", "—", "18.9%", "很多", "１８％"], SHARE: ["无", "十八", "—", "%"]}


@pytest.fixture
def form(tmp_path: Path) -> Any:
    return Desk(tmp_path).book()


def rule_of(form: Any, identity: str) -> Any:
    page = form["数据"]
    at = cell_of(page, identity).coordinate
    return next(rule for rule in page.data_validations.dataValidation if at in rule.sqref)


def test_excel_can_hold_them(form: Any) -> None:
    for page in form:
        for rule in page.data_validations.dataValidation:
            assert len(rule.formula1) <= 255
            assert len(rule.error or "") <= 225
            assert len(rule.prompt or "") <= 255
            assert len(rule.errorTitle or "") <= 32


def test_each_cell_to_fill_in_has_one(form: Any) -> None:
    page = form["数据"]
    assert rule_of(form, COUNT).formula1 != rule_of(form, SHARE).formula1
    assert "8000余" in rule_of(form, COUNT).prompt
    assert page.title == "数据"


def test_they_allow_what_may_be_typed_and_refuse_the_rest(form: Any, office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    expected = []
    for identity in (COUNT, SHARE):
        rule = rule_of(form, identity)
        first = str(rule.sqref).split()[0].partition(":")[0]
        for text, allowed in [*((t, True) for t in ALLOWED[identity]), *((t, False) for t in REFUSED[identity])]:
            expected.append((text, allowed))
            row = len(expected)
            cell = page.cell(row, 1)
            cell.value, cell.number_format = text, "@"
            page.cell(row, 2).value = f"={rule.formula1.replace(first, f'A{row}')}"
    book.save(tmp_path / "rules.xlsx")
    table = office.convert(tmp_path / "rules.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path / "csv")
    with table.open(encoding="utf-8") as file:
        found = [(row[0], row[1] == "TRUE") for row in csv.reader(file)]
    assert found == expected
