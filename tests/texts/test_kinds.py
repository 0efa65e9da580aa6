"""What a text is taken for, and which year it is about: annual reports among columns of web pages, plans, laws and news."""

from __future__ import annotations

import pytest

from drafter.check.texts.registry import run_text_rules
from drafter.model.finding import Level
from drafter.model.script import KNOWN_REPORTS, Report
from tests.texts.scripts import script_of_text as script

DONE = "示例县组织执法人员参加培训，评查案卷，清理文件。" * 8
LEAD = "2024年，示例县持续推进法治政府建设。"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"今天是：2030年1月1日 星期二\n工作报告\n示例县2024年法治政府建设情况报告\n{LEAD}", 2024),
        (f"[ 体裁分类 ] 工作报告\n[ 发布日期 ] 2030-01-01\n示例乡2024年法治政府建设情况报告\n{LEAD}", 2024),
        (f"您当前的位置：首页>政务公开>年度报告 > 2030年年度报告\n示例县2024年法治政府建设情况报告\n{LEAD}", 2024),
        (f"{LEAD}现将有关情况报告如下：\n一、主要工作\n{DONE}", 2024),
        (f"{LEAD}\n一、主要举措和成效\n{DONE}", 2024),
        (f"根据《示例省法治规划（2021—2025年）》，2024年示例县推进法治政府建设。现将情况报告如下。\n{DONE}", 2024),
        (f"示例县人民政府关于法治政府建设情况的报告\n（2025年5月6日在县人大常委会会议上）\n{LEAD}\n{DONE}", 2024),
        (f"示例县落实《示例省实施方案（2021-2025年）》，推进依法行政。现将法治政府建设情况报告如下。\n{DONE}", None),
    ],
)
def test_an_annual_report_is_known_with_its_year(text: str, year: int | None) -> None:
    told = script(text)
    assert (told.report, told.year) == (Report.ANNUAL, year)


@pytest.mark.parametrize(
    "text",
    [
        f"为推进法治政府建设，结合实际，制定本方案。\n一、总体情况\n{DONE}",
        f"第一条 为推进依法行政，制定本条例。\n第二条 {DONE}",
        f"本报示例市1月5日电 （记者某某）2024年法治政府建设年度报告显示，成效明显。\n{DONE}",
        f"市中级法院支持依法行政。现将2024年行政审判工作情况报告如下：\n一、基本情况\n{DONE}",
        f"示例县人民检察院工作报告\n县检察院服务法治政府建设。\n{DONE}",
    ],
)
def test_what_only_speaks_of_it_is_no_annual_report(text: str) -> None:
    told = script(text)
    assert told.report not in KNOWN_REPORTS
    assert not [finding for finding in run_text_rules(told) if finding.rule in ("S207", "S222", "S224", "S225", "S242")]


def test_a_heading_at_which_an_excerpt_breaks_off_is_no_error() -> None:
    text = f"示例县2024年法治政府建设情况报告\n一、举措\n（一）学习\n{DONE}\n（二）执法"
    assert {finding.level for finding in run_text_rules(script(text)) if finding.rule == "S210"} == {Level.WARNING}


def test_items_below_articles_are_counted_anew() -> None:
    text = (
        "示例县规定\n第一条 下列事项公开：\n（一）清单；\n（二）依据。\n第二条 有下列情形的追责：\n（一）瞒报；\n（二）漏报。"
    )
    assert not [finding for finding in run_text_rules(script(text)) if finding.rule in ("S201", "S202", "S203", "S204")]


def test_half_width_marks_in_many_paragraphs_are_said_once() -> None:
    lines = [f"第{number}项，组织培训，评查案卷，清理文件;成效明显。" for number in range(20)]
    assert len([finding for finding in run_text_rules(script("\n".join(lines))) if finding.rule == "W217"]) == 1
