"""Figures of two years beside each other: exact, in the outline's order, and 上年 held against what was reported then."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.language.changes import change_words, figure_words, rate_words, rough_words
from drafter.model.comparison import Comparison, FigureChange, Result
from tests.compare.years import YEAR_2026, compared, figures_of, small


def said(figure: FigureChange) -> tuple[str, str, str, str, str]:
    before, after = figure_words(figure.before), figure_words(figure.after)
    return before, after, change_words(figure), rate_words(figure), str(figure.result)


def test_figures_of_two_years_stand_side_by_side_with_their_change(comparison: Comparison) -> None:
    figures = {figure.indicator.path: said(figure) for figure in comparison.figures}
    assert figures["复议.收到"] == ("184", "201", "+17", "+9.2%", "增")
    assert figures["行政检查"] == ("6842", "5842", "-1000", "-14.6%", "减")
    assert figures["应诉.出庭率"] == ("97.8%", "93.5%", "-4.3个百分点", "", "减")
    assert figures["消费维权.挽回"] == ("186.4", "201.65", "+15.25", "+8.2%", "增")
    assert figures["政务服务.帮代办"] == ("1.3万余", "1.5万余", "约+2000", "约+15.4%", "增")
    assert figures["行政裁决"] == ("4", "不适用", "", "", "不适用")
    assert figures["秒批"] == ("46", "没报", "", "", "没有了")
    assert figures["复议.审结"] == ("148", "没报", "", "", "没报")
    assert figures["登记.半程电子化"] == ("不适用", "12", "", "", "新增")
    assert figures["学法.次数"] == ("12", "12", "0", "0%", "持平")


def test_they_stand_in_the_outlines_order_and_derived_ones_behind_what_they_come_from(comparison: Comparison) -> None:
    paths = [figure.indicator.path for figure in comparison.figures]
    assert paths.index("学法.次数") < paths.index("党委会议") < paths.index("热线.受理") < paths.index("复议.收到")
    sections = {figure.indicator.path: figure.section for figure in comparison.figures}
    assert sections["应诉.败诉率"] == sections["应诉.败诉"] == "多元化解纠纷，推动争议实质解决"
    titles = list(dict.fromkeys(figure.section for figure in comparison.figures))
    assert len(titles) == len([1 for a, b in zip(["", *titles], titles, strict=False) if a != b])


def test_only_a_figure_that_moved_by_half_and_by_ten_is_big(tmp_path: Path) -> None:
    before = "法律援助: 20, 行政裁决: 2, 法律咨询: 100, 复议: {收到: 20, 纠错率: 10%, 受理: 0}, 检察建议: {收到: 40}"
    after = "法律援助: 30, 行政裁决: 11, 法律咨询: 149, 复议: {收到: 10, 纠错率: 90%, 受理: 12}, 检察建议: {收到: 22}"
    figures = figures_of(tmp_path, before, after)
    assert {path for path, figure in figures.items() if figure.big} == {"法律援助", "复议.收到", "复议.受理"}


def test_last_years_number_that_is_another_than_was_reported_then_is_a_conflict(comparison: Comparison) -> None:
    assert [(f.indicator.path, f.conflict) for f in comparison.figures if f.conflict] == [
        ("复议.收到", "上年填 190，2026年报告是 184")
    ]
    assert comparison.conflicts == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("184", "{数值: 201, 上年: 184}"),
        ("5.5万", "{数值: 60000, 上年: 55012}"),  # 5.5万 stands for it
        ("8000余", "{数值: 9000, 上年: 8000余}"),
        ("8000余", "{数值: 9000, 上年: 8012}"),
        ("约300", "{数值: 400, 上年: 310}"),
        ("184", "201"),
        ("184", "{数值: 201, 同比: 9.2%}"),
        ("0", "{数值: 201, 同比: 9.2%}"),
        ("约180", "{数值: 201, 同比: 9.2%}"),
    ],
)
def test_what_may_be_the_same_number_is_no_conflict(before: str, after: str, tmp_path: Path) -> None:
    assert figures_of(tmp_path, f"法律援助: {before}", f"法律援助: {after}")["法律援助"].conflict == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("184", "{数值: 201, 上年: 185}", "上年填 185，2026年报告是 184"),
        ("5.5万", "{数值: 60000, 上年: 54012}", "上年填 54012，2026年报告是 5.5万"),
        ("184", "{数值: 201, 同比: 19.2%}", "同比填 19.2%，按2026年报告的 184 算是 9.2%"),
    ],
)
def test_what_cannot_be_the_same_number_is_one(before: str, after: str, said: str, tmp_path: Path) -> None:
    assert figures_of(tmp_path, f"法律援助: {before}", f"法律援助: {after}")["法律援助"].conflict == said


def test_last_year_is_not_held_against_a_year_that_is_not_the_last(tmp_path: Path) -> None:
    for years in ((2025, 2027), (2027, 2027), (2028, 2027)):
        figures = figures_of(tmp_path, "法律援助: 184", "法律援助: {数值: 201, 上年: 1}", years)
        assert figures["法律援助"].conflict == ""


@pytest.mark.parametrize(
    ("before", "after", "change", "rate"),
    [
        ("8000余", "9000余", "约+1000", "约+12.5%"),
        ("300", "300", "0", "0%"),
        ("3", "2", "-1", "-33.3%"),
        ("8", "9", "+1", "+12.5%"),
        ("1000", "1002.5", "+2.5", "+0.3%"),  # 0.25 % is rounded half up
        ("186.4", "186.45", "+0.05", "0%"),
        ("0", "5", "+5", ""),
        ("0", "0", "0", ""),
        ("99999999999999999", "99999999999999999.5", "+0.5", "0%"),
    ],
)
def test_changes_are_exact_and_about_only_where_a_number_is(
    before: str, after: str, change: str, rate: str, tmp_path: Path
) -> None:
    figure = figures_of(tmp_path, f"法律援助: {before}", f"法律援助: {after}")["法律援助"]
    assert said(figure)[2:4] == (change, rate)


@pytest.mark.parametrize(
    ("before", "after", "rough"),
    [
        ("260余", "260", "2026年是约数，增减说不准"),
        ("55000", "5.5万", "2027年是约数，增减说不准"),
        ("约300", "300余", "2026年、2027年是约数，增减说不准"),
    ],
)
def test_two_numbers_that_are_the_same_only_roughly_are_not_called_unchanged(
    before: str, after: str, rough: str, tmp_path: Path
) -> None:
    figure = figures_of(tmp_path, f"法律援助: {before}", f"法律援助: {after}")["法律援助"]
    assert said(figure)[2:] == ("", "", "大致持平")
    assert rough_words(figure, "2026年", "2027年") == rough


@pytest.mark.parametrize("typed", ["260余", "5.5万", "260"])
def test_a_number_typed_the_same_way_twice_is_unchanged(typed: str, tmp_path: Path) -> None:
    figure = figures_of(tmp_path, f"法律援助: {typed}", f"法律援助: {typed}")["法律援助"]
    assert figure.result is Result.SAME
    assert rough_words(figure, "2026年", "2027年") == ""


@pytest.mark.parametrize(
    ("before", "after", "conflict"),
    [
        ("法律咨询: 1", "法律援助: {数值: 201, 上年: 184}", "上年填 184，2026年报告没有报这一项"),
        ("法律援助: 不适用", "法律援助: {数值: 201, 上年: 184}", "上年填 184，2026年报告填的是不适用"),
        ("法律援助: 不适用", "法律援助: 201", ""),
        ("法律援助: 184", "法律援助: {上年: 190}", "上年填 190，2026年报告是 184"),
        ("法律援助: 184", "法律援助: {上年: 184}", ""),
    ],
)
def test_last_years_number_is_held_against_a_report_that_had_none_and_where_this_year_has_none(
    before: str, after: str, conflict: str, tmp_path: Path
) -> None:
    assert figures_of(tmp_path, before, after)["法律援助"].conflict == conflict


def test_shares_move_by_percentage_points(tmp_path: Path) -> None:
    figures = figures_of(
        tmp_path,
        "复议: {纠错率: 12.8%}, 应诉: {出庭率: 100%, 化解目标: 35%以上}",
        "复议: {纠错率: 15.35%}, 应诉: {出庭率: 98.1%, 化解目标: 40%以上}",
    )
    assert said(figures["复议.纠错率"])[2:] == ("+2.55个百分点", "", "增")
    assert said(figures["应诉.出庭率"])[2:] == ("-1.9个百分点", "", "减")
    assert said(figures["应诉.化解目标"])[2:] == ("约+5个百分点", "", "增")


def test_derived_figures_are_compared_too(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, "应诉: {审结: 50, 败诉: 5}", "应诉: {审结: 40, 败诉: 5}")
    assert said(figures["应诉.败诉率"]) == ("10%", "12.5%", "+2.5个百分点", "", "增")


def test_what_neither_year_reports_is_not_told(tmp_path: Path) -> None:
    assert figures_of(tmp_path, "法律援助: 不适用, 行政裁决: 3", "法律援助: 不适用, 行政裁决: 3").keys() == {"行政裁决"}


def test_a_file_compared_with_itself_has_not_changed() -> None:
    comparison = compared(YEAR_2026, YEAR_2026)
    assert {figure.result for figure in comparison.figures} == {Result.SAME}
    assert not any(figure.conflict or figure.big for figure in comparison.figures)
    assert comparison.sections == ()
    assert len(comparison.wording.carried) == comparison.wording.paragraphs
    assert comparison.wording.percent == 100
    assert all(item.is_same and item.before == item.after for item in comparison.wording.carried)


def test_other_outlines_are_compared_as_far_as_their_figures_are_the_same(tmp_path: Path) -> None:
    county = small(tmp_path, "县", 2026, "章节: [{对应: 化解, 数据: {法律援助: 3, 调解: {受理: 5}}}]\n")
    township = tmp_path / "乡.yaml"
    text = county.read_text(encoding="utf-8").replace("年度报告/县级", "年度报告/乡镇街道").replace("法律援助: 3, ", "")
    township.write_text(text.replace("2026", "2027").replace("示例县人民政府", "示例县示例镇人民政府"), encoding="utf-8")
    comparison = compared(county, township)
    assert [(f.indicator.path, str(f.result)) for f in comparison.figures] == [("调解.受理", "持平"), ("法律援助", "没有了")]
    assert any("不是同一个单位" in note for note in comparison.notes)
    (note,) = [note for note in comparison.notes if "提纲不同" in note]
    assert "共有、单位相同的" in note
