"""Validation of a data file: what becomes a record, and what is said of what does not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.model.finding import CannotRun, Finding, Level
from drafter.model.record import State

DISPUTES = "章节:\n  - 对应: 化解\n    数据:\n"


def errors(prepared: Any) -> list[Finding]:
    """What is wrong, blanks aside."""
    return [finding for finding in prepared.findings if finding.rule != "S101"]


def only(prepared: Any) -> Finding:
    """The one finding."""
    (finding,) = errors(prepared)
    return finding


# ---- unknown names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "typed", "meant"),
    [
        ("结束: 特此报告。\n", 5, "结束", "结束语"),
        ("导言: 如下。\n", 5, "导言", "导语"),
        ("章节:\n  - 对印: 化解\n    标题: 某\n", 6, "对印", "对应"),
        (DISPUTES + "      复义: {收到: 5}\n", 8, "复义", "复议"),
        (DISPUTES + "      复议: {收倒: 5}\n", 8, "收倒", "收到"),
        (DISPUTES + "      行政裁决: {数直: 5}\n", 8, "数直", "数值"),
        ("报送件: [{名称: 报市, 署名: 甲, 成文日: 2024-01-01}]\n", 5, "成文日", "成文日期"),
        ("问题: [{表现: 甲, 原由: 乙}]\n", 5, "原由", "原因"),
    ],
)
def test_a_misspelt_name_is_answered_with_what_was_meant(run: Any, text: str, line: int, typed: str, meant: str):
    finding = only(run(text))

    assert (finding.rule, finding.place.line, finding.quote) == ("V101", line, typed)
    assert "是不是想写" in finding.remedy
    assert f"“{meant}”" in finding.remedy


def test_a_name_like_no_other_is_answered_with_what_may_stand_there(run: Any):
    assert "这里可以写：格式、提纲、年度" in only(run("foo: 1\n")).remedy


def test_an_indicator_outside_of_data_is_sent_there(run: Any):
    assert "数据:" in only(run("行政裁决: 5\n")).remedy


def test_a_derived_figure_typed_by_its_whole_path_is_to_be_taken_out(run: Any):
    finding = only(run("章节:\n  - 对应: 监督\n    数据: {建议提案.合计: 411}\n"))

    assert "计算指标" in finding.remedy
    assert "请删去" in finding.remedy


def test_a_derived_figure_typed_in_its_group_is_to_be_taken_out(run: Any):
    finding = only(run("章节:\n  - 对应: 监督\n    数据:\n      建议提案: {建议: 233, 提案: 178, 合计: 411}\n"))

    assert "计算指标" in finding.remedy
    assert "双公示" not in finding.remedy


def test_a_name_of_several_groups_is_answered_with_all_of_them(run: Any):
    assert "司法建议" in only(run(DISPUTES + "      应诉: {收到: 5}\n")).remedy


def test_a_path_with_a_dot_is_split_for_the_writer(run: Any):
    assert "“复议:”下" in only(run(DISPUTES + "      复议.收到: 5\n")).remedy


# ---- the comma ------------------------------------------------------------------------------------------------------


def test_a_comma_inside_braces_is_explained(run: Any):
    finding = only(run(DISPUTES + "      复议: {收到: 12,345, 受理: 5}\n"))

    assert "逗号" in finding.message
    assert '"1,234"' in finding.remedy


def test_two_numbers_split_by_commas_inside_braces_are_explained(run: Any):
    assert any(
        "逗号" in finding.message + finding.remedy
        for finding in errors(run(DISPUTES + "      复议: {收到: 1,000, 受理: 2,000}\n"))
    )


def test_a_number_with_a_unit_split_by_a_comma_inside_braces_is_explained(run: Any):
    assert "逗号" in only(run(DISPUTES + "      复议: {收到: 12,345件}\n")).message


@pytest.mark.parametrize("text", ["      行政裁决: 12,3\n", '      复议: {收到: "12,3"}\n'])
def test_a_comma_that_separates_no_thousands_is_refused(run: Any, text: str):
    finding = only(run(DISPUTES + text))

    assert finding.rule == "V201"
    assert "千分位" in finding.message


def test_a_comma_that_separates_thousands_is_read(run: Any):
    assert run(DISPUTES + "      行政裁决: 12,345\n").record.figures["行政裁决"].amount.digits == "12345"


# ---- three kinds of empty -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "state", "printed"),
    [
        ("", State.ABSENT, None),
        ("~", State.ABSENT, None),
        ("{数值: , 来源: 县司法局}", State.ABSENT, None),
        ("0", State.REPORTED, "0"),
        ("{数值: 0}", State.REPORTED, "0"),
        ("不适用", State.NOT_APPLICABLE, None),
        ("{数值: 不适用, 说明: 没有这项工作}", State.NOT_APPLICABLE, None),
        ("5", State.REPORTED, "5"),
    ],
)
def test_empty_zero_and_not_applicable_are_three_things(run: Any, typed: str, state: State, printed: str | None):
    figure = run(DISPUTES + f"      行政裁决: {typed}\n").record.figures["行政裁决"]

    assert figure.state is state
    assert (str(figure.amount) if figure.amount else None) == printed


def test_a_required_figure_that_is_missing_is_a_blank_and_said_where_it_would_be_typed(run: Any):
    prepared = run(DISPUTES + "      复议: {收到: 5}\n")
    blanks = [finding for finding in prepared.findings if "受理行政复议申请" in finding.message]

    assert prepared.record.figures["复议.受理"].is_blank
    assert [(finding.rule, finding.level, finding.place.line) for finding in blanks] == [("S101", Level.WARNING, 8)]


def test_two_blanks_in_one_text_are_two_findings(run: Any):
    prepared = run("导语: |\n  甲【待填】件。\n  乙【待填】件。\n")

    assert [f.place.line for f in prepared.findings if "此处内容" in f.message] == [6, 7]


# ---- 汇总 -----------------------------------------------------------------------------------------------------------

parts = st.dictionaries(
    st.sampled_from(["城管", "市监", "交通", "文旅", "农业"]),
    st.decimals(0, 10**6, places=2).map(lambda d: f"{d:f}"),
    min_size=1,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts)
def test_a_total_is_the_exact_sum_of_its_parts(run: Any, values: dict[str, str]):
    inner = ", ".join(f"{name}: {value}" for name, value in values.items())
    prepared = run("章节:\n  - 对应: 执法\n    数据: {罚没金额: {汇总: {" + inner + "}}}\n")
    figure = prepared.record.figures["罚没金额"]

    total = sum((Decimal(value) for value in values.values()), Decimal(0))
    assert figure.amount.value == total
    assert Decimal(figure.amount.digits) == total
    assert figure.amount.interval.low.value == Fraction(total)
    assert [name for name, _ in figure.parts] == list(values)
    assert errors(prepared) == []


@pytest.mark.parametrize("part", ["10余", "约10", "5.5万", "", "不适用"])
def test_a_part_that_is_no_exact_number_has_no_sum(run: Any, part: str):
    finding = only(run(DISPUTES + f"      行政裁决: {{汇总: {{甲: {part}, 乙: 5}}}}\n"))

    assert finding.rule == "V212"
    assert "甲" in finding.message


def test_the_finding_about_a_part_stands_at_the_part(run: Any):
    finding = only(run(DISPUTES + "      行政裁决:\n        汇总:\n          甲: 5\n          乙: 10余\n"))

    assert finding.place.line == 11


def test_shares_are_not_added_up(run: Any):
    assert only(run(DISPUTES + "      复议: {纠错率: {汇总: {甲: 10%, 乙: 5%}}}\n")).rule == "V211"


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("800余", "甲: 412, 乙: 400"),
        ("5.5万", "甲: 50000, 乙: 4800"),
        ("800以上", "甲: 412, 乙: 400"),
        ("约800", "甲: 412, 乙: 400"),
    ],
)
def test_a_rounded_total_agrees_with_parts_that_it_can_stand_for(run: Any, total: str, parts: str):
    assert errors(run(DISPUTES + f"      行政裁决: {{数值: {total}, 汇总: {{{parts}}}}}\n")) == []


# ---- 同比 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["-40%", "-40.0%", "－40%"])
def test_a_change_that_agrees_with_both_years_may_be_typed_beside_them(run: Any, typed: str):
    assert errors(run(DISPUTES + f"      行政裁决: {{数值: 66, 上年: 110, 同比: {typed}}}\n")) == []


def test_a_change_between_rounded_years_agrees_when_it_can(run: Any):
    assert errors(run(DISPUTES + "      行政裁决: {数值: 5.5万, 上年: 5.2万, 同比: 6.5%}\n")) == []


def test_a_rough_figure_only_ever_hints_at_a_wrong_change(run: Any):
    findings = errors(run(DISPUTES + "      行政裁决: {数值: 约300, 上年: 280, 同比: 10%}\n"))

    assert {finding.level for finding in findings} <= {Level.HINT}


@pytest.mark.parametrize("typed", ["下降40%", "增长5.3%", "持平"])
def test_a_change_in_words_is_answered_with_how_to_write_it(run: Any, typed: str):
    assert "-" in only(run(DISPUTES + f"      行政裁决: {{数值: 66, 同比: {typed}}}\n")).remedy


# ---- numbers of the wrong kind --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("行政裁决: -5", "负数"),
        ("行政裁决: 5%", "带百分号"),
        ("复议: {纠错率: 18.9}", "没有百分号"),
        ("行政裁决: 5人", "单位"),
        ("行政裁决: 约五十", "汉字数字"),
        ("行政裁决: 39户161人", "不止一个数"),
        ("行政裁决: [1, 2]", "要填一个数"),
        ("行政裁决: {数值: {甲: 1}}", "要填一个数"),
    ],
)
def test_a_figure_of_the_wrong_kind_is_refused_where_it_stands(run: Any, text: str, said: str):
    finding = only(run(DISPUTES + f"      {text}\n"))

    assert (finding.rule, finding.place.line) == ("V201", 8)
    assert said in finding.message


# ---- wrong shapes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (DISPUTES + "      复议: 557\n", "V105", 8),
        (DISPUTES + "      - 复议\n", "V105", 8),
        ("章节: 化解\n", "V105", 5),
        ("章节:\n  - 化解\n", "V105", 6),
        ("问题: [办案不力]\n", "V105", 5),
        ("问题: [{原因: 甲}]\n", "V102", 5),
        ("报送件: [{署名: [甲]}]\n", "V102", 5),
        ("导语: [甲, 乙]\n", "V103", 5),
        ("导语: {甲: 乙}\n", "V103", 5),
        ("统计截止: 2023-02-30\n", "V204", 5),
        ("统计截止: 二〇二三年\n", "V204", 5),
        ("统计截止: “2023-12-31”\n", "V204", 5),
        ("数据表: 要\n", "V205", 5),
        ("安排: [{序号: 第一, 内容: 甲}]\n", "V206", 5),
        ("章节:\n  - {做法: [甲]}\n", "V220", 6),
        ("章节:\n  - 对应: 化结\n", "V221", 6),
        ("章节:\n  - 对应: 化解\n  - 对应: [执法, 化解]\n", "V222", 7),
        (DISPUTES + "      复议:\n        收到：557\n", "R213", 9),
    ],
)
def test_a_wrong_shape_is_reported_where_it_stands(run: Any, text: str, rule: str, line: int):
    finding = only(run(text))

    assert (finding.rule, finding.place.line) == (rule, line)


@pytest.mark.parametrize(
    ("missing", "name"), [("年度: 2023\n", "年度"), ("单位: {全称: 示例县人民政府, 自称: 我县}\n", "单位")]
)
def test_a_line_that_is_missing_is_named(run: Any, missing: str, name: str):
    whole = "提纲: 年度报告/县级\n年度: 2023\n单位: {全称: 示例县人民政府, 自称: 我县}\n".replace(missing, "")

    finding = only(run(whole=whole))
    assert (finding.rule, finding.message) == ("V102", f"缺少“{name}”")


def test_a_year_left_empty_is_a_finding(run: Any):
    assert run(whole="提纲: 年度报告/县级\n年度:\n单位: {全称: 示例县人民政府}\n").record is None


def test_a_list_whose_dashes_lack_a_space_is_not_taken_for_one_name(run: Any):
    prepared = run("报送件:\n  - 名称: 公开版\n    主送:\n      -市委\n      -市政府\n")

    assert [finding for finding in errors(prepared) if finding.place.line in (7, 8, 9)]


def test_all_errors_are_reported_at_once_in_the_order_of_the_file(run: Any):
    findings = errors(run("导言: 甲\n数据表: 要\n" + DISPUTES + "      行政裁决: 5%\n      复义: {收到: 1}\n"))

    assert [(f.rule, f.place.line) for f in findings] == [("V101", 5), ("V205", 6), ("V201", 10), ("V101", 11)]


# ---- figures given twice, placeholders -------------------------------------------------------------------------------


def test_a_figure_given_twice_is_refused_and_the_first_place_named(run: Any):
    finding = only(run(DISPUTES + "      行政裁决: 5\n  - 对应: 监督\n    数据: {行政裁决: 6}\n"))

    assert (finding.rule, finding.place.line, finding.quote) == ("V213", 10, "行政裁决")
    assert "第 8 行" in finding.message


def test_a_figure_may_stand_below_any_section(run: Any):
    assert run("章节:\n  - 对应: 监督\n    数据: {行政裁决: 6}\n").record.figures["行政裁决"].amount.digits == "6"


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("导语: 收到【复议.收倒】件。\n", 5, 7, "复议.收到"),
        ("导语: |\n  一段。\n  收到【复议.收倒】件。\n", 7, 5, "复议.收到"),
        ("章节:\n  - 对应: 化解\n    做法:\n      - 收到【复议.收倒】件。\n", 8, 11, "复议.收到"),
        ("章节:\n  - 对应: 化解\n    做法:\n      - 小标题: 甲\n        内容: 收到【复议.收倒】件。\n", 9, 15, "复议.收到"),
        ("问题: [{表现: 收到【复议.收倒】件, 原因: 甲}]\n", 5, 13, "复议.收到"),
        ("问题: [{表现: 甲, 原因: 收到【复议.收倒】件}]\n", 5, 20, "复议.收到"),
        ("安排: [{内容: 收到【复议.收倒】件}]\n", 5, 13, "复议.收到"),
        ("其他事项: 收到【复议.收倒】件。\n", 5, 9, "复议.收到"),
        ("导语: 收到【复议.收到|环比】件。\n", 5, 7, "核对"),
        ("导语: 【2023】15号。\n", 5, 5, "〔〕"),
    ],
)
def test_an_unknown_placeholder_is_reported_by_line_and_column(run: Any, text: str, line: int, column: int, said: str):
    finding = only(run(text))

    assert (finding.rule, finding.place.line, finding.place.column) == ("V230", line, column)
    assert said in finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        "标题: 关于【放管服】的报告\n",
        "章节:\n  - {对应: 化解, 标题: 推进【放管服】}\n",
        "章节:\n  - 对应: 化解\n    做法: [{小标题: 推进【放管服】, 内容: 甲。}]\n",
        "安排: [{小标题: 推进【放管服】, 内容: 甲。}]\n",
        "报送件: [{名称: 公开版, 标题: 关于【放管服】的报告}]\n",
    ],
)
def test_an_unknown_placeholder_in_a_heading_is_reported_too(run: Any, text: str):
    assert "V230" in {finding.rule for finding in run(text).findings}


def test_a_filter_with_an_argument_too_many_is_reported(run: Any):
    assert "V230" in {finding.rule for finding in run("导语: 新收【应诉.新收|同比（应诉.通知）】件。\n").findings}


# ---- what cannot be run ---------------------------------------------------------------------------------------------

REST = "年度: 2023\n单位: {全称: 示例县人民政府}\n"


@pytest.mark.parametrize("number", ["2", "10", "２"])
def test_a_newer_form_cannot_be_run(run: Any, number: str):
    with pytest.raises(CannotRun) as caught:
        run(whole=f"格式: {number}\n提纲: 年度报告/县级@1\n{REST}")

    assert "升级" in caught.value.remedy
    assert caught.value.place.line == 1


def test_a_form_that_is_no_number_is_a_finding(run: Any):
    assert [f.rule for f in errors(run(whole=f"格式: 一\n提纲: 年度报告/县级@1\n{REST}"))] == ["V206"]


def test_a_raised_digit_as_the_form_is_a_finding(run: Any):
    assert errors(run(whole=f"格式: ²\n提纲: 年度报告/县级@1\n{REST}"))


def test_a_newer_version_of_the_outline_cannot_be_run(run: Any):
    with pytest.raises(CannotRun):
        run(whole=f"格式: 1\n提纲: 年度报告/县级@99\n{REST}")


@pytest.mark.parametrize("typed", ["年度报告/县级", "年度报告/县级@1", "annual-report/county", "annual-report/county@1"])
def test_an_outline_is_found_by_id_and_alias(run: Any, typed: str):
    assert run(whole=f"提纲: {typed}\n{REST}").record is not None


def test_an_unknown_outline_is_answered_with_what_was_meant(run: Any):
    finding = only(run(whole=f"提纲: 年度报告/县基@1\n{REST}"))

    assert (finding.rule, finding.place.line) == ("V110", 1)
    assert "年度报告/县级" in finding.remedy


@pytest.mark.parametrize("whole", [REST, f"提纲:\n{REST}", f"提纲: [甲]\n{REST}"])
def test_a_file_without_an_outline_is_told_how_to_name_one(run: Any, whole: str):
    finding = only(run(whole=whole))

    assert finding.rule == "V102"
    assert "提纲: 年度报告/县级" in finding.remedy


@pytest.mark.parametrize("whole", ["- 甲\n- 乙\n", "年度报告\n"])
def test_a_file_that_is_no_mapping_is_no_data_file(run: Any, whole: str):
    assert only(run(whole=whole)).rule == "V105"


def test_a_text_where_parts_are_expected_is_not_put_under_one_of_them(run: Any):
    (finding,) = [f for f in errors(run("报送件: [{名称: 报市, 保密审查: 已审查}]\n")) if f.rule == "V105"]
    assert finding.remedy == "请分别写明，如 保密审查: {日期: ……, 审查人: ……}；可写的有：日期、审查人。"


def test_all_names_of_an_outlet_are_listed(run: Any):
    (finding,) = [f for f in errors(run("报送件: [{名称: 报市, xyz: 1}]\n")) if f.rule == "V101"]
    assert all(name in finding.remedy for name in ("名称", "成文日期", "附注", "期限", "保密审查"))
    assert "等" not in finding.remedy


def test_of_very_many_names_some_are_listed(run: Any):
    (finding,) = [f for f in errors(run("章节: [{对应: 化解, 数据: {xyz: 1}}]\n")) if f.rule == "V101"]
    assert finding.remedy.endswith("等。")
