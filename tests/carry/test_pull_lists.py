"""问题, 安排 and 其他事项 are lists of the data file, also where the office says something before them."""

from __future__ import annotations

from drafter.read.yaml_source import read_yaml
from tests.carry.conftest import Desk
from tests.carry.test_pull import changed_lines, drafted_again, text_of


def plain(desk: Desk) -> dict[str, list[dict[str, object]]]:
    source = read_yaml(desk.data).source
    assert source is not None
    return source.data  # type: ignore[return-value]


def test_a_plan_behind_the_offices_own_lead_is_edited_in_its_list(desk: Desk) -> None:
    copy, before = desk.copy(), desk.text()
    copy.replace("提高执法办案质量", "一年导师制", "两年导师制")
    report = desk.pull(copy)
    assert not report.not_taken
    assert [line for line in changed_lines(before, desk.text()) if line.startswith("+ ")] == [
        line.replace("一年导师制", "两年导师制").replace("      ", "+       ", 1)
        for line in before.splitlines()
        if "一年导师制" in line
    ]
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def test_a_plan_added_and_the_lead_edited_are_both_taken(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("（六）提升普法工作实效", "（七）充实基层力量。年内为司法所配齐3名工作人员。（牵头单位：县司法局）")
    copy.replace("我县将坚持问题导向", "重点做好以下工作", "着力抓好以下工作")
    desk.pull(copy)
    plans = plain(desk)["安排"]
    assert [plan["小标题"] for plan in plans][-2:] == ["充实基层力量", "攻坚历史遗留争议"]
    assert "着力抓好以下工作" in desk.text()
    assert "自写: 是" not in desk.text()


def test_a_problem_taken_out_is_taken_out_and_the_others_are_counted_anew(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("三是有的行政机关负责人出庭")
    report = desk.pull(copy)
    assert len(plain(desk)["问题"]) == 5
    assert "自写: 是" not in desk.text()
    assert any("“四是”排成“三是”" in note for note in report.notes)
    assert not report.not_taken


def test_other_matters_before_attachments_stay_in_their_place(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("2026年9月，我县申报全省法治政府建设示范县")
    desk.pull(copy)
    assert "自写: 是" not in desk.text()
    others = str(plain(desk)["其他事项"])
    assert others.startswith("本报告数据由各责任单位提供")


def test_a_heading_that_was_given_its_own_line_has_it(desk: Desk) -> None:
    copy = desk.copy()
    copy.split("完善乡镇赋权机制", "完善乡镇赋权机制")
    desk.pull(copy)
    assert "段首标题: 否" in desk.text()
    again = drafted_again(desk)
    assert any(line.endswith("完善乡镇赋权机制") for line in again)


def test_the_second_half_of_a_split_item_is_no_new_item(desk: Desk) -> None:
    copy = desk.copy()
    copy.split("完善乡镇赋权机制", "赋权事项精简为")
    desk.pull(copy)
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")
