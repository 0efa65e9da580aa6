"""`make lock`: gets the pinned wheels for every kind of computer, writes down their SHA-256, or says what is missing."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

from scripts.bundle.closure import gaps, metadata
from scripts.bundle.dependencies import PAGE, page
from scripts.bundle.fetch import download
from scripts.bundle.pins import INSTALLER, WHEELS, name_of, pins, sums, wheel_name
from scripts.bundle.targets import fitting, targets

ROOT = Path(__file__).resolve().parents[2]


def needed() -> Sequence[str]:
    """What pyproject.toml asks for."""
    asked: Sequence[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return asked


def main() -> int:
    """Write wheels.txt where every computer gets all that it needs; otherwise say what is missing, and write nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder, faults = Path(name), []
        for target in targets():
            there = sorted(file.name for file in folder.glob("*.whl"))
            due = [
                pin
                for pin in (*pins(), Requirement(INSTALLER))
                if pin.marker is None or pin.marker.evaluate(target.environment)
            ]
            absent = [str(pin) for pin in due if fitting(there, name_of(pin), target) is None]
            if absent and not download(absent, target, folder):
                faults += [f"{target}: no wheel of {pin}" for pin in absent if not download([pin], target, folder)]
        faults += [fault for target in targets() for need in needed() for fault in gaps(folder, need, target)]
        if faults:
            print("\n".join(dict.fromkeys(faults)), file=sys.stderr)
            return 1
        WHEELS.write_text(sums(folder.glob("*.whl"), folder), encoding="utf-8")
        PAGE.write_text(page({wheel_name(file): metadata(file) for file in sorted(folder.glob("*.whl"))}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
