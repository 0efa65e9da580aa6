"""What a pull must not do in silence: figures of a section that went, words that are no longer public, clashes."""

from __future__ import annotations

from drafter.carry.data import value_at
from drafter.model.pulled import PullReport
from drafter.read.yaml_source import read_yaml
from tests.carry.conftest import Desk
from tests.carry.test_pull_private import published


def noted(report: PullReport, words: str) -> bool:
    return any(words in note for note in report.notes)


def figures_of(desk: Desk, number: int) -> object:
    source = read_yaml(desk.data).source
    assert source is not None
    return value_at(source.data, ("章节", number, "数据"))


def test_figures_of_an_own_section_that_was_deleted_stay_and_are_named(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("夯实基层基础，推进法治乡村建设")
    report = desk.pull(copy)
    assert noted(report, "“夯实基层基础，推进法治乡村建设”这一节删去了，它填报的数没有删")
    figures = figures_of(desk, 0)
    assert isinstance(figures, dict)
    assert figures["法律明白人"] == {"数值": "1430", "来源": "县司法局"}
    assert desk.text().count("夯实基层基础") == 0


def test_figures_of_a_private_section_that_was_deleted_stay_private(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("紧盯重点领域，防范化解涉法风险")
    desk.pull(copy)
    figures = figures_of(desk, 0)
    assert isinstance(figures, dict)
    assert figures["营商环境"] == {"线索": {"数值": "24", "来源": "县发展改革局", "说明": "已移送有关机关核查", "仅报送": "是"}}
    assert "24条" not in published(desk)


def test_public_words_that_become_private_are_said(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("夯实基层基础", "均由专人审核", "均由专人审核，由县领导分别包案，法律顾问参与制定处置方案")
    report = desk.pull(copy)
    assert noted(report, "里并进了标着仅报送的话，整条标了仅报送，公开版不再印")
    assert "一人专岗" not in published(desk)


def test_other_edits_make_nothing_private_and_say_nothing_of_it(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("夯实基层基础", "均由专人审核", "均由专人逐件审核")
    report = desk.pull(copy)
    assert not noted(report, "整条标了仅报送")
    assert "均由专人逐件审核" in published(desk)


def test_a_private_paragraph_that_was_split_and_moved_is_private_and_no_heading(desk: Desk) -> None:
    copy = desk.copy()
    copy.split("紧盯重点领域", "制定处置方案。")
    copy.move("全年登记群众信访事项", "夯实基层基础")
    report = desk.pull(copy)
    assert not report.not_taken
    assert desk.text().count("标题: 紧盯重点领域，防范化解涉法风险") == 1
    assert "标题: 全年登记群众信访" not in desk.text()
    assert "收集损害营商环境" not in published(desk)


def test_what_clashes_is_not_among_what_was_taken_in(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("健全应急体系", "主汛期两次", "主汛期三次")
    copy.replace("运用数字技术", "网上流转", "线上流转")
    desk.data.write_text(desk.text().replace("主汛期两次", "主汛期四次"), encoding="utf-8")
    report = desk.pull(copy)
    assert len(report.clashes) == 1
    assert ["线上流转" in edit.after for edit in report.edits] == [True]
