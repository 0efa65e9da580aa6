"""Whatever the screen is: every command's words come out, and nothing that a file holds moves the cursor."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.hostile.made import HEAD
from tests.nothing_lost.desks import COMMANDS, laid_out
from tests.standby import Standby

OTHERS = (
    "check data.yaml",
    "check 终稿.docx --format json",
    "status data.yaml",
    "status data.yaml --format json",
    "outline",
    "outline 年度报告/县级",
    "outline 年度报告/县级 --json-schema",
    "rules",
    "rules F101",
    "--help",
    "drfat",
    "check 没有.yaml",
    "pull 终稿.docx --into 没有.yaml",
    "compare data.yaml 初稿.docx --format json",
)
CALLS = (*OTHERS, *(command.call for command in COMMANDS))


def as_on_a_terminal(_: object) -> object:
    """Called where the command runs: what it prints to says that it is a terminal."""
    from drafter.console import _Screen

    _Screen.isatty = lambda self: True  # type: ignore[method-assign]

    def back() -> None:
        del _Screen.isatty

    return back


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, standby: Standby) -> Path:
    return laid_out(tmp_path_factory.mktemp("desk"), standby)


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "latin-1"])
def test_every_command_speaks_on_every_screen(encoding: str, desk: Path, standby: Standby, tmp_path: Path) -> None:
    shutil.copytree(desk, tmp_path / "work")
    for call in CALLS:
        terminal = f"{__name__}:as_on_a_terminal" if encoding == "cp936" else ""
        ran = standby.run(*call.split(), cwd=tmp_path / "work", encoding=encoding, before=terminal)
        assert ran.code in (0, 1, 2), (call, ran)
        assert "UnicodeEncodeError" not in ran.said, (call, ran.said)
        assert "程序内部出错" not in ran.said, (call, ran.said)
        assert re.search("[\u4e00-\u9fff]", ran.said) or "json" in call, (call, ran.said)
        assert "\\u" not in ran.said or "json" in call, (call, ran.said)


def test_what_files_hold_is_shown_and_does_nothing(standby: Standby, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text(
        HEAD.replace("年度报告/县级@1", '"\\e[2J\\e]0;甲\\a\\u202e\\u009b乙"'), encoding="utf-8"
    )
    ran = standby.run("check", "data.yaml", cwd=tmp_path)
    assert "没有提纲“□[2J□]0;甲□□□乙”" in ran.said
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", ran.said)
