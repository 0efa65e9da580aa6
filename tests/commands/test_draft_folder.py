"""drafter draft 文件夹: sixty offices at once, each as if drafted alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.present_folder import folder_lines
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.folder_drafts import FolderDrafted, FolderWish, draft_folder
from drafter.workflows.forms import write_form
from tests.commands.test_commands import MINIMAL, run
from tests.documents.data import EVERYTHING

KIND = "2026年法治政府建设年度报告"
BROKEN = MINIMAL.replace("年度: 2026", "年度: 二〇二六年")


def office(name: str) -> str:
    return MINIMAL.replace("示例县人民政府", name)


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def drafts(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def drafted(folder: Path, output: Path | None = None, jobs: int = 1, each: Wish | None = None) -> FolderDrafted:
    return draft_folder(folder, FolderWish(each or Wish(), output, jobs))


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    """A city's folder: one office with a folder of its own, two that share one, and what else lies about."""
    folder = tmp_path / "全市"
    put(folder / "甲县" / "data.yaml", EVERYTHING)
    put(folder / "各局" / "乙局.yaml", office("乙局"))
    put(folder / "各局" / "丙局.yml", office("丙局"))
    return folder


def test_each_draft_stands_beside_its_data_file_with_the_bytes_that_it_has_alone(offices: Path, tmp_path: Path) -> None:
    done = run("draft", offices, "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert drafts(offices) == [
        f"各局/丙局{KIND}.docx",
        f"各局/乙局{KIND}.docx",
        *(path for path in drafts(offices) if path.startswith("甲县/")),
    ]
    for data_file in ("甲县/data.yaml", "各局/乙局.yaml", "各局/丙局.yml"):
        for written in draft(offices / data_file, tmp_path / "单独").written:
            assert written.path.read_bytes() == (offices / data_file).with_name(written.path.name).read_bytes()
    assert "数据文件 3 个：写出 3 个（其中有错误的 0 个），没有写出 0 个。" in done.stdout


def test_o_keeps_the_tree_apart(offices: Path, tmp_path: Path) -> None:
    put(offices / "像文件名.docs" / "data.yaml", office("辛局"))
    assert not any(outcome.has_failed for outcome in drafted(offices, tmp_path / "初稿").outcomes)
    assert {f"各局/乙局{KIND}.docx", f"像文件名.docs/辛局{KIND}.docx"} <= set(drafts(tmp_path / "初稿"))
    assert drafts(offices) == []


def test_what_fails_is_named_with_its_first_finding_and_the_rest_is_written(offices: Path) -> None:
    put(offices / "丁局" / "data.yaml", BROKEN)
    put(offices / "各局" / "戊局.yaml", "单位: [")
    done = run("draft", offices)
    assert done.returncode == 1
    assert "没有写出的（2 个）：" in done.stdout
    assert f"  {offices / '丁局' / 'data.yaml'}：错误 V" in done.stdout
    assert f"  {offices / '各局' / '戊局.yaml'}：错误 R201" in done.stdout
    assert "每个文件的全部问题，用 drafter check 看，如 drafter check " in done.stdout
    assert done.stdout.strip().split("\n")[-1].startswith("数据文件 5 个：写出 3 个（其中有错误的 0 个），没有写出 2 个。")
    assert len(drafts(offices / "各局")) == 2


def test_a_file_with_errors_is_written_counted_and_makes_the_exit_code_1(offices: Path) -> None:
    text = office("己局") + "章节: [{对应: 监督, 数据: {公开: {新收: 9, 上年结转: 1, 答复: 1, 结转下年: 1}}}]\n"
    put(offices / "己局" / "data.yaml", text)
    done = run("draft", offices)
    assert done.returncode == 1
    assert f"写出了，但有错误的（1 个）：\n  {offices / '己局' / 'data.yaml'}：错误 1 处，错误 F101  " in done.stdout
    assert "写出 4 个（其中有错误的 1 个），没有写出 0 个" in done.stdout


def test_two_data_files_whose_drafts_would_have_one_name_are_both_refused(offices: Path) -> None:
    for name in ("甲.yaml", "乙.yaml"):
        put(offices / "同名" / name, office("同局") + f"导语: {name}写的导语。\n")
    before = put(offices / "同名" / f"同局{KIND}.docx", "某人的")
    put(offices / "同名" / "丙.yaml", office("同局").replace("年度: 2026", "年度: 2025"))
    said = "\n".join(folder_lines(drafted(offices, jobs=2)))
    assert f"甲.yaml：和“乙.yaml”会写成同一个文件“同局{KIND}.docx”，都没有写" in said
    assert f"乙.yaml：和“甲.yaml”会写成同一个文件“同局{KIND}.docx”，都没有写" in said
    assert before.read_text(encoding="utf-8") == "某人的"
    assert drafts(offices / "同名") == [f"同局{KIND.replace('2026', '2025')}.docx", f"同局{KIND}.docx"]


