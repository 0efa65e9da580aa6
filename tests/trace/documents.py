"""Documents as people leave them: parts of a package rewritten."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path


def rewritten(source: Path, target: Path, changes: Mapping[str, tuple[str, str]]) -> Path:
    """A copy of a package with words of some parts replaced, each at its first occurrence."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name in changes:
                old, new = changes[name]
                assert old.encode() in data, old
                data = data.replace(old.encode(), new.encode(), 1)
            after.writestr(name, data)
    return target


def parts_of(path: Path) -> dict[str, str]:
    """All parts of a package as text."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist()}
