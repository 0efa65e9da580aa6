"""A disk that fails, fills up or vanishes at the n-th thing that a command does to it. Runs where the command runs.

A kill is a disk on which nothing more happens from one moment on: what stands on it then is what kill -9 leaves.
tests/nothing_lost/test_killed.py kills in earnest.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

#: What changes a disk, and which of its arguments are paths.
CHANGING = {
    "open": (0,),
    "mkdir": (0,),
    "rmdir": (0,),
    "unlink": (0,),
    "chmod": (0,),
    "replace": (0, 1),
    "rename": (0, 1),
    "link": (0, 1),
    "fsync": (),
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Killed(BaseException):
    """The process is gone."""


class Event(NamedTuple):
    """One thing that a command does to the disk: what, to which file, and from where in drafter."""

    what: str
    file: str
    site: str


class _File:
    """An open file whose writes count, and stop halfway."""

    def __init__(self, file: Any, disk: Disk, name: str) -> None:
        self._file, self._disk, self._name = file, disk, name

    def write(self, data: Any) -> int:
        try:
            self._disk.met("write", self._name)
        except BaseException:
            self._file.write(data[: len(data) // 2])
            self._file.flush()
            raise
        return int(self._file.write(data))

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class Disk:
    """Counts what is done within a folder; strikes at the n-th, or at all of some kind."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.folder = os.path.realpath(told["folder"])
        self.log = told.get("log")
        self.at = told.get("at", -1)
        self.errno: int | None = told.get("errno")
        #: These never work here: a network folder without links, say.
        self.never: dict[str, int] = told.get("never", {})
        self.events: list[Event] = []
        self.names: dict[int, str] = {}
        self.dead = False
        self.real = {name: getattr(os, name) for name in (*CHANGING, "fdopen")} | {"io.open": io.open}

    def install(self) -> Disk:
        for name, at in CHANGING.items():
            setattr(os, name, self._watched(name, at))
        os.fdopen = self._fdopen  # type: ignore[assignment]
        io.open = builtins.open = self._open  # type: ignore[assignment]
        return self

    def __call__(self) -> None:
        """Take everything off again."""
        for name in (*CHANGING, "fdopen"):
            setattr(os, name, self.real[name])
        io.open = builtins.open = self.real["io.open"]
        if self.log:
            Path(self.log).write_text(json.dumps(self.events), encoding="utf-8")

    def met(self, what: str, file: str) -> None:
        """Count; raise where it is time to."""
        if self.dead:
            raise Killed
        self.events.append(Event(what, file, _site()))
        if what in self.never:
            raise OSError(self.never[what], os.strerror(self.never[what]))
        if len(self.events) - 1 == self.at:
            if self.errno is None:
                self.dead = True
                raise Killed
            raise OSError(self.errno, os.strerror(self.errno))

    def _within(self, path: Any) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        whole = os.path.join(os.getcwd(), os.fsdecode(path))
        return os.path.normpath(whole).startswith(self.folder) or os.path.realpath(whole).startswith(self.folder)

    def _watched(self, name: str, at: tuple[int, ...]) -> Callable[..., Any]:
        real = self.real[name]

        def watched(*args: Any, **named: Any) -> Any:
            if name == "open" and not args[1] & _WRITING:
                return real(*args, **named)
            if name == "mkdir" and os.path.isdir(args[0]):  # nothing is made where there is one
                return real(*args, **named)
            path = args[at[-1]] if at else self.names.get(args[0])
            if path is not None and (not at or "dir_fd" in named or any(self._within(args[index]) for index in at)):
                self.met(name, os.path.basename(os.fsdecode(path)))
            done = real(*args, **named)
            if name == "open" and self._within(path):
                self.names[done] = os.path.basename(os.fsdecode(path))
            return done

        return watched

    def _fdopen(self, handle: int, *args: Any, **named: Any) -> Any:
        file = self.real["fdopen"](handle, *args, **named)
        return _File(file, self, self.names[handle]) if handle in self.names else file

    def _open(self, path: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
        if not set(mode) & set("wax+") or not self._within(path):
            return self.real["io.open"](path, mode, *args, **named)
        self.met("open", os.path.basename(os.fsdecode(path)))
        return _File(self.real["io.open"](path, mode, *args, **named), self, os.path.basename(os.fsdecode(path)))


def _site() -> str:
    """The lines of drafter from which it came, outermost first."""
    frames = [frame for frame in traceback.extract_stack() if f"{os.sep}drafter{os.sep}" in frame.filename]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-4:])


def install(told: dict[str, Any]) -> Disk:
    """Begin to watch; the result is called to end it."""
    return Disk(told).install()


#: What each thing fails with.
ERRORS = {"write": errno.ENOSPC, "open": errno.EACCES, "mkdir": errno.ENOSPC, "fsync": errno.EIO, "chmod": errno.EPERM}
OTHERWISE = errno.EIO
