"""Places where files cannot simply be written: network folders, read-only ones, names that no system takes, two at once."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.language.filenames import safe_name
from tests.nothing_lost.desks import COMMANDS, Command, laid_out
from tests.nothing_lost.test_struck import LEFT, STRIKES, files
from tests.standby import Ran, Standby
from tests.tools import ROOT

#: What a share of another system may lack: links, fsync, modes.
NETWORK = {"link": errno.ENOTSUP, "fsync": errno.EINVAL, "chmod": errno.EPERM}
CHANGES = ("open", "mkdir")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, standby: Standby) -> Path:
    return laid_out(tmp_path_factory.mktemp("desk"), standby)


def struck(command: Command, desk: Path, folder: Path, standby: Standby, never: dict[str, int]) -> Ran:
    shutil.copytree(desk, folder, dirs_exist_ok=True)
    return standby.run(*command.call.split(), cwd=folder, before=STRIKES, told={"folder": str(folder), "never": never})


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.call)
def test_a_network_folder_without_links_modes_and_fsync_will_do(
    command: Command, desk: Path, standby: Standby, tmp_path: Path
) -> None:
    plain = struck(command, desk, tmp_path / "plain", standby, {})
    network = struck(command, desk, tmp_path / "network", standby, NETWORK)
    assert network.code == plain.code, network
    assert {name: content for name, content in files(tmp_path / "network").items() if name != "drafter.yaml"} == {
        name: content for name, content in files(tmp_path / "plain").items() if name != "drafter.yaml"
    }


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.call)
def test_where_nobody_may_write_nothing_is_written_and_it_is_said(
    command: Command, desk: Path, standby: Standby, tmp_path: Path
) -> None:
    refusal = errno.EROFS if COMMANDS.index(command) % 2 else errno.EACCES
    ran = struck(command, desk, tmp_path / "work", standby, dict.fromkeys(CHANGES, refusal))
    assert ran.code in (1, 2), ran
    assert "程序内部出错" not in ran.said
    assert any(said in ran.said for said in ("不能写", "不能建立文件夹", "写不进")), ran.said
    assert files(tmp_path / "work") == files(desk)


@pytest.mark.parametrize("refusal", [errno.EACCES, errno.EEXIST, errno.EBUSY], ids=errno.errorcode.get)
def test_a_file_that_may_not_be_replaced_stays_and_it_is_said(
    refusal: int, desk: Path, standby: Standby, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    ran = struck(Command("pull 终稿.docx --into data.yaml"), desk, work, standby, {"replace": refusal})
    assert ran.code == 2
    assert "不能写" in ran.said or "没有写成" in ran.said
    assert files(work)["data.yaml"] == files(desk)["data.yaml"]
    assert not [name for name in files(work) if LEFT in name]


TWO = (
    ("draft data.yaml --for 报市 -o 终稿.docx --force", "draft data.yaml --for 报市 -o 终稿.docx --force"),
    ("pull 终稿.docx --into data.yaml", "pull 终稿.docx --into data.yaml"),
    ("collect 收表/回收 --into 收表/data.yaml", "form 改过.xlsx -o 收表/data.yaml"),
    ("collect 收表/回收 --into 收表/data.yaml", "collect 收表/回收 --into 收表/data.yaml"),
    (
        "new 新/data.yaml --outline 年度报告/县级 --unit 示例县 --year 2026",
        "new 新/data.yaml --outline 年度报告/县级 --unit 模范县 --year 2026",
    ),
    ("template 终稿.docx -o 包", "template 终稿.docx -o 包"),
)


@pytest.mark.parametrize("calls", TWO, ids=lambda calls: calls[0].split()[0] + "+" + calls[1].split()[0])
def test_two_commands_at_once_on_one_file_lose_nothing(calls: tuple[str, str], desk: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    shutil.copytree(desk, work)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "drafter", *call.split()],
            cwd=work,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for call in calls
    ]
    said = [process.communicate(timeout=60)[0] for process in running]
    assert {process.returncode for process in running} <= {0, 1, 2}
    assert any(process.returncode in (0, 1) for process in running), said
    assert "程序内部出错" not in "".join(said), said
    before, now = files(desk), files(work)
    for name in ("data.yaml", "终稿.docx", "收表/data.yaml", "改过.xlsx"):
        assert before[name] in now.values(), name
    assert not [name for name in now if LEFT in name]


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "con.txt",
        "COM1",
        "LPT¹",
        "NUL.",
        "CONIN$",
        "甲. . ",
        '<>:"|?*',
        "../../甲",
        "甲\\乙",
        "示例" * 300,
        "a" * 300,
        "\u202e甲",
        "~$甲",
        ".甲",
        " 甲",
        "甲\0乙",
        "甲\n乙",
        "\ud800",
        "",
        "...",
        "😀" * 100,
    ],
    ids=ascii,
)
def test_a_name_from_data_becomes_one_that_every_system_takes(name: str) -> None:
    made = safe_name(name)
    assert 0 < len(made.encode()) <= 203
    assert not set(made) & set('<>:"/\\|?*\0\n')
    assert made == made.strip(" ")
    assert not made.endswith(".")
    assert made.partition(".")[0].rstrip(" ").upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "LPT¹", "CONIN$"}
    assert not made.startswith(("~$", "."))
