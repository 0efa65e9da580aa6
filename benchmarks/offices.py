"""How long `drafter draft 文件夹` takes for 200 offices with 2 workers, and so for all 40,000: python -m benchmarks.offices.

The whole command as it is typed, its start and its processes included: each file is read, validated, checked, composed, written
and put in its place by way of the disk. Half the offices have folders of their own, half share one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.content import DATA_FILE, VARIED

OFFICES = 200
WORKERS = 2
ALL_OFFICES = 40_000
OFFICE = "全称: {}"


def main() -> None:
    """Write the data files, draft them twice (the second time over untouched drafts), print what that means for all."""
    with tempfile.TemporaryDirectory(prefix="drafter-offices-") as place:
        folder = Path(place)
        data_files(folder, OFFICES)
        fresh, again = drafted(folder), drafted(folder)
    print(f"\n`drafter draft 文件夹 --jobs {WORKERS}`, {OFFICES} offices: {_told(fresh)}.")
    print(f"Again, over their former drafts, which are read first: {_told(again)}.")
    print(f"{ALL_OFFICES:,} offices on {WORKERS} cores at these rates: {_minutes(fresh)} and {_minutes(again)} minutes.")


def data_files(folder: Path, offices: int) -> None:
    """One data file for each office, which differs in its name and a figure."""
    text = DATA_FILE.read_text(encoding="utf-8")
    name = next(line for line in text.split("\n") if line.startswith("单位:")).partition("全称:")[2].partition(",")[0].strip()
    typed, _, first = VARIED
    for number in range(offices):
        own = folder / (f"{number}/data.yaml" if number % 2 else f"各局/{number}.yaml")
        own.parent.mkdir(parents=True, exist_ok=True)
        said = text.replace(OFFICE.format(name), OFFICE.format(f"第{number}{name}"))
        own.write_text(said.replace(typed.format(first), typed.format(first + number)), encoding="utf-8")


def drafted(folder: Path) -> float:
    """The seconds that the command takes; all drafts are there afterwards."""
    command = [sys.executable, "-m", "drafter", "draft", str(folder), "--jobs", str(WORKERS)]
    begun = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = perf_counter() - begun
    assert len(list(folder.rglob("*.docx"))) == OFFICES
    return seconds


def _told(seconds: float) -> str:
    return f"{seconds:.1f} s, {OFFICES / seconds:.0f} a second"


def _minutes(seconds: float) -> str:
    return f"{seconds / OFFICES * ALL_OFFICES / 60:.0f}"


if __name__ == "__main__":
    main()
