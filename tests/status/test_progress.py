"""Who has answered, what is missing, and which sections have words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafter.model.status import Answer, DepartmentStatus, SectionStatus, Status, Words
from drafter.workflows.status import status_of
from tests.tools import ROOT

TODAY = date(2027, 2, 1)
SAMPLES = ("jinshui-2023", "hubin-2019", "danian-2024", "qitai-2024", "zhaotong-2015", "shilixian-2026", "pack-shili")
SAMPLE = ROOT / "samples" / "shilixian-2026" / "data.yaml"
HEAD = "格式: 1\n提纲: 年度报告/县级@1\n年度: 2026\n单位: {全称: 示例县人民政府, 自称: 我县}\n"


def status(folder: Path, text: str = "", head: str = HEAD, today: date = TODAY) -> Status:
    path = folder / "data.yaml"
    path.write_text(head + text, encoding="utf-8")
    found = status_of(path, today)
    assert found.status is not None, found.findings
    return found.status


def department(found: Status, name: str) -> DepartmentStatus:
    (only,) = [each for each in found.departments if each.name == name]
    return only


def section(found: Status, key: str) -> SectionStatus:
    (only,) = [each for each in found.sections if each.key == key]
    return only


def owed(found: Status, name: str) -> list[tuple[str, str]]:
    return [(item.path or item.name, item.section) for item in department(found, name).missing]


def test_a_department_has_its_local_name_and_two_keys_with_one_name_are_one(tmp_path: Path) -> None:
    found = status(tmp_path, "责任单位: {应急: 县应急管理局, 营商: 县发展改革局, 信用: 县发展改革局}\n")
    assert department(found, "县应急管理局").required == (0, 1)
    both = status(tmp_path)
    expected = [department(both, name).optional.whole for name in ("营商环境主管部门", "社会信用体系建设主管部门")]
    assert department(found, "县发展改革局").optional == (0, sum(expected))


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("5", 1),
        ("0", 1),
        ("不适用", 1),
        ("8000余", 1),
        ("{数值: , 上年: 5}", 0),
        ("{汇总: {甲: 5, 乙: }}", 0),
        ("{汇总: {甲: 5, 乙: 6}}", 1),
        ("", 0),
    ],
)
def test_a_number_and_not_applicable_are_answers_and_last_years_number_is_none(typed: str, done: int, tmp_path: Path) -> None:
    found = status(tmp_path, f"章节: [{{对应: 应急, 数据: {{演练: {typed}}}}}]\n")
    assert department(found, "应急管理局").required == (done, 1)
    assert section(found, "应急").required == (done, 1)
    assert found.required.done == done


def test_how_far_a_department_is_follows_from_what_it_owes(tmp_path: Path) -> None:
    nothing = department(status(tmp_path), "应急管理局")
    assert (nothing.answer, nothing.has_answered) == (Answer.NOTHING, False)
    some = department(status(tmp_path, "章节: [{对应: 应急, 数据: {预案: 3}}]\n"), "应急管理局")
    assert (some.answer, some.has_answered) == (Answer.SOME, False)
    required = department(status(tmp_path, "章节: [{对应: 应急, 数据: {演练: 2}}]\n"), "应急管理局")
    assert (required.answer, required.has_answered) == (Answer.REQUIRED, True)


def test_who_is_asked_for_optional_figures_alone_owes_nothing_but_has_not_answered_in_silence(tmp_path: Path) -> None:
    silent = department(status(tmp_path), "信访局")
    assert (silent.required.whole, silent.missing, silent.answer, silent.has_answered) == (0, (), Answer.NOTHING, False)
    found = status_of(SAMPLE, TODAY).status
    assert found is not None
    assert department(found, "县信访局").answer is Answer.ALL
    assert department(found, "县发展改革局").answer is Answer.SOME
    assert department(found, "县发展改革局").has_answered


def test_missing_figures_are_told_by_department_and_section_with_the_title_of_the_draft(tmp_path: Path) -> None:
    text = "章节: [{对应: 应急, 标题: 健全应急体系, 数据: {预案: 3}, 做法: [开展应急培训。]}]\n"
    found = status(tmp_path, text)
    assert owed(found, "应急管理局") == [("演练", "健全应急体系")]
    assert ("公开.新收", section(found, "监督").title) in owed(found, "政府办公室")


def test_an_optional_figure_that_the_words_cite_is_missing_too(tmp_path: Path) -> None:
    text = "章节: [{对应: 应急, 数据: {演练: 2}, 做法: ['修订预案【预案】件。']}]\n"
    assert owed(status(tmp_path, text), "应急管理局") == [("预案", section(status(tmp_path, text), "应急").title)]
    without = text.replace("【预案】件", "多件")
    assert owed(status(tmp_path, without), "应急管理局") == []


def test_lists_that_are_not_there_and_causes_are_missing(tmp_path: Path) -> None:
    bare = status(tmp_path)
    office = "党委全面依法治县（市、区）委员会办公室"
    assert ("文字", "存在的不足和原因") in owed(bare, office)
    assert section(bare, "问题").words is Words.WAITING
    told = status(tmp_path, "问题: [{表现: 力量不足}, {表现: 经费不足}, {表现: 装备旧, 原因: 更新慢}]\n")
    assert section(told, "问题").words is Words.OWN
    (cause,) = [item for item in department(told, office).missing if item.section == "存在的不足和原因"]
    assert (cause.name, cause.places) == ("原因", 2)


def test_words_of_a_section_are_own_or_of_figures_or_wait_for_figures_or_are_left_out(tmp_path: Path) -> None:
    text = """\
