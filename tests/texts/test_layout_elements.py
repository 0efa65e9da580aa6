"""L, element by element: a document that has them all keeps to the standard; changed in one point it is told what and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from drafter.model.finding import Level
from drafter.model.script import Version
from tests.texts.alterations import (
    MARK,
    NUMBER,
    TITLE,
    Change,
    above_the_date,
    align,
    another_section,
    approver_in_fangsong,
    begin,
    black_mark,
    blank_behind_the_left_number,
    blank_below,
    broken_by_hand,
    drawn,
    equally_thick,
    far_line,
    font,
    goes_on,
    in_a_table,
    inset,
    justified_list,
    left_number_at_the_edge,
    long_day,
    low_footer,
    number_alone,
    number_at_the_edge,
    number_in_calibri,
    number_in_hei,
    one_attachment_with_a_number,
    printed_above,
    printed_on,
    reword,
    sealed,
    short_line,
    short_line_above_the_title,
    space,
    starts_anew,
    swapped_corner,
    typed_blank_beside_the_number,
    typed_to_the_right,
    unruled,
    white_mark,
    without_page,
    without_the_approver,
)
from tests.texts.handmade import CENTER, FANGSONG, LEFT, complete, headed, starting
from tests.texts.scripts import SAMPLES, found, rendered, script_of_bytes, script_of_document
from tests.tools import Office

WARNING, HINT = Level.WARNING, Level.HINT


def said(document: Any) -> list[tuple[str, Level, str]]:
    return [(f.rule, f.level, f.message) for f in found(script_of_document(document, Version.SENT), "L")]


BREACHES: list[tuple[str, Change, str, Level, str]] = [
    ("the copy number in small", font("000001", FANGSONG, 14), "L329", WARNING, "字号是四号（14 磅），应为三号（16 磅）"),
    ("secrecy in fangsong", font("秘密", FANGSONG), "L329", WARNING, "用的是仿宋_GB2312，应为黑体"),
    ("secrecy in chinese", reword("秘密★1年", "秘密★一年"), "L329", WARNING, "保密期限用的是汉字数字"),
    ("secrecy without a star", reword("秘密★1年", "秘密1年"), "L329", WARNING, "保密期限前没有“★”"),
    ("urgency in the middle", align("特急", CENTER), "L329", WARNING, "没有顶格，应居左顶格"),
    ("the corner upside down", swapped_corner, "L329", WARNING, "次序不对"),
    ("a black mark", black_mark, "L330", WARNING, "不是红色，应为红色"),
    ("a mark on the left", align(MARK, LEFT), "L330", WARNING, "没有设为居中"),
    ("a mark further down", space(MARK, 60), "L331", HINT, "约 53 毫米，应为 35 毫米（按行距估算）"),
    ("the number in hei", number_in_hei, "L332", HINT, "发文字号用的是黑体，应为仿宋"),
    ("the number right below the mark", space(NUMBER, 0), "L332", HINT, "与发文机关标志之间没有空行，应空二行"),
    ("the number at the edge", begin(NUMBER, 0), "L332", HINT, "左边空了 0.0 字，有签发人的应居左空一字"),
    ("the number alone", number_alone, "L332", HINT, "没有与最后一个签发人排在同一行"),
    ("the approver in fangsong", approver_in_fangsong, "L333", WARNING, "签发人姓名用的是仿宋_GB2312，应为楷体"),
    ("a line far below", far_line, "L334", HINT, "应为 4 毫米"),
    ("a short line", short_line, "L334", HINT, "版头分隔线长约 128 毫米，应与版心等宽（现在版心宽 156 毫米）"),
    ("a short line right above the title", short_line_above_the_title, "L334", HINT, "现在版心宽 156 毫米）；标题与版头分隔线"),
    ("a short drawn line", drawn(400), "L334", HINT, "版头分隔线长约 141 毫米"),
    ("the title right below the line", space(TITLE, 0), "L334", HINT, "标题与版头分隔线之间没有空行"),
    ("the addressee right below the title", space("示例市人民政府：", 0), "L335", HINT, "标题与主送机关之间没有空行，应空一行"),
    ("a free line below the addressee", blank_below("示例市人民政府："), "L335", HINT, "主送机关与正文之间约空 1 行"),
    ("the list right below the text", space("附件：1.", 0), "L336", HINT, "与正文之间没有空行，应空一行"),
    ("the list at the edge", begin("附件：1.", 0), "L336", HINT, "左边空了 0.0 字，应空二字"),
    ("the office right below the list", above_the_date(space=0), "L337", HINT, "署名与上面的文字之间没有空行，应空一行"),
    (
        "the office at the edge",
        above_the_date(right=0),
        "L337",
        HINT,
        "署名右空 0.0 字，成文日期右空 0.5 字",
    ),
    (
        "the date below the beginning of the office",
        inset("2026年1月20日", 40),
        "L337",
        HINT,
        "成文日期右空 2.5 字、首字比署名首字没有右移",
    ),
    ("the date in the middle", align("2026年1月20日", CENTER), "L337", HINT, "成文日期右空"),
    ("the remark in half-width brackets", reword("（此件公开发布）", "(此件公开发布)"), "L338", WARNING, "半角圆括号"),
    ("the remark at the edge", begin("（此件", 0), "L338", WARNING, "左边空了 0.0 字，应居左空二字"),
    ("an attachment on the same page", without_page, "L339", HINT, "没有另起一面"),
    ("a label in fangsong", font("附件1", FANGSONG), "L339", HINT, "用的是仿宋_GB2312、三号（16 磅），应为黑体"),
    ("a label with a colon", reword("附件1", "附件1："), "L339", HINT, "后面多了冒号"),
    ("a label two characters in", begin("附件1", 2), "L339", HINT, "没有顶格"),
    ("a title of an attachment on the left", align("重大行政决策事项目录", LEFT), "L339", HINT, "标题没有居中"),
    ("a title right below its label", space("重大行政决策事项目录", 0), "L339", HINT, "与标题之间没有空行"),
    ("another title", reword("重大行政决策事项目录", "行政执法事项目录"), "L340", WARNING, "两处应当一致"),
    ("another number", reword("附件2", "附件3"), "L340", WARNING, "附件说明里没有“附件3”，写的是“附件1”、“附件2”"),
    (
        "copies without a stop",
        reword("抄送：示例市人大常委会办公室。", "抄送：示例市人大常委会办公室"),
        "L341",
        WARNING,
        "末尾没有句号",
    ),
    ("copies behind a half-width colon", reword("抄送：", "抄送:"), "L341", WARNING, "后面是半角冒号"),
    ("a zero in the day of printing", printed_on("2026年01月21日印发"), "L342", WARNING, "月、日编了虚位"),
    ("a day of printing in Chinese", printed_on("二〇二六年一月二十一日印发"), "L342", WARNING, "用的是汉字数字"),
    ("copies in third size", font("抄送", FANGSONG), "L343", HINT, "用的是仿宋_GB2312、三号（16 磅），应为仿宋、四号"),
    ("copies at the edge", begin("抄送", 0), "L343", HINT, "版记里“抄送”一行左边空了 0.0 字，应空一字"),
    ("copies below the printer", printed_above, "L341", WARNING, "排在印发机关下面"),
    ("no lines", unruled, "L344", WARNING, "版记没有首条和末条分隔线"),
    ("lines of one thickness", equally_thick, "L344", HINT, "中间的粗 0.35 毫米"),
    ("a low footer", low_footer, "L345", HINT, "约 14 毫米，应为 7 毫米（现在页脚距纸边 17.5 毫米）"),
    ("numbers that start anew", starts_anew, "L346", HINT, "第 2 节的页码又从 1 编起"),
    ("a number at the edge", number_at_the_edge, "L312", HINT, "居右空了 0.0 字，应空一字"),
    ("copies with a blank within", reword("抄送：", "抄 送:"), "L341", WARNING, "“抄送”后面是半角冒号"),
    ("a stop behind the day of printing", printed_on("2026年1月21日印发。"), "L342", WARNING, "印发日期后面多了句号"),
    ("a justified list at the edge", justified_list, "L336", HINT, "左边空了 0.0 字，应空二字"),
    ("a left number at the edge", left_number_at_the_edge, "L312", HINT, "居左空了 0.0 字，应空一字"),
    ("nobody approved", without_the_approver, "L323", WARNING, "后面没有姓名"),
    (
        "a document number of old",
        reword("示政〔2026〕3号", "示政[2026]第03号"),
        "L321",
        WARNING,
        "应为六角括号“〔〕”，序号前多了“第”",
    ),
    ("a number in Calibri", number_in_calibri, "L312", HINT, "数字用的是Calibri，应为宋体"),
]


@pytest.mark.parametrize(("change", "rule", "level", "words"), [b[1:] for b in BREACHES], ids=[b[0] for b in BREACHES])
def test_one_point_changed_is_told_with_what_stands_and_what_should(
    change: Change, rule: str, level: Level, words: str
) -> None:
    document = complete()
    change(document)
    findings = said(document)
    assert [(found_rule, found_level) for found_rule, found_level, _ in findings] == [(rule, level)], findings
    assert words in findings[0][2]


NEAR: list[tuple[str, Change]] = [
    ("a mark in white, printed on red heads", white_mark),
    ("a mark somewhat lower", space(MARK, 20)),
    ("the number two lines by spacing of the paragraph", space(NUMBER, 50)),
    ("a drawn line as wide as the text area", drawn(442)),
    ("a line by half-points", space(TITLE, 50)),
    ("one line by spacing", space("示例市人民政府：", 18)),
    ("sealed", sealed),
    ("a date longer than the office", long_day),
    ("typed to the right", typed_to_the_right),
    ("a remark that is none", reword("（此件公开发布）", "（以上数据截至2025年底）")),
    ("a page broken by hand", broken_by_hand),
    ("another section", another_section),
    ("a title with the office before it", reword("重大行政决策事项目录", "示例县重大行政决策事项目录", last=True)),
    ("an imprint in a table", in_a_table),
    ("sections that go on", goes_on),
    ("a blank typed beside the number", typed_blank_beside_the_number),
    ("one attachment with a number", one_attachment_with_a_number),
    ("a blank typed behind the left number", blank_behind_the_left_number),
]


@pytest.mark.parametrize("change", [near[1] for near in NEAR], ids=[near[0] for near in NEAR])
def test_what_keeps_to_the_standard_in_another_way_is_no_finding(change: Change) -> None:
    document = complete()
    change(document)
    assert said(document) == []


def test_a_document_with_all_elements_has_no_finding() -> None:
    assert said(complete()) == []


def test_the_number_stands_in_the_middle_where_nobody_approved() -> None:
    document = headed(NUMBER)
    assert [rule for rule, _, _ in said(document)] == ["L322"]
    starting(document, NUMBER).alignment = LEFT
    assert [rule for rule, _, _ in said(document)] == ["L322", "L332"]


def test_a_table_without_lines_is_no_imprint_of_the_standard() -> None:
    document = complete()
    in_a_table(document)
    properties = document.tables[0]._tbl.tblPr
    properties.remove(properties.find(qn("w:tblBorders")))
    document.tables[0].style = "Normal Table"
    assert [(rule, level) for rule, level, _ in said(document)] == [("L344", WARNING)]


def test_libreoffice_changes_nothing_of_it(office: Office, tmp_path: Path) -> None:
    sources = []
    for sample in SAMPLES:
        for number, (data, _) in enumerate(rendered(sample, final=True)):
            sources.append(tmp_path / f"{sample.parent.name}-{number}.docx")
            sources[-1].write_bytes(data)
    sources.append(tmp_path / "by-hand.docx")
    complete().save(str(sources[-1]))
    for saved in office.convert_all(sources, "docx", tmp_path / "saved"):
        assert [f.message for f in found(script_of_bytes(saved.read_bytes()), "L329", "L33", "L34")] == [], saved.name


def test_what_libreoffice_saves_still_shows_what_is_wrong(office: Office, tmp_path: Path) -> None:
    wanted = {name: (change, rule) for name, change, rule, _, _ in BREACHES if name in RESAVED}
    sources = []
    for name, (change, _) in wanted.items():
        document = complete()
        change(document)
        sources.append(tmp_path / f"{name.replace(' ', '-')}.docx")
        document.save(str(sources[-1]))
    for saved, (_, rule) in zip(office.convert_all(sources, "docx", tmp_path / "saved"), wanted.values(), strict=True):
        assert rule in {finding.rule for finding in found(script_of_bytes(saved.read_bytes()), "L")}, saved.name


RESAVED = {
    "a black mark",
    "a mark further down",
    "the number right below the mark",
    "a line far below",
    "the addressee right below the title",
    "the office at the edge",
    "an attachment on the same page",
    "no lines",
    "a low footer",
}


@pytest.mark.parametrize("final", [True, False])
def test_our_own_drafts_keep_to_it(final: bool) -> None:
    for sample in SAMPLES:
        for data, version in rendered(sample, final=final):
            assert found(script_of_bytes(data, version), "L329", "L33", "L34") == []
