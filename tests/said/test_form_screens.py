"""What `drafter form`, `drafter collect` and `drafter status` say, word for word."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.forms.desk import CITY, DATA, JUSTICE, MARKET, VALUE, Desk, cell_of, heads_of
from tests.said.screen import Screen


@pytest.fixture
def desk(screen: Screen) -> Desk:
    return Desk(screen.folder)


def test_forms_for_departments(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("data.yaml", DATA)
    screen.type("form", "data.yaml", "-o", "发放", "--by-department")
    assert screen.text == snapshot


def test_forms_for_departments_without_a_day_and_with_figures_of_nobody(screen: Screen, snapshot: SnapshotAssertion) -> None:
    data = DATA[: DATA.index("发放:")] + DATA[DATA.index("章节:") :]
    screen.write("data.yaml", data.replace(f"  执法: [{MARKET}, {CITY}]\n", ""))
    screen.type("form", "data.yaml", "-o", "发放", "--by-department")
    screen.write("data.yaml", "\n".join(data.splitlines()[:5]) + "\n章节: []\n")
    screen.type("form", "data.yaml", "-o", "又发放", "--by-department")
    assert screen.text == snapshot


def test_a_form_that_was_filled_in_is_not_written_again(desk: Desk, screen: Screen, snapshot: SnapshotAssertion) -> None:
    book = desk.book()
    cell_of(book["数据"], "复议.收到").value = "557"
    book.save(desk.out / f"{JUSTICE}.xlsx")
    screen.type("form", "data.yaml", "-o", "发放", "--by-department")
    assert screen.text == snapshot


def test_a_form_of_ones_own_and_back(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("data.yaml", DATA)
    screen.type("form", "data.yaml", "-o", "填报.xlsx")
    screen.type("form", "填报.xlsx", "-o", "再来.yaml")
    screen.change("再来.yaml", ("上年: 500", "上年: 501"))
    screen.type("form", "填报.xlsx", "-o", "再来.yaml")
    screen.type("form", "data.yaml", "-o", "填报.txt")
    screen.type("form", "data.yaml")
    screen.type("form", "data.yaml", "-o", "一个.xlsx", "--by-department")
    assert screen.text == snapshot


def test_forms_of_data_files_at_fault(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.write("data.yaml", "单位: [")
    screen.type("form", "data.yaml", "-o", "填报.xlsx")
    screen.type("form", "data.yaml", "-o", "发放", "--by-department")
    screen.write("data.yaml", "格式: 1\n年度: 2026\n")
    screen.type("form", "data.yaml", "-o", "填报.xlsx")
    screen.write("data.yaml", "格式: 1\n提纲: 年度报告/县\n年度: 2026\n")
    screen.type("form", "data.yaml", "-o", "填报.xlsx")
    assert screen.text == snapshot


def test_what_came_back_is_collected(desk: Desk, screen: Screen, snapshot: SnapshotAssertion) -> None:
    desk.fill({"复议.收到": "557", "复议.受理": "500"})
    desk.fill({f"行政处罚/{MARKET}": "412"}, MARKET)
    screen.type("collect", "回收", "--into", "data.yaml", "--dry-run")
    screen.type("collect", "回收", "--into", "data.yaml")
    screen.type("collect", "回收", "--into", "data.yaml")
    desk.fill({"复议.收到": "560", "复议.受理": "500"}, name="司法局新报")
    screen.type("collect", "回收/司法局新报.xlsx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_two_versions_that_differ_and_what_nobody_can_read(desk: Desk, screen: Screen, snapshot: SnapshotAssertion) -> None:
    desk.fill({"复议.收到": "557", "复议.纠错率": "大约两成"}, name="司法局一稿")
    desk.fill({"复议.收到": "558"}, name="司法局二稿")
    screen.write("回收/说明.xlsx", "不是表格")
    screen.type("collect", "回收", "--into", "data.yaml", "--back", "退回")
    screen.type("collect", "回收", "--into", "data.yaml")
    screen.type("check", "data.yaml", "--select", "F106")
    assert screen.text == snapshot


def test_collecting_into_what_is_no_data_file(desk: Desk, screen: Screen, snapshot: SnapshotAssertion) -> None:
    desk.fill({"复议.收到": "557"})
    screen.write("data.yaml", "单位: [")
    screen.type("collect", "回收", "--into", "data.yaml")
    screen.type("collect", "回收", "--into", "没有.yaml")
    screen.type("collect", "回收")
    screen.type("collect", "没有", "--into", "data.yaml")
    assert screen.text == snapshot


def test_how_far_it_is(desk: Desk, screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.type("status", "data.yaml", "--today", "2027-01-08")
    desk.fill({"复议.收到": "557", "复议.受理": "500"})
    screen.type("collect", "回收", "--into", "data.yaml")
    screen.type("status", "data.yaml", "--today", "2027-01-20")
    screen.type("status", "data.yaml", "--today", "明天")
    assert screen.text == snapshot


def test_two_departments_that_differ(desk: Desk, screen: Screen, snapshot: SnapshotAssertion) -> None:
    desk.fill({"行政检查": "100", "法制审核": "5"}, MARKET)
    desk.fill({"行政检查": "120", "法制审核": "5"}, CITY)
    screen.type("collect", "回收", "--into", "data.yaml")
    screen.type("check", "data.yaml", "--select", "F106")
    assert screen.text == snapshot


def test_everything_came_back_and_more_than_is_told_one_by_one(screen: Screen, snapshot: SnapshotAssertion) -> None:
    desk = Desk(screen.folder)
    for form in sorted(desk.out.iterdir()):
        (desk.back / form.name).write_bytes(form.read_bytes())
    book = desk.book()
    page = book["数据"]
    heads = heads_of(page)
    values = next(column for head, column in heads.items() if head.startswith(VALUE))
    for row in range(heads[""] + 1, page.max_row + 1):
        if page.cell(row, heads["编号（勿改）"]).value and page.cell(row, heads["单位"]).value:
            page.cell(row, values).value = "100"
    desk.send(book)
    screen.type("collect", "回收", "--into", "data.yaml")
    assert screen.text == snapshot
