"""Fuzz the targets with atheris: `python -m tests.fuzz.run --seconds 60 [TARGET …]`, each in a process of its own.

Crashes are told apart by where they happened, kept in tests/fuzz/crashes/ as the smallest file that was met, and are tests from
then on. A target goes on behind a crash; one input that takes longer than 30 seconds ends it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

CRASHES = Path(__file__).parent / "crashes"
_HERE = str(Path(__file__).parents[2])


def main() -> None:
    """Run the targets that are asked for, one behind the other; 1 where any of them crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("targets", nargs="*")
    asked = parser.parse_args()
    if asked.alone:
        _fuzz(asked.targets[0], asked.seconds)
    from tests.fuzz.targets import TARGETS

    failed = False
    for name in asked.targets or TARGETS:
        command = [sys.executable, "-m", "tests.fuzz.run", "--alone", "--seconds", str(asked.seconds), name]
        done = subprocess.run(command, stderr=subprocess.PIPE, check=False, text=True, errors="replace")
        if done.returncode not in (0, 1):
            print(f"{name}: ended by itself ({done.returncode}); the end of what it said:\n{done.stderr[-2000:]}")
        failed |= done.returncode != 0
    sys.exit(int(failed))


def _fuzz(name: str, seconds: int) -> None:
    """Fuzz one target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["drafter"]):
        from tests.fuzz.targets import TARGETS

        target = TARGETS[name]
        target.read(target.make(b"\1"))  # what is imported when it is first needed is instrumented, too
    until, runs, seen = time.monotonic() + seconds, 0, {}

    def once(data: bytes) -> None:
        nonlocal runs
        if time.monotonic() > until:
            print(f"{name}: {runs} executions in {seconds} s, {len(seen)} crashes", *sorted(seen), flush=True)
            os._exit(int(bool(seen)))
        runs += 1
        file = target.make(data)
        try:
            target.read(file)
        except Exception as error:
            where = place_of(error)
            if where not in seen or len(file) < seen[where]:
                seen[where] = len(file)
                _keep(name, where, file, target.suffix)

    corpus = Path(os.environ.get("FUZZ_CORPUS", f"build/fuzz/{name}"))
    corpus.mkdir(parents=True, exist_ok=True)
    options = [
        sys.argv[0],
        "-timeout=30",
        "-rss_limit_mb=4000",
        "-max_len=2000",
        "-len_control=10",
        f"-artifact_prefix={corpus}/",
        str(corpus),
    ]
    atheris.Setup(options, once)
    atheris.Fuzz()


def place_of(error: BaseException) -> str:
    """What tells one crash from another: its kind, and the innermost line of ours."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(_HERE)]
    ours = [frame for frame in frames if "/tests/fuzz/" not in frame.filename] or frames
    return (
        f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].name.strip('<>')}" if ours else type(error).__name__
    )


def _keep(name: str, where: str, file: bytes, suffix: str) -> None:
    folder = CRASHES / name
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{where}{suffix}"
    if not kept.exists() or kept.stat().st_size > len(file):
        kept.write_bytes(file)
        print(f"{name}: crash {where}, {len(file)} bytes, sha256 {hashlib.sha256(file).hexdigest()[:12]}", flush=True)


if __name__ == "__main__":
    main()
