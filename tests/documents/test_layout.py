"""The file itself: what GB/T 9704—2012 asks for, in Word's own terms. Clause numbers are the standard's."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from drafter.workflows.drafting import draft
from tests.documents.data import EVERYTHING, data_with_everything, write_data

PICTURE = {
    "Title": ("方正小标宋简体", 22),
    "heading 1": ("黑体", 16),
    "heading 2": ("楷体_GB2312", 16),
    "heading 3": ("仿宋_GB2312", 16),
    "heading 4": ("仿宋_GB2312", 16),
    "Body Text": ("仿宋_GB2312", 16),
}


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


def test_the_page_is_a4_with_the_margins_of_clause_5(word: WordDocument) -> None:
    section = word.sections[0]
    assert (section.page_width, section.page_height) == (Mm(210).twips * 635, Mm(297).twips * 635)
    for length, millimetres in (
        (section.top_margin, 37),
        (section.left_margin, 28),
        (section.bottom_margin, 35),
        (section.right_margin, 26),
    ):
        assert length is not None
        assert abs(length.mm - millimetres) < 0.05


@pytest.mark.parametrize(("style", "font", "size"), [(name, *look) for name, look in PICTURE.items()])
def test_each_level_has_its_font_and_size(word: WordDocument, style: str, font: str, size: int) -> None:
    element = next(item for item in word.styles.element if item.get(qn("w:styleId")) and item.name_val == style)
    assert element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert int(element.rPr.find(qn("w:sz")).get(qn("w:val"))) == size * 2


def test_lines_are_set_22_to_the_page(word: WordDocument) -> None:
    normal = word.styles["Normal"].paragraph_format
    assert normal.line_spacing_rule is WD_LINE_SPACING.EXACTLY
    assert normal.line_spacing == Pt(28.95)
    assert normal.widow_control is False


def test_body_paragraphs_begin_two_characters_in_and_are_justified(word: WordDocument) -> None:
    body = next(style for style in word.styles if style.element.name_val == "Body Text")
    indent = body.element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "630"
    assert body.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY


def test_heading_numbers_never_skip_or_repeat_at_any_of_four_levels(word: WordDocument) -> None:
    numbers = {level: [t[: t.index(m) + 1] for t in _paragraphs(word, f"heading {level}")] for level, m in
               {1: "、", 2: "）", 3: ".", 4: "）"}.items()}  # fmt: skip
    assert numbers[1] == ["一、", "二、", "三、", "四、", "五、"]
    assert numbers[2] == [f"（{n}）" for n in "一二三四五六七八九"] + ["（一）"]
    assert numbers[3] == ["1.", "2."]
    assert numbers[4] == ["（1）", "（2）"]


def test_headings_carry_outline_levels_for_the_navigation_pane(word: WordDocument) -> None:
    for level in range(1, 5):
        style = next(item for item in word.styles if item.element.name_val == f"heading {level}")
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)


def test_a_run_in_heading_is_one_paragraph_with_a_kai_lead_and_fangsong_rest(word: WordDocument) -> None:
    paragraph = next(p for p in word.paragraphs if p.text.startswith("（一）深入学习"))
    lead, rest = paragraph.runs[1], paragraph.runs[-1]
    assert lead.text == "深入学习贯彻习近平法治思想。"
    assert [run.style.name for run in (lead, rest)] == ["段首标题", "段首标题后正文"]
    fonts = {
        style.name: style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        for style in word.styles
        if style.name.startswith("段首")
    }
    assert fonts == {"段首标题": "楷体_GB2312", "段首标题后正文": "仿宋_GB2312"}


def test_the_plan_is_titled_with_the_actual_next_year(word: WordDocument) -> None:
    assert "四、2027年推进法治政府建设的主要安排" in _paragraphs(word, "heading 1")


def test_the_addressee_stands_flush_left_with_a_full_width_colon(word: WordDocument) -> None:
    assert _paragraphs(word, "主送机关") == ["市委、市政府："]


def test_the_date_has_arabic_digits_without_leading_zeros(word: WordDocument) -> None:
    assert _paragraphs(word, "成文日期") == ["2027年2月20日"]
    assert _paragraphs(word, "署名") == ["中共示例县委员会", "示例县人民政府"]


def test_the_date_begins_two_characters_behind_the_signature(tmp_path: Path) -> None:
    path = write_data(tmp_path, EVERYTHING.replace("署名: [中共示例县委员会, 示例县人民政府]", "署名: [示例县人民政府]"))
    draft(path, tmp_path / "out.docx")
    word = docx.Document(str(tmp_path / "out.docx"))
    insets = [
        int(p._p.pPr.find(qn("w:ind")).get(qn("w:rightChars"))) / 100
        for p in word.paragraphs
        if p.style is not None and p.style.name in ("署名", "成文日期")
    ]
    signature, date = 7, 6.5  # widths in characters: 示例县人民政府, 2027年2月20日
    assert insets[0] >= 2
    assert (insets[0] + signature) - (insets[1] + date) == pytest.approx(2)


def test_page_numbers_differ_on_odd_and_even_pages(word: WordDocument) -> None:
    assert word.settings.odd_and_even_pages_header_footer is True
    section = word.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        text = "".join(node.text or "" for node in paragraph._p.iter(qn("w:t")))
        assert text == "— 1 —"
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
        assert paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"


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
