"""The process that stands by: reads what to run, a line of JSON each, and forks for it.

`python -m tests.forked.server` — a program of its own; see tests/forked/__init__.py.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pkgutil
import resource
import signal
import sys
import time
from typing import Any

#: No command of ours comes near these: they keep a bomb from taking the machine with it. Tests assert much less.
MOST_SECONDS, MOST_BYTES, LONGEST_WAIT = 6, 2_000_000_000, 60
#: Not imported by every command, and by none that a test would wait for.
HEAVY = ("lxml.etree", "openpyxl", "markdown_it", "jinja2.sandbox", "pydantic", "yaml")


def _import_everything() -> None:
    import drafter

    for name in HEAVY:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(drafter.__path__, "drafter."):
        if module.name != "drafter.__main__":
            importlib.import_module(module.name)


def _child(asked: dict[str, Any]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    os.environ.update(asked["environment"])
    os.chdir(asked["cwd"])
    for number, name in ((1, "out"), (2, "err")):
        handle = os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    # As the interpreter opens them: what cannot be printed is an error, on stderr it is escaped.
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding=asked["encoding"], write_through=True)
    sys.stderr = io.TextIOWrapper(
        io.FileIO(2, "w", closefd=False), encoding=asked["encoding"], errors="backslashreplace", write_through=True
    )
    sys.argv = ["drafter", *(os.fsdecode(word.encode("utf-8", "surrogateescape")) for word in asked["argv"])]
    if asked["before"]:
        module, _, name = asked["before"].partition(":")
        getattr(importlib.import_module(module), name)(asked["told"])
    from drafter.cli import run

    run()


def _forked(asked: dict[str, Any]) -> dict[str, float]:
    child = os.fork()
    if child == 0:
        code = 70
        try:
            _child(asked)
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    until = time.monotonic() + LONGEST_WAIT
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
    }


def main() -> None:
    """Until nobody asks any more."""
    _import_everything()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    gc.disable()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(_forked(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
