"""Titles, sections and attachments that were edited in the document, moved, or typed as new ones by hand."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.ooxml.names import w
from tests.carry.conftest import Desk
from tests.carry.test_pull import drafted_again, drafted_with, text_of
from tests.opinions.copies import Copy

TYPED = "标题: 示例县人民政府关于2026年法治政府建设情况的报告\n"


def again_as_left(desk: Desk) -> None:
    """What the data make now is what the person left."""
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def section_of(copy: Copy, words: str, upto: str) -> list[Any]:
    """The paragraphs from the one that holds these words up to another."""
    first, found = copy.paragraph(words), []
    while first is not None and upto not in Copy.text(first):
        found.append(first)
        first = first.getnext()
    return found


def test_a_title_that_was_edited_is_that_of_its_outlet(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("关于2026年法治政府建设情况的报告", "情况的报告", "工作情况的报告")
    report = desk.pull(copy)
    assert not report.not_taken
    assert "关于2026年法治政府建设工作情况的报告" in desk.text()
    again_as_left(desk)


def test_a_title_typed_in_the_data_keeps_its_place_there(desk: Desk) -> None:
    drafted_with(desk, "\n章节:\n", f"\n{TYPED}章节:\n")
    copy = desk.copy()
    copy.replace("示例县人民政府关于2026年法治政府建设情况的报告", "情况的报告", "工作情况的报告")
    desk.pull(copy)
    assert f"\n{TYPED.replace('情况', '工作情况')}" in desk.text()
    again_as_left(desk)


def test_a_long_title_that_the_layout_broke_is_no_edit(desk: Desk) -> None:
    drafted_with(desk, "\n章节:\n", f"\n{TYPED}章节:\n")
    assert "示例县人民政府\n关于2026年法治政府建设情况的报告" in text_of(desk.draft)
    before = desk.text()
    report = desk.pull(None)
    assert not report.not_taken
    assert desk.text() == before


def test_sections_in_another_order_are_entries_in_that_order(desk: Desk) -> None:
    copy = desk.copy()
    moved = section_of(copy, "健全应急体系，提升依法处置能力", "多元化解纠纷，推动争议实质解决")
    goal = copy.paragraph("转变政府职能，优化法治营商环境")
    for paragraph in moved:
        goal.addprevious(paragraph)
    report = desk.pull(copy)
    assert any("排成" in note for note in report.notes)
    text = desk.text()
    assert text.index("对应: 应急") < text.index("对应: 职能")
    titles = [line.partition("）")[2] for line in drafted_again(desk) if line.startswith("（")]
    assert next(at for at, one in enumerate(titles) if one.startswith("健全应急体系")) < next(
        at for at, one in enumerate(titles) if one.startswith("转变政府职能")
    )


def test_a_heading_typed_by_hand_with_its_number_is_a_section(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("夯实基层基础，推进法治乡村建设", "（十二）加强队伍建设。选派骨干到乡镇（街道）跟班指导。")
    new = copy.paragraph("（十二）加强队伍建设")
    style = new.find(w("pPr")).find(w("pStyle"))
    style.set(w("val"), copy.paragraph("人民调解。新设").find(w("pPr")).find(w("pStyle")).get(w("val")))
    report = desk.pull(copy)
    assert not report.clashes
    assert "加强队伍建设" in desk.text()
    assert any("加强队伍建设。选派骨干到乡镇（街道）跟班指导。" in line for line in drafted_again(desk))


def test_a_number_alone_is_told_and_not_taken(desk: Desk) -> None:
    copy, before = desk.copy(), desk.text()
    copy.new_paragraph("贯彻《中华人民共和国突发事件应对法》", "（一）。")
    (lost,) = desk.pull(copy).not_taken
    assert lost.what == "（一）。"
    assert desk.text() == before


def test_an_attachment_that_was_edited_is_edited_in_its_place(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("列入目录的事项共", "列入目录的事项", "列入年度目录的事项")
    copy.new_paragraph("列入年度目录的事项共", "均已公布。")
    *_, title = [p for p in copy.root.iter(w("p")) if Copy.text(p).endswith("重大行政决策事项目录")]
    next(title.iter(w("t"))).text = "示例县2026年度重大行政决策事项目录"
    report = desk.pull(copy)
    assert [item.what for item in report.not_taken] == []
    assert "列入年度目录的事项共【重大决策.目录】项" in desk.text()
    assert "均已公布。" in desk.text()
    assert "名称: 示例县2026年度重大行政决策事项目录" in desk.text()


@pytest.mark.parametrize("words", ["2026年重点任务", "12345热线提质增效", "3.5万名干部轮训", "1.学习"])
def test_a_heading_that_begins_with_digits_is_not_taken_for_its_number(words: str, desk: Desk) -> None:
    drafted_with(desk, "小标题: 加强执法队伍管理", f"小标题: {words}")
    before = desk.text()
    assert f"小标题: {words}" in before
    assert not desk.pull(None).edits
    assert desk.text() == before
    copy = desk.copy()
    copy.remove("规范执法办案程序")
    copy.replace("在岗行政执法人员", "其余为年内新录用人员", "其余为新录用人员")
    report = desk.pull(copy)
    assert not report.not_taken
    assert f"小标题: {words}" in desk.text()
    assert "其余为新录用人员" in desk.text()


def test_the_number_before_such_a_heading_may_be_taken_out_or_be_another(desk: Desk) -> None:
    drafted_with(desk, "小标题: 加强执法队伍管理", "小标题: 2026年队伍管理")
    for number in ("", "7."):
        copy = desk.copy()
        run = next(run for run in copy.paragraph("在岗行政执法人员").iter(w("t")) if run.text and run.text.startswith("1."))
        run.text = number + run.text.removeprefix("1.")
        desk.pull(copy)
        assert "小标题: 2026年队伍管理" in desk.text()
