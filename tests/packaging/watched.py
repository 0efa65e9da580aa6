"""drafter, watched: every socket, file written and program started is noted, and sockets are refused.

`python -m tests.packaging.watched NOTES drafter's-arguments` — a program of its own, because an audit hook cannot be taken off.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

#: What Python calls what we look for, and which of the event's arguments are paths. https://docs.python.org/3/library/audit_events.html
WRITING = {
    "os.rename": (0, 1),
    "os.link": (1,),
    "os.symlink": (1,),
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rmdir": (0,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.utime": (0,),
    "os.setxattr": (0,),
    "sqlite3.connect": (0,),
    "dbm.open": (0,),
}
STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn")
CALLING_OUT = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "poplib.",
    "imaplib.",
    "telnetlib.",
    "nntplib.",
    "webbrowser.",
)
_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Notes:
    """What was seen, until it is told to stop."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []
        self.looks = True

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.looks:
            return
        if event.startswith(CALLING_OUT):
            self.seen.append(("network", event))
        elif event in STARTING:
            self.seen.append(("program", str(arguments[0])))
        elif event == "open" and _writes(arguments):
            self._write(arguments[0])
        elif event in WRITING:
            for at in WRITING[event]:
                self._write(arguments[at], arguments[-1] if event in ("os.remove", "os.rmdir") else -1, event)

    def _write(self, path: Any, folder: int = -1, event: str = "") -> None:
        """`folder` is the open one that the path is relative to, as when a tree is removed."""
        if isinstance(path, int):  # a file that is open already was noted when it was opened
            return
        base = Path(f"/proc/self/fd/{folder}").readlink() if folder >= 0 else Path.cwd()
        whole = base / os.fsdecode(path)
        if not (event == "os.mkdir" and whole.is_dir()):  # nothing is made where there is one
            self.seen.append(("write", str(whole)))


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    return bool(flags & _FLAGS) if mode is None else any(sign in mode for sign in "wax+")


def _refused(*_: object, **__: object) -> NoReturn:
    raise PermissionError("drafter opened a socket")


def main(notes: Path) -> None:
    """Run drafter's command line, then write down what was seen."""
    seen = Notes()
    socket.socket = socket.create_connection = socket.getaddrinfo = _refused  # type: ignore[misc, assignment]
    sys.addaudithook(seen)
    try:
        from drafter.__main__ import main as drafter

        drafter()
    finally:
        seen.looks = False
        notes.write_text(json.dumps(seen.seen), encoding="utf-8")


if __name__ == "__main__":
    where = Path(sys.argv.pop(1))
    sys.argv[0] = "drafter"
    main(where)
