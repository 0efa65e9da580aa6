"""What `drafter draft` and `drafter template` say, of one data file and of folders of them, word for word."""

from __future__ import annotations

from syrupy.assertion import SnapshotAssertion

from tests.commands.test_commands import MINIMAL
from tests.documents.data import EVERYTHING
from tests.opinions.copies import Copy
from tests.said.screen import COUNTY, Screen
from tests.tools import ROOT


def test_a_folder_of_data_files(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("全市/甲县/data.yaml", EVERYTHING)
    screen.write("全市/乙县/data.yaml", MINIMAL.replace("示例县", "乙县"))
    screen.write("全市/丙县/data.yaml", MINIMAL.replace("年度: 2026", "年度: 二〇二六年"))
    screen.write("全市/丁县/data.yaml", "单位: [")
    screen.write("全市/戊县/data.yaml", COUNTY.read_text(encoding="utf-8"))
    screen.write("全市/说明.txt", "不是数据")
    screen.type("draft", "全市", "--jobs", "1")
    screen.type("draft", "全市", "--jobs", "1", "--定稿")
    screen.type("draft", "全市", "-o", "初稿", "--jobs", "1", "--for", "报市")
    assert screen.text == snapshot


def test_a_folder_in_which_drafts_were_edited(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("全市/甲县/data.yaml", MINIMAL)
    screen.type("draft", "全市", "--jobs", "1")
    draft = next((screen.folder / "全市" / "甲县").glob("*.docx"))
    copy = Copy(draft)
    copy.new_paragraph("示例县人民政府", "人工加的一段。")
    copy.save(draft)
    screen.change("全市/甲县/data.yaml", ("年度: 2026", "年度: 2026\n统计截止: 2026-12-30"))
    screen.type("draft", "全市", "--jobs", "1")
    screen.type("draft", "全市", "--jobs", "1", "--force")
    assert screen.text == snapshot


def test_a_folder_without_data_files(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("全市/说明.txt", "不是数据")
    screen.type("draft", "全市")
    screen.type("draft", "全市", "-o", "初稿.docx")
    screen.type("draft", "没有")
    screen.type("draft")
    assert screen.text == snapshot


def test_one_data_file_in_every_way(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("data.yaml", COUNTY.read_text(encoding="utf-8"))
    screen.type("draft", "data.yaml")
    screen.type("draft", "data.yaml", "--for", "公开版", "--定稿", "-o", "定稿.docx")
    screen.type("draft", "data.yaml", "--for", "没有")
    screen.type("draft", "data.yaml", "--for", "报市", "--正文", "--no-comments", "-o", "只有正文.docx")
    screen.write("空白.yaml", MINIMAL)
    screen.type("draft", "空白.yaml", "--定稿")
    assert screen.text == snapshot


def test_a_report_made_a_template(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    copy.comment("健全应急体系", "应急预案", "请补充演练情况", "县政府办")
    copy.new_paragraph("健全应急体系", "组织防汛演练12场。")
    copy.save(screen.folder / "终稿.docx")
    screen.type("template", "终稿.docx", "-o", "templates/我县")
    screen.type("template", "终稿.docx", "-o", "templates/我县")
    screen.type("template", "data.yaml", "-o", "包", "--for", "报市", "--outline", "年度报告/示例县二")
    screen.type("template", "data.yaml")
    assert screen.text == snapshot


def test_other_samples_made_templates(screen: Screen, snapshot: SnapshotAssertion) -> None:
    for name in ("jinshui-2023", "zhaotong-2015"):
        screen.write(f"{name}/data.yaml", (ROOT / "samples" / name / "data.yaml").read_text(encoding="utf-8"))
        screen.type("template", f"{name}/data.yaml", "-o", f"{name}/包", "--outline", f"年度报告/{name}")
    assert screen.text == snapshot


def test_a_folder_with_waivers_and_with_a_pack_at_fault(screen: Screen, snapshot: SnapshotAssertion) -> None:
    waiver = "豁免: [{规则: F103, 理由: 口径不同}, {规则: P101, 理由: 已经主管领导同意}]\n"
    screen.write("全市/甲县/data.yaml", COUNTY.read_text(encoding="utf-8") + waiver)
    screen.write("全市/乙县/data.yaml", MINIMAL.replace("示例县", "乙县"))
    screen.write("全市/乙县/drafter.yaml", "资料包: [包]\n")
    screen.write("全市/乙县/包/outlines/坏.yaml", "编号: [\n")
    screen.write("全市/丙县/data.yaml", MINIMAL.replace("示例县", "丙县"))
    screen.write("全市/丙县/又.yaml", MINIMAL.replace("示例县", "丙县"))
    screen.type("draft", "全市", "--jobs", "1")
    assert screen.text == snapshot


def test_what_a_template_leaves_unsaid_and_cannot_take_over(screen: Screen, snapshot: SnapshotAssertion) -> None:
    data = f"""{MINIMAL}章节:
  - 对应: 化解
    自写: 是
    数据: {{复议: {{收到: 557, 受理: 500}}, 法律援助: 386}}
    做法:
      - 全年收到行政复议申请【复议.收到】件。
"""
    screen.write("data.yaml", data)
    screen.type("template", "data.yaml", "-o", "包")
    screen.write("又/data.yaml", data)
    screen.type("draft", "又/data.yaml", "-o", "又/初稿.docx")
    copy = Copy(screen.folder / "又" / "初稿.docx")
    copy.new_paragraph("全年收到行政复议申请", "（三）无处可放的标题。后面的话。")
    copy.remove("【待填：主送机关】")
    copy.save(screen.folder / "又" / "终稿.docx")
    screen.type("template", "又/终稿.docx", "-o", "又/包")
    assert screen.text == snapshot
