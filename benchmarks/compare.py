"""Drafter beside docxtpl, python-docx by hand and pandoc: `python -m benchmarks.compare [--rounds N] [--documents M]`.

Two questions: how long does one draft take as a fresh process, and how many drafts does one process write in a row. All
write the same text, which is counted on the files they wrote. Only drafter validates and checks the data, lays out to GB/T 9704
and binds every figure; nothing of that is left out here.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from benchmarks.content import reported_values, write_inputs

SCRIPT = Path(__file__).with_name("contenders.py")
NAMES = {"ours": "drafter", "docxtpl": "docxtpl", "python_docx": "python-docx by hand", "pandoc": "Jinja + pandoc"}
YARDSTICK = "docxtpl"
LOOPS = 3
# Installed packages come with bytecode. Where this is set, only a checkout's own sources would be compiled again each time.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_BODY_STYLES = frozenset({"body text", "first paragraph"})


@dataclass(frozen=True)
class Counts:
    """What stands in a file. `text` is every line of it, to be held against the others'."""

    characters: int
    headings: int
    paragraphs: int
    rows: int
    figures: int
    controls: int
    text: tuple[str, ...]


def main() -> None:
    """Write the inputs, run everything, print the tables."""
    parser = argparse.ArgumentParser(description="drafter beside docxtpl, python-docx and pandoc, on the same content")
    parser.add_argument("--rounds", type=int, default=15, help="fresh processes per contender")
    parser.add_argument("--documents", type=int, default=200, help="documents that one process writes in the loop")
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
        _print_loop(in_a_row, options.documents)


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
    """The middle one of each contender's loops; they take turns, so that a machine that slows down slows all of them."""
    rounds = [{name: loop(name, folder, documents) for name in contenders} for _ in range(LOOPS)]
    return {name: sorted((found[name] for found in rounds), key=_seconds)[LOOPS // 2] for name in contenders}


def loop(name: str, folder: Path, documents: int) -> dict[str, float]:
    """What one process says that wrote all the documents."""
    command = [sys.executable, str(SCRIPT), name, str(folder), str(documents)]
    done = subprocess.run(command, check=True, cwd=folder, env=_environment(folder), capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def counted(path: Path) -> Counts:
    """Count what a .docx says, content controls included, which python-docx itself would pass over."""
    document = docx.Document(str(path))
    body = document.element.body
    lines = [(_style(element, document), _text(element)) for element in body.iter(qn("w:p"))]
    text = tuple(said for _, said in lines if said)
    styles = [style for style, said in lines if said]
    values = reported_values()
    return Counts(
        characters=sum(len(said) for said in text),
        headings=sum(style.startswith("heading") for style in styles),
        paragraphs=sum(style in _BODY_STYLES for style in styles),
        rows=len(document.tables[0].rows) - 1,
        figures=sum(number in values for said in text for number in re.findall("[0-9]+", said)),
        controls=len(list(body.iter(qn("w:dataBinding")))),
        text=text,
    )


def _environment(folder: Path) -> dict[str, str]:
    """The kit is kept in the benchmark's own folder: another checkout at work would take it away in the midst of a loop."""
    return {**ENVIRONMENT, "XDG_CACHE_HOME": str(folder / "cache")}


def _seconds(measured: dict[str, float]) -> float:
    return measured["ready"] + measured["documents"]


def _style(element: Any, document: Any) -> str:
    style = Paragraph(element, document).style
    return str(style.name).lower() if style else ""


def _text(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()


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
    print(_table(head, rows))


def _print_whole(times: dict[str, list[float]], rounds: int) -> None:
    base = median(times[YARDSTICK])
    rows = (
        (NAMES[name], f"{median(found):.0f}", f"{min(found):.0f}", f"{median(found) / base:.2f}")
        for name, found in times.items()
    )
    print(_table((f"Whole process, {rounds} rounds", "median ms", "fastest ms", f"time / {YARDSTICK}"), rows))


def _print_loop(measured: dict[str, dict[str, float]], documents: int) -> None:
    seconds = {name: _seconds(found) for name, found in measured.items()}
    rows = (
        (
            NAMES[name],
            f"{found['ready'] * 1000:.0f}",
            f"{seconds[name] * 1000 / documents:.1f}",
            f"{documents / seconds[name]:.1f}",
            f"{seconds[YARDSTICK] / seconds[name]:.2f}",
            f"{found['megabytes']:.0f}",
        )
        for name, found in measured.items()
    )
    head = (
        f"{documents} documents in one process, middle of {LOOPS}",
        "getting ready ms",
        "ms per document, all in",
        "documents per second",
        f"throughput / {YARDSTICK}",
        "peak MB",
    )
    print(_table(head, rows))


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    def lines() -> Iterator[str]:
        yield f"\n| {' | '.join(head)} |"
        yield "|---|" + "---:|" * (len(head) - 1)
        for row in rows:
            yield f"| {' | '.join(map(str, row))} |"

    return "\n".join(lines())


if __name__ == "__main__":
    main()
