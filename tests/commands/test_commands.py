"""The commands as an official calls them: real processes, their output and exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.read.docx.draft import Condition, read_draft
from tests.documents.data import EVERYTHING, write_data

NAME = "金水区人民政府2023年法治政府建设年度报告.docx"
MINIMAL = "格式: 1\n提纲: 年度报告/县级@1\n年度: 2026\n单位: {全称: 示例县人民政府, 自称: 我县}\n"


def run(*arguments: str | Path, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding=encoding, env=os.environ | environment, timeout=60
    )


def test_check_lists_every_problem_with_place_value_expectation_and_remedy(sample: Path) -> None:
    done = run("check", sample)
    assert done.returncode == 1
    line = (
        sample.read_text(encoding="utf-8")
        .split("\n")
        .index("      公开: {主动公开: 11845, 新收: 313, 上年结转: 8, 答复: 313, 结转下年: 7}")
        + 1
    )
    assert f"{sample}:{line}:29  错误 F101" in done.stdout
    assert "本年新收 313 + 上年结转 8 = 321，本年答复 313 + 结转下年 7 = 320，相差 1" in done.stdout
    assert done.stdout.count("改法：") == done.stdout.count("  警告 ") + done.stdout.count("  错误 ")
    assert re.search(r"共 \d+ 处：错误 1，警告 \d+。", done.stdout)
    assert done.stderr == ""


def test_check_prints_json_with_the_agreed_names(sample: Path) -> None:
    done = run("check", sample, "--format", "json")
    found = json.loads(done.stdout)
    assert {tuple(item) for item in found} == {
        ("rule", "level", "message", "remedy", "file", "line", "column", "where", "quote", "about", "waived")
    }
    (error,) = [item for item in found if item["level"] == "错误"]
    assert (error["rule"], error["quote"], error["file"]) == ("F101", "313", str(sample))


def test_an_unknown_key_gets_a_suggestion(tmp_path: Path) -> None:
    done = run("check", write_data(tmp_path, EVERYTHING.replace("统计截止:", "统计截至:")))
    assert "5:1  错误 V101  不认识“统计截至”\n    改法：是不是想写“统计截止”？" in done.stdout


def test_a_clean_file_exits_with_0_and_warnings_only_when_asked(tmp_path: Path) -> None:
    path = write_data(tmp_path, EVERYTHING)
    assert run("check", path).returncode == 0
    assert run("check", path, "--fail-on", "警告").returncode == 1


def test_draft_writes_beside_the_data_file_and_says_what_in_one_line(data_file: Path) -> None:
    done = run("draft", data_file)
    assert done.returncode == 1  # the reference contradicts itself in one place
    output = data_file.parent / NAME
    assert output.is_file()
    said = next(line for line in done.stdout.split("\n") if line.startswith("已写出"))
    assert re.fullmatch(rf"已写出 {re.escape(str(output))}：约 9 页，4\d\d\d 字，数据 33 处，待填 \d+ 处。", said)


def test_strict_refuses_and_writes_nothing(data_file: Path) -> None:
    done = run("draft", data_file, "--strict")
    assert done.returncode == 1
    assert "没有写出初稿" in done.stdout
    assert [path.name for path in data_file.parent.iterdir()] == ["data.yaml"]


def test_an_outlet_name_becomes_part_of_the_file_name_where_there_are_several(tmp_path: Path) -> None:
    text = MINIMAL + "报送件: [{名称: 报市, 主送: 市政府}, {名称: ../../报人\\大, 主送: 县人大常委会}]\n"
    done = run("draft", write_data(tmp_path, text))
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == [
        "示例县人民政府2026年法治政府建设年度报告（....报人大）.docx",
        "示例县人民政府2026年法治政府建设年度报告（报市）.docx",
    ]


def test_an_office_name_cannot_choose_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    done = run("draft", write_data(folder, MINIMAL.replace("示例县人民政府", "../../etc/示例县")))
    assert done.returncode == 0
    assert [path.parent for path in tmp_path.rglob("*.docx")] == [folder]


def test_outline_lists_and_shows_by_id_and_alias() -> None:
    assert "年度报告/县级@1（annual-report/county）" in run("outline").stdout
    by_id, by_alias = run("outline", "年度报告/县级"), run("outline", "annual-report/county")
    assert by_id.stdout == by_alias.stdout
    assert "【化解】" in by_id.stdout
    assert re.search(r"必报  复议\.收到  收到行政复议申请  件  司法局", by_id.stdout)
    assert "法定第1项" in by_id.stdout
    assert "选报" in by_id.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "缺少必填的参数：文件"),
        (["check", "没有这个.yaml"], "找不到这个文件"),
        (["draft", "--bogus"], "没有“--bogus”这个选项。\n    改法：是不是想写“--jobs”或“--body”？"),
        (["chek"], "没有“chek”这个命令。\n    改法：是不是想写“check”？"),
        (
            ["xyzw"],
            (
                "没有“xyzw”这个命令。\n"
                "    改法：可用的命令有：check、draft、trace、new、form、collect、pull、adopt、template、status、rules、"
                "outline、opinions、compare。"
            ),
        ),
        ([], "没有写命令"),
        (["new", "甲", "乙"], "多写了“乙”。\n    改法：请写成 drafter new 文件或文件夹；"),
        (["draft", "x.yaml", "-o"], "“-o”后面缺少内容。\n    改法：请写成 -o 文件："),
        (["draft", "x.yaml", "--for"], "“--for”后面缺少内容。\n    改法：请写成 --for 报送件："),
        (["draft", "x.yaml", "--strict=1"], "“--strict”后面不用写内容。\n    改法：请只写 --strict。"),
        (["outline", "--diff", "甲"], "请写成 --diff 提纲 提纲："),
        (["outline", "年度报告/县"], "是不是想写“年度报告/县级”"),
        (["outline", "annual-report/county@2"], "要用的提纲是“annual-report/county@2”，现有的只是第 1 版"),
        (["outline", "--diff", "年度报告/县级", "年度报告/县级@9"], "要用的提纲是“年度报告/县级@9”，现有的只是第 1 版"),
        (["outline", "年度报告/县级@一"], "“年度报告/县级@一”的版本不是数字\n    改法：请写成 年度报告/县级@1"),
        (["check", "x.yaml", "--format", "xml"], "没有“xml”这种格式"),
    ],
)
def test_wrong_usage_exits_with_2_and_speaks_chinese(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert not re.search(
        r"[A-Za-z]{3,}",
        re.sub(
            r"drafter|--\w+|xml|json|text|yaml|format|xyzw|chek|check|draft|trace|opinions|compare|pull|form|collect|status|adopt|template|rules|new|outline|annual-report/county",
            "",
            done.stderr,
        ),
    )


def test_help_is_chinese_throughout() -> None:
    commands = ("check", "draft", "adopt", "outline", "compare", "pull", "status", "template", "form", "collect")
    for arguments in ([], *([name] for name in commands)):
        shown = run(*arguments, "--help").stdout
        words = re.sub(
            r"python|drafter|JSON|Schema|text|json|yaml|docx|xlsx|txt|html|<path>|-o|--[\w-]+|check|draft|trace|opinions|compare|status|today|form|collect|Excel|pull|adopt|template|doc|accept|reject|dry|run|Word|rules|new|outline|data|\.",
            "",
            shown,
        )
        assert re.findall(r"[A-Za-z]{3,}", words) == []


def test_a_cp936_console_gets_readable_utf_8_and_no_traceback(sample: Path) -> None:
    done = run("check", sample, PYTHONIOENCODING="cp936")
    assert "错误 F101" in done.stdout
    assert done.stderr == ""


def test_the_program_knows_its_version() -> None:
    assert re.fullmatch(r"drafter \d+\.\d+\.\d+\n", run("--version").stdout)


def test_bad_values_keep_the_draft_from_being_written_and_all_are_listed(tmp_path: Path) -> None:
    text = EVERYTHING.replace("专项整治: {问题: 300条以上}", 'aaa: 1\n      专项整治: {问题: ">80", 涉企: 12.5%}')
    done = run("draft", write_data(tmp_path, text))
    assert done.returncode == 1
    assert len(re.findall("  错误 ", done.stdout)) == 3
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("学法。\n{{ 学法.次数.__class__ }}\n", 2, "内部名称"),
        ("{% if 学法.次数 %}\n学法。\n", 1, "模板语法有误"),
        ("{{ 学法.次書 }}\n", 1, "不是提纲里的指标"),
        ("\n\n{{ 7 * 7 }}\n", 3, "不能计算"),
    ],
)
def test_a_bad_template_is_refused_with_file_and_line(tmp_path: Path, template: str, line: int, said: str) -> None:
    data = write_data(tmp_path, MINIMAL)
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "study.md").write_text(template, encoding="utf-8")
    done = run("draft", data, "--templates", folder)
    assert done.returncode == 1
    assert f"{folder / 'study.md'}:{line}  错误 V320" in done.stdout
    assert said in done.stdout
    assert not list(tmp_path.glob("*.docx"))


def test_a_template_of_the_office_stands_in_for_ours(tmp_path: Path) -> None:
    folder = tmp_path / "模板"
    folder.mkdir()
    (folder / "closing.md").write_text("专此报告。\n", encoding="utf-8")
    output = tmp_path / "out.docx"
    assert run("draft", write_data(tmp_path, MINIMAL), "--templates", folder, "-o", output).returncode == 0
    reading = read_draft(output)
    assert reading.condition is Condition.UNTOUCHED
    assert ("Body Text", "专此报告。") in reading.lines


def test_the_module_runs_where_the_script_is_not_on_the_path() -> None:
    script = shutil.which("drafter", path=str(Path(sys.executable).parent))
    assert script is not None
    assert subprocess.run([script, "--version"], check=True, capture_output=True, text=True).stdout == run("--version").stdout


def test_two_outlets_of_one_name_are_refused(tmp_path: Path) -> None:
    done = run("draft", write_data(tmp_path, MINIMAL + "报送件: [{名称: 报市, 主送: 市政府}, {名称: 报市, 主送: 市委}]\n"))
    assert done.returncode == 1
    assert "有两个报送件都叫“报市”" in done.stdout
    assert not list(tmp_path.glob("*.docx"))


def test_a_folder_that_does_not_exist_is_made_for_drafts(tmp_path: Path) -> None:
    text = MINIMAL + "报送件: [{名称: 报市, 主送: 市政府}, {名称: 报人大, 主送: 县人大常委会}]\n"
    done = run("draft", write_data(tmp_path, text), "-o", tmp_path / "初稿" / "2026.1")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "初稿" / "2026.1").glob("*.docx"))) == 2


@pytest.mark.parametrize("name", ["out.doc", "out.txt", "out.DOCM"])
def test_a_draft_is_not_written_as_another_kind_of_file_nor_is_a_folder_called_like_one(tmp_path: Path, name: str) -> None:
    done = run("draft", write_data(tmp_path, MINIMAL), "-o", tmp_path / name)
    assert done.returncode == 2
    assert "不是 .docx 文件名" in done.stderr
    assert not (tmp_path / name).exists()