章节:
  - {对应: 应急, 数据: {演练: 2}}
  - {对应: [执法, 数字], 做法: [严格执法。]}
"""
    found = status(tmp_path, text)
    words = {each.key: each.words for each in found.sections}
    assert words["应急"] is Words.OF_FIGURES
    assert words["执法"] is Words.OWN
    assert words["数字"] is Words.OWN  # told within 执法
    assert words["学习"] is Words.NO_FIGURES
    assert words["其他"] is Words.LEFT_OUT
    assert section(found, "举措").is_heading
    assert found.told.done == 3


def test_closing_words_and_attachments_belong_to_no_section(tmp_path: Path) -> None:
    plain = status(tmp_path)
    found = status(tmp_path, "结束语: 特此报告。\n附件: [{名称: 清单, 内容: 清单。}]\n")
    assert [(each.key, each.words) for each in found.sections] == [(each.key, each.words) for each in plain.sections]


def test_each_outlet_has_its_own_day_or_the_laws(tmp_path: Path) -> None:
    text = """\
报送件:
  - {名称: 报市, 去向: 上级, 署名: 甲, 期限: 2027-01-29, 成文日期: 2027-01-25}
  - {名称: 报人大, 去向: 人大, 署名: 甲}
  - {名称: 公开版, 去向: 公开, 署名: 甲}
"""
    outlets = {outlet.name: outlet for outlet in status(tmp_path, text).outlets}
    assert {name: (outlet.last_day, outlet.days_left) for name, outlet in outlets.items()} == {
        "报市": (date(2027, 1, 29), -3),
        "报人大": (date(2027, 2, 28), 27),
        "公开版": (date(2027, 3, 31), 58),
    }
    assert outlets["报市"].signed_on == date(2027, 1, 25)
    assert outlets["报人大"].basis == "《法治政府建设与责任落实督察工作规定》"


def test_without_outlets_the_days_of_the_law_count(tmp_path: Path) -> None:
    outlets = status(tmp_path).outlets
    assert [(outlet.name, outlet.last_day) for outlet in outlets] == [
        ("报上级", date(2027, 2, 28)),
        ("报人大", date(2027, 2, 28)),
        ("公开版", date(2027, 3, 31)),
    ]


def test_a_way_without_a_day_has_none() -> None:
    found = status_of(ROOT / "samples" / "zhaotong-2015" / "data.yaml", TODAY).status
    assert found is not None
    assert [(outlet.last_day, outlet.days_left) for outlet in found.outlets] == [(None, None)]


def test_results_of_last_years_plans_are_counted(tmp_path: Path) -> None:
    found = status(tmp_path, "上年安排: [{内容: 甲, 结果: 完成}, {内容: 乙, 结果: }]\n")
    assert found.past_plans == (1, 2)


def test_findings_stand_by_rule_and_what_is_waived_does_not(tmp_path: Path) -> None:
    text = "章节: [{对应: 监督, 数据: {公开: {新收: 138, 上年结转: 4, 答复: 139, 结转下年: 4}}}]\n"
    found = status(tmp_path, text)
    assert ("F101", 1) in [(rule.rule, rule.findings) for rule in found.rules]
    waived = status(tmp_path, f"{text}豁免: [{{规则: F101, 理由: 已与司法局核对，口径不同}}]\n")
    assert "F101" not in [rule.rule for rule in waived.rules]
    assert waived.waived == 1


def test_data_without_form_have_no_status(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + "章节: [{对应: 应急, 数据: {演练: 三次}}]\n", encoding="utf-8")
    found = status_of(path, TODAY)
    assert found.status is None
    assert [finding.rule for finding in found.findings if finding.rule == "V201"]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_departments_and_sections_have_is_what_the_whole_has(name: str) -> None:
    found = status_of(ROOT / "samples" / name / "data.yaml", TODAY).status
    assert found is not None
    for which in ("required", "optional"):
        of_departments = [getattr(each, which) for each in found.departments]
        whole = getattr(found, which)
        assert (sum(c.done for c in of_departments), sum(c.whole for c in of_departments)) == whole
    figures = [item for each in found.departments for item in each.missing if item.path]
    assert len({item.path for item in figures}) == len(figures)
    assert len(figures) >= found.required.whole - found.required.done
    assert sum(len(each.blanks) for each in found.sections) <= found.blanks
