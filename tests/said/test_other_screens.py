"""What the other commands say, word for word: `new`, `adopt`, `trace`, `compare`, `opinions`, `outline`, `rules`, `check`."""

from __future__ import annotations

from syrupy.assertion import SnapshotAssertion

from drafter.ooxml.names import w
from tests.adopt.reports import NESTED
from tests.commands.test_commands import MINIMAL
from tests.compare.years import year_after
from tests.documents.data import EVERYTHING
from tests.opinions.copies import Copy
from tests.said.screen import COUNTY, Screen


def test_a_new_data_file(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.type("new", "2026/data.yaml", "--outline", "年度报告/县级", "--unit", "示例县人民政府", "--year", "2026")
    screen.type("new", "2026/data.yaml", "--outline", "年度报告/县级", "--unit", "示例县人民政府", "--year", "2026")
    screen.type("new", "又/data.yaml", "--outline", "年度报告/县", "--unit", "示例县人民政府", "--year", "2026")
    screen.type("new", "又/data.yaml", "--outline", "年度报告/县级", "--unit", "示例县人民政府", "--year", "今年")
    screen.type("new", "又/data.yaml", "--outline", "年度报告/县级")
    screen.type("new", "又/data.txt", "--outline", "年度报告/县级", "--unit", "示例县人民政府", "--year", "2026")
    screen.type("new")
    assert screen.text == snapshot


def test_a_year_that_is_rolled_forward(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.county()
    screen.type("new", "2027/data.yaml", "--from", "data.yaml")
    screen.type("new", "2027又/data.yaml", "--from", "初稿.docx")
    screen.type("new", "2027三/data.yaml", "--from", "data.yaml", "--outline", "年度报告/乡镇街道")
    screen.type("new", "2027四/data.yaml", "--from", "没有.yaml")
    screen.type("check", "2027/data.yaml", "--select", "D1,S108,V2")
    assert screen.text == snapshot


def test_a_report_that_was_never_ours(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("旧报告.txt", NESTED)
    screen.type("adopt", "旧报告.txt", "-o", "旧/data.yaml", "--review", "旧/核对.xlsx")
    screen.type("adopt", "旧报告.txt", "-o", "旧/data.yaml")
    screen.type("adopt", "旧报告.txt", "-o", "又/data.yaml", "--decided", "旧/核对.xlsx")
    screen.type("adopt", "旧报告.txt", "-o", "三/data.yaml", "--outline", "年度报告/乡镇街道", "--unit", "示例镇人民政府")
    screen.type("adopt", "旧报告.txt")
    screen.write("通知.txt", "关于放假的通知\n今年放假三天。\n")
    screen.type("adopt", "通知.txt", "-o", "四/data.yaml")
    assert screen.text == snapshot


def test_where_numbers_come_from(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    control = next(item for item in copy.root.iter(w("sdt")) if Copy.text(item) == "184")
    control.find(f".//{w('t')}").text = "190"
    copy.new_paragraph("健全应急体系", "组织防汛演练12场。")
    copy.save(screen.folder / "终稿.docx")
    screen.type("trace", "data.yaml", "--for", "公开版", "-o", "核对表.xlsx")
    screen.type("trace", "终稿.docx")
    screen.write("坏.yaml", "单位: [")
    screen.type("trace", "坏.yaml")
    screen.write("空白.yaml", MINIMAL)
    screen.type("trace", "空白.yaml")
    assert screen.text == snapshot


def test_two_years_side_by_side(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("2026.yaml", COUNTY.read_text(encoding="utf-8"))
    year_after(screen.folder)
    screen.type("compare", "2026.yaml", "2027.yaml", "-o", "对比.xlsx")
    screen.write("坏.yaml", "单位: [")
    screen.type("compare", "坏.yaml", "2027.yaml")
    screen.write("一.yaml", EVERYTHING)
    screen.type("compare", "一.yaml", "一.yaml")
    screen.type("compare", "2026.yaml", "没有.yaml")
    screen.type("compare", "2026.yaml", "2027.yaml", "--format", "xml")
    assert screen.text == snapshot


def test_opinions_of_those_who_were_asked(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    copy.comment("健全应急体系", "应急预案", "请补充演练情况", "县应急局")
    copy.track_insert("健全应急体系", "主汛期两次", "、汛后一次", "县应急局")
    copy.save(screen.folder / "返回" / "县应急局.docx")
    other = Copy(screen.folder / "初稿.docx")
    other.replace("健全应急体系", "主汛期两次", "主汛期三次")
    other.remove("人民调解。新设")
    other.saved_by("县司法局").save(screen.folder / "返回" / "县司法局.docx")
    screen.type("opinions", "返回/县应急局.docx", "返回/县司法局.docx")
    screen.type("opinions", "返回/县应急局.docx", "--sent", "初稿.docx", "-o", "汇总.xlsx")
    screen.type("opinions", "初稿.docx", "-o", "无.xlsx")
    screen.type("opinions", "没有.docx")
    screen.type("opinions")
    assert screen.text == snapshot


def test_outlines_and_rules(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.type("outline")
    screen.type("outline", "--diff", "年度报告/县级", "年度报告/乡镇街道")
    screen.type("outline", "年度报告/县")
    screen.type("rules", "F101")
    screen.type("rules", "L334")
    screen.type("rules", "F999")
    assert screen.text == snapshot


def test_checking_in_every_way(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    copy.replace("健全应急体系", "主汛期两次", "主汛期两次次")
    copy.save(screen.folder / "终稿.docx")
    screen.type("check", "终稿.docx", "--select", "F,W", "--annotate", "批注.docx")
    screen.type("check", "终稿.docx", "--select", "F,W", "--as", "公开版", "--format", "json")
    screen.type("check", "终稿.docx", "--as", "内部版")
    screen.type("check", "终稿.docx", "--format", "xml")
    screen.type("check", "终稿.docx", "--fail-on", "全部")
    screen.type("check", "终稿.docx", "--select", "Q1")
    screen.type("check", "没有.docx", "--format", "json")
    screen.write("坏.yaml", "提纲: 年度报告/县\n年度: 2026\n格式: 1\n单位: {全称: 甲县人民政府}\n")
    screen.type("check", "坏.yaml", "--format", "json")
    screen.write("报告.txt", NESTED)
    screen.type("check", "报告.txt", "--annotate", "批注.txt")
    screen.type("检查", "终稿.docx")
    screen.type("check", "终稿.docx", "--selekt", "F")
    assert screen.text == snapshot


def test_folders_in_the_place_of_files(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.county()
    (screen.folder / "文件夹.docx").mkdir()
    (screen.folder / "文件夹.yaml").mkdir()
    screen.type("check", "文件夹.docx")
    screen.type("check", "文件夹.yaml")
    screen.type("pull", "文件夹.docx", "--into", "data.yaml")
    screen.type("pull", "初稿.docx", "--into", "文件夹.yaml")
    screen.type("trace", "文件夹.docx")
    screen.type("draft", "data.yaml", "-o", "文件夹.docx", "--for", "报市")
    screen.type("adopt", "文件夹.docx", "-o", "新.yaml")
    screen.type("adopt", "data.yaml", "-o", "新.yaml")
    screen.write("图.png", "不是图")
    screen.type("adopt", "图.png", "-o", "新.yaml")
    screen.write("没有扩展名", "文字")
    screen.type("adopt", "没有扩展名", "-o", "新.yaml")
    screen.type("check", "图.png")
    screen.type("new", "又.yaml", "--from", "图.png")
    screen.type("opinions", "图.png")
    assert screen.text == snapshot
