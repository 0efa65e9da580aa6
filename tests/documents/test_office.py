"""Through the real LibreOffice: what people see, and what is left after they have saved."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from drafter.model.finding import CannotRun
from drafter.read.docx.draft import Condition, read_draft
from drafter.workflows.drafting import draft
from tests.documents.data import data_with_everything
from tests.tools import Office

DOCX = "docx:MS Word 2007 XML"


@pytest.fixture(scope="module")
def sample_pdf(sample_docx: Path, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office.convert(sample_docx, "pdf", tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def resaved(sample_docx: Path, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office.convert(sample_docx, DOCX, tmp_path_factory.mktemp("resaved"))


def _rewritten(source: Path, target: Path, part: str, old: str, new: str) -> Path:
    """A copy of a package with words of one part replaced, each occurrence."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            after.writestr(name, data)
    return target


def test_nothing_is_lost_on_the_way_to_the_page(sample_docx: Path, sample_pdf: Path, office: Office) -> None:
    seen = office.text(sample_pdf)
    seen = re.sub(r"—\d+—", "", seen)
    for _, line in read_draft(sample_docx).lines:
        words = re.sub(r"⟦[^=]*=([^⟧]*)⟧", r"\1", line)
        assert re.sub(r"\s", "", words) in seen


def test_an_edited_store_value_shows_in_every_place_of_its_figure(tmp_path: Path, office: Office) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(
        "格式: 1\n提纲: 年度报告/县级\n年度: 2026\n单位: {全称: 示例县人民政府}\n数据表: 是\n章节:\n"
        "  - 对应: 化解\n    数据: {复议: {收到: 55731}}\n"
        "    做法: [收到【复议.收到】件。, 再说一遍是【复议.收到】件。]\n",
        encoding="utf-8",
    )
    draft(data, tmp_path / "out.docx")
    edited = _rewritten(tmp_path / "out.docx", tmp_path / "edited.docx", "customXml/item1.xml", "<f:v>55731<", "<f:v>66842<")
    seen = office.text(office.convert(edited, "pdf", tmp_path))
    assert "55731" not in seen
    places = [item for item in read_draft(edited).shown if item.figure == "复议.收到"]
    assert seen.count("66842") == len(places) == 4  # two sentences of the office, one of the template, the table


def test_one_save_in_libreoffice_leaves_every_figure_and_the_record(sample_docx: Path, resaved: Path) -> None:
    before, after = read_draft(sample_docx), read_draft(resaved)
    assert before.condition is Condition.UNTOUCHED
    assert after.condition is Condition.RESAVED
    assert [(item.figure, item.shown) for item in after.shown] == [(item.figure, item.shown) for item in before.shown]
    assert after.stored == before.stored
    assert after.record == before.record
    assert (after.outline, after.outline_version) == ("年度报告/县级", 1)
    assert after.template_digest == before.template_digest


def test_a_document_with_table_and_everything_survives_a_save_too(tmp_path: Path, office: Office) -> None:
    output = tmp_path / "all.docx"
    draft(data_with_everything(tmp_path), output)
    after = read_draft(office.convert(output, DOCX, tmp_path / "resaved"))
    assert after.condition is Condition.RESAVED
    assert len(after.shown) == len(read_draft(output).shown)


def test_the_next_draft_repairs_a_resaved_package_and_keeps_a_backup(
    data_file: Path, sample_docx: Path, resaved: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.docx"
    shutil.copy(resaved, output)
    (written,) = draft(data_file, output).written
    assert written.kept is not None
    assert written.kept.read_bytes() == resaved.read_bytes()
    assert read_draft(output).condition is Condition.UNTOUCHED
    assert output.read_bytes() == sample_docx.read_bytes()


def test_a_figure_edited_in_its_control_counts_as_edited(data_file: Path, sample_docx: Path, tmp_path: Path) -> None:
    edited = _rewritten(sample_docx, tmp_path / "edited.docx", "word/document.xml", "<w:t>557</w:t>", "<w:t>558</w:t>")
    reading = read_draft(edited)
    assert reading.condition is Condition.EDITED
    assert ("复议.收到", "558") in [(item.figure, item.shown) for item in reading.shown]
    assert reading.stored["复议.收到"] == "557"


def test_text_that_a_person_changed_is_never_overwritten(data_file: Path, sample_docx: Path, tmp_path: Path) -> None:
    edited = _rewritten(sample_docx, tmp_path / "edited.docx", "word/document.xml", "特此报告。", "专此报告。")
    before = edited.read_bytes()
    with pytest.raises(CannotRun, match="有人改过"):
        draft(data_file, edited)
    assert edited.read_bytes() == before
