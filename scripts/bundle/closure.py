"""Whether a folder of wheels is all that a computer needs. pip can only judge that for the computer that it runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import parse_wheel_filename

from scripts.bundle.pins import name_of
from scripts.bundle.targets import Target, fitting


def gaps(folder: Path, root: str, target: Target) -> Iterator[str]:
    """What is missing, or of the wrong version, for an installation of `root` and all that it needs."""
    files = sorted(file.name for file in folder.glob("*.whl"))
    open_ones, seen = [Requirement(root)], set()
    while open_ones:
        need = open_ones.pop()
        file = fitting(files, name_of(need), target)
        if file is None:
            yield f"{target}: no wheel of {need}"
            continue
        version = parse_wheel_filename(file)[1]
        if not need.specifier.contains(version, prereleases=True):
            yield f"{target}: {need} is asked for, {file} is there"
        if file not in seen:
            seen.add(file)
            needs, python = _needs(folder / file)
            if not python.contains(f"{target.python}.0"):
                yield f"{target}: {file} is for Python {python}"
            open_ones += [need for need in needs if need.marker is None or need.marker.evaluate(target.environment)]


def metadata(wheel: Path) -> Message:
    """What a wheel says of itself."""
    with ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA") and name.count("/") == 1)
        return HeaderParser().parsestr(archive.read(name).decode())


def _needs(wheel: Path) -> tuple[Sequence[Requirement], SpecifierSet]:
    """What a wheel needs, and for which Python it is."""
    said = metadata(wheel)
    return [Requirement(line) for line in said.get_all("Requires-Dist", [])], SpecifierSet(said.get("Requires-Python", ""))
