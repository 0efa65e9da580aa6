"""drafter status as an official calls it: what it says on a terminal, in a file, and to programs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from drafter.language.widths import in_lines, screen_width
from drafter.model.status import Count
from drafter.present_status import BLOCKS, PLAIN, status_lines
from drafter.workflows.status import status_of
from tests.commands.test_commands import run
from tests.status.test_progress import HEAD, SAMPLE, SAMPLES, status
from tests.tools import ROOT

TOWNSHIP = ROOT / "samples" / "danian-2024" / "data.yaml"


def test_it_tells_deadlines_progress_departments_gaps_sections_and_findings() -> None:
    done = run("status", TOWNSHIP, "--today", "2025-02-18")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "大年乡人民政府2024年度报告进度（2025年2月18日）"
    assert "  报送稿  2025年2月28日   还有 10 天\n" in done.stdout
    assert re.search(r"  必报数据 +10/18 +55%  \[#####-----\]\n", done.stdout)
    assert re.search(r"  应急管理办公室 +0/1 +0/2  没有报 +\[-{10}\]\n", done.stdout)
    assert "  应急管理办公室（1 项）\n    健全突发事件应对体系：组织应急演练（次）\n" in done.stdout
    assert "推进法治政府建设存在的不足和原因：原因（3 处）" in done.stdout
    assert re.search(r"    健全突发事件应对体系 +0/1 +0/2  自写，待填 1 处\n", done.stdout)
    assert "检查：错误 0，警告 13，提示 0\n  警告  S101  没有待填 " in done.stdout
    assert done.stdout.endswith(f"用 drafter check {TOWNSHIP} 可以看到每一处和改法。\n")


@pytest.mark.parametrize(
    ("outlet", "today", "said"),
    [
        ("", "2027-02-27", "还有 1 天"),
        ("", "2027-02-28", "今天到期"),
        ("", "2027-03-01", "已过 1 天"),
        ("成文日期: 2027-02-20", "2027-02-18", "还有 10 天，拟于2027年2月20日成文"),
        ("成文日期: 2027-02-20", "2027-03-05", "已于2027年2月20日成文"),
        ("成文日期: 2027-03-02", "2027-03-05", "已于2027年3月2日成文，比期限晚 2 天"),
    ],
)
def test_days_are_counted_until_it_is_signed(outlet: str, today: str, said: str, tmp_path: Path) -> None:
    text = f"报送件: [{{名称: 报市, 署名: 甲, {outlet}}}]\n"
    lines = list(status_lines(status(tmp_path, text, today=date.fromisoformat(today)), PLAIN))
    assert f"  报市  2027年2月28日   {said}" in lines


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("bars", [BLOCKS, PLAIN])
def test_every_line_fits_80_places_and_columns_are_straight(name: str, bars: object) -> None:
    assert bars in (BLOCKS, PLAIN)
    found = status_of(ROOT / "samples" / name / "data.yaml", date(2027, 2, 1)).status
    assert found is not None
    lines = list(status_lines(found, BLOCKS if bars is BLOCKS else PLAIN))
    assert [line for line in lines[:-1] if screen_width(line) > 80] == []
    for head, behind in (("各单位", "情况"), ("章节 ", "文字")):
        at = next(number for number, line in enumerate(lines) if line.startswith(head) and behind in line)
        column = screen_width(lines[at][: lines[at].index(behind)])
        for line in lines[at + 1 : lines.index("", at)]:
            cells = re.match(r".* (?:-|[0-9]+/[0-9]+) +(?:-|[0-9]+/[0-9]+)(?=  |$)", line)
            assert cells is not None, line
            assert screen_width(cells[0]) + 2 == column, line


def test_a_cp936_console_can_show_all_of_it(tmp_path: Path) -> None:
    text = "\n".join(status_lines(status(tmp_path), BLOCKS))
    assert "■" in text or "□" in text
    assert text.encode("cp936")
    done = run("status", SAMPLE, "--today", "2027-02-01", PYTHONIOENCODING="cp936")
    assert "县司法局" in done.stdout
    assert "■" not in done.stdout  # not a terminal


def test_a_bar_is_full_only_where_nothing_is_missing_and_empty_only_where_there_is_nothing() -> None:
    shown = [PLAIN.of(Count(done, 47)).count("#") for done in (0, 1, 23, 46, 47)]
    assert shown == [0, 1, 4, 9, 10]
    assert PLAIN.of(Count()) == ""


def test_a_report_without_gaps_says_so() -> None:
    assert "还缺：必报的数据和必写的文字都有了。" in run("status", SAMPLE, "--today", "2027-02-01").stdout


def test_json_tells_all_of_it_to_programs() -> None:
    told = json.loads(run("status", TOWNSHIP, "--today", "2025-02-18", "--format", "json").stdout)
    assert (told["office"], told["year"], told["today"]) == ("大年乡人民政府", 2024, "2025-02-18")
    assert told["outlets"][0] == {
        "name": "报送稿",
        "way": "上级",
        "last_day": "2025-02-28",
        "days_left": 10,
        "signed_on": None,
        "basis": "《法治政府建设与责任落实督察工作规定》",
    }
    assert told["progress"]["required"] == {"done": 10, "whole": 18}
    (emergency,) = [each for each in told["departments"] if each["name"] == "应急管理办公室"]
    assert emergency["answer"] == "没有报"
    assert emergency["missing"] == [
        {"path": "演练", "name": "组织应急演练", "unit": "次", "section": "健全突发事件应对体系", "places": 1}
    ]
    assert told["findings"]["levels"] == {"错误": 0, "警告": 13, "提示": 0}
    assert {rule["rule"] for rule in told["findings"]["rules"]} == {"S101"}
    assert next(each for each in told["sections"] if each["key"] == "应急")["blanks"] == ["组织应急演练"]


def test_the_same_day_says_the_same_and_without_a_day_it_is_today(tmp_path: Path) -> None:
    first, second = (run("status", SAMPLE, "--today", "2027-02-01").stdout for _ in range(2))
    assert first == second
    told = json.loads(run("status", SAMPLE, "--format", "json").stdout)
    assert date.fromisoformat(told["today"]) - date.today() <= date.resolution


def test_wrong_usage_is_said_with_what_to_write(tmp_path: Path) -> None:
    done = run("status", SAMPLE, "--today", "二月一日")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“二月一日”不是日期" in done.stderr
    assert "2027-02-01" in done.stderr
    report = tmp_path / "报告.docx"
    report.write_bytes(b"PK")
    assert "“报告.docx”不是数据文件" in run("status", report).stderr
    assert json.loads(run("status", report, "--format", "json").stdout)["error"] == "“报告.docx”不是数据文件"
    assert "没有“xml”这种格式" in run("status", SAMPLE, "--format", "xml").stderr
    assert run("status", tmp_path / "没有.yaml").returncode == 2


def test_data_without_form_are_told_as_check_tells_them(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + "章节: [{对应: 应急, 数据: {演练: 三次}}]\n", encoding="utf-8")
    done = run("status", path)
    assert done.returncode == 1
    assert done.stdout == run("check", path).stdout + "数据文件的写法有错误，改正以后才能看进度。\n"
    told = json.loads(run("status", path, "--format", "json").stdout)
    assert "V201" in [finding["rule"] for finding in told]


def test_names_are_never_torn_where_a_line_ends() -> None:
    assert list(in_lines(["受理", "审结", "纠错"], 11)) == ["受理、", "审结、", "纠错"]
    assert list(in_lines(["受理", "审结", "纠错"], 12)) == ["受理、审结、", "纠错"]
    assert list(in_lines(["很长很长的一个名称"], 4)) == ["很长很长的一个名称"]
    assert list(in_lines([], 4)) == []
