"""drafter adopt as an official calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.adopt.reports import FLAT, LOST, NESTED


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=os.environ, timeout=60)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "旧报告.txt"
    path.write_text(NESTED, encoding="utf-8")
    return path


def test_it_says_what_was_kept_and_what_to_look_at(report: Path, tmp_path: Path) -> None:
    done = run("adopt", report, "-o", tmp_path / "2024")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"已写出 {tmp_path / '2024' / 'data.yaml'}：示例县人民政府2024年度" in done.stdout
    assert "正文 28 句、22 个数，全部保留" in done.stdout
    assert "“加强与驻地单位协作” → 自设，没有认出对应提纲的哪一节" in done.stdout
    assert "210件：办理行政处罚案件（把握中" in done.stdout
    schema = json.loads((tmp_path / "2024" / "data.schema.json").read_text(encoding="utf-8"))
    assert schema["type"] == "object"
    assert "$schema=data.schema.json" in (tmp_path / "2024" / "data.yaml").read_text(encoding="utf-8")


def test_what_stands_around_a_web_page_is_shown(tmp_path: Path) -> None:
    (tmp_path / "页面.txt").write_text(LOST, encoding="utf-8")
    done = run("adopt", tmp_path / "页面.txt", "-o", tmp_path / "2019", "--unit", "示例新区管理委员会")
    assert "2 行不是正文的放在一边" in done.stdout
    assert "网页文字" in done.stdout
    assert "版权所有" in done.stdout


def test_check_has_nothing_against_the_form(report: Path, tmp_path: Path) -> None:
    run("adopt", report, "-o", tmp_path / "2024")
    checked = run("check", tmp_path / "2024" / "data.yaml", "--select", "V")
    assert "没有发现问题" in checked.stdout


def test_next_year_starts_from_it(report: Path, tmp_path: Path) -> None:
    run("adopt", report, "-o", tmp_path / "2024")
    done = run("new", tmp_path / "2025", "--from", tmp_path / "2024" / "data.yaml")
    assert "15 个数填作上年" in done.stdout
    assert "2 条安排列入“上年安排”" in done.stdout


def test_untitled_sections_get_the_outlines_titles_next_year(tmp_path: Path) -> None:
    (tmp_path / "旧.txt").write_text(LOST, encoding="utf-8")
    run("adopt", tmp_path / "旧.txt", "-o", tmp_path / "2019", "--unit", "示例新区管理委员会")
    assert "标题: 不写" in (tmp_path / "2019" / "data.yaml").read_text(encoding="utf-8")
    run("new", tmp_path / "2020", "--from", tmp_path / "2019" / "data.yaml")
    assert "标题: 不写" not in (tmp_path / "2020" / "data.yaml").read_text(encoding="utf-8")


def test_a_docx_with_a_table_keeps_its_words(tmp_path: Path) -> None:
    document = Document()
    for line in FLAT.split("\n"):
        if line.strip():
            document.add_paragraph(line)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("事项", "件数", "行政许可", "若干"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "旧.docx"))
    done = run("adopt", tmp_path / "旧.docx", "-o", tmp_path / "2023")
    assert "有 1 个表格，改成了文字" in done.stdout
    assert "行政许可　若干" in (tmp_path / "2023" / "data.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("没有.txt", None, "找不到"),
        ("空.txt", b"", "没有报告的正文"),
        ("数据.yaml", b"a: 1", "已经是数据文件"),
        ("表.xlsx", b"PK", "是表格，不是报告"),
        ("坏.docx", b"PK\x03\x04", "打不开"),
        ("二进制.txt", b"\xff\x00\xfe\x81\x81", "文本"),
        ("无名.txt", "一、工作举措\n做了一些工作。\n".encode(), "哪个单位"),
    ],
)
def test_what_cannot_be_adopted_is_refused_in_plain_words(name: str, content: bytes | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("adopt", tmp_path / name, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_our_own_working_draft_needs_no_adoption(sample_docx: Path, tmp_path: Path) -> None:
    done = run("adopt", sample_docx, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "不用接收" in done.stderr


def test_an_existing_file_is_never_overwritten(report: Path, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text("我的", encoding="utf-8")
    done = run("adopt", report, "-o", tmp_path / "data.yaml")
    assert done.returncode == 2
    assert "没有覆盖" in done.stderr
    assert (tmp_path / "data.yaml").read_text(encoding="utf-8") == "我的"


def test_a_year_that_the_outline_does_not_serve_is_refused(report: Path, tmp_path: Path) -> None:
    done = run("adopt", report, "-o", tmp_path / "out", "--outline", "年度报告/2016至2020年")
    assert done.returncode == 2
    assert "不用于 2024 年度" in done.stderr


def test_what_is_far_too_long_for_a_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "长.txt").write_text(NESTED + "（一）加强培训\n抓好落实。\n" * 1200, encoding="utf-8")
    done = run("adopt", tmp_path / "长.txt", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "不像一份报告" in done.stderr
