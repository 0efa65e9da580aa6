"""What people do to forms: each damaged workbook gives the right value, or the right finding at the right cell.

A case is a function that does something to a form; it says what comes of it: values of the data file by path, or rules
with a word of the message. `ok` is what must have been collected all the same.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from drafter.workflows.collecting import Gathered
from tests.forms.desk import JUSTICE, VALUE, Desk, cell_of, heads_of, row_of

WHERE, OTHER, SHARE = "复议.收到", "复议.受理", "复议.纠错率"


class Case(NamedTuple):
    """One way to damage a form: what is done to the open workbook, what the data file then says, what is told."""

    name: str
    do: Callable[[Any], None]
    values: dict[str, str | None] = {}  # noqa: RUF012 - never changed
    rule: str = ""
    says: str = ""


CASES: list[Case] = []


def typed(value: Any, becomes: str | None, rule: str = "", says: str = "", path: str = WHERE, form: str = "") -> None:
    """A case in which something odd is typed into a cell."""

    def do(book: Any) -> None:
        cell = cell_of(book["数据"], path)
        cell.value = value
        if form:
            cell.number_format = form

    CASES.append(Case(f"{path}={value!r}{form}", do, {path: becomes}, rule, says))


typed("1,234件", "1234")
typed("5.5万", "5.5万")
typed("１２３", "123")
typed("50余", "50余")
typed(" 557 ", "557")
typed("557件", "557")
typed("约300", "约300")
typed("８０００余件", "8000余")
typed(1234, "1234")
typed(1234.0, "1234", form="#,##0")
typed(1234.4, "1234", form="0")
typed("不适用", "不适用")
typed("0", "0")
typed("—", None, "V201", "没有发生")
typed("无", None, "V201", "没有发生")
typed("暂无数据", None, "V201", "不是数")
typed("？", None, "V201", "不是数")
typed("五百五十七", None, "V201", "汉字")
typed("557（含撤回12）", None, "V201", "不止一个数")
typed("12件8人", None, "V201", "")
typed("-5", None, "V201", "负数")
typed("5 57", None, "V201", "空格")
typed("55,7", None, "V201", "千分位")
typed("18.9%", None, "V201", "百分号")
typed(datetime.date(2026, 3, 12), None, "R301", "日期")
typed(datetime.datetime(2026, 12, 1), None, "R301", "日期", form="m-d")
typed("=1+1", None, "R301", "公式")
typed("#REF!", None, "R301", "公式出错")
typed(True, None, "V201", "不是数")
typed("18.9%", "18.9%", path=SHARE)
typed(0.189, "18.9%", path=SHARE, form="0.0%")
typed(0.18912, "18.91%", path=SHARE, form="0.00%")
typed(0.189, None, "V201", "百分号", path=SHARE)
typed(18.9, None, "V201", "百分号", path=SHARE)
typed("80%以上", "80%以上", path=SHARE)


def case(values: dict[str, str | None], rule: str = "", says: str = "") -> Callable[[Callable[[Any], None]], None]:
    """A case that does something to rows, columns or sheets."""

    def add(do: Callable[[Any], None]) -> None:
        CASES.append(Case(do.__name__, do, values, rule, says))

    return add


FILLED: dict[str, str | None] = {WHERE: "557", OTHER: "500"}


def filled(book: Any) -> Any:
    page = book["数据"]
    cell_of(page, WHERE).value, cell_of(page, OTHER).value = "557", "500"
    return page


@case(FILLED)
def columns_moved(book: Any) -> None:
    page = filled(book)
    column = heads_of(page)[VALUE]
    values = [page.cell(row, column).value for row in range(1, page.max_row + 1)]
    page.insert_cols(1)
    for row, value in enumerate(values, 1):
        page.cell(row, 1).value = value
    page.delete_cols(column + 1)


@case(FILLED)
def rows_inserted(book: Any) -> None:
    page = filled(book)
    for at, count in ((row_of(page, WHERE), 3), (1, 2)):
        page.insert_rows(at, count)
        for merged in page.merged_cells.ranges:  # openpyxl leaves them where they were, Excel does not
            if merged.min_row >= at:
                merged.shift(row_shift=count)


@case(FILLED)
def rows_deleted(book: Any) -> None:
    page = filled(book)
    page.delete_rows(row_of(page, "应诉.新收"))


@case(FILLED)
def rows_sorted(book: Any) -> None:
    page = filled(book)
    width = page.max_column
    first, second = row_of(page, WHERE), row_of(page, OTHER)
    for column in range(1, width + 1):
        a, b = page.cell(first, column), page.cell(second, column)
        a.value, b.value = b.value, a.value


@case({WHERE: None, OTHER: None}, "R303", "编号")
def only_some_columns_sorted(book: Any) -> None:
    page = filled(book)
    names = heads_of(page)["指标"]
    first, second = row_of(page, WHERE), row_of(page, OTHER)
    for column in (names, heads_of(page)[VALUE]):
        a, b = page.cell(first, column), page.cell(second, column)
        a.value, b.value = b.value, a.value


@case(FILLED)
def the_sheet_is_hidden(book: Any) -> None:
    filled(book).sheet_state = "hidden"


@case(FILLED)
def sheets_renamed(book: Any) -> None:
    filled(book).title = "司法局报的数"
    book["做法"].title = "Sheet9"


@case(FILLED)
def the_hidden_columns_are_gone(book: Any) -> None:
    page = filled(book)
    page.delete_cols(heads_of(page)["编号（勿改）"], 2)


@case(FILLED)
def the_hidden_sheet_is_gone(book: Any) -> None:
    filled(book)
    del book["标识"]


@case(FILLED)
def the_cover_is_gone(book: Any) -> None:
    filled(book)
    del book["填表说明"]


@case(FILLED)
def cover_and_hidden_sheet_are_gone_but_the_file_has_the_name(book: Any) -> None:
    filled(book)
    del book["填表说明"], book["标识"]


@case({WHERE: None, OTHER: "500"}, "R301", "合并")
def value_cells_merged(book: Any) -> None:
    page = filled(book)
    row, column = row_of(page, WHERE), heads_of(page)[VALUE]
    page.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)


@case(FILLED)
def a_value_merged_with_its_source(book: Any) -> None:
    page = filled(book)
    row, column = row_of(page, WHERE), heads_of(page)[VALUE]
    page.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)


@case(FILLED)
def notes_written_below_the_table(book: Any) -> None:
    page = filled(book)
    page.cell(page.max_row + 2, 1).value = "填表人：张三"
    page.cell(page.max_row + 1, 1).value = "审核人：李四"


@case(FILLED, "R303", "不知道这一行")
def a_line_of_ones_own(book: Any) -> None:
    page = filled(book)
    row = page.max_row + 1
    page.cell(row, heads_of(page)["指标"]).value = "另外办理的案件"
    page.cell(row, heads_of(page)[VALUE]).value = "12"


@case({WHERE: None, OTHER: "500"}, "R303", "填了两行")
def a_line_copied_with_another_value(book: Any) -> None:
    page = filled(book)
    row, last = row_of(page, WHERE), page.max_row + 1
    for column in range(1, page.max_column + 1):
        page.cell(last, column).value = page.cell(row, column).value
    page.cell(last, heads_of(page)[VALUE]).value = "558"


@case(FILLED)
def a_line_copied_with_the_same_value(book: Any) -> None:
    page = filled(book)
    row, last = row_of(page, WHERE), page.max_row + 1
    for column in range(1, page.max_column + 1):
        page.cell(last, column).value = page.cell(row, column).value


@case({WHERE: None, OTHER: None}, "R302", "本年数值")
def the_value_column_is_gone(book: Any) -> None:
    page = filled(book)
    page.delete_cols(heads_of(page)[VALUE])


@case(FILLED)
def the_head_is_called_otherwise(book: Any) -> None:
    page = filled(book)
    heads = heads_of(page)
    page.cell(heads[""], heads[VALUE]).value = "本年 数"


@case({WHERE: "557", OTHER: "500"}, "R303", "没有要")
def a_line_of_another_department_pasted(book: Any) -> None:
    page = filled(book)
    heads = heads_of(page)
    row = page.max_row + 1
    page.cell(row, heads["编号（勿改）"]).value, page.cell(row, heads[VALUE]).value = "行政检查", "12"


@case(FILLED)
def filters_freezes_and_other_sheets(book: Any) -> None:
    page = filled(book)
    page.auto_filter.ref = "A3:H9"
    page.freeze_panes = "C5"
    book.create_sheet("底稿").cell(1, 1).value = "=SUM(A2:A9)"


@case(FILLED)
def a_cell_far_away(book: Any) -> None:
    filled(book)["XFD1048576"].value = " "


@case(FILLED, "R304", "表现")
def a_cause_without_a_problem(book: Any) -> None:
    filled(book)
    book["问题"].cell(4, 2).value = "准备不足"


def value(figure: Any) -> str | None:
    found = figure.get("数值") if isinstance(figure, dict) else figure
    return found or None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_damaged_form_gives_the_right_value_or_the_right_finding(case: Case, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    book = desk.book()
    case.do(book)
    desk.send(book)
    gathered = desk.collect()
    assert not gathered.aside
    assert {path: value(desk.figure(path)) for path in case.values} == case.values
    told = [(finding.rule, finding.message) for finding in gathered.findings]
    if not case.rule:
        assert told == []
        return
    assert any(rule == case.rule and case.says in message for rule, message in told), told
    (copy,) = gathered.marked
    marked = openpyxl.load_workbook(copy)
    comments = {
        f"{page.title}!{cell.coordinate}": cell.comment.text
        for page in marked
        for row in page.iter_rows(max_col=40, max_row=300)
        for cell in row
        if cell.comment
    }
    for finding in gathered.findings:
        assert any(finding.message in text for text in comments.values())
        if "!" in finding.place.spot and finding.place.spot in comments:
            assert finding.message in comments[finding.place.spot]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) + len(BAD_FILES) >= 60


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def with_macro(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"\0"


def with_bomb(parts: dict[str, bytes]) -> None:
    parts["xl/media/image1.png"] = b"\0" * 60_000_000


def with_doctype(parts: dict[str, bytes]) -> None:
    name = "xl/workbook.xml"
    head, _, rest = parts[name].partition(b"<workbook")
    parts[name] = head + b'<!DOCTYPE x [<!ENTITY a "b">]><workbook' + rest


def truncated_sheet(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.startswith("xl/worksheets/sheet2"))
    parts[name] = parts[name][: len(parts[name]) // 2]


def without_workbook(parts: dict[str, bytes]) -> None:
    for name in [name for name in parts if name.startswith("xl/")]:
        del parts[name]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD_FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "宏": (lambda data: repacked(data, with_macro), "宏"),
    "压缩炸弹": (lambda data: repacked(data, with_bomb), "压缩"),
    "文档类型": (lambda data: repacked(data, with_doctype), "文档类型"),
    "损坏": (lambda data: repacked(data, truncated_sheet), "损坏"),
    "不是工作簿": (lambda data: repacked(data, without_workbook), "不是 Excel 工作簿"),
    "截断": (lambda data: data[: len(data) // 2], "不是完好"),
    "空文件": (lambda data: b"", "不是完好"),
    "密码": (lambda data: OLE + "EncryptedPackage".encode("utf-16-le") * 3, "密码"),
    "旧版": (lambda data: OLE + b"\0" * 600, "旧版 .xls"),
    "网页": (lambda data: b"<html><table><tr><td>557</td></tr></table></html>", "不是完好"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_told_and_the_rest_is_collected(name: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    spoil, says = BAD_FILES[name]
    good = desk.fill({WHERE: "557"})
    (desk.back / "坏.xlsx").write_bytes(spoil(good.read_bytes()))
    gathered = desk.collect()
    (aside,) = gathered.aside
    assert says in aside.why
    assert aside.remedy
    assert value(desk.figure(WHERE)) == "557"


def of_another(key: str, said: str) -> Callable[[Any], None]:
    def do(book: Any) -> None:
        for page in (book["填表说明"], book["标识"]):
            for row in page.iter_rows():
                if row[0].value == key:
                    row[1].value = said

    return do


@pytest.mark.parametrize(
    ("key", "said", "why"),
    [
        ("报告单位", "别的县人民政府", "别的县人民政府"),
        ("年度", "2025", "2025"),
        ("提纲", "年度报告/乡镇街道", "提纲"),
        ("填报单位", "没有的局", "没有的局"),
    ],
)
def test_a_form_of_another_office_year_or_outline_is_set_aside(key: str, said: str, why: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    book = desk.book()
    cell_of(book["数据"], WHERE).value = "557"
    of_another(key, said)(book)
    desk.send(book, "某某表")
    gathered = desk.collect()
    assert why in gathered.aside[0].why
    assert desk.figure(WHERE)["数值"] is None


def test_a_whole_form_is_no_departments_form(tmp_path: Path) -> None:
    from drafter.workflows.forms import write_form

    desk = Desk(tmp_path)
    write_form(desk.data, desk.back / "整表.xlsx")
    assert "整份" in desk.collect().aside[0].why


def test_links_to_other_workbooks_are_not_followed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    book = desk.book()
    cell_of(book["数据"], WHERE).value = "='[\\\\server\\share\\x.xlsx]Sheet1'!A1"
    desk.send(book)
    gathered: Gathered = desk.collect()
    assert [finding.rule for finding in gathered.findings] == ["R301"]
    assert desk.figure(WHERE)["数值"] is None


def test_two_forms_of_one_department_that_differ_are_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.fill({WHERE: "557", OTHER: "500"})
    desk.fill({WHERE: "558", OTHER: "500"}, name=f"{JUSTICE}（2）")
    gathered = desk.collect()
    assert [finding.rule for finding in gathered.findings] == ["R305"]
    assert desk.figure(WHERE)["数值"] is None
    assert value(desk.figure(OTHER)) == "500"


def test_a_formula_counts_by_the_value_that_stands_in_its_cell(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    book = desk.book()
    cell = cell_of(book["数据"], WHERE)
    cell.value = "=500+57"
    path = desk.send(book)

    def computed(parts: dict[str, bytes]) -> None:
        for name, part in parts.items():
            parts[name] = part.replace(b"<f>500+57</f><v/>", b"<f>500+57</f><v>557</v>").replace(
                b"<f>500+57</f><v></v>", b"<f>500+57</f><v>557</v>"
            )

    path.write_bytes(repacked(path.read_bytes(), computed))
    gathered = desk.collect()
    assert gathered.findings == ()
    assert value(desk.figure(WHERE)) == "557"


def test_parts_that_cannot_be_added_are_told(tmp_path: Path) -> None:
    from tests.forms.desk import MARKET

    desk = Desk(tmp_path)
    desk.fill({f"行政处罚/{MARKET}": "8000余"}, MARKET)
    gathered = desk.collect()
    assert [finding.rule for finding in gathered.findings] == ["V212"]
    assert desk.figure("行政处罚") == {"汇总": None}
