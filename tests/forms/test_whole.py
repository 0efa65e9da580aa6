"""A data file as a workbook: nothing is lost on the way there and back, and the workbook drafts to the same bytes."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.forms.whole import data_of, tables_of
from drafter.library import INSTALLED
from drafter.loading import load_outline
from drafter.model.shape import Asked
from drafter.model.source import Plain
from drafter.read.form.source import read_form
from drafter.read.yaml_source import read_yaml
from drafter.validate.shape import data_shape
from drafter.workflows.catalogue import outlines
from drafter.workflows.drafting import draft
from drafter.workflows.forms import asked_by, whole_form, write_form
from drafter.workflows.prepare import check
from tests.tools import OFFICE_VERSIONS, Office, Validator

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/data.yaml"))


def plain_of(path: Path) -> dict[str, Any]:
    source = read_yaml(path).source
    assert source is not None
    assert isinstance(source.data, dict)
    return source.data


def exactly(data: Plain) -> str:
    """Data with the order of its keys."""
    return json.dumps(data, ensure_ascii=True)


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.parent.name)
def form(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A sample, and its workbook beside it (packs are found by where a file lies)."""
    folder = tmp_path_factory.mktemp("form")
    path = folder / "填报.xlsx"
    write_form(request.param, path)
    return request.param, path


def test_a_workbook_says_what_its_data_file_says(form: tuple[Path, Path]) -> None:
    sample, path = form
    source = read_form(path.read_bytes(), path, data_shape()).source
    assert exactly(source.data) == exactly(plain_of(sample))


