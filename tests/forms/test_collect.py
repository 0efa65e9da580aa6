"""Forms come back, and go into the data file: sums, conflicts, later versions, texts; a second time nothing changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.model.finding import CannotRun
from drafter.workflows.collecting import CollectWish, collect_files
from drafter.workflows.drafting import draft
from drafter.workflows.forms import write_form
from drafter.workflows.prepare import check, prepare
from tests.forms.desk import CITY, JUSTICE, MARKET, NOTE, SOURCE, Desk, cell_of
from tests.tools import OFFICE_VERSIONS, Validator


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def errors(desk: Desk, rule: str) -> list[str]:
    return [finding.message for finding in check(desk.data) if finding.rule == rule]


def test_each_department_is_asked_for_its_own_alone(desk: Desk) -> None:
    tasks = {task.department: task for _, task in desk.handed.written}
    assert {JUSTICE, MARKET, CITY} <= set(tasks)
    assert any(line.asked.path == "复议.收到" for line in tasks[JUSTICE].lines)
    assert not any(line.asked.path == "行政处罚" for line in tasks[JUSTICE].lines)
    assert [line.part for line in tasks[CITY].lines if line.asked.path == "行政处罚"] == [CITY]
    assert (tasks[JUSTICE].deadline, tasks[CITY].deadline) == ("2027-01-10 前发回", "2027-01-15 前发回")
    assert tasks[CITY].contact == "李四，电话 0000-1234567"


def test_last_years_value_stands_beside_the_cell_to_fill(desk: Desk) -> None:
    page = desk.book()["数据"]
    assert cell_of(page, "复议.收到", "上年数值").value == "500"


def test_only_cells_to_fill_in_can_be_written_to(desk: Desk) -> None:
    page = desk.book()["数据"]
    assert page.protection.sheet
    assert not cell_of(page, "复议.收到").protection.locked
    assert cell_of(page, "复议.收到", "指标").protection.locked
    assert page.page_setup.paperSize == 9


def test_a_form_handed_out_again_is_the_same_and_one_that_was_filled_in_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    from drafter.workflows.forms import hand_out

    path = desk.out / f"{JUSTICE}.xlsx"
    before = path.read_bytes()
    assert not hand_out(desk.data, desk.out).refused
    assert path.read_bytes() == before
    book = desk.book()
    cell_of(book["数据"], "复议.收到").value = "557"
    book.save(path)
    assert [who for who, _ in hand_out(desk.data, desk.out).refused] == [JUSTICE]


@pytest.mark.parametrize("department", [JUSTICE, MARKET])
def test_the_validator_has_nothing_against_a_form(desk: Desk, validator: Validator, department: str) -> None:
    path = desk.out / f"{department}.xlsx"
    assert [error for version in OFFICE_VERSIONS for error in validator.errors(path, version)] == []


def test_what_was_answered_stands_in_the_data_file_with_its_department_and_cell(desk: Desk) -> None:
    desk.fill({"复议.收到": "557", "复议.纠错率": "18.9%"})
    gathered = desk.collect()
    assert gathered.written
    assert desk.figure("复议.收到") == {"数值": "557", "上年": "500", "来源": JUSTICE}
    assert desk.figure("复议.纠错率") == {"数值": "18.9%", "来源": JUSTICE}
    (returned,) = desk.plain()["收表"]
    cell = returned["数据"]["复议.收到"]["单元格"]
    sheet, _, at = cell.partition("!")
    assert (returned["单位"], returned["文件"]) == (JUSTICE, f"{JUSTICE}.xlsx")
    assert openpyxl.load_workbook(desk.back / f"{JUSTICE}.xlsx")[sheet][at].value == "557"
    assert set(gathered.missing) >= {MARKET, CITY}


def test_comments_in_the_data_file_stay_and_the_former_one_is_kept(desk: Desk) -> None:
    before = desk.data.read_bytes()
    desk.fill({"复议.收到": "557"})
    kept = desk.collect().kept
    assert "# 手写的说明" in desk.data.read_text(encoding="utf-8")
    assert kept is not None
    assert kept.read_bytes() == before


def test_a_source_and_a_note_of_ones_own_are_kept(desk: Desk) -> None:
    book = desk.book()
    for head, value in ((SOURCE, "复议平台"), (NOTE, "含撤回")):
        cell_of(book["数据"], "复议.收到", head).value = value
    cell_of(book["数据"], "复议.收到").value = "557"
    desk.send(book)
    desk.collect()
    assert desk.figure("复议.收到") == {"数值": "557", "上年": "500", "来源": "复议平台", "说明": "含撤回"}


def test_parts_are_added_up_and_stay_apart(desk: Desk) -> None:
    desk.fill({f"行政处罚/{MARKET}": "412"}, MARKET)
    desk.fill({f"行政处罚/{CITY}": "260"}, CITY)
    desk.collect()
    assert desk.figure("行政处罚") == {"汇总": {CITY: "260", MARKET: "412"}}
    record = prepare(desk.data).record
    assert record is not None
    assert str(record.figures["行政处罚"].amount) == "672"


def test_collecting_twice_changes_nothing(desk: Desk) -> None:
    desk.fill({"复议.收到": "557"})
    desk.fill({f"行政处罚/{MARKET}": "412"}, MARKET)
    desk.collect()
    before = desk.data.read_bytes()
    again = desk.collect()
    assert not again.written
    assert not again.changes
    assert desk.data.read_bytes() == before


def test_a_later_version_says_what_changed(desk: Desk) -> None:
    desk.fill({"复议.收到": "557", "复议.受理": "500"})
    desk.collect()
    desk.fill({"复议.收到": "560", "复议.受理": "500"}, name="司法局新报")
    (change,) = desk_only(desk, "司法局新报").changes
    assert (change.department, change.what, change.before, change.after) == (JUSTICE, "复议.收到", "557", "560")
    assert desk.figure("复议.收到")["数值"] == "560"


def desk_only(desk: Desk, name: str) -> Any:
    return collect_files([desk.back / f"{name}.xlsx"], desk.data, CollectWish())


CONFLICT = [f"{JUSTICE}、{CITY}"]


@pytest.fixture
def two(tmp_path: Path) -> Desk:
    """Two departments are responsible for one figure that is no sum."""
    desk = Desk(tmp_path)
    text = desk.data.read_text(encoding="utf-8").replace(f"司法: {JUSTICE}", f"司法: [{JUSTICE}, {CITY}]")
    desk.data.write_text(text, encoding="utf-8")
    from drafter.workflows.forms import hand_out

    hand_out(desk.data, desk.out, force=True)
    return desk


def test_two_values_are_shown_and_none_is_taken(two: Desk) -> None:
    two.fill({"复议.收到": "557"})
    two.fill({"复议.收到": "560"}, CITY)
    gathered = two.collect()
    (dispute,) = gathered.disputes
    assert {(who, value) for who, value, _ in dispute.values} == {(JUSTICE, "557"), (CITY, "560")}
    assert all("数据!" in where for _, _, where in dispute.values)
    assert "数值" not in (two.figure("复议.收到") or {}) or two.figure("复议.收到")["数值"] is None
    (message,) = errors(two, "F106")
    assert "557" in message
    assert "560" in message


def test_a_value_that_came_first_does_not_stay_when_another_comes(two: Desk) -> None:
    two.fill({"复议.收到": "557"})
    two.collect()
    assert two.figure("复议.收到")["数值"] == "557"
    two.fill({"复议.收到": "560"}, CITY)
    two.collect()
    assert not two.figure("复议.收到").get("数值")


def test_a_choice_settles_it_and_is_remembered(two: Desk) -> None:
    two.fill({"复议.收到": "557"})
    two.fill({"复议.收到": "560"}, CITY)
    two.collect()
    text = two.data.read_text(encoding="utf-8")
    at = text.index("收到: {") + len("收到: {")
    two.data.write_text(f"{text[:at]}取用: {CITY}, {text[at:]}", encoding="utf-8")
    assert errors(two, "F106") == []
    record = prepare(two.data).record
    assert record is not None
    assert str(record.figures["复议.收到"].amount) == "560"
    again = two.collect()
    assert not again.disputes
    assert not again.written


def test_a_choice_of_somebody_who_gave_no_value_is_refused(two: Desk) -> None:
    two.fill({"复议.收到": "557"})
    two.collect()
    text = two.data.read_text(encoding="utf-8")
    at = text.index("收到: {") + len("收到: {")
    two.data.write_text(f"{text[:at]}取用: 县信访局, {text[at:]}", encoding="utf-8")
    assert len(errors(two, "V216")) == 1


def test_what_a_person_typed_into_the_data_file_is_not_replaced(desk: Desk) -> None:
    text = desk.data.read_text(encoding="utf-8").replace("{数值: , 上年: 500}", "{数值: 555, 上年: 500}")
    desk.data.write_text(text, encoding="utf-8")
    desk.fill({"复议.收到": "557"})
    (dispute,) = desk.collect().disputes
    assert ("本表", "555") in {(who, value) for who, value, _ in dispute.values}
    assert desk.figure("复议.收到")["数值"] == "555"
    assert len(errors(desk, "F106")) == 1
    text = desk.data.read_text(encoding="utf-8").replace("{数值: 555", "{取用: 本表, 数值: 555")
    desk.data.write_text(text, encoding="utf-8")
    assert errors(desk, "F106") == []


def test_texts_go_to_their_sections_once_and_later_versions_replace_them(desk: Desk) -> None:
    book = desk.book()
    page = book["做法"]
    row = next(row for row in range(4, page.max_row + 1) if page.cell(row, 4).value == "化解/1")
    page.cell(row, 2).value, page.cell(row, 3).value, page.cell(row + 1, 3).value = "抓排查", "第一段。", "第二段。"
    book["问题"].cell(4, 1).value, book["问题"].cell(4, 2).value = "出庭不出声", "准备不足"
    book["安排"].cell(4, 1).value, book["安排"].cell(4, 2).value = "提升质效", "抓培训。"
    desk.send(book)
    desk.collect()
    entry = next(entry for entry in desk.plain()["章节"] if entry["对应"] == "化解")
    assert entry["做法"] == [{"小标题": "抓排查", "内容": "第一段。\n第二段。"}]
    assert desk.plain()["问题"] == [{"表现": "出庭不出声", "原因": "准备不足"}]
    assert desk.plain()["安排"] == [{"小标题": "提升质效", "内容": "抓培训。", "牵头": JUSTICE}]
    assert not desk.collect().written
    page.cell(row, 3).value = "改了的第一段。"
    desk.send(book)
    desk.collect()
    entry = next(entry for entry in desk.plain()["章节"] if entry["对应"] == "化解")
    assert entry["做法"] == [{"小标题": "抓排查", "内容": "改了的第一段。\n第二段。"}]


def test_a_text_that_the_office_edited_is_not_replaced(desk: Desk) -> None:
    book = desk.book()
    book["问题"].cell(4, 1).value = "出庭不出声"
    desk.send(book)
    desk.collect()
    text = desk.data.read_text(encoding="utf-8")
    at = text.index("问题:")
    desk.data.write_text(text[:at] + text[at:].replace("出庭不出声", "个别负责人出庭不出声", 1), encoding="utf-8")
    book["问题"].cell(4, 1).value = "出庭时不出声"
    desk.send(book)
    desk.collect()
    said = [item["表现"] for item in desk.plain()["问题"]]
    assert said == ["个别负责人出庭不出声", "出庭时不出声"]


def test_a_form_can_be_collected_into_a_workbook(desk: Desk, tmp_path: Path) -> None:
    whole = tmp_path / "填报.xlsx"
    write_form(desk.data, whole)
    desk.fill({"复议.收到": "557"})
    gathered = collect_files([desk.back], whole, CollectWish())
    assert gathered.kept is not None
    desk.collect()
    first, second = (draft(file, tmp_path / name).written for file, name in ((desk.data, "a"), (whole, "b")))
    assert [one.path.read_bytes() for one in first] == [one.path.read_bytes() for one in second]


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    desk.fill({"复议.收到": "无"})
    before = desk.data.read_bytes()
    desk.collect(dry_run=True)
    assert desk.data.read_bytes() == before
    assert not (desk.folder / "退回").exists()


def test_a_missing_data_file_is_refused(desk: Desk) -> None:
    desk.fill({"复议.收到": "557"})
    with pytest.raises(CannotRun):
        collect_files([desk.back], desk.folder / "没有.yaml", CollectWish())


def test_the_verification_sheet_says_in_which_cell_an_answer_came(desk: Desk) -> None:
    from drafter.workflows.tracing import trace_file

    desk.fill({"复议.收到": "557"})
    desk.collect()
    trace_file(desk.data, desk.folder / "核对表.xlsx")
    page = openpyxl.load_workbook(desk.folder / "核对表.xlsx").active
    assert page is not None
    cell = desk.plain()["收表"][0]["数据"]["复议.收到"]["单元格"]
    told = [str(value) for row in page.iter_rows(values_only=True) for value in row if value]
    assert any(f"{JUSTICE}.xlsx {cell}" in text for text in told)
