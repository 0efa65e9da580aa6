"""Forms of all samples, filled in, then saved by a real LibreOffice: as .xlsx, as .ods, and as .ods and back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.workflows.collecting import CollectWish, collect_files
from drafter.workflows.data_file import read_data_file
from drafter.workflows.departments import typed_figures
from drafter.workflows.forms import hand_out, outline_of
from tests.forms.desk import cell_of
from tests.tools import Office

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/data.yaml"))
COUNTS = ("557", "1,234", "8000余", "5.5万", "约300", "0", "不适用", "１２３")
READ = ("557", "1234", "8000余", "5.5万", "约300", "0", "不适用", "123")


def blank_lines(page: Any) -> list[tuple[str, str, str]]:
    """(identity, unit, cell) of the lines to fill in."""
    found = []
    for row in range(4, page.max_row + 1):
        identity = next((cell.value for cell in page[row] if cell.column == 9), None)
        if identity:
            found.append((str(identity), str(page.cell(row, 3).value), cell_of(page, str(identity)).coordinate))
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_forms_that_a_person_filled_in_are_collected_right(sample: Path, office: Office, tmp_path: Path) -> None:
    work_folder = tmp_path / "sample"
    shutil.copytree(sample.parent, work_folder)
    data = work_folder / "data.yaml"
    handed = hand_out(data, tmp_path / "发放")
    assert handed.written
    back, typed = tmp_path / "回收", tmp_path / "填过"
    back.mkdir()
    typed.mkdir()
    expected: dict[str, str] = {}
    for path, task in handed.written:
        book = openpyxl.load_workbook(path)
        for at, (identity, unit, cell) in enumerate(blank_lines(book["数据"]) if "数据" in book.sheetnames else []):
            told, read = (
                ("18.9%", "18.9%") if unit == "%" else ("12", "12") if "/" in identity else (COUNTS[at % 8], READ[at % 8])
            )
            book["数据"][cell].value = told
            expected[f"{task.department}|{identity}"] = read
        if task.sections:
            book["做法"]["C4"].value, book["做法"]["C4"].data_type = "=今年办了这件事。", "s"
        book.save(typed / path.name)
    files = sorted(typed.iterdir())
    office.convert_all(files[::2], "xlsx", back)
    odd = office.convert_all(files[1::2], "ods", tmp_path / "ods")
    if len(odd) > 1:
        office.convert_all(odd[1:], "xlsx", back)
    shutil.copy(odd[0], back / odd[0].name)
    gathered = collect_files([back], data, CollectWish())
    assert not gathered.aside
    assert [finding.message for finding in gathered.findings] == []
    source = read_data_file(data).source
    assert source is not None
    assert isinstance(source.data, dict)
    returns: Any = source.data["收表"]
    told = {f"{item['单位']}|{key}": one["数值"] for item in returns for key, one in item.get("数据", {}).items()}
    assert told == expected
    figures = typed_figures(source.data, outline_of(source, data))
    assert all(path.partition("/")[0].partition("|")[2] in figures for path in expected)
    texts = [text["内容"] for item in returns for text in item.get("文字", ())]
    assert texts
    assert set(texts) == {"=今年办了这件事。"}
