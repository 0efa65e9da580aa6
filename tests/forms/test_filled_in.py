"""What an official types into the workbook of a whole report, and where it stands in the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.read.form.source import read_form
from drafter.validate.shape import data_shape
from drafter.workflows.forms import write_form
from tests.forms.desk import cell_of, heads_of, row_of

DATA = """\
格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {全称: 示例县人民政府, 自称: 我县}
章节:
  - 对应: 化解
    数据: {复议: {收到: 184}}
    做法:
      - 小标题: 健全机制
        内容: 第一段。
  - 标题: 自设的一节
    做法: 一段。
"""
PENALTIES = "行政处罚"


class Book:
    """The workbook, open; `data` is what it says once it is saved."""

    def __init__(self, folder: Path, text: str = DATA) -> None:
        source = folder / "data.yaml"
        source.write_text(text, encoding="utf-8")
        self.path = folder / "填报.xlsx"
        write_form(source, self.path)
        self.book = openpyxl.load_workbook(self.path)
        self.figures, self.text = self.book["数据"], self.book["正文"]

    def fill(self, path: str, **cells: str) -> None:
        for head, value in cells.items():
            cell_of(self.figures, path, head).value = value

    def rows(self, *rows: tuple[str, str, str]) -> None:
        """New rows behind the last one of the text: level, heading, words."""
        last = max(row for row in range(1, self.text.max_row + 1) if self.text.cell(row, 1).value)
        for at, row in enumerate(rows, last + 1):
            for column, value in enumerate(row, 1):
                self.text.cell(at, column).value = value or None

    @property
    def data(self) -> Any:
        self.book.save(self.path)
        return read_form(self.path.read_bytes(), self.path, data_shape()).source.data

    def place(self, *loc: str | int) -> str:
        return str(read_form(self.path.read_bytes(), self.path, data_shape()).source.place(loc))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def test_a_figure_that_no_section_had_stands_with_its_group(book: Book) -> None:
    book.fill("复议.受理", 本年数值="151", 来源="复议平台")
    (resolved, own) = book.data["章节"]
    assert resolved["数据"] == {"复议": {"收到": "184", "受理": {"数值": "151", "来源": "复议平台"}}}
    assert "数据" not in own
    assert book.place("章节", 0, "数据", "复议", "受理").endswith(f"数据!G{row_of(book.figures, '复议.受理')}")


def test_a_figure_of_a_section_that_is_there_stands_in_it(book: Book) -> None:
    book.fill("调解.受理", 本年数值="4386")
    assert book.data["章节"][0]["数据"] == {"复议": {"收到": "184"}, "调解": {"受理": "4386"}}


def test_a_figure_of_a_section_that_is_not_there_brings_its_section(book: Book) -> None:
    book.fill(PENALTIES, 本年数值="3668")
    book.fill("行政许可", 本年数值="18936")
    assert book.data["章节"][2:] == [{"对应": "执法", "数据": {"行政许可": "18936", PENALTIES: "3668"}}]


def test_parts_that_were_typed_below_a_figure_are_its_parts(book: Book) -> None:
    page, heads = book.figures, heads_of(book.figures)
    row = row_of(page, PENALTIES)
    page.insert_rows(row + 1, 2)
    for at, (name, value) in enumerate((("其中：市场监管局", "412"), ("其中：城管局", "260")), row + 1):
        page.cell(at, 1).value = name
        page.cell(at, heads["本年数值"]).value = value
    assert book.data["章节"][2]["数据"] == {PENALTIES: {"汇总": {"市场监管局": "412", "城管局": "260"}}}


def test_a_line_that_was_copied_counts_once(book: Book) -> None:
    page, heads = book.figures, heads_of(book.figures)
    row, last = row_of(page, "复议.收到"), page.max_row + 1
    for column in heads.values():
        page.cell(last, column).value = page.cell(row, column).value
    page.cell(last, heads["本年数值"]).value = "999"
    assert book.data["章节"][0]["数据"] == {"复议": {"收到": "184"}}


def test_figures_that_the_outline_does_not_ask_for_have_lines_behind_the_others(tmp_path: Path) -> None:
    book = Book(tmp_path, DATA.replace("{收到: 184}", "{收到: 184, 收案: 12}"))
    assert [row[0].value for row in book.figures.iter_rows(min_row=row_of(book.figures, "复议.收案") - 1)][:2] == [
        "提纲里没有的",
        "复议.收案",
    ]
    book.fill("复议.收案", 本年数值="13")
    assert book.data["章节"][0]["数据"] == {"复议": {"收到": "184", "收案": "13"}}


def test_a_figure_that_stands_in_two_sections_stays_in_both(tmp_path: Path) -> None:
    twice = DATA.replace("  - 标题: 自设的一节\n", "  - 标题: 自设的一节\n    数据: {复议: {收到: 185}}\n")
    assert [entry["数据"] for entry in Book(tmp_path, twice).data["章节"]] == [
        {"复议": {"收到": "184"}},
        {"复议": {"收到": "185"}},
    ]


def test_rows_below_the_text_are_sections_items_and_paragraphs(book: Book) -> None:
    book.rows(
        ("章节", "再设一节", ""),
        ("1", "", "头一段。"),
        ("", "", "同一条的第二段。"),
        ("1．1", "小条", "小条的话。"),
        ("2", "", "另一条。"),
        ("", "没有层次的小标题", "照上一条的层次。"),
    )
    assert book.data["章节"][2] == {
        "标题": "再设一节",
        "做法": [
            {"内容": "头一段。\n同一条的第二段。", "做法": [{"小标题": "小条", "内容": "小条的话。"}]},
            {"内容": "另一条。"},
            {"小标题": "没有层次的小标题", "内容": "照上一条的层次。"},
        ],
    }


def test_words_in_the_row_of_a_section_are_its_first_item(book: Book) -> None:
    book.rows(("节", "再设一节", "就在这一行写的话。"), ("1", "", "下一条。"))
    items = [{"内容": "就在这一行写的话。"}, {"内容": "下一条。"}]
    assert book.data["章节"][2] == {"标题": "再设一节", "做法": items}


def test_rows_above_the_first_section_make_one(tmp_path: Path) -> None:
    book = Book(tmp_path, DATA[: DATA.index("章节:")])
    book.rows(("1", "", "没有写属于哪一节。"))
    assert book.data["章节"] == [{"做法": [{"内容": "没有写属于哪一节。"}]}]


def test_empty_rows_between_others_are_nothing(book: Book) -> None:
    before = book.data
    book.text.insert_rows(row_of_words(book, "第一段。") + 1, 3)
    assert book.data == before


def row_of_words(book: Book, words: str) -> int:
    return next(row for row in range(1, book.text.max_row + 1) if book.text.cell(row, 3).value == words)
