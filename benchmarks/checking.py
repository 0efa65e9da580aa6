"""How long the check of 10,000 characters takes: python -m benchmarks.checking.

A text of several samples one behind the other, a Word document of one sample that is as long, and the data file that it was
made from; each with all rules, read from the disk every time, in this process.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.tables import table
from drafter.read.docx.draft import read_draft
from drafter.workflows.checking import check_file
from drafter.workflows.drafting import draft

SAMPLES = Path(__file__).parent.parent / "samples"
OF_MANY = ("jinshui-2023", "qitai-2024", "danian-2024")
LONG = "shilixian-2026"
CHARACTERS = 10_000
TIMES = 15


def main() -> None:
    """Write the files, check each, print the table."""
    with tempfile.TemporaryDirectory(prefix="drafter-checking-") as place:
        rows = [(what, characters, *_measured(path)) for what, path, characters in _files(Path(place))]
    head = (f"Check, {TIMES} times in one process", "characters", "first ms", "median ms", "fastest ms", "findings")
    print(table(head, rows))


def _files(folder: Path) -> Iterator[tuple[str, Path, int]]:
    text = "\n".join("\n".join(_lines(_drafted(name, folder))) for name in OF_MANY)[:CHARACTERS]
    path = folder / "报告.txt"
    path.write_text(text, encoding="utf-8")
    yield "text of three samples (.txt)", path, len(text)
    document = _drafted(LONG, folder)
    length = sum(map(len, _lines(document)))
    yield "sample as a document (.docx)", document, length
    yield "its data file (.yaml)", SAMPLES / LONG / "data.yaml", length


def _drafted(name: str, folder: Path) -> Path:
    return draft(SAMPLES / name / "data.yaml", folder / name).written[0].path


def _lines(document: Path) -> list[str]:
    return [line.accepted for line in read_draft(document).manuscript.lines]


def _measured(path: Path) -> tuple[str, str, str, int]:
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        found = check_file(path).findings
        times.append((perf_counter() - begun) * 1000)
    return f"{times[0]:.0f}", f"{median(times):.0f}", f"{min(times):.0f}", len(found)


if __name__ == "__main__":
    main()
