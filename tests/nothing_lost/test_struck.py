"""Whatever the disk does, and whenever a command is killed: whole files, everybody's work, and a clear word."""

from __future__ import annotations

import errno
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nothing_lost.desks import COMMANDS, Command, laid_out
from tests.nothing_lost.strikes import ERRORS, OTHERWISE, Event
from tests.standby import Ran, Standby

STRIKES = "tests.nothing_lost.strikes:install"
#: What a kill leaves behind differs only where the folder itself was changed.
TURNING = ("open", "mkdir", "replace", "rename", "link", "unlink", "rmdir")
LEFT = ".drafter-"

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, standby: Standby) -> Path:
    return laid_out(tmp_path_factory.mktemp("desk"), standby)


def files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Struck:
    """A command, what it leaves undisturbed, and what it does to the disk."""

    def __init__(self, command: Command, desk: Path, folder: Path, standby: Standby) -> None:
        self.command, self.desk, self.folder, self.standby = command, desk, folder, standby
        self.before = files(desk)
        log = folder / "events.json"
        self.whole = self.run(log=str(log))
        self.after = files(self.work)
        self.events = [Event(*event) for event in json.loads(log.read_text(encoding="utf-8"))]

    @property
    def work(self) -> Path:
        return self.folder / "work"

    def run(self, *, fresh: bool = True, **told: object) -> Ran:
        """The command in a fresh copy of the folder, or once more in the one that it left."""
        if fresh:
            shutil.rmtree(self.work, ignore_errors=True)
            shutil.copytree(self.desk, self.work)
        return self.standby.run(
            *self.command.call.split(), cwd=self.work, before=STRIKES, told={"folder": str(self.work), **told}
        )

    def sites(self) -> Iterator[tuple[int, Event]]:
        """Each thing that it does, once for each place in drafter from which it is done."""
        seen = set()
        for at, event in enumerate(self.events):
            if event.what in ("fsync", "chmod") and self.command is not COMMANDS[0]:
                continue  # one function does it for all
            if (key := (event.what, event.site)) not in seen:
                seen.add(key)
                yield at, event

    def nothing_is_lost(self, what: object) -> None:
        """What stood there is as it was or whole and new; what is new is whole; what a person worked on is somewhere."""
        now = files(self.work)
        known = {*self.before.values(), *self.after.values()}
        for name, content in self.before.items():
            assert now.get(name) in (content, self.after.get(name, content)), (what, name)
        for name in self.command.lasting:
            assert self.before[name] in now.values(), (what, name)
        half = {name for name, content in now.items() if content not in known and LEFT not in name}
        assert not half, (what, half)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.call)
def test_a_disk_that_fails_at_any_moment_loses_nothing_and_is_told_of(
    command: Command, desk: Path, standby: Standby, tmp_path: Path
) -> None:
    struck = Struck(command, desk, tmp_path, standby)
    assert struck.whole.code in (0, 1), struck.whole
    assert struck.events, command
    for at, event in struck.sites():
        error = ERRORS.get(event.what, OTHERWISE)
        ran = struck.run(at=at, errno=error)
        what = (command.call, at, event, errno.errorcode[error], ran.said[-600:])
        struck.nothing_is_lost(what)
        assert "程序内部出错" not in ran.said, what
        assert "Traceback" not in ran.said, what
        assert re.search("[\u4e00-\u9fff]", ran.said), what
        if event.what not in ("unlink", "rmdir", "link", "chmod"):  # these have another way
            assert ran.code in (1, 2), what
            assert re.search("磁盘已满|没有写|不能写|不能建立|写不进|没有动|没能", ran.said), what
        if event.what not in ("unlink", "rmdir"):
            assert not [path for path in struck.work.rglob("*") if LEFT in path.name], what


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.call)
def test_a_kill_at_any_moment_loses_nothing_and_the_next_run_is_not_confused(
    command: Command, desk: Path, standby: Standby, tmp_path: Path
) -> None:
    struck = Struck(command, desk, tmp_path, standby)
    for at, event in struck.sites():
        if event.what not in TURNING:
            continue
        killed = struck.run(at=at, errno=None)
        what = (command.call, at, event)
        assert killed.code == 70, what
        struck.nothing_is_lost(what)
        if event.what in ("open", "mkdir", "rmdir"):
            continue
        again = struck.run(fresh=False)
        struck.nothing_is_lost((*what, "again"))
        if command.again and command.again in again.said:
            assert again.code == 2
            continue
        assert again.code == struck.whole.code, (what, again)
        now = files(struck.work)
        new = {name: content for name, content in struck.after.items() if struck.before.get(name) != content}
        assert {name for name, content in new.items() if content not in now.values()} == set(), (what, again.said)
