"""A data file with three departments, their forms as handed out, and hands that fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from drafter.read.yaml_source import read_yaml
from drafter.workflows.collecting import CollectWish, Gathered, collect_files
from drafter.workflows.forms import HandedOut, hand_out

JUSTICE, MARKET, CITY = "示例县司法局", "示例县市场监管局", "示例县城管局"
DATA = f"""# 手写的说明，收表时要留着
格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {{全称: 示例县人民政府, 自称: 我县}}
责任单位:
  司法: {JUSTICE}
  执法: [{MARKET}, {CITY}]
发放:
  - {{期限: 2027-01-10, 联系人: 李四, 电话: 0000-1234567}}
  - {{单位: {CITY}, 期限: 2027-01-15}}
章节:
  - 对应: 化解
    数据:
      复议:
        收到: {{数值: , 上年: 500}}
  - 对应: 执法
    数据:
      行政处罚: {{汇总: }}   # 两个局各报各的
"""
VALUE, SOURCE, NOTE = "本年数值", "数据来源", "说明"


@cache
def _handed() -> tuple[HandedOut, dict[str, bytes]]:
    """What is handed out, written once: the same data give the same bytes."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data.yaml"
        data.write_text(DATA, encoding="utf-8")
        handed = hand_out(data, Path(folder) / "发放")
        return handed, {path.name: path.read_bytes() for path in (Path(folder) / "发放").iterdir()}


class Desk:
    """A folder with a data file and the forms that were handed out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data.yaml"
        self.data.write_text(DATA, encoding="utf-8")
        self.out, self.back = folder / "发放", folder / "回收"
        self.back.mkdir()
        self.handed, forms = _handed()
        self.out.mkdir()
        for name, form in forms.items():
            (self.out / name).write_bytes(form)

    def book(self, department: str = JUSTICE) -> Any:
        """A form as it was handed out, open."""
        return openpyxl.load_workbook(self.out / f"{department}.xlsx")

    def fill(self, answers: Mapping[str, Any], department: str = JUSTICE, name: str = "") -> Path:
        """Fill in a form, by the names of its lines, and send it back."""
        book = self.book(department)
        for identity, value in answers.items():
            cell_of(book["数据"], identity).value = value
        return self.send(book, name or department)

    def send(self, book: Any, name: str = JUSTICE) -> Path:
        """Save a form among those that came back."""
        path = self.back / f"{name}.xlsx"
        book.save(path)
        return path

    def collect(self, **wish: Any) -> Gathered:
        """Collect all that came back."""
        return collect_files([self.back], self.data, CollectWish(**wish))

    def plain(self) -> Any:
        """The data file's data."""
        source = read_yaml(self.data).source
        assert source is not None
        return source.data

    def figure(self, path: str) -> Any:
        """What stands in the data file for a figure; None where nothing does."""
        for entry in self.plain()["章节"]:
            branch = entry.get("数据") or {}
            for step in path.split("."):
                branch = branch.get(step) if isinstance(branch, dict) else None
            if branch is not None:
                return branch
        return None


def heads_of(page: Any) -> dict[str, int]:
    """The columns of a sheet by their heads."""
    row = next(row for row in page.iter_rows() if any(str(cell.value or "").startswith(("编号", "本年数值")) for cell in row))
    return {str(cell.value): cell.column for cell in row if cell.value} | {"": row[0].row}


def cell_of(page: Any, identity: str, head: str = VALUE) -> Any:
    """The cell of a line under a head."""
    heads = heads_of(page)
    return page.cell(row_of(page, identity), heads[head])


def row_of(page: Any, identity: str) -> int:
    """The row of a line."""
    column = heads_of(page)["编号（勿改）"]
    return next(row for row in range(1, page.max_row + 1) if page.cell(row, column).value == identity)
