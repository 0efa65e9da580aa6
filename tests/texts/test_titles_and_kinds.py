"""What kind of text this is: one answer, by the title, else by what the text says of itself; and what follows from it."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import docx
import pytest

from drafter.check.texts.registry import run_text_rules
from drafter.check.texts.structure import RULES
from drafter.model.finding import Level
from drafter.model.script import Part, Report
from drafter.workflows.checking import check_file
from tests.texts.scripts import script_of_text

#: A picture of one point.
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

WORDS = "全县组织执法人员参加培训，评查案卷，清理文件，办理事项，推进公开。" * 3


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("示例县人民政府关于2024年法治政府建设情况的报告", Report.ANNUAL),
        ("示例县2024年法治政府建设年度报告（公开版）", Report.ANNUAL),
        ("示例局2024年法治政府建设工作总结和2025年工作计划", Report.ANNUAL),
        ("示例县人民政府关于法治政府建设情况报告审议意见研究处理情况的报告", Report.RESPONSE),
        ("示例县2024年政府信息公开工作年度报告", Report.REPORT),
        ("示例县2024年上半年法治政府建设工作情况报告", Report.REPORT),
        ("示例县人民政府办公室关于做好法治政府建设年度报告报送工作的通知", Report.NOTICE),
        ("示例县司法局关于增加法治政府建设工作经费的请示", Report.REQUEST),
        ("示例县司法局关于法治政府建设示范创建的请示报告", Report.REQUEST),
        ("示例县人民政府关于同意法治政府建设规划的批复", Report.LETTER),
        ("示例县人民政府常务会议纪要", Report.MINUTES),
        ("示例县人大常委会关于法治政府建设情况报告的审议意见", Report.OTHER),
        ("示例县2024年法治政府建设工作要点", Report.OTHER),
        ("示例县司法局2024年部门预算公开说明", Report.OTHER),
    ],
)
def test_a_title_says_what_a_text_is(title: str, kind: Report) -> None:
    made = script_of_text(f"{title}\n{WORDS}")
    assert made.title == title
    assert made.report is kind


def test_the_title_of_a_report_goes_before_what_a_web_page_lists_above() -> None:
    made = script_of_text(f"示例县政务公开 政策解读\n示例县2024年法治政府建设年度报告\n{WORDS}")
    assert made.title.endswith("示例县2024年法治政府建设年度报告")
    assert made.report is Report.ANNUAL


def test_a_notice_that_hands_on_a_report_is_a_notice() -> None:
    made = script_of_text(
        f"示例县人民政府办公室关于转发年度报告的通知\n各乡镇：\n{WORDS}\n示例县2024年法治政府建设年度报告\n一、举措\n{WORDS}"
    )
    assert made.report is Report.NOTICE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"现就做好法治政府建设年度报告工作通知如下：\n{WORDS}", Report.NOTICE),
        (f"现将2024年法治政府建设情况报告如下：\n{WORDS}", Report.ANNUAL),
        ("In 2024 the county held 12 meetings.", Report.OTHER),
    ],
)
def test_a_text_without_a_title_says_it_itself(text: str, kind: Report) -> None:
    assert script_of_text(text).report is kind


def test_nothing_of_structure_is_surely_wrong_in_another_kind_of_text() -> None:
    body = "一、经费用途\n（一）创建。\n（三）普法。\n二、资金来源\n三、要求\n妥否，请批示。"
    annual = run_text_rules(script_of_text("示例县2024年法治政府建设年度报告\n" + body), RULES)
    request = run_text_rules(script_of_text("示例县司法局关于增加工作经费的请示\n" + body), RULES)
    assert {"S201", "S241"} <= {finding.rule for finding in annual if finding.level is Level.ERROR}
    assert not [finding for finding in request if finding.level is Level.ERROR or finding.rule in ("S231", "S241", "S242")]


def test_a_line_with_tabs_is_the_row_of_a_table() -> None:
    made = script_of_text(
        "示例县2024年政府信息公开工作年度报告\n一、收到申请情况\n一、新收\t40\t45\n二、上年结转\t2\n三、问题\n无。"
    )
    assert [paragraph.part for paragraph in made.paragraphs[1:5]] == [Part.HEADING, Part.CELL, Part.CELL, Part.HEADING]
    assert not [finding for finding in run_text_rules(made, RULES) if finding.rule in ("S205", "S210")]


@pytest.mark.parametrize(
    "line", ["一、\t主要举措", "示例县人民政府\t2025年3月1日", "全年办理案件，" + "评查案卷，" * 10 + "\t成效明显。"]
)
def test_a_tab_in_a_heading_or_a_sentence_makes_no_table(line: str) -> None:
    made = script_of_text(f"示例县2024年法治政府建设年度报告\n{line}\n{WORDS}")
    assert made.paragraphs[1].part is not Part.CELL


def test_a_list_of_contents_may_have_parts() -> None:
    lines = "第一部分 概况\n一、职责\n二、机构\n第二部分 预算\n一、收支\n二、经费"
    text = f"示例县司法局2024年部门预算公开说明\n目录\n{lines}\n" + "\n".join(f"{line}\n{WORDS}" for line in lines.split("\n"))
    assert not [finding for finding in run_text_rules(script_of_text(text), RULES) if finding.rule == "S210"]


@pytest.mark.parametrize("has_picture", [True, False])
def test_a_picture_below_a_heading_is_content(tmp_path: Path, has_picture: bool) -> None:
    document = docx.Document()
    for line in ("示例县2024年法治政府建设年度报告", "一、主要举措和成效", WORDS, "二、组织架构"):
        document.add_paragraph(line)
    if has_picture:
        document.add_picture(BytesIO(PICTURE))
    for line in ("三、2025年主要安排", WORDS):
        document.add_paragraph(line)
    document.save(str(tmp_path / "报告.docx"))
    said = {finding.rule for finding in check_file(tmp_path / "报告.docx").findings}
    assert ("S210" in said) is not has_picture
