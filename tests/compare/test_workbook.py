"""The workbook: numbers that are numbers, texts that stay texts, native charts, the same bytes, no fault for any judge."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.model.finding import CannotRun
from drafter.workflows.comparing import compare_files
from tests.compare.years import YEAR_2026, small
from tests.tools import OFFICE_VERSIONS, Office, Validator

HEAD = 3
HOSTILE = "=HYPERLINK(“x”)"


@pytest.fixture(scope="session")
def workbook(year_2027: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "对比.xlsx"
    written = compare_files(YEAR_2026, year_2027, path).written
    assert written == path
    return path


def rows(page: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD + 1)]


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}


def test_it_has_a_sheet_for_each_thing_and_prints_on_a4(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames == ["数据对比", "章节", "沿用的文字", "图表"]
    for page in book.worksheets:
        assert (page.page_setup.orientation, int(page.page_setup.paperSize or 0)) == ("landscape", 9)
    assert [page.freeze_panes for page in book.worksheets] == ["A4", "A4", "A4", None]


def test_exact_numbers_are_numbers_and_others_stay_as_they_were_typed(workbook: Path) -> None:
    page = openpyxl.load_workbook(workbook)["数据对比"]
    by_name = {row[1].value: row for row in page.iter_rows(min_row=HEAD + 1)}

    def told(name: str, *columns: int) -> list[tuple[Any, str]]:
        return [(by_name[name][column].value, by_name[name][column].number_format) for column in columns]

    assert told("收到行政复议申请", 3, 4, 5, 6, 7) == [
        (184, "0"),
        (201, "0"),
        (17, "+0;-0;0"),
        (0.092, "+0.0%;-0.0%;0.0%"),
        (190, "0"),
    ]
    assert told("行政机关负责人出庭应诉率", 3, 4, 5) == [
        (0.978, "0.0%"),
        (0.935, "0.0%"),
        (-4.3, '+0.0"个百分点";-0.0"个百分点";0.0'),
    ]
    assert told("为消费者挽回经济损失", 4) == [(201.65, "0.00")]
    assert [value for value, _ in told("提供帮办代办服务", 3, 4, 5, 6)] == ["1.3万余", "1.5万余", "约+2000", "约+15.4%"]
    assert [value for value, _ in told("办理行政裁决案件", 3, 4, 5, 8)] == [4, "不适用", None, "不适用"]


def test_a_row_stands_out_where_last_years_number_does_not_fit(workbook: Path) -> None:
    page = openpyxl.load_workbook(workbook)["数据对比"]
    marked = [row[1].value for row in page.iter_rows(min_row=HEAD + 1) if row[1].fill.fgColor.rgb == "00FFF2CC"]
    assert marked == ["收到行政复议申请"]
    assert "黄底的 1 项" in str(page.cell(2, 1).value)
    assert [row[8] for row in rows(page) if row[1] == "办理法律援助案件"] == ["增▲"]


def test_sections_and_wording_have_their_sheets(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert [row[1] for row in rows(book["章节"])] == ["改标题", "分出", "移位置", "新增", "没有了"]
    wording = rows(book["沿用的文字"])
    assert len(wording) == 61
    assert {row[2] for row in wording} == {"相同", "98%"}
    assert "62 段" in str(book["沿用的文字"].cell(2, 1).value)


def test_charts_are_native_and_show_what_stands_beside_them(workbook: Path) -> None:
    charts = [text for name, text in parts(workbook).items() if name.startswith("xl/charts/chart")]
    assert 4 <= len(charts) <= 8
    page = openpyxl.load_workbook(workbook)["图表"]
    for chart in charts:
        assert "<barChart>" in chart
        assert chart.count("<ser>") == 2
        assert "<cat><strRef>" in chart  # names are texts, not numbers
        assert "<strCache>" in chart
        assert "<numCache>" in chart
        assert re.search(r"<a:t>单位：\S+</a:t>", chart)
        for area in re.findall(r"<f>'图表'!([^<]+)</f>", chart):
            found = page[area.replace("$", "")]
            cells = found if isinstance(found, tuple) else ((found,),)
            assert all(cell.value is not None for row in cells for cell in (row if isinstance(row, tuple) else (row,)))
    assert any("复议" in str(cell.value) for row in page.iter_rows(min_col=19, max_col=19) for cell in row)


def test_bars_of_one_chart_have_one_unit_and_can_all_be_seen(workbook: Path) -> None:
    page = openpyxl.load_workbook(workbook)["图表"]
    longest: list[float] = []
    for row in page.iter_rows(min_row=4, min_col=19, max_col=21, values_only=True):
        if row[0] is None or isinstance(row[1], str):
            assert not longest or max(longest) <= 20 * min(longest)
            longest = []
        else:
            longest.append(max(float(str(row[1])), float(str(row[2]))))


def test_without_anything_to_draw_there_is_no_sheet_of_charts(tmp_path: Path) -> None:
    before, after = (small(tmp_path, str(year), year, "章节: [{对应: 化解, 数据: {法律援助: 3}}]\n") for year in (2026, 2027))
    compare_files(before, after, tmp_path / "对比.xlsx")
    assert openpyxl.load_workbook(tmp_path / "对比.xlsx").sheetnames == ["数据对比", "章节", "沿用的文字"]


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    words = "=SUM(A1)加减乘除都是文字，不是算式，打开表格的人应当看到原样。"
    body = (
        "章节:\n  - 标题: '{0}'\n    数据: {{法律援助: {{数值: 3, 说明: '{0}'}}, 行政裁决: 4, 调解: {{受理: 5}}}}\n"
        "    做法:\n      - 小标题: '+1'\n        内容: |\n          {1}\n"
    )
    before = small(tmp_path, "前", 2026, body.format("@旧", words))
    after = small(tmp_path, "后", 2027, body.format(HOSTILE, words))
    compare_files(before, after, tmp_path / "对比.xlsx")
    book = openpyxl.load_workbook(tmp_path / "对比.xlsx")
    hostile = [
        cell
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value[:1] in "=+-@"
    ]
    assert len(hostile) >= 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in hostile)
    assert not any("<f>" in text for name, text in parts(tmp_path / "对比.xlsx").items() if "worksheets" in name)


def test_the_same_files_give_the_same_bytes(year_2027: Path, workbook: Path, tmp_path: Path) -> None:
    compare_files(YEAR_2026, year_2027, tmp_path / "再.xlsx")
    assert (tmp_path / "再.xlsx").read_bytes() == workbook.read_bytes()


def test_a_workbook_that_a_person_changed_is_not_overwritten(year_2027: Path, workbook: Path, tmp_path: Path) -> None:
    path = tmp_path / "对比.xlsx"
    path.write_bytes(workbook.read_bytes())
    assert compare_files(YEAR_2026, year_2027, path).kept is None
    book = openpyxl.load_workbook(path)
    book["数据对比"].cell(5, 10).value = "已核对"
    book.save(path)
    changed = path.read_bytes()
    with pytest.raises(CannotRun, match="里有人填过或改过"):
        compare_files(YEAR_2026, year_2027, path)
    assert path.read_bytes() == changed
    kept = compare_files(YEAR_2026, year_2027, path, force=True).kept
    assert kept is not None
    assert kept.read_bytes() == changed
    assert path.read_bytes() == workbook.read_bytes()


def test_a_name_that_is_no_workbook_is_said(year_2027: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"不是 \.xlsx 文件名"):
        compare_files(YEAR_2026, year_2027, tmp_path / "对比.docx")
    assert compare_files(YEAR_2026, year_2027, tmp_path).written == tmp_path / "对比.xlsx"


@pytest.mark.parametrize("version", OFFICE_VERSIONS)
def test_the_open_xml_sdk_has_nothing_against_it(version: str, workbook: Path, validator: Validator) -> None:
    assert validator.errors(workbook, version) == []


def test_libreoffice_prints_it_with_its_charts_whole(workbook: Path, office: Office, tmp_path: Path) -> None:
    pdf = office.convert(workbook, "pdf", tmp_path)
    text = office.text(pdf)
    assert "示例县人民政府2026年与2027年数据对比" in text
    assert "主要数据对比图" in text
    assert "单位：件" in text
    charts = [name for name in parts(workbook) if name.startswith("xl/charts/chart")]
    assert text.count("单位：") >= len(charts)
    assert "图表所用的数" not in text
