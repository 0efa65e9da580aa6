"""D: dates. What the rules say of the published references, of our own drafts, and of texts that nobody has seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.finding import Level
from drafter.model.script import Version
from tests.texts.scripts import beside_the_references, found, grave, levels_of, reference, script_of_text, seconds

#: Errors and warnings on each reference: line, rule, a few words of the message.
EXPECTED = {
    "danian-2024.txt": [],
    "hubin-2019.txt": [],
    "jinshui-2023.txt": [(26, "D201", "从“2023年”写起，应当是2024年")],
    "qitai-2024.txt": [],
    "zhaotong-2015.txt": [],
}
TITLE = "示例县2023年法治政府建设年度报告\n"
PLAN = TITLE + "一、主要举措和成效\n办理案件20件。\n二、存在的不足和原因\n力量不足。\n三、{}\n{}"


def rules_of(text: str, version: Version | None = None) -> set[str]:
    return {finding.rule for finding in found(text, "D", version=version)}


@beside_the_references
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_errors_and_warnings_on_a_reference_are_exactly_these(name: str) -> None:
    graver = grave(found(reference(name), "D"))
    assert [(finding.place.line, finding.rule) for finding in graver] == [(line, rule) for line, rule, _ in EXPECTED[name]]
    for finding, (_, _, words) in zip(graver, EXPECTED[name], strict=True):
        assert words in finding.message


@beside_the_references
def test_the_reference_that_says_this_year_is_told_once_how_often() -> None:
    hints = found(reference("hubin-2019.txt"), "D203")
    assert [(finding.place.line, finding.level) for finding in hints] == [(5, Level.HINT)]
    assert "5处" in hints[0].message


@pytest.mark.parametrize(
    ("heading", "text", "is_wrong"),
    [
        ("下一步打算", "2023年，我县将继续推进依法行政。", True),
        ("2023年工作安排", "强化监督。", True),
        ("下一步打算。2023年，我县将继续努力。", "强化监督。", True),
        ("2024年工作安排", "强化监督。", False),
        ("下一步打算", "2023年下半年，我县将继续推进依法行政。", False),
        ("下一步打算", "2023年以来虽有进步，仍需努力。", False),
        ("下一步打算", "2021—2025年，我县将继续推进依法行政。", False),
        ("2023年工作计划完成情况", "2023年，我县继续完成各项任务。", False),
        ("制定年度工作计划", "2023年，我县继续完善制度。", False),
        ("下一步工作打算", "2023年，我县法治政府建设取得新进展，但仍有差距，下一步将重点做好以下工作：", False),
        ("下一步工作打算", "2023年以来，我局将案卷评查作为抓手。今后将继续抓好。", False),
        ("2025年度主要安排", "强化监督。", True),
        ("2023—2025年工作安排", "强化监督。", False),
        ("下一步打算", "（一）强化监督。2023年将继续评查案卷。", True),
        ("下一步打算", "（一）强化监督。2023年底前将继续评查案卷，年内完成。", False),
    ],
)
def test_the_plan_is_held_against_the_year_of_the_title(heading: str, text: str, is_wrong: bool) -> None:
    assert ("D201" in rules_of(PLAN.format(heading, text))) is is_wrong


def test_a_report_on_half_a_year_plans_the_rest_of_it() -> None:
    text = PLAN.format("下一步打算", "2023年，我县将继续推进依法行政。").replace("2023年法治", "2023年上半年法治")
    assert "D201" not in rules_of(text)


def test_a_response_to_an_opinion_is_not_held_to_the_year() -> None:
    title = "示例县人民政府关于2023年法治政府建设审议意见研究处理情况的报告"
    text = f"{title}\n一、落实情况\n已落实。\n二、下一步打算\n2023年，将继续努力。"
    assert "D201" not in rules_of(text)


def test_this_year_in_a_text_without_a_year_in_its_title_says_nothing() -> None:
    assert rules_of("示例县关于法治政府建设情况的报告\n2023年，成效明显。今年办案20件。\n示例县人民政府\n2024年2月5日") == set()


@pytest.mark.parametrize(
    ("day", "version", "is_late"),
    [
        ("2024年2月29日", Version.SENT, False),
        ("2024年3月1日", Version.SENT, True),
        ("2024年3月31日", Version.PUBLIC, False),
        ("2024年4月1日", Version.PUBLIC, True),
        ("2024年4月1日", None, False),
    ],
)
def test_before_the_first_of_a_month_counts_to_the_last_of_the_former(day: str, version: Version | None, is_late: bool) -> None:
    assert ("D207" in rules_of(f"{TITLE}办理案件20件。\n示例县人民政府\n{day}", version)) is is_late


@pytest.mark.parametrize(
    ("year", "words", "level"),
    [
        (2022, "二十届三中全会", Level.ERROR),
        (2023, "二十届三中全会", Level.WARNING),
        (2024, "二十届三中全会", None),
        (2017, "十九届二中、三中、四中全会", Level.ERROR),
        (2021, "党的二十大精神", Level.WARNING),
        (2022, "党的二十大精神", None),
        (2012, "党的十八大以来", None),
        (2019, "两个确立", Level.ERROR),
    ],
)
def test_a_meeting_is_held_against_the_year(year: int, words: str, level: Level | None) -> None:
    findings = found(f"示例县{year}年法治政府建设年度报告\n学习贯彻{words}。", "D")
    assert levels_of(findings, "D209") == ([level] if level else [])


@given(st.text(alphabet="示例县年月日今明全现将报告如下0123年月日，。：—-（）《》二十届三中全会一、\n", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_gone_through(text: str) -> None:
    for finding in found(TITLE + text, "D", version=Version.SENT):
        assert finding.message


@pytest.mark.parametrize(
    "unit", ["现将", "全年", "2023年", "1月", "2021—", "《", "二十届一中、", "《合同法》。", "2023年2月30日"]
)
def test_hostile_lines_take_no_time(unit: str) -> None:
    made = script_of_text(f"{TITLE}{(unit * 100_000)[:100_000]}\n示例县人民政府\n2024年2月5日")
    assert seconds(made, "D") < 2


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("认真落实《法治政府建设实施纲要（2020—2025年）》。", Level.ERROR),
        ("我县印发《法治政府建设实施纲要（2020—2025年）》。", Level.WARNING),
        ("印发《提升行政执法质量三年行动计划（2024—2026年）》。", Level.WARNING),
        ("认真落实《示例县法治政府建设实施纲要（2020—2025年）》。", None),
        ("认真落实《法治政府建设实施纲要（2021－2025）》。", None),
    ],
)
def test_the_years_of_an_outline_are_wrong_for_certain_only_where_it_is_the_countrys(words: str, level: Level | None) -> None:
    assert levels_of(found(TITLE + words, "D"), "D212") == ([level] if level else [])


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("《法治政府建设实施纲要（2016—2020年）》", Level.ERROR),
        ("省《法治政府建设实施纲要（2016—2020年）》", Level.WARNING),
        ("《法治中国建设规划（2021—2025年）》示例省实施方案", Level.WARNING),
    ],
)
def test_a_province_may_have_an_outline_of_other_years(name: str, level: Level) -> None:
    assert levels_of(found(TITLE.replace("2023", "2021") + f"认真落实{name}。", "D"), "D212") == [level]
