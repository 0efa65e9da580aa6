"""The process that stands by: reads what to run, a line of JSON each, and runs it.

`python -m tests.standby.server` — a program of its own; see tests/standby/__init__.py.
"""

from __future__ import annotations

import functools
import gc
import importlib
import io
import json
import os
import pkgutil
import resource
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

#: Keeps a bomb from taking the machine with it; tests assert much less.
MOST_BYTES = 2_000_000_000
#: Not imported by every command, and by none that a test would wait for.
HEAVY = ("lxml.etree", "openpyxl", "jinja2.sandbox", "pydantic", "yaml")


def _import_everything() -> None:
    import drafter

    for name in HEAVY:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(drafter.__path__, "drafter."):
        if module.name != "drafter.__main__":
            importlib.import_module(module.name)


def _command(asked: dict[str, Any]) -> int:
    """Run the command line here, with streams as the interpreter would open them: what cannot be printed is an error."""
    from drafter.cli import run

    os.chdir(asked["cwd"])
    with open(asked["out"], "wb") as out, open(asked["err"], "wb") as err:  # noqa: PTH123 - as bytes of a path
        sys.stdout = io.TextIOWrapper(out, encoding=asked["encoding"], write_through=True)
        sys.stderr = io.TextIOWrapper(err, encoding=asked["encoding"], errors="backslashreplace", write_through=True)
        sys.argv = ["drafter", *(os.fsdecode(word.encode("utf-8", "surrogateescape")) for word in asked["argv"])]
        after = _prepared(asked)
        try:
            run()
        except SystemExit as ending:
            return ending.code if isinstance(ending.code, int) else 0
        except BaseException:
            traceback.print_exc()
            return 70
        finally:
            after()
            for stream in (sys.stdout, sys.stderr):
                with suppress(ValueError, OSError):
                    stream.flush()
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__


def _prepared(asked: dict[str, Any]) -> Callable[[], object]:
    """Call what is to be called before; what it gives is called afterwards."""
    if not asked["before"]:
        return lambda: None
    module, _, name = asked["before"].partition(":")
    after: Callable[[], object] = getattr(importlib.import_module(module), name)(asked["told"])
    return after


def _may_be_stale(asked: dict[str, Any]) -> bool:
    """Whether what is kept by path may be of another test's file; a kit built anew is never wholly given back."""
    return bool(asked["before"]) or "--templates" in asked["argv"] or Path(asked["cwd"], "drafter.yaml").exists()


def _here(asked: dict[str, Any], caches: list[Any]) -> dict[str, float]:
    for cache in caches if _may_be_stale(asked) else ():
        cache.cache_clear()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    began = time.process_time()
    code = _command(asked)
    seconds = time.process_time() - began
    peak = _megabytes("VmHWM")
    gc.collect()
    return {"code": code, "seconds": seconds, "megabytes": peak, "kept": _megabytes("VmRSS")}


def _megabytes(what: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(what))) / 1024


def main() -> None:
    """Until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    _import_everything()
    caches = [item for item in gc.get_objects() if isinstance(item, functools._lru_cache_wrapper)]
    ours = [cache for cache in caches if str(cache.__wrapped__.__module__).startswith("drafter")]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    gc.disable()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(_here(asked, ours)), file=answers, flush=True)


if __name__ == "__main__":
    main()
