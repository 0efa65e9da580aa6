"""S: structure. What the rules say of the published references, of our own drafts, and of texts that nobody has seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check.texts.structure import RULES
from drafter.language.numbering import heading_number
from drafter.model.finding import Level
from drafter.model.script import Part, Script, Version
from tests.texts.scripts import (
    beside_the_references,
    found,
    lines_of,
    reference,
    sample_scripts,
    script_of_text,
    seconds,
)
from tests.tools import patience

#: Errors and warnings on each reference: line, rule, a few words of the message.
EXPECTED = {
    "danian-2024.txt": [
        (9, "S206", "全文共24处"),
        (12, "S201", "缺“（三）”"),
        (33, "S202", "有两个“（十）”"),
    ],
    "hubin-2019.txt": [
        (5, "S207", "没有一个一级标题"),
        (7, "S208", "有7段都从“一是”起头"),
        (27, "S223", "没有写原因"),
        (37, "S224", "只在下一年的安排里出现"),
    ],
    "jinshui-2023.txt": [(23, "S223", "没有写原因")],
    "qitai-2024.txt": [
        (18, "S223", "没有写原因"),
        (18, "S226", "从这一段起写不足"),
        (19, "S226", "从这一段起写下一年的安排"),
        (20, "S204", "又从“（一）”编起"),
    ],
    "zhaotong-2015.txt": [(23, "S212", "这里写“实施情况”")],
}
HINTS = {
    "danian-2024.txt": {(2, "S234"), (23, "S209"), (38, "S215")},
    "hubin-2019.txt": set(),
    "jinshui-2023.txt": {(1, "S231")},
    "qitai-2024.txt": set(),
    "zhaotong-2015.txt": {(37, "S242")},
}

TITLE = "示例县2024年法治政府建设年度报告\n"
DONE = "示例县组织执法人员参加培训，评查案卷，清理文件。" * 8
FIRST = f"一、主要举措和成效\n党政主要负责人履行第一责任人职责。{DONE}\n"
WHOLE = FIRST + "二、存在的不足和原因\n力量不足，主要是编制少。\n三、2025年主要安排\n继续开展培训。\n特此报告。"


def said(checked: Script) -> list[tuple[int | None, str, str, Level]]:
    return [(finding.place.line, finding.rule, finding.message, finding.level) for finding in found(checked, "S")]


def rules_of(text: str, version: Version | None = None) -> set[str]:
    return {finding.rule for finding in found(text, "S", version=version)}


@beside_the_references
@pytest.mark.parametrize("name", EXPECTED)
def test_the_references_have_these_faults_and_no_others(name: str) -> None:
    findings = sorted(item for item in said(reference(name)) if item[3] is not Level.HINT)
    assert [(line, rule) for line, rule, _, _ in findings] == [(line, rule) for line, rule, _ in EXPECTED[name]]
    for (_, _, message, _), (_, _, words) in zip(findings, EXPECTED[name], strict=True):
        assert words in message


@beside_the_references
@pytest.mark.parametrize("name", HINTS)
def test_the_references_get_these_hints(name: str) -> None:
    assert {(line, rule) for line, rule, _, level in said(reference(name)) if level is Level.HINT} == HINTS[name]


def test_our_own_drafts_are_clean_as_plain_text_too() -> None:
    for draft in sample_scripts():
        text = "\n".join(paragraph.text for paragraph in draft.paragraphs)
        assert not said(script_of_text(text, file=draft.file)), draft.file


def test_numbers_changed_in_our_own_drafts_are_found() -> None:
    for draft in sample_scripts():
        lines = [paragraph.text for paragraph in draft.paragraphs]
        upper = [p for p in draft.headings if p.heading and p.heading.level <= 2]
        for paragraph in upper:
            assert paragraph.heading
            other = heading_number(paragraph.heading.level, paragraph.heading.number + 1)
            changed = other + paragraph.text[len(paragraph.heading.typed) :]
            text = "\n".join([*lines[: paragraph.at], changed, *lines[paragraph.at + 1 :]])
            assert rules_of(text) & {"S201", "S202", "S203"}, (draft.file, changed)


def test_a_whole_report_is_clean() -> None:
    assert not found(TITLE + WHOLE, "S")


def test_half_width_brackets_and_stops_are_read_alike() -> None:
    text = "一、举措\n(一)学习\n甲.\n(二)执法\n乙.\n(四)普法\n丙."
    assert lines_of(found(text, "S"), "S201") == [6]


def test_a_number_that_runs_within_a_paragraph_is_not_missing() -> None:
    text = "一、举措\n（一）学习。学了法律。（二）执法。办了案件。\n（三）普法。办了宣讲。"
    assert "S201" not in rules_of(text)


@pytest.mark.parametrize("written", ["二 存在的不足", "㈡存在的不足"])
def test_a_number_that_is_written_in_another_way_is_not_missing(written: str) -> None:
    text = (
        f"一、举措\n甲。\n{written}\n乙。\n三、打算\n丙。"
        if "㈡" not in written
        else f"一、甲\n（一）子\n{written}\n丑。\n（三）寅\n卯。"
    )
    assert "S201" not in rules_of(text)


def test_counting_may_begin_again_within_a_paragraph() -> None:
    text = "一、举措\n1.学习。\n2.执法。\n打算如下：\n1.2025年继续学习。\n2.继续执法。\n3.继续普法。"
    assert not rules_of(text) & {"S202", "S203"}
    text = "一、举措\n（一）学习。学了。\n（二）执法。办了。\n2025年，（一）继续学习。\n（二）继续执法。\n（三）继续普法。"
    assert not rules_of(text) & {"S202", "S203"}


def test_a_first_number_that_comes_twice_in_a_row_is_a_warning() -> None:
    text = "一、举措\n1.学习。学了法律。\n1.执法。办了案件。\n二、打算\n再做。"
    assert [(f.place.line, f.level) for f in found(text, "S") if f.rule == "S202"] == [(3, Level.WARNING)]


def test_a_signature_stands_above_what_is_attached() -> None:
    text = TITLE + "县委：\n" + WHOLE + "\n附件：1.甲表\n2.乙表\n示例县人民政府\n2025年2月20日\n附件1\n" + "单位\n件数\n" * 10
    checked = script_of_text(text)
    assert [paragraph.text for paragraph in checked.of(Part.SIGNATURE)] == ["示例县人民政府"]
    assert not rules_of(text)


def test_numbers_that_go_on_across_sections_do_not_begin_late() -> None:
    text = "一、举措\n（一）学习\n甲。\n（二）执法\n乙。\n二、打算\n（三）普法\n丙。\n（四）监督\n丁。"
    assert "S201" not in rules_of(text)


def test_numbers_behind_one_that_is_missing_are_not_reported_again() -> None:
    text = "一、举措\n（一）子\n甲。\n（三）丑\n乙。\n（四）寅\n丙。\n（五）卯\n丁。"
    assert lines_of(found(text, "S"), "S201") == [4]


def test_a_heading_that_lost_its_number_is_pointed_at_and_no_error() -> None:
    text = "一、举措\n甲。\n存在的不足\n乙。\n三、打算\n丙。"
    finding = next(finding for finding in found(text, "S") if finding.rule == "S201")
    assert finding.level is Level.WARNING
    assert "存在的不足" in finding.remedy


def test_two_changed_places_are_reported_once() -> None:
    text = "一、举措\n（一）子\n甲。\n（三）丑\n乙。\n（二）寅\n丙。\n（四）卯\n丁。"
    findings = [finding for finding in found(text, "S") if finding.rule in {"S201", "S202", "S203"}]
    assert [(finding.rule, finding.place.line) for finding in findings] == [("S203", 4)]


def test_one_in_the_place_of_another_number_is_a_slip_and_no_new_start() -> None:
    text = "一、举措\n（一）子\n甲。\n（二）丑\n乙。\n（一）寅\n丙。\n（四）卯\n丁。"
    assert rules_of(text) & {"S203", "S204"} == {"S203"}


def test_from_first_to_third_level_is_allowed() -> None:
    assert "S201" not in rules_of("一、举措\n1.学习。学了。\n2.执法。办了。\n二、打算\n1.再学。学完。\n2.再办。办完。")


def test_lists_below_one_heading_may_start_anew() -> None:
    assert not rules_of("一、举措\n做法：\n1.甲事。\n2.乙事。\n效果：\n1.丙事。\n2.丁事。") & {"S201", "S202", "S203", "S204"}


def test_a_list_of_attachments_is_not_numbered_with_the_text() -> None:
    text = WHOLE + "\n附件：1.文件目录\n3.案件清单\n示例县人民政府\n2025年2月20日"
    assert not rules_of(TITLE + text) & {"S201", "S202", "S203"}


def test_what_is_attached_may_begin_with_its_own_first_section() -> None:
    text = WHOLE + "\n示例县人民政府\n2025年2月20日\n附件1\n示例县工作清单\n一、学习\n甲。\n二、执法\n乙。"
    assert "S205" not in rules_of(TITLE + text)


def test_parts_and_chapters_may_count_their_sections_anew() -> None:
    text = "第一部分 工作\n一、学习\n甲。\n二、执法\n乙。\n第二部分 打算\n一、学习\n丙。\n二、执法\n丁。"
    assert not rules_of(text) & {"S205", "S202", "S203"}


def test_a_list_of_contents_is_no_second_text() -> None:
    text = "一、学习\n二、执法\n三、普法\n一、学习\n甲。\n二、执法\n乙。\n三、普法\n丙。"
    assert not rules_of(text)


def test_a_first_level_right_below_a_first_level_is_an_error() -> None:
    levels = {
        f.level
        for f in found("示例县2024年法治政府建设年度报告\n一、举措\n一、领导\n甲。\n二、执法\n乙。\n二、打算\n丙。", "S")
        if f.rule == "S205"
    }
    assert levels == {Level.ERROR}


def test_years_of_paragraphs_are_no_numbers_of_headings() -> None:
    assert not rules_of("一、举措\n2024年，办结12件。\n3.5万人参加。\n二、打算\n一、二审案件都办。") & {"S201", "S205"}


@pytest.mark.parametrize("kind", ["上半年法治政府建设工作报告", "法治政府建设工作要点", "法治政府建设督察整改情况报告"])
def test_other_kinds_have_no_statutory_items(kind: str) -> None:
    text = f"示例县2024年{kind}\n一、举措\n{DONE}\n二、普法\n{DONE}"
    assert not [rule for rule in rules_of(text) if rule.startswith("S22")]


def test_reports_on_years_before_the_regulation_have_no_statutory_items() -> None:
    text = f"示例县2017年法治政府建设情况报告\n一、举措\n{DONE}\n二、普法\n{DONE}"
    assert not [rule for rule in rules_of(text) if rule.startswith("S22")]


def test_a_report_on_opinions_has_no_statutory_items() -> None:
    text = f"示例县人民政府关于法治政府建设情况审议意见研究处理情况的报告\n一、学习落实情况\n{DONE}\n二、普法落实情况\n{DONE}"
    assert not [rule for rule in rules_of(text) if rule.startswith("S22")]


def test_causes_outside_the_problems_do_not_count() -> None:
    text = TITLE + FIRST + "复议中查明原因。\n二、存在的不足\n力量不足。\n三、2025年主要安排\n主要是继续培训。"
    assert lines_of(found(text, "S"), "S223") == [5]


def test_a_whole_report_without_problems_is_an_error_and_an_excerpt_a_warning() -> None:
    short = TITLE + FIRST + "二、2025年主要安排\n继续开展培训。"
    long = (
        TITLE
        + FIRST
        + "".join(f"{number}、普法{number}\n{DONE * 4}\n" for number in "二三四")
        + "五、2025年主要安排\n继续培训。"
    )
    assert [f.level for f in found(short, "S") if f.rule == "S222"] == [Level.WARNING]
    assert [f.level for f in found(long, "S") if f.rule == "S222"] == [Level.ERROR]


def test_plans_that_name_the_reported_year_are_plans() -> None:
    text = TITLE + FIRST + "二、存在的不足\n由于编制少，力量不足。\n三、下一步打算\n2024年，我县将继续培训。"
    assert "S225" not in rules_of(text)


@pytest.mark.parametrize("closing", ["以上报告妥否，请批示。", "以上报告请批准。", "妥否，请批复。", "当否，请予批复。"])
def test_requests_in_the_closing_are_errors(closing: str) -> None:
    levels = [f.level for f in found(TITLE + FIRST + closing, "S") if f.rule == "S241"]
    assert levels == [Level.ERROR]


@pytest.mark.parametrize(
    "closing",
    [
        "特此报告。",
        "以上报告，请予审议。",
        "请审阅。",
        "专此报告，请予审查。",
        "县长作出重要批示。",
        "方案报请批准后实施。",
        "敬请批评指正。",
    ],
)
def test_other_closings_ask_for_nothing(closing: str) -> None:
    assert "S241" not in rules_of(TITLE + FIRST + closing)


def test_a_request_may_ask_for_approval() -> None:
    assert "S241" not in rules_of("示例县人民政府关于调整权责清单的请示报告\n" + DONE + "\n妥否，请批示。")


def test_a_web_copy_needs_no_addressee_and_no_date() -> None:
    assert not rules_of(TITLE + WHOLE, Version.SENT) & {"S242", "S243"}


def test_a_congress_needs_no_approver() -> None:
    head = "示政报〔2025〕3号\n示例县人民政府关于2024年法治政府建设情况的报告\n"
    signed = WHOLE + "\n示例县人民政府\n2025年2月20日"
    assert "S243" not in rules_of(head + "县人大常委会：\n" + signed, Version.SENT)
    assert "S243" in rules_of(head + "中共示例县委：\n" + signed, Version.SENT)


def test_a_red_head_is_no_part_of_the_title() -> None:
    checked = script_of_text(
        "示政报〔2025〕3号\n示例县人民政府\n关于2024年法治政府建设情况的报告\n（2025年2月20日）\n县委：\n" + WHOLE
    )
    assert checked.title == "示例县人民政府关于2024年法治政府建设情况的报告"
    assert checked.year == 2024
    assert [paragraph.text for paragraph in checked.of(Part.ADDRESSEE)] == ["县委："]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(alphabet="一二三十（）()、.1290年将但不足问题请批准第一责任人是：。\u3000 ", max_size=40),
            st.text(max_size=30),
            st.sampled_from(
                ["一、举措", "（一）学习", "1.甲", "（1）乙", "二、存在的不足", "附件1", "2025年2月20日", TITLE.strip()]
            ),
        ),
        max_size=25,
    ),
    st.sampled_from([None, *Version]),
)
def test_no_text_makes_a_rule_fail(lines: list[str], version: Version | None) -> None:
    checked = script_of_text("\n".join(lines), version)
    for rule in RULES:
        for finding in rule.check(rule, checked):
            assert finding.message
            assert finding.remedy


@pytest.mark.parametrize(
    "piece",
    [
        "一",
        "（",
        "一、",
        "(一)",
        "但",
        "请",
        "存在",
        "2024年",
        "主要负责人",
        "一是",
        "因",
        "受",
        "恳请",
        "附件",
        " ",
        "签 发 人",
        "现",
    ],
)
def test_a_long_line_of_one_kind_takes_linear_time(piece: str) -> None:
    checked = script_of_text(TITLE + "一、举措\n" + piece * (100_000 // len(piece)))
    assert seconds(checked, "S") < 2


@pytest.mark.parametrize("line", ["一、甲", "（一）乙", "（二）乙", "1.丙", "一是丁", "甲", "一、甲\n（一）乙\n1.丙\n（1）丁"])
def test_very_many_short_lines_take_linear_time(line: str) -> None:
    checked = script_of_text(TITLE + "\n".join([line] * 5_000))
    assert seconds(checked, "S") < 4


def test_ten_thousand_characters_take_little_time() -> None:
    section = "".join(f"（{number}）工作\n{DONE}\n" for number in "一二三四五六七八九十") * 5
    checked = script_of_text(
        TITLE + "一、主要举措和成效\n第一责任人履职。\n" + section + "二、不足\n由于编制少。\n三、打算\n再做。"
    )
    assert len(checked.text) > 9_000
    assert seconds(checked, "S", times=5) < patience(0.05)


def test_the_twin_of_a_repeated_number_is_named() -> None:
    text = "示例县2024年法治政府建设年度报告\n一、甲\n做了。\n三、乙\n做了。\n二、丙\n做了。\n三、丁\n做了。"
    (twice,) = [finding for finding in found(text, "S") if finding.rule == "S202"]
    assert "第4行已经是“三、”，这里又是“三、”" in twice.message


@pytest.mark.parametrize(
    "line", ["三、四季度集中开展案卷评查2次。", "二、三产业协同发展。", "五、六年级学生学法。", "二、三轮督察已经完成。"]
)
def test_a_sentence_that_begins_by_counting_is_no_heading(line: str) -> None:
    text = f"示例县2024年法治政府建设年度报告\n一、做法\n（一）学习\n学了。\n（二）执法\n{line}\n二、不足\n差。\n三、打算\n好。"
    assert not {"S201", "S202", "S203", "S210"} & rules_of(text)


def test_a_heading_may_begin_by_counting_where_its_number_is_due() -> None:
    text = "示例县2024年法治政府建设年度报告\n一、做法\n做了。\n二、不足\n差。\n三、四季度工作重点\n好。\n五、要求\n好。"
    assert "S201" in rules_of(text)


def test_a_lonely_sentence_among_headings_is_no_error() -> None:
    text = "示例县2024年法治政府建设年度报告\n一、做法\n做了。\n四、办理案件2件。\n二、不足\n差。\n三、打算\n好。"
    assert not [
        finding for finding in found(text, "S") if finding.level is Level.ERROR and finding.rule in ("S201", "S202", "S203")
    ]


def test_a_number_in_full_width_digits_counts() -> None:
    assert not {"S201", "S206"} & rules_of("一、做法\n1．抓学习\n学。\n２．抓执法\n办。\n3．抓普法\n讲。")
