"""How long it takes to hand out forms to 60 departments, and to collect them: python -m benchmarks.collecting.

Each department answers what the outline asks of those that enforce the law, that watch the market and that grant permits.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import openpyxl

from drafter.workflows.collecting import collect_files
from drafter.workflows.forms import hand_out

DEPARTMENTS = [f"示例县第{number}执法局" for number in range(1, 61)]
DATA = """格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {{全称: 示例县人民政府, 自称: 我县}}
责任单位:
  执法: [{names}]
  市监: [{names}]
  审批: [{names}]
章节:
  - 对应: 执法
    数据:
      行政处罚: {{汇总: }}
"""
_VALUE = "本年数值"


def filled(form: Path, target: Path) -> int:
    """Fill a form in; the number of lines that take a figure."""
    book = openpyxl.load_workbook(form)
    sheet, lines = book["数据"], 0
    heads: list[str] = []
    for row in sheet.iter_rows():
        values = [str(cell.value or "") for cell in row]
        if _VALUE in values:
            heads = values
        elif heads and values[heads.index("单位")]:
            row[heads.index(_VALUE)].value = "85%" if values[heads.index("单位")] == "%" else 100 + lines
            lines += 1
    book.save(target)
    return lines


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data.yaml"
        data.write_text(DATA.format(names=", ".join(DEPARTMENTS)), encoding="utf-8")
        begun = time.perf_counter()
        hand_out(data, folder / "发放")
        written = time.perf_counter() - begun
        back = folder / "回收"
        back.mkdir()
        counts = [filled(folder / "发放" / f"{name}.xlsx", back / f"{name}.xlsx") for name in DEPARTMENTS]
        begun = time.perf_counter()
        done = collect_files(sorted(back.glob("*.xlsx")), data)
        collected = time.perf_counter() - begun
    print(f"{len(counts)} forms of {max(counts)} lines: written in {written:.1f} s, collected in {collected:.1f} s;", end=" ")
    print(f"{sum(count for *_, count in done.departments)} answers taken, {len(done.disputes)} disputed")
