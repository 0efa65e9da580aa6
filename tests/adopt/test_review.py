"""The workbook in which figures are confirmed, and what becomes of the decisions."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from drafter.model.finding import CannotRun
from drafter.read.docx.draft import bytes_of
from drafter.workflows.adopting import Adoption
from tests.adopt.adopting import adopt, drafted_lines, figures
from tests.adopt.reports import NESTED
from tests.tools import Office

_HEAD = 3


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "旧报告.txt"
    path.write_text(NESTED, encoding="utf-8")
    return path


def _adopted(report: Path, folder: Path, **files: Path) -> Adoption:
    return adopt(report, folder, "年度报告/县级", **files)


def _rows(path: Path) -> list[dict[str, Any]]:
    sheet = load_workbook(path).worksheets[0]
    heads = [cell.value for cell in sheet[_HEAD]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=_HEAD + 1)]


def _decide(path: Path, to: Path, decisions: dict[str, str]) -> Path:
    """Fill in the decision beside each of these numbers, as a person does."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[_HEAD]]
    for row in sheet.iter_rows(min_row=_HEAD + 1):
        number = row[heads.index("数")].value
        if number in decisions:
            row[heads.index("决定")].value = decisions.pop(number)
    assert not decisions
    book.save(to)
    return to


def test_there_is_a_row_for_every_figure(report: Path, tmp_path: Path) -> None:
    done = _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    rows = _rows(tmp_path / "核对.xlsx")
    assert [row["数"] for row in rows] == [item.number for item in done.adopted.proposals]
    police = next(row for row in rows if row["数"] == "210件")
    assert police["建议指标"] == "办理行政处罚案件（行政处罚）"
    assert police["把握"] == "中"
    assert "县公安局" in police["理由"]
    assert police["决定"] is None
    assert next(row for row in rows if row["数"] == "120件")["决定"] == "是"


def test_yes_and_no_can_be_picked(report: Path, tmp_path: Path) -> None:
    _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    (choice,) = load_workbook(tmp_path / "核对.xlsx").worksheets[0].data_validations.dataValidation
    assert choice.formula1 == '"是,否"'
    assert not choice.showErrorMessage  # the name of an indicator may be typed as well


def test_the_same_report_gives_the_same_bytes(report: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        _adopted(report, tmp_path / name, review=tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a" / "data.yaml").read_bytes() == (tmp_path / "b" / "data.yaml").read_bytes()


def test_what_was_decided_is_done(report: Path, tmp_path: Path) -> None:
    _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    decided = _decide(
        tmp_path / "核对.xlsx",
        tmp_path / "定.xlsx",
        {"210件": "是", "120件": "否", "3次": "演练", "86件": "政策性文件"},
    )
    done = _adopted(report, tmp_path / "b", decided=decided)
    found = figures(done)
    assert found["行政处罚"] == "210"
    assert "复议.收到" not in found
    assert found["演练"] == "3"
    assert found["政策性文件"] == "86"
    assert "规范性文件.清理" not in found
    was = drafted_lines(tmp_path / "a" / "data.yaml")
    assert drafted_lines(done.data_file) == was


@pytest.mark.parametrize(
    ("number", "decision", "why"),
    [
        ("3次", "没有的指标", "提纲里没有指标"),
        ("3次", "是", "没有建议指标"),
        ("3次", "执法监督.文书", "单位和指标"),
        ("108件", "复议.收到", "一个指标只能有一个数"),
    ],
)
def test_what_cannot_be_done_is_said(number: str, decision: str, why: str, report: Path, tmp_path: Path) -> None:
    _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    decided = _decide(tmp_path / "核对.xlsx", tmp_path / "定.xlsx", {number: decision})
    if why == "一个指标只能有一个数":
        decided = _decide(decided, tmp_path / "定2.xlsx", {"120件": "是"})
        _mark_as_decided_first(decided)
    done = _adopted(report, tmp_path / "b", decided=decided)
    assert [note for note in done.adopted.notes if number in note and why in note]


def _mark_as_decided_first(path: Path) -> None:
    """Both are decided: the one that stands first holds."""
    assert [row["决定"] for row in _rows(path) if row["数"] == "120件"] == ["是"]


def test_the_file_that_the_first_run_wrote_gives_way_if_nobody_touched_it(report: Path, tmp_path: Path) -> None:
    _adopted(report, tmp_path, review=tmp_path / "核对.xlsx")
    decided = _decide(tmp_path / "核对.xlsx", tmp_path / "定.xlsx", {"210件": "是"})
    assert "行政处罚" in figures(_adopted(report, tmp_path, decided=decided))


def test_a_file_that_somebody_changed_is_never_overwritten(report: Path, tmp_path: Path) -> None:
    done = _adopted(report, tmp_path, review=tmp_path / "核对.xlsx")
    changed = done.data_file.read_text(encoding="utf-8") + "# 我的话\n"
    done.data_file.write_text(changed, encoding="utf-8")
    decided = _decide(tmp_path / "核对.xlsx", tmp_path / "定.xlsx", {"210件": "是"})
    with pytest.raises(CannotRun, match="没有覆盖"):
        _adopted(report, tmp_path, decided=decided)
    assert done.data_file.read_text(encoding="utf-8") == changed


def test_decisions_survive_libreoffice(report: Path, tmp_path: Path, office: Office) -> None:
    _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    decided = _decide(tmp_path / "核对.xlsx", tmp_path / "定.xlsx", {"210件": "是"})
    saved = office.convert(decided, "xlsx", tmp_path / "saved")
    assert "行政处罚" in figures(_adopted(report, tmp_path / "b", decided=saved))


def test_a_sheet_of_another_report_is_refused(report: Path, tmp_path: Path) -> None:
    _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    report.write_text(NESTED.replace("120件", "121件"), encoding="utf-8")
    with pytest.raises(CannotRun, match="对不上"):
        _adopted(report, tmp_path / "b", decided=tmp_path / "核对.xlsx")


def _with_part(path: Path, name: str, change: bytes) -> bytes:
    parts = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(parts, "w") as copy:
        for item in package.namelist():
            copy.writestr(item, change if item == name else package.read(item))
    return parts.getvalue()


@pytest.mark.parametrize("what", ["text", "no table", "entities", "other table"])
def test_what_is_no_sheet_of_ours_is_refused(what: str, report: Path, tmp_path: Path) -> None:
    _adopted(report, tmp_path / "a", review=tmp_path / "核对.xlsx")
    good, bad = tmp_path / "核对.xlsx", tmp_path / "坏.xlsx"
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'
    other = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    bad.write_bytes(
        {
            "text": "不是表格".encode(),
            "no table": _with_part(good, "xl/workbook.xml", b"<x/>")[:200],
            "entities": _with_part(good, "xl/worksheets/sheet1.xml", entities),
            "other table": _with_part(good, "xl/worksheets/sheet1.xml", other),
        }[what]
    )
    with pytest.raises(CannotRun):
        _adopted(report, tmp_path / "b", decided=bad)
    assert bytes_of(bad)
    assert not (tmp_path / "b").exists()
