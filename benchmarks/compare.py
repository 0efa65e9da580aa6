"""All of `make bench`: `python -m benchmarks.compare [--rounds N] [--documents M]`, about three minutes.

Drafter beside docxtpl, python-docx by hand and pandoc: how long does one draft take as a fresh process, and how many drafts
does one process write in a row. All read a data file in YAML and write the same text, which is counted on the files they wrote.
Only drafter validates and checks the data, lays out to GB/T 9704 and binds every figure; nothing of that is left out here. Then
drafter alone: the check of 10,000 characters, and a folder of 200 offices.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import checking, offices
from benchmarks.content import write_inputs
from benchmarks.counts import Counts, counted
from benchmarks.tables import table

SCRIPT = Path(__file__).with_name("contenders.py")
NAMES = {"ours": "drafter", "docxtpl": "docxtpl", "python_docx": "python-docx by hand", "pandoc": "Jinja + pandoc"}
YARDSTICK = "docxtpl"
LOOPS = 2
#: python-docx is no yardstick: it writes no more than this in a row, and what is said of it is per document.
MOST_BY_HAND = 100
# Installed packages come with bytecode. Where this is set, only a checkout's own sources would be compiled again each time.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Write the inputs, run everything, print the tables."""
    parser = argparse.ArgumentParser(description="drafter beside docxtpl, python-docx and pandoc, on the same content")
    parser.add_argument("--rounds", type=int, default=15, help="fresh processes per contender")
    parser.add_argument("--documents", type=int, default=1000, help="documents that one process writes in the loop")
    options = parser.parse_args()
    contenders = [name for name in NAMES if name != "pandoc" or shutil.which("pandoc")]
    with tempfile.TemporaryDirectory(prefix="drafter-benchmark-") as place:
        folder = Path(place)
        write_inputs(folder, options.documents)
        _print_setting(contenders)
        whole = whole_process(contenders, folder, options.rounds)
        _print_counts({name: counted(_output(folder, name)) for name in contenders})
        _print_whole(whole, options.rounds)
        in_a_row = loops([name for name in contenders if name != "pandoc"], folder, options.documents)
        _print_loop(in_a_row)
    checking.main()
    offices.main()


def whole_process(contenders: list[str], folder: Path, rounds: int) -> dict[str, list[float]]:
    """The milliseconds of each fresh process, one contender after the other in every round, after a round that warms up."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name in contenders:
            _output(folder, name).unlink(missing_ok=True)
            begun = perf_counter()
            subprocess.run(_command(name, folder), check=True, cwd=folder, env=_environment(folder), stdout=subprocess.DEVNULL)
            if number:
                times[name].append((perf_counter() - begun) * 1000)
    return times


def loops(contenders: list[str], folder: Path, documents: int) -> dict[str, dict[str, float]]:
    """The faster of each contender's loops; they take turns, so that a machine that slows down slows all of them."""
    most = {name: min(documents, MOST_BY_HAND) if name == "python_docx" else documents for name in contenders}
    rounds = [{name: loop(name, folder, most[name]) for name in contenders} for _ in range(LOOPS)]
    return {name: min((found[name] for found in rounds), key=_seconds) for name in contenders}


def loop(name: str, folder: Path, documents: int) -> dict[str, float]:
    """What one process says that wrote all the documents."""
    command = [sys.executable, str(SCRIPT), name, str(folder), str(documents)]
    done = subprocess.run(command, check=True, cwd=folder, env=_environment(folder), capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _environment(folder: Path) -> dict[str, str]:
    """The kit is kept in the benchmark's own folder: another checkout at work would take it away in the midst of a loop."""
    return {**ENVIRONMENT, "XDG_CACHE_HOME": str(folder / "cache")}


def _seconds(measured: dict[str, float]) -> float:
    return measured["ready"] + measured["documents"]


def _output(folder: Path, name: str) -> Path:
    return folder / f"{name}-0.docx"


def _command(name: str, folder: Path) -> list[str]:
    """Ours is the program itself; the others are the script that their users would write."""
    if name == "ours":
        return [sys.executable, "-m", "drafter", "draft", str(folder / "0.yaml"), "-o", str(_output(folder, name))]
    return [sys.executable, str(SCRIPT), name, str(folder), "1"]


def _print_setting(contenders: list[str]) -> None:
    versions = [f"{name} {version(name)}" for name in ("drafter", "docxtpl", "python-docx", "lxml", "jinja2")]
    if "pandoc" in contenders:
        said = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True).stdout
        versions.append(said.split("\n")[0])
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} CPUs")
    print(", ".join(versions))
    if "pandoc" not in contenders:
        print("pandoc is not installed and was left out.")


def _print_counts(counts: dict[str, Counts]) -> None:
    expected = counts[YARDSTICK].text
    rows = (
        (
            NAMES[name],
            c.characters,
            c.headings,
            c.paragraphs,
            c.rows,
            c.figures,
            c.controls,
            "yes" if c.text == expected else "NO",
        )
        for name, c in counts.items()
    )
    head = ("Written", "characters", "headings", "paragraphs", "table rows", "figures", "bound controls", "same text")
    print(table(head, rows))


def _print_whole(times: dict[str, list[float]], rounds: int) -> None:
    middle, fastest = median(times[YARDSTICK]), min(times[YARDSTICK])
    rows = (
        (
            NAMES[name],
            f"{median(found):.0f}",
            f"{median(found) / middle:.2f}",
            f"{min(found):.0f}",
            f"{min(found) / fastest:.2f}",
        )
        for name, found in times.items()
    )
    head = (f"Whole process, {rounds} rounds", "median ms", f"/ {YARDSTICK}", "fastest ms", f"fastest / {YARDSTICK}'s")
    print(table(head, rows))


def _print_loop(measured: dict[str, dict[str, float]]) -> None:
    seconds = {name: _seconds(found) / found["count"] for name, found in measured.items()}
    rows = (
        (
            NAMES[name],
            f"{found['count']:.0f}",
            f"{found['ready'] * 1000:.0f}",
            f"{seconds[name] * 1000:.1f}",
            f"{1 / seconds[name]:.0f}",
            f"{seconds[YARDSTICK] / seconds[name]:.2f}",
            f"{found['megabytes_early']:.1f}",
            f"{found['megabytes']:.1f}",
        )
        for name, found in measured.items()
    )
    head = (
        f"In one process, faster of {LOOPS} loops",
        "documents",
        "getting ready ms",
        "ms per document, all in",
        "documents per second",
        f"throughput / {YARDSTICK}",
        "peak MB at the 10th",
        "at the last",
    )
    print(table(head, rows))


if __name__ == "__main__":
    main()
