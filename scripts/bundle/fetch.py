"""Gets wheels from the package index that pip is set up with here, and takes none but those that are locked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from packaging.requirements import Requirement

from scripts.bundle.pins import INSTALLER, digest_of, locked, name_of, pins
from scripts.bundle.targets import Target, fitting


class Unavailable(Exception):
    """Wheels that the index here does not give: (file, for whom)."""

    def __init__(self, missing: Sequence[tuple[str, str]], said: str) -> None:
        super().__init__("\n".join(f"{file}  (needed for {whom})" for file, whom in missing))
        self.missing, self.said = missing, said


class Altered(Exception):
    """A wheel that the index gave is not the one that was locked."""


def wanted(target: Target) -> dict[str, Requirement]:
    """The files that a computer needs, by name, with what each is the wheel of."""
    files, found = sorted(locked()), {}
    for pin in (*pins(), Requirement(INSTALLER)):
        if pin.marker is None or pin.marker.evaluate(target.environment):
            file = fitting(files, name_of(pin), target)
            found[file or f"{pin.name}: no wheel in wheels.txt, run `make lock`"] = pin
    return found


def fetch(targets: Iterable[Target], folder: Path) -> None:
    """Put all wheels for these computers into the folder. Raises Unavailable, with all that are missing, or Altered."""
    folder.mkdir(parents=True, exist_ok=True)
    missing: dict[str, str] = {}
    said = ""
    for target in targets:
        absent = {file: pin for file, pin in wanted(target).items() if not (folder / file).exists()}
        if absent and not download(list(map(str, absent.values())), target, folder):
            for pin in absent.values():  # one by one: what can be had is had, and what cannot be is named
                if not download([str(pin)], target, folder):
                    said = said or f"pip could not get {pin}"
        missing |= {file: str(target) for file in absent if not (folder / file).exists() and file not in missing}
    for file in sorted(folder.glob("*.whl")):
        if locked().get(file.name) != digest_of(file):
            raise Altered(f"{file.name}: its SHA-256 is not the one in wheels.txt")
    if missing:
        raise Unavailable(list(missing.items()), said)


def download(requirements: Sequence[str], target: Target, folder: Path) -> bool:
    """Whether pip could get these for such a computer, without what they need in turn."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", str(folder)]
    command += ["--implementation", "cp", "--python-version", target.python, "--disable-pip-version-check"]
    command += [f"--platform={name}" for name in target.machine.platforms]
    bare = [requirement.partition(";")[0] for requirement in requirements]  # markers would be judged for this computer
    return subprocess.run([*command, *bare], check=False, capture_output=True, timeout=600).returncode == 0
