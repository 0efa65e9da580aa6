"""Folders that a command is told to write to: told from files by their names, and made where they do not exist."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.model.finding import CannotRun, Place

#: What files are called behind the last point: .docx, .yaml, .txt; a folder may well be called 报告2026.1.
_KIND_OF_FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}")


def names_folder(path: Path) -> bool:
    """Whether this is a folder, or nothing yet and called as folders are."""
    return path.is_dir() or not (path.exists() or _KIND_OF_FILE.fullmatch(path.suffix))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it. Raises CannotRun."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "请核对路径里有没有同名的文件、有没有权限，或换一个位置。"
        raise CannotRun(f"不能建立文件夹“{folder}”", remedy, Place(str(folder))) from error
