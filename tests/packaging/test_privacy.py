"""drafter calls nobody, starts nothing, and writes only where it was told to and into its cache."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import typer

from drafter.cli import app
from tests.forms.desk import Desk
from tests.roll.common import sample
from tests.tools import ROOT, Office
from tests.trace.documents import rewritten

DATA, DRAFT, EDITED = "in/data.yaml", "in/初稿.docx", "in/终稿.docx"
#: Refused: a person changed what stands there.
OVER_THEIRS = f"draft {DATA} --for 报市 -o {EDITED}"
#: Every command, with where it may write: in the folder of what it is given (in), in that of -o (out), or nowhere.
CALLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("--version", ()),
    ("--help", ()),
    ("drfat", ()),
    ("outline", ()),
    ("outline 年度报告/县级", ()),
    ("outline 年度报告/县级 --json-schema", ()),
    ("outline --diff 年度报告/县级 年度报告/乡镇街道", ()),
    ("rules", ()),
    ("rules F101", ()),
    ("check in/data.yaml", ()),
    ("check in/data.yaml --format json", ()),
    ("check in/报告.txt", ()),
    ("check in/报告.html", ()),
    (f"check {DRAFT} --former in/data.yaml", ()),
    (f"check {DRAFT} --annotate out/批注.docx", ("out",)),
    (f"draft {DATA}", ("in",)),
    (f"draft {DATA} -o out", ("out",)),
    (f"draft {DATA} --正文 --for 报市 -o out/正文.docx", ("out",)),
    (f"draft {DATA} --final -o out", ("out",)),
    (OVER_THEIRS, ()),
    (f"trace {DATA}", ()),
    (f"trace {DRAFT} -o out/核对表.xlsx", ("out",)),
    (f"opinions {EDITED} -o out/意见.xlsx", ("out",)),
    (f"compare {DATA} {DRAFT} -o out/对比.xlsx", ("out",)),
    (f"pull {EDITED} --into {DATA} --dry-run", ()),
    ("new out/新/data.yaml --outline 年度报告/县级 --unit 示例县人民政府 --year 2026", ("out",)),
    (f"new out/结转/data.yaml --from {DRAFT}", ("out",)),
    (f"status {DATA}", ()),
    (f"form {DATA} -o out/填报表.xlsx", ("out",)),
    (f"form {DATA} --by-department -o out/各单位", ("out",)),
    ("collect in/收表/回收 --into in/收表/data.yaml --dry-run", ()),
    ("collect in/收表/回收 --into in/收表/data.yaml", ("in",)),
    ("adopt in/报告.txt -o out/收来/data.yaml --unit 示例县人民政府", ("out",)),
    (f"template {EDITED} -o out/我县", ("out",)),
    (f"pull {EDITED} --into {DATA}", ("in",)),
)


class Run(NamedTuple):
    """One command, and what it did."""

    call: str
    code: int
    said: str
    seen: tuple[tuple[str, str], ...]

    def did(self, what: str) -> list[str]:
        return [on for kind, on in self.seen if kind == what]


class Home(NamedTuple):
    """A user's machine: the folder that commands are told of, and all the others."""

    folder: Path

    @property
    def work(self) -> Path:
        return self.folder / "work"

    @property
    def cache(self) -> Path:
        return self.folder / "home" / ".cache" / "drafter"

    def run(self, call: str) -> Run:
        """A command in a process of its own, which stands in a folder that has nothing to do with it."""
        notes = self.folder / "notes.json"
        command = [sys.executable, "-B", "-m", "tests.packaging.watched", str(notes)]
        command += [
            str(self.work / word) if word == "out" or word.startswith(("in/", "out/")) else word for word in call.split()
        ]
        kept = {name: value for name, value in os.environ.items() if name not in ("XDG_CACHE_HOME", "PYTHONPATH")}
        environment = kept | {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", env=environment, cwd=self.folder / "here", timeout=120
        )
        seen = tuple((kind, on) for kind, on in json.loads(notes.read_text(encoding="utf-8")))
        return Run(call, done.returncode, done.stdout + done.stderr, seen)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = Home(tmp_path_factory.mktemp("machine"))
    for name in ("home", "tmp", "here", "work/out"):
        (made.folder / name).mkdir(parents=True)
    sample("shilixian-2026", made.work / "in")
    made.run(f"draft {DATA} --for 报市 -o {DRAFT}")
    rewritten(
        made.work / DRAFT, made.work / EDITED, {"word/document.xml": ("形成整改清单后逐项落实", "形成整改清单后逐项整改落实")}
    )
    (made.work / "in/收表").mkdir()
    Desk(made.work / "in/收表").fill({"复议.收到": 557})
    (made.work / "in/报告.txt").write_text(
        "示例县人民政府2026年法治政府建设年度报告\n2026年，我县依法行政。\n", encoding="utf-8"
    )
    (made.work / "in/报告.html").write_text("<h1>示例县2026年法治政府建设年度报告</h1><p>我县依法行政。</p>", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def runs(home: Home) -> Sequence[Run]:
    return [home.run(call) for call, _ in CALLS]


def test_every_command_is_watched_and_does_its_work(runs: Sequence[Run]) -> None:
    called = {run.call.split()[0] for run in runs}
    assert set(typer.main.get_command(app).commands) <= called  # type: ignore[attr-defined]
    assert [run for run in runs if "程序内部出错" in run.said or "Traceback" in run.said] == []
    assert [run.call for run in runs if run.code == 2] == ["drfat", OVER_THEIRS]


def test_no_command_opens_a_socket(runs: Sequence[Run]) -> None:
    assert [(run.call, run.did("network")) for run in runs if run.did("network")] == []


def test_no_command_starts_another_program(runs: Sequence[Run]) -> None:
    assert [(run.call, run.did("program")) for run in runs if run.did("program")] == []


def test_each_command_writes_only_where_it_was_told_to_and_into_the_cache(home: Home, runs: Sequence[Run]) -> None:
    for run, (_, folders) in zip(runs, CALLS, strict=True):
        allowed = [home.cache, *(home.work / folder for folder in folders)]
        written = [Path(path) for path in run.did("write") if path != os.devnull]
        astray = [path for path in written if not any(path.is_relative_to(folder) for folder in allowed)]
        made_on_the_way = [path for path in astray if home.cache.is_relative_to(path)]  # ~/.cache itself
        assert [path for path in astray if path not in made_on_the_way] == [], run.call
        assert bool(folders) == any(path.is_relative_to(home.work) for path in written), run.call


def test_nothing_is_left_anywhere_else(home: Home, runs: Sequence[Run]) -> None:
    """The disk itself, for what no audit event tells of."""
    left = {path for path in home.folder.rglob("*") if path.is_file() and not path.is_relative_to(home.work)}
    assert {path for path in left if not path.is_relative_to(home.cache)} == {home.folder / "notes.json"}
    assert {path.suffix for path in left if path.is_relative_to(home.cache)} == {".kit"}
    assert [path for path in home.work.rglob("*") if path.suffix == ".tmp"] == []


def test_only_documents_of_other_programs_start_one_and_its_files_are_gone_afterwards(home: Home, office: Office) -> None:
    (home.work / "in/旧.rtf").write_text(r"{\rtf1\ansi Report 2026\par}", encoding="ascii")
    run = home.run("check in/旧.rtf")
    assert [Path(program).name for program in run.did("program")] in (["soffice"], ["libreoffice"])
    assert run.did("network") == []
    assert all(
        Path(path).is_relative_to(home.folder / "tmp") or Path(path).is_relative_to(home.cache) for path in run.did("write")
    )
    assert list((home.folder / "tmp").glob("drafter-*")) == []


def test_the_watch_itself_sees_sockets_files_and_programs(tmp_path: Path) -> None:
    """Otherwise all of the above would hold of anything."""
    script = (
        "import os, subprocess, sys, urllib.request; from tests.packaging.watched import Notes\n"
        "import socket; notes = Notes(); sys.addaudithook(notes)\n"
        f"os.chdir({str(tmp_path)!r}); open('a', 'w').close(); os.open('b', os.O_CREAT | os.O_WRONLY); os.rename('a', 'c')\n"
        "socket.socket().close(); subprocess.run([sys.executable, '-c', ''])\n"
        "notes.looks = False\n"
        "print(sorted({kind for kind, _ in notes.seen}), len([1 for kind, _ in notes.seen if kind == 'write']))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script], check=True, capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.stdout.strip() == "['network', 'program', 'write'] 4"