def test_names_that_differ_in_case_alone_are_one_name_on_windows(tmp_path: Path) -> None:
    put(tmp_path / "a.yaml", office("ABC局"))
    put(tmp_path / "b.yaml", office("abc局"))
    assert [outcome.drafts for outcome in drafted(tmp_path).outcomes] == [0, 0]


def test_settings_packs_outlines_copies_and_locks_are_no_data_files(offices: Path) -> None:
    put(offices / "drafter.yaml", "格式: 1\n")
    put(offices / "省里的" / "schemas" / "x" / "提纲.yaml", "格式: 1\n编号: 省/县\n")
    put(offices / "各局" / "提纲.yaml", "格式: 1\n编号: 省/县\n")
    put(offices / "各局" / "乙局-备份1.yaml", office("乙局"))
    put(offices / "各局" / "乙局-修改稿-1.yaml", office("乙局"))
    put(offices / "各局" / ".乙局.yaml", office("乙局"))
    put(offices / "各局" / "~$乙局.xlsx", "")
    done = drafted(offices)
    assert [outcome.path.name for outcome in done.outcomes] == ["丙局.yml", "乙局.yaml", "data.yaml"]
    assert [path.name for path in done.aside] == ["提纲.yaml"]
    assert f"不是填报数据，没有用：{offices / '各局' / '提纲.yaml'}。" in folder_lines(done)


def test_a_workbook_that_holds_a_data_file_is_drafted_and_another_is_left_alone(tmp_path: Path) -> None:
    from openpyxl import Workbook

    folder = tmp_path / "表"
    write_form(put(tmp_path / "data.yaml", office("庚局")), folder / "庚局.xlsx")
    Workbook().save(folder / "核对表.xlsx")
    done = drafted(folder)
    assert [(outcome.path.name, outcome.drafts) for outcome in done.outcomes] == [("庚局.xlsx", 1)]
    assert [path.name for path in done.aside] == ["核对表.xlsx"]


def test_a_draft_that_a_person_edited_stays_and_force_keeps_it_by_name(offices: Path) -> None:
    edited = put(offices / "各局" / f"乙局{KIND}.docx", "某人的")
    said = "\n".join(folder_lines(drafted(offices)))
    assert f"乙局.yaml：“{edited.name}”不是完好的 Word 文档，没有覆盖它" in said
    assert edited.read_text(encoding="utf-8") == "某人的"
    said = "\n".join(folder_lines(drafted(offices, each=Wish(force=True))))
    assert f"原来的文件留作 {edited.with_stem(edited.stem + '-修改稿-1')}。" in said


def test_what_is_no_folder_of_data_files_is_said_and_exits_with_2(tmp_path: Path, offices: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("draft", tmp_path / "空")
    assert (done.returncode, "这个文件夹里没有数据文件" in done.stderr) == (2, True)
    done = run("draft", offices, "-o", tmp_path / "一份.docx")
    assert (done.returncode, "不是文件夹" in done.stderr) == (2, True)
    done = run("draft", offices, "--jobs", "0")
    assert (done.returncode, "请写同时开几个进程" in done.stderr) == (2, True)


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard by what is started: a shell starts its background jobs deaf to it, and they would start others so."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to a group")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_files_and_says_what_was_done(tmp_path: Path, jobs: str) -> None:
    for number in range(300):
        put(tmp_path / f"{number}" / "data.yaml", office(f"第{number}局"))
    command = [sys.executable, "-m", "drafter", "draft", str(tmp_path), "--jobs", jobs]
    work = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    while not drafts(tmp_path):
        time.sleep(0.01)
    os.killpg(work.pid, signal.SIGINT)
    said, wrong = work.communicate(timeout=30)
    assert (work.returncode, wrong) == (2, "")
    assert "已中断，其余的没有做；写出的文件都是完整的" in said
    written = drafts(tmp_path)
    assert 0 < len(written) < 300
    assert list(tmp_path.rglob(".drafter-*")) == []
    for name in (written[0], written[-1]):
        data_file = (tmp_path / name).with_name("data.yaml")
        (alone,) = draft(data_file, tmp_path / "单独").written
        assert alone.path.read_bytes() == (tmp_path / name).read_bytes()


def test_processes_that_begin_anew_as_on_windows_draft_the_same(offices: Path, tmp_path: Path) -> None:
    script = (
        "import multiprocessing, sys; from drafter.cli import run\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn'); sys.argv = ['drafter', *sys.argv[1:]]; run()\n"
    )
    program = put(tmp_path / "begin.py", script)
    command = [sys.executable, str(program), "draft", str(offices), "--jobs", "2", "-o", str(tmp_path / "新")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    drafted(offices, tmp_path / "旧")
    assert drafts(tmp_path / "新") == drafts(tmp_path / "旧")