def test_a_workbook_drafts_to_the_same_bytes_as_its_data_file(form: tuple[Path, Path], tmp_path: Path) -> None:
    sample, path = form
    if (sample.parent / "drafter.yaml").exists():
        pytest.skip("its outline is in a pack, and the workbook lies elsewhere")
    first, second = (draft(file, tmp_path / name).written for file, name in ((sample, "yaml"), (path, "xlsx")))
    assert len(first) == len(second) > 0
    for one, other in zip(first, second, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()


def test_the_same_data_gives_the_same_bytes(form: tuple[Path, Path], tmp_path: Path) -> None:
    sample, path = form
    write_form(sample, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_the_validator_has_nothing_against_it(form: tuple[Path, Path], validator: Validator) -> None:
    _, path = form
    assert [error for version in OFFICE_VERSIONS[-1:] for error in validator.errors(path, version)] == []


def test_saved_again_by_libreoffice_it_says_the_same(form: tuple[Path, Path], office: Office, tmp_path: Path) -> None:
    sample, path = form
    ods = office.convert(path, "ods", tmp_path / "ods")
    for again in (office.convert(path, "xlsx", tmp_path / "xlsx"), office.convert(ods, "xlsx", tmp_path / "back")):
        source = read_form(again.read_bytes(), again, data_shape()).source
        assert exactly(source.data) == exactly(plain_of(sample))


def test_a_workbook_goes_back_into_its_data_file_without_a_change(data_file: Path, tmp_path: Path) -> None:
    before = data_file.read_bytes()
    write_form(data_file, tmp_path / "form.xlsx")
    written = write_form(tmp_path / "form.xlsx", data_file)
    assert data_file.read_bytes() == before
    assert written.kept is None


def test_what_is_typed_into_the_workbook_changes_only_that_in_the_data_file(data_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(data_file, path)
    book = openpyxl.load_workbook(path)
    page = book["数据"]
    cell = next(page.cell(row[0].row, 7) for row in page.iter_rows(min_row=4) if row[0].value == "收到行政复议申请")
    assert cell.value == "557"
    cell.value = "558"
    book.save(path)
    before = data_file.read_text(encoding="utf-8").splitlines()
    written = write_form(path, data_file)
    after = data_file.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert "558" in changed[0][1]
    assert written.kept is not None
    assert written.kept.read_text(encoding="utf-8").splitlines() == before


def test_without_a_data_file_there_the_workbook_becomes_one(form: tuple[Path, Path], tmp_path: Path) -> None:
    sample, path = form
    write_form(path, tmp_path / "new.yaml")
    assert exactly(plain_of(tmp_path / "new.yaml")) == exactly(plain_of(sample))


def test_findings_stand_at_cells(tmp_path: Path, data_file: Path) -> None:
    text = data_file.read_text(encoding="utf-8").replace("557", "五百五十七", 1)
    data_file.write_text(text, encoding="utf-8")
    write_form(data_file, tmp_path / "form.xlsx")
    finding = next(finding for finding in check(tmp_path / "form.xlsx") if finding.rule == "V201")
    sheet, _, cell = finding.place.spot.partition("!")
    assert openpyxl.load_workbook(tmp_path / "form.xlsx")[sheet][cell].value == "五百五十七"


def test_no_text_becomes_a_formula(tmp_path: Path, data_file: Path) -> None:
    typed = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"]
    data = plain_of(data_file) | {"问题": [{"表现": text, "原因": text} for text in typed]}
    path = tmp_path / "form.xlsx"
    outline = load_outline("年度报告/县级", INSTALLED)
    path.write_bytes(whole_form(data, outline))
    with zipfile.ZipFile(path) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "worksheets/" in name)
    source = read_form(path.read_bytes(), path, data_shape()).source
    assert isinstance(source.data, dict)
    assert exactly(source.data) == exactly(data)


OUTLINES = sorted(outline.id for outline in outlines(INSTALLED))


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_file_just_begun_becomes_a_workbook_and_comes_back(outline: str, tmp_path: Path) -> None:
    from drafter.workflows.new import new

    year = str(load_outline(outline, INSTALLED).first_year)
    data = new(tmp_path, outline, "示例单位", year, "我县").data_file
    write_form(data, tmp_path / "form.xlsx")
    before = data.read_bytes()
    source = read_form((tmp_path / "form.xlsx").read_bytes(), tmp_path / "form.xlsx", data_shape()).source
    assert exactly(source.data) == exactly(plain_of(data))
    write_form(tmp_path / "form.xlsx", data)
    assert data.read_bytes() == before


@cache
def asked() -> tuple[Asked, ...]:
    return asked_by(load_outline("年度报告/县级", INSTALLED), {})


TEXT = st.text(max_size=12) | st.sampled_from(
    ["一\n二\n", "甲", "第一段。\n第二段。", " 空格 ", "=1", "", "是", "1,234", "a\r\nb", "_x000D_"]
)
SCALAR = st.none() | TEXT
ANY: st.SearchStrategy[Plain] = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)


def of_keys(keys: list[str], value: st.SearchStrategy[Plain] = ANY) -> st.SearchStrategy[Plain]:
    return st.dictionaries(st.sampled_from(keys) | TEXT, value, max_size=5)


AMOUNT = SCALAR | st.sampled_from(["557", "18.9%", "8000余", "不适用"])
FIGURE = (
    AMOUNT
    | of_keys(["数值", "上年", "来源", "说明", "同比"], AMOUNT)
    | st.fixed_dictionaries({"汇总": st.dictionaries(TEXT, AMOUNT, max_size=3)})
)
FIGURES = ANY | st.fixed_dictionaries(
    {},
    optional={
        "复议": st.none() | of_keys(["收到", "受理", "审结"], FIGURE),
        "行政检查": FIGURE,
        "督察": of_keys(["问题"], FIGURE),
        "不认识": FIGURE,
    },
)
DEED = SCALAR | st.deferred(
    lambda: st.fixed_dictionaries(
        {}, optional={"内容": SCALAR, "小标题": SCALAR, "做法": st.lists(DEED, max_size=2) | ANY, "仅报送": SCALAR}
    )
)
ENTRY = ANY | st.fixed_dictionaries(
    {},
    optional={
        "数据": FIGURES,
        "对应": SCALAR | st.lists(TEXT, max_size=3),
        "标题": SCALAR,
        "做法": ANY | st.lists(DEED, max_size=3),
    },
)
TABLE = ANY | st.fixed_dictionaries(
    {"表头": st.lists(SCALAR, max_size=3)}, optional={"行": st.lists(st.lists(SCALAR, max_size=4), max_size=3)}
)
DATA = st.fixed_dictionaries(
    {"提纲": st.just("年度报告/县级")},
    optional={
        "单位": of_keys(["全称", "自称"]),
        "责任单位": of_keys(["司法", "审批"]),
        "报送件": ANY | st.lists(of_keys(["名称", "主送", "署名", "保密审查"]), max_size=3),
        "附件": ANY | st.lists(SCALAR | st.fixed_dictionaries({}, optional={"名称": SCALAR, "表格": TABLE}), max_size=3),
        "导语": SCALAR,
        "安排": ANY | st.lists(SCALAR | of_keys(["序号", "内容"]), max_size=3),
        "章节": ANY | st.lists(ENTRY, max_size=3),
        "错写的键": ANY,
    },
)


@given(DATA)
def test_whatever_a_data_file_says_its_sheets_say_it_too(data: Plain) -> None:
    tables = tables_of(data, data_shape(), asked())
    again = data_of({table.key: table.lines for table in tables}, data_shape()).data
    assert exactly(again) == exactly(data)


def test_edits_of_a_draft_are_pulled_into_the_workbook(data_file: Path, tmp_path: Path) -> None:
    from docx import Document

    from drafter.workflows.pulling import pull_file

    form = tmp_path / "form.xlsx"
    write_form(data_file, form)
    (written,) = draft(form, tmp_path / "draft.docx").written
    document = Document(str(written.path))
    paragraph = next(
        one for one in document.paragraphs if one.text.startswith("一是") or ("存在" in one.text and len(one.text) > 40)
    )
    paragraph.add_run("这是后加的一句话。")
    document.save(str(written.path))
    report = pull_file(written.path, form).report
    assert report is not None
    assert report.written
    assert Path(report.kept).is_file()
    source = read_form(form.read_bytes(), form, data_shape()).source
    assert "这是后加的一句话。" in json.dumps(source.data, ensure_ascii=False)


def test_next_years_file_is_rolled_from_a_workbook_as_from_its_data_file(data_file: Path, tmp_path: Path) -> None:
    from drafter.workflows.new import Wanted
    from drafter.workflows.rolling import roll_forward

    write_form(data_file, tmp_path / "form.xlsx")
    for name, source in (("a", data_file), ("b", tmp_path / "form.xlsx")):
        roll_forward(tmp_path / name / "data.yaml", source, Wanted(None, None, None))
    assert (tmp_path / "a" / "data.yaml").read_bytes() == (tmp_path / "b" / "data.yaml").read_bytes()


@pytest.mark.parametrize("name", ["宏.xlsm", "空.xlsx", "别的.xlsx"])
def test_what_is_no_form_is_refused(name: str, tmp_path: Path) -> None:
    from drafter.model.finding import CannotRun

    path = tmp_path / name
    if name == "别的.xlsx":
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(b"")
    with pytest.raises(CannotRun) as caught:
        check(path)
    assert caught.value.remedy


def test_a_row_inserted_into_the_text_is_a_paragraph_more(data_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(data_file, path)
    book = openpyxl.load_workbook(path)
    page = book["正文"]
    row = next(row for row in range(4, page.max_row) if page.cell(row, 1).value == "1" and page.cell(row, 3).value)
    page.insert_rows(row + 1)
    page.cell(row + 1, 3).value = "新的一段。"
    book.save(path)
    source = read_form(path.read_bytes(), path, data_shape()).source
    before, after = plain_of(data_file), source.data
    assert isinstance(after, dict)
    assert exactly(after) != exactly(before)
    assert exactly(after.get("问题", None)) == exactly(before.get("问题"))
    assert "新的一段。" in json.dumps(after, ensure_ascii=False)
