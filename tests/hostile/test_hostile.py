"""Files from anybody: each is refused or survived, in Chinese, in little time and memory, and touches nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pytest

from drafter.read.docx.draft import parse_or_refuse
from tests.hostile.case import MOST_MEGABYTES, MOST_SECONDS, Case, Outcome
from tests.hostile.data_files import DATA_FILES
from tests.hostile.links import LINKS
from tests.hostile.packages import PACKAGES
from tests.hostile.packs import PACKS
from tests.hostile.texts import TEXTS
from tests.standby import Ran, Standby
from tests.tools import patience

CASES = (*PACKAGES, *DATA_FILES, *PACKS, *LINKS, *TEXTS)


def held_to(ran: Ran, outcome: Outcome, call: str) -> None:
    """What holds of every command on every hostile file."""
    assert ran.code in ((1, 2) if outcome.refused else (0, 1)), (call, ran)
    assert "Traceback" not in ran.said, (call, ran.said[-2000:])
    assert "程序内部出错" not in ran.said, (call, ran.said)
    assert outcome.says in ran.said, (call, ran.said)
    assert re.search("[\u4e00-\u9fff]", ran.said), (call, ran.said)
    assert ran.seconds <= patience(MOST_SECONDS), (call, ran.seconds)
    assert ran.megabytes <= MOST_MEGABYTES, (call, ran.megabytes)


def readable(path: Path) -> None:
    """What was written on a hostile file's account can be opened again, by our reader or by others'."""
    if path.suffix == ".docx":
        parse_or_refuse(path.read_bytes(), path)
        docx.Document(str(path))
    elif path.suffix == ".xlsx":
        openpyxl.load_workbook(path)


def tree(folder: Path, without: Path) -> dict[str, bytes | None]:
    """All files below a folder but those that a command may write."""
    found = (path for path in sorted(folder.rglob("*")) if without not in (path, *path.parents))
    return {str(path): path.read_bytes() if path.is_file() else None for path in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_is_refused_or_survived(case: Case, standby: Standby, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    case.make(work)
    out = work / "out"
    before = tree(tmp_path, out)
    for call, outcome in case.calls.items():
        ran = standby.run(*call.split(), cwd=work)
        held_to(ran, outcome, call)
        assert not (outcome.refused and any(path.is_file() for path in out.rglob("*"))), call
        assert tree(tmp_path, out) == before, call
    for path in filter(Path.is_file, out.rglob("*")):
        readable(path)
