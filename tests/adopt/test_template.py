"""drafter template on an adopted report: the pack drafts the same report from its figures alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.workflows.new import Wanted
from drafter.workflows.rolling import roll_forward
from drafter.workflows.templating import make_pack
from tests.adopt.adopting import adopt_text, drafted_lines
from tests.adopt.reports import FLAT, LOST, NESTED


@pytest.mark.parametrize(
    ("text", "outline"),
    [(NESTED, "年度报告/县级"), (FLAT, "年度报告/县级"), (LOST, "年度报告/2016至2020年管委会")],
    ids=["nested", "flat", "without headings"],
)
def test_the_pack_says_what_the_report_said(text: str, outline: str, tmp_path: Path) -> None:
    done = adopt_text(text, tmp_path, outline=outline)
    assert make_pack(done.data_file, tmp_path / "包").differences == ()


def test_next_year_has_the_reports_sections_and_no_others(tmp_path: Path) -> None:
    done = adopt_text(NESTED, tmp_path)
    made = make_pack(done.data_file, tmp_path / "包")
    rolled = roll_forward(tmp_path / "2025" / "data.yaml", done.data_file, Wanted(made.names.outline, None, None, None))
    assert rolled.begun.data_file.read_text(encoding="utf-8").count("健全突发事件应对体系") == 0
    firsts = [line for line in drafted_lines(rolled.begun.data_file) if line.startswith(("一、", "二、", "三、", "四、"))]
    assert [line.split("、")[1] for line in firsts] == ["主要工作举措和成效", "存在的问题和原因", "2026年工作打算"]
