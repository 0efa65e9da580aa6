"""drafter new as an official calls it: a real process, what it says, and how it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.test_commands import run

COUNTY = ("--outline", "年度报告/县级", "--unit", "示例县人民政府", "--year", "2026", "--self", "我县")


def test_new_says_what_it_wrote_and_what_to_do_next(tmp_path: Path) -> None:
    done = run("new", tmp_path / "报告", *COUNTY)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(rf"已写出 {re.escape(str(tmp_path / '报告' / 'data.yaml'))}：.*，必报 \d+ 项，选报 \d+ 项。\n", done.stdout)
    assert f"drafter check {tmp_path / '报告' / 'data.yaml'}" in done.stdout
    assert run("check", tmp_path / "报告" / "data.yaml").returncode == 0


def test_a_second_time_it_refuses_and_leaves_the_file_alone(tmp_path: Path) -> None:
    run("new", tmp_path, *COUNTY)
    (tmp_path / "data.yaml").write_text("填了一半", encoding="utf-8")
    done = run("new", tmp_path, *COUNTY)

    assert (done.returncode, done.stdout) == (2, "")
    assert "没有覆盖它" in done.stderr
    assert "改法：" in done.stderr
    assert (tmp_path / "data.yaml").read_text(encoding="utf-8") == "填了一半"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "缺少必填的参数：文件或文件夹"),
        (["new", "没有这个文件夹"], "没有写用哪个提纲"),
        (["new", "没有这个文件夹", "--outline", "年度报告/县"], "是不是想写“年度报告/县级”"),
        (["new", "没有这个文件夹", "--outline", "年度报告/县级@2"], "要用的提纲是“年度报告/县级@2”，现有的只是第 1 版"),
        (["new", "没有这个文件夹", "--outline", "年度报告/县级", "--year", "2026"], "没有写单位全称"),
        (["new", "没有这个文件夹", "--outline", "年度报告/县级", "--unit", "示例县人民政府"], "没有写年度"),
    ],
)
def test_wrong_usage_exits_with_2_and_asks_in_chinese(arguments: list[str], said: str) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert not Path("没有这个文件夹").exists()
    assert not re.search(r"[A-Za-z]{3,}", re.sub(r"drafter( new)?|--\w+", "", done.stderr))


def test_help_is_chinese_throughout() -> None:
    shown = run("new", "--help").stdout
    assert "填报数据" in shown
    assert re.findall(r"[A-Za-z]{3,}", re.sub(r"python|drafter|new|yaml|data|accept|reject|--[\w-]+", "", shown)) == []


@pytest.mark.parametrize("name", ["f.txt", "报告.docx", "2026.xlsx"])
def test_a_file_of_another_kind_is_refused_and_no_folder_is_made_of_its_name(tmp_path: Path, name: str) -> None:
    done = run("new", tmp_path / name, *COUNTY)
    assert done.returncode == 2
    assert f"“{tmp_path / name}”不是数据文件的名字\n    改法：请给出以 .yaml 结尾的文件名，或一个文件夹。" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_may_have_a_point_in_its_name(tmp_path: Path) -> None:
    assert run("new", tmp_path / "报告2026.1", *COUNTY).returncode == 0
    assert (tmp_path / "报告2026.1" / "data.yaml").is_file()
