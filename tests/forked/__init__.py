"""drafter in a forked child: a command with limits in some milliseconds, and what it said, took and left.

A fresh interpreter for each command would take most of the time. So one process imports drafter, stands by, and forks for
each command; it is a program of its own because tests have threads and memory that a fork must not inherit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.tools import ROOT


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


class Forked:
    """The process that stands by."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "DRAFTER_"))}
        environment = kept | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.forked.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=ROOT,
            encoding="utf-8",
        )

    def run(
        self, *words: str | Path, cwd: Path, before: str = "", told: object = None, encoding: str = "utf-8", **environment: str
    ) -> Ran:
        """A command in this folder. `before` is a function (module:name) that the child calls with `told` first."""
        out, err = self.home / "out", self.home / "err"
        request = {
            "argv": [os.fsencode(word).decode("utf-8", "surrogateescape") for word in map(str, words)],
            "cwd": str(cwd),
            "out": str(out),
            "err": str(err),
            "before": before,
            "told": told,
            "encoding": encoding,
            "environment": environment,
        }
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        done: Mapping[str, float] = json.loads(self.process.stdout.readline())
        texts = [path.read_bytes().decode(encoding, "backslashreplace") for path in (out, err)]
        return Ran(int(done["code"]), *texts, done["seconds"], done["megabytes"])

    def __enter__(self) -> Forked:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()
