"""L: a .docx that keeps to GB/T 9704—2012 has no finding; each breach has its own, once, with numbers and places."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from drafter.check.texts.looks import colour_name, is_coloured, lead_of
from drafter.check.texts.settings import each_with_setting
from drafter.model.finding import Level
from drafter.model.paper import Look, Stretch
from drafter.model.script import Version
from drafter.read.docx.facts import paper_in
from tests.conftest import ROOT
from tests.texts.handmade import fonted, headed, line, report
from tests.texts.scripts import found, grave, rendered, script_of_bytes, script_of_document, seconds
from tests.tools import Office, patience

SAMPLE = ROOT / "samples" / "shilixian-2026" / "data.yaml"


def layout_of(document: Any) -> list[tuple[str, Level]]:
    """(rule, level) of what L says of a document."""
    return [(finding.rule, finding.level) for finding in found(script_of_document(document, Version.SENT), "L")]


def body(document: Any, at: int = 6) -> Any:
    """One of its paragraphs."""
    return document.paragraphs[at]


def test_a_report_made_by_hand_that_keeps_to_the_standard_has_no_finding() -> None:
    assert layout_of(report()) == []


def wider(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


def moved(document: Any) -> None:
    document.sections[0].top_margin, document.sections[0].bottom_margin = Mm(40), Mm(32)


def narrower(document: Any) -> None:
    document.sections[0].right_margin = Mm(32)


def all_song(document: Any) -> None:
    for paragraph in document.paragraphs[2:-2]:
        for run in paragraph.runs:
            fonted(run, "宋体", 14)


def one_song(document: Any) -> None:
    fonted(body(document).runs[0], "宋体")


def small(document: Any) -> None:
    fonted(body(document).runs[0], "仿宋", 14)


def title_in_song(document: Any) -> None:
    fonted(document.paragraphs[0].runs[0], "宋体", 22)


def title_left(document: Any) -> None:
    document.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT


def title_moved_by_blanks(document: Any) -> None:
    title_left(document)
    document.paragraphs[0].runs[0].text = "    " + document.paragraphs[0].text


def heading_in_fangsong(document: Any) -> None:
    fonted(document.paragraphs[3].runs[0], "仿宋")


def lead_in_hei(document: Any) -> None:
    lead = next(p for p in document.paragraphs if p.text.startswith("（二）"))
    fonted(lead.runs[0], "黑体")


def no_indent(document: Any) -> None:
    for at in (6, 8, 9, 10):
        body(document, at).paragraph_format.first_line_indent = Pt(0)


def far_lines(document: Any) -> None:
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.line_spacing = Pt(33)


def unnumbered(document: Any) -> None:
    for footer in ("footer", "even_page_footer"):
        element = getattr(document.sections[0], footer).paragraphs[0]._p
        for child in list(element):
            element.remove(child)


def centred_number(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = False
    document.sections[0].footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def hyphened_number(document: Any) -> None:
    document.sections[0].footer.paragraphs[0].runs[0].text = "- "


def coloured(document: Any) -> None:
    body(document).runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)


def bold(document: Any) -> None:
    body(document).runs[0].font.bold = True
    fonted(body(document).add_run("另行强调的一句话。"), "仿宋").font.bold = True


def underlined(document: Any) -> None:
    body(document).runs[0].font.underline = True


def addressee_in(document: Any) -> None:
    document.paragraphs[1].paragraph_format.first_line_indent = Pt(32)


def addressee_half_width(document: Any) -> None:
    document.paragraphs[1].runs[0].text = "示例市人民政府:"


def addressee_centred_half_width(document: Any) -> None:
    addressee_half_width(document)
    document.paragraphs[1].alignment = WD_ALIGN_PARAGRAPH.CENTER


def left_date(document: Any) -> None:
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.LEFT


def attachments(document: Any) -> None:
    for text in ("附件:1.重大行政决策事项目录；", "2.行政规范性文件目录"):
        new = line(document, text)
        new.paragraph_format.space_before = Pt(28 if text.startswith("附件") else 0)
        document.paragraphs[-3]._p.addprevious(new._p)


BREACHES: list[tuple[Callable[[Any], None], list[tuple[str, Level]], str]] = [
    (wider, [("L301", Level.ERROR), ("L303", Level.WARNING), ("L310", Level.HINT)], "216×279"),
    (moved, [("L302", Level.WARNING)], "天头（上白边）是 40.0 毫米"),
    (narrower, [("L303", Level.WARNING)], "版心是 150×225 毫米"),
    (all_song, [("L304", Level.HINT), *[("L308", Level.HINT)] * 3], "宋体、四号（14 磅）"),
    (one_song, [("L305", Level.WARNING)], "有 1 段夹着“宋体、三号（16 磅）”"),
    (small, [("L305", Level.WARNING)], "“仿宋、四号（14 磅）”"),
    (title_in_song, [("L306", Level.HINT)], "标题是宋体、二号（22 磅）"),
    (title_left, [("L307", Level.WARNING)], "没有设为居中"),
    (title_moved_by_blanks, [("L307", Level.WARNING)], "没有设为居中，用空格或缩进凑成居中"),
    (heading_in_fangsong, [("L308", Level.HINT)], "第 1 层标题 2 个，有 1 个不是黑体、三号"),
    (lead_in_hei, [("L308", Level.HINT)], "第 2 层标题 2 个，有 1 个不是楷体、三号，多数是黑体"),
    (no_indent, [("L309", Level.WARNING)], "有 4 段首行没有左空二字（空了 0.0 字）"),
    (far_lines, [("L310", Level.HINT)], "行距 33 磅，每面排 19 行"),
    (unnumbered, [("L311", Level.WARNING)], "没有页码"),
    (centred_number, [("L312", Level.HINT)], "没有区分奇偶页"),
    (hyphened_number, [("L312", Level.HINT)], "写成“- 1 —”"),
    (coloured, [("L313", Level.WARNING)], "红色"),
    (bold, [("L314", Level.HINT)], "1 段加粗"),
    (underlined, [("L314", Level.HINT)], "1 段加下划线"),
    (addressee_in, [("L325", Level.WARNING)], "没有顶格"),
    (addressee_half_width, [("L325", Level.WARNING)], "末尾不是全角冒号"),
    (addressee_centred_half_width, [("L325", Level.WARNING)], "末尾不是全角冒号，没有顶格"),
    (attachments, [("L326", Level.WARNING), ("L326", Level.WARNING)], "半角冒号"),
    (left_date, [("L328", Level.HINT)], "靠在左边"),
]


@pytest.mark.parametrize(("break_it", "expected", "words"), BREACHES, ids=[breach[0].__name__ for breach in BREACHES])
def test_a_breach_is_told_once_with_its_numbers(
    break_it: Callable[[Any], None], expected: list[tuple[str, Level]], words: str
) -> None:
    document = report()
    break_it(document)
    said = found(script_of_document(document, Version.SENT), "L")
    assert [(finding.rule, finding.level) for finding in said] == expected
    assert words in "".join(finding.message for finding in said)
    assert all(finding.remedy and finding.place.spot for finding in said)


@pytest.mark.parametrize(("colour", "seen"), [("404040", False), ("000041", True), ("410000", True), ("", False)])
def test_what_is_nearly_black_is_no_colour(colour: str, seen: bool) -> None:
    assert is_coloured(Look(color=colour)) is seen


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("FFFFFF", "白色"),
        ("F8F8F8", "白色"),
        ("FF0000", "红色"),
        ("0000FF", "蓝色"),
        ("FF00FF", "颜色 FF00FF"),
        ("00FF00", "颜色 00FF00"),
        ("FFFF00", "颜色 FFFF00"),
        ("00FFFF", "颜色 00FFFF"),
    ],
)
def test_a_colour_is_called_as_people_call_it(colour: str, name: str) -> None:
    assert colour_name(colour) == name


def near_black(document: Any) -> None:
    body(document).runs[0].font.color.rgb = RGBColor(0x33, 0x33, 0x33)


def half_a_millimetre(document: Any) -> None:
    document.sections[0].top_margin, document.sections[0].bottom_margin = Mm(36.2), Mm(35.8)


def lying_table(document: Any) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def typed_blanks(document: Any) -> None:
    body(document).paragraph_format.first_line_indent = Pt(0)
    body(document).runs[0].text = "　　" + body(document).text


def stop_behind_the_lead(document: Any) -> None:
    """The full stop of a run-in heading typed with what follows it."""
    lead, rest = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("（二）")).runs
    lead.text, rest.text = lead.text.rstrip("。"), "。" + rest.text


def bold_lead(document: Any) -> None:
    paragraph = body(document)
    words = paragraph.runs[0].text
    paragraph.runs[0].text = "一是加强领导。"
    paragraph.runs[0].font.bold = True
    fonted(paragraph.add_run(words), "仿宋")


def by_style(document: Any) -> None:
    """The same look through a chain of styles and a theme, with nothing direct."""
    base = document.styles.add_style("基础正文", WD_STYLE_TYPE.PARAGRAPH)
    base.font.size = Pt(16)
    base.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    base.paragraph_format.first_line_indent = Pt(32)
    child = document.styles.add_style("正文首行", WD_STYLE_TYPE.PARAGRAPH)
    child.base_style = base
    paragraph = body(document)
    words = paragraph.text
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    paragraph._p.remove(paragraph._p.pPr)
    paragraph.style = child
    paragraph.add_run(words)


def no_addressee(document: Any) -> None:
    """A first paragraph that ends with a colon is no addressee."""
    document.paragraphs[1]._p.getparent().remove(document.paragraphs[1]._p)
    document.paragraphs[1].runs[0].text = "按照要求，现将2025年法治政府建设工作情况报告如下："


def own_attachment(document: Any) -> None:
    """What stands in an attachment is not the body, even where nobody signed."""
    for paragraph in document.paragraphs[-2:]:
        paragraph._p.getparent().remove(paragraph._p)
    line(document, "附件1", "黑体", indent=0)
    line(document, "各乡镇街道办事处开展法治督察情况的详细说明", "宋体", 12, 0)


def contents(document: Any) -> None:
    """A table of contents has its own look."""
    style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    new = line(document, "推进法治政府建设的主要举措和成效", "宋体", 12, 0)
    new.style = style
    document.paragraphs[2]._p.addprevious(new._p)


CHANGES = [
    near_black,
    stop_behind_the_lead,
    half_a_millimetre,
    lying_table,
    typed_blanks,
    bold_lead,
    by_style,
    no_addressee,
    own_attachment,
    contents,
]


def test_what_leads_a_paragraph_ends_with_its_first_stop() -> None:
    _, setting = each_with_setting(script_of_document(report()))[6]
    look = setting.stretches[0].look
    stretches = tuple(Stretch(text, look) for text in ("（二）规范执法", "。", "组织评查。", "开展整改。"))
    assert [stretch.text for stretch in lead_of(setting._replace(stretches=stretches))] == ["（二）规范执法", "。"]


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_standard_leaves_free_is_no_finding(change: Callable[[Any], None]) -> None:
    document = report()
    change(document)
    assert layout_of(document) == []


@pytest.mark.parametrize(
    ("number", "above", "drawn", "expected"),
    [
        ("示政〔2026〕3号", ["签发人：张三"], True, []),
        ("示政[2026]3号", ["签发人：张三"], True, ["L321"]),
        ("示政〔2026〕03号", ["签发人：张三"], True, ["L321"]),
        ("示政〔2026〕第3号", ["签发人：张三"], True, ["L321"]),
        ("示政〔2026〕3号", [], True, ["L322"]),
        ("示政〔2026〕3号", ["签发人:张三"], True, ["L323"]),
        ("示政〔2026〕3号", ["签发人：张三"], False, ["L324"]),
    ],
)
def test_the_elements_of_a_head(number: str, above: list[str], drawn: bool, expected: list[str]) -> None:
    assert [rule for rule, _ in layout_of(headed(number, *above, drawn=drawn))] == expected


def test_a_report_to_the_congress_alone_needs_no_approver() -> None:
    document = headed("示政〔2026〕3号")
    addressee = next(p for p in document.paragraphs if p.text == "示例市人民政府：")
    addressee.runs[0].text = "示例县人民代表大会常务委员会："
    assert layout_of(document) == []


def test_the_right_number_is_offered() -> None:
    (finding,) = found(script_of_document(headed("示政[2026]第03号", "签发人：张三")), "L321")
    assert "示政〔2026〕3号" in finding.remedy


def test_a_text_file_has_no_layout() -> None:
    assert found("示例县人民政府2025年法治政府建设工作情况的报告\n示例县人民政府\n二〇二六年一月二十日", "L") == []


def test_an_empty_document_is_no_trouble() -> None:
    document = Document()
    assert {rule for rule, _ in layout_of(document)} <= {"L301", "L302", "L303"}


def test_facts_are_one_setting_for_each_line_even_in_tables_and_boxes() -> None:
    for data, _ in rendered(SAMPLE, final=True):
        script = script_of_bytes(data)
        assert script.manuscript is not None
        settings = paper_in(data).settings
        words = ["".join(stretch.text for stretch in setting.stretches) for setting in settings]
        assert words == [item.accepted for item in script.manuscript.lines]


def test_styles_that_inherit_from_each_other_end() -> None:
    document = report()
    one = document.styles.add_style("甲", WD_STYLE_TYPE.PARAGRAPH)
    two = document.styles.add_style("乙", WD_STYLE_TYPE.PARAGRAPH)
    one.base_style, two.base_style = two, one
    body(document).style = one
    assert layout_of(document) == []


def test_libreoffice_saves_a_clean_document_clean(office: Office, tmp_path: Path) -> None:
    sources = []
    for number, (data, version) in enumerate(rendered(SAMPLE, final=True)):
        path = tmp_path / f"{number}-{version.name}.docx"
        path.write_bytes(data)
        sources.append(path)
    by_hand = tmp_path / "9-SENT.docx"
    report().save(str(by_hand))
    for saved in office.convert_all([*sources, by_hand], "docx", tmp_path / "saved"):
        version = Version.PUBLIC if "PUBLIC" in saved.name else Version.SENT
        said = found(script_of_bytes(saved.read_bytes(), version), "P", "L")
        assert grave(said) == [], saved.name


def test_what_libreoffice_saves_still_shows_its_breaches(office: Office, tmp_path: Path) -> None:
    document = report()
    for break_it in (one_song, title_left, no_indent, coloured, unnumbered):
        break_it(document)
    path = tmp_path / "broken.docx"
    document.save(str(path))
    (saved,) = office.convert_all([path], "docx", tmp_path / "saved")
    rules = {finding.rule for finding in found(script_of_bytes(saved.read_bytes()), "L")}
    assert rules >= {"L305", "L307", "L309", "L311", "L313"}


def test_ten_thousand_characters_take_little_time() -> None:
    document = report()
    while sum(len(p.text) for p in document.paragraphs) < 10_000:
        new = line(document, "持续推进严格规范公正文明执法，组织开展案卷评查和专项监督，对发现的问题逐项整改到位。" * 3)
        document.paragraphs[8]._p.addnext(new._p)
    file = BytesIO()
    document.save(file)
    script = script_of_bytes(file.getvalue(), Version.PUBLIC)
    assert seconds(script, "P2", "L", times=2) < patience(0.25)  # ten times what it takes: a slow machine fails no test


def test_a_head_above_the_title_is_none_of_it_and_the_addressee_stands_below() -> None:
    from drafter.model.script import Part

    script = script_of_document(headed("示政〔2026〕3号"))
    assert script.title == "示例县人民政府2025年法治政府建设工作情况的报告"
    assert [paragraph.text for paragraph in script.of(Part.ADDRESSEE)] == ["示例市人民政府："]
