"""The file itself, opened by an independent library: what it says beside the layout, which is tests/gbt9704's."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from drafter.workflows.drafting import draft
from tests.documents.data import data_with_everything


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> WordDocument:
    """Everything the program prints, opened by an independent library."""
    folder = tmp_path_factory.mktemp("layout")
    draft(data_with_everything(folder), folder / "out.docx")
    return docx.Document(str(folder / "out.docx"))


def _paragraphs(word: WordDocument, style: str) -> list[str]:
    """The texts of all paragraphs of a style, controls included."""
    return [
        "".join(node.text or "" for node in paragraph._p.iter(qn("w:t")))
        for paragraph in word.paragraphs
        if paragraph.style is not None and paragraph.style.element.name_val == style
    ]


def test_headings_carry_outline_levels_for_the_navigation_pane(word: WordDocument) -> None:
    for level in range(1, 5):
        style = next(item for item in word.styles if item.element.name_val == f"heading {level}")
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)


def test_the_plan_is_titled_with_the_actual_next_year(word: WordDocument) -> None:
    assert "四、2027年推进法治政府建设的主要安排" in _paragraphs(word, "heading 1")


def test_the_table_of_figures_appears_when_asked_for_and_its_cells_are_bound(word: WordDocument) -> None:
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "指标", "单位", "数值", "上年", "同比"]
    row = next(row for row in table.rows if "实施行政检查" in row.cells[1].text)
    bound = ["".join(node.text or "" for node in control.iter(qn("w:t"))) for control in row._tr.iter(qn("w:sdt"))]
    assert bound == ["3120", "4890", "-36.2%"]


def test_blanks_are_highlighted(word: WordDocument) -> None:
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs if run.text.startswith("【待填")]
    assert runs
    assert {run.style.name for run in runs} == {"待填"}


def test_the_properties_name_office_title_and_language(word: WordDocument) -> None:
    properties = word.core_properties
    assert properties.title == "中共示例县委员会示例县人民政府关于2026年法治政府建设情况的报告"
    assert properties.author == "示例县人民政府"
    assert properties.language == "zh-CN"


def test_text_of_the_data_file_stays_text(word: WordDocument) -> None:
    (lead,) = [p.text for p in word.paragraphs if "A&B" in p.text or "A & B" in p.text or "A&" in p.text] or [""]
    assert "“<法治>”与 A&B 两个专题，*不是*强调，{{ 不是模板 }}。" in lead


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        draft(data_with_everything(tmp_path / name), tmp_path / name / "out.docx")
    assert (tmp_path / "a" / "out.docx").read_bytes() == (tmp_path / "b" / "out.docx").read_bytes()


def test_every_figure_that_templates_print_is_bound(sample_docx: Path) -> None:
    """No digit of a template's sentence stands outside a control, but for years and what the office typed itself."""
    with zipfile.ZipFile(sample_docx) as package:
        body = package.read("word/document.xml").decode()
    outside = re.sub(r"<w:sdt>.*?</w:sdt>", "", body)
    loose = re.findall(r"<w:t[^>]*>([^<]*[0-9][^<]*)</w:t>", outside)
    allowed = re.compile(r"20\d\d(?:年|—)?|[1-9]\.|第一")
    assert [text for text in loose if re.search(r"[0-9]", allowed.sub("", text))] == []
