"""drafter in a process that stands by: a command in some milliseconds, and what it said, took and left.

A fresh interpreter for each command would take most of the time. So one process imports drafter and runs command after
command; caches that could know another test's files are emptied. It is a process of its own because a test's must not be
measured, limited or struck.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.tools import ROOT

#: No command of ours comes near it; then the process is ended and another begun.
LONGEST_WAIT = 30
KILLED = -9
#: What a process keeps of what it ran grows; beyond this another is begun, so that a command is not taxed with it.
MOST_KEPT = 160


class Ran(NamedTuple):
    """What a command did. `code` is minus the signal where one ended it; `seconds` of CPU, `megabytes` at the most."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def said(self) -> str:
        return self.out + self.err


class Standby:
    """The process that stands by."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.process = self._begun()

    def _begun(self) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "DRAFTER_"))}
        environment = kept | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(self.home / "cache"), "PYTHONUTF8": "1"}
        return subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.standby.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=ROOT,
            encoding="utf-8",
        )

    def run(self, *words: str | Path, cwd: Path, before: str = "", told: object = None, encoding: str = "utf-8") -> Ran:
        """A command in this folder. `before` (module:name) is called with `told` first; what it gives is called last."""
        out, err = self.home / "out", self.home / "err"
        request = {
            "argv": [os.fsencode(word).decode("utf-8", "surrogateescape") for word in map(str, words)],
            "cwd": str(cwd),
            "out": str(out),
            "err": str(err),
            "before": before,
            "told": told,
            "encoding": encoding,
        }
        done = self._answer(json.dumps(request))
        if done is None:
            return Ran(KILLED, "", "", LONGEST_WAIT, 0)
        if done["kept"] > MOST_KEPT:
            self._end()
            self.process = self._begun()
        texts = [path.read_bytes().decode("utf-8", "backslashreplace") for path in (out, err)]
        return Ran(int(done["code"]), *texts, done["seconds"], done["megabytes"])

    def _answer(self, request: str) -> Mapping[str, float] | None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], LONGEST_WAIT)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self._end(is_stuck=True)
            self.process = self._begun()
            return None
        done: Mapping[str, float] = json.loads(line)
        return done

    def _end(self, *, is_stuck: bool = False) -> None:
        """End the process; unless it is stuck as processes end by themselves, so that coverage tells what it saw."""
        if is_stuck:
            self.process.kill()
        try:
            self.process.communicate(timeout=LONGEST_WAIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()

    def __enter__(self) -> Standby:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._end()
