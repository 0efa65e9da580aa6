"""Writing a workbook where the user wants it."""

from __future__ import annotations

from pathlib import Path

from drafter.model.finding import CannotRun, Place
from drafter.workflows.folders import make_folder, names_folder
from drafter.workflows.former import judge_sheet, put
from drafter.write.sheets import Book, Sheet, workbook_bytes


def write_sheet(output: Path, content: Sheet | Book, name: str, *, force: bool = False) -> tuple[Path, Path | None]:
    """Write a workbook as this file, or under `name` in this folder; where it went, and where the former one is kept."""
    path = output / f"{name}.xlsx" if names_folder(output) else output
    if path.suffix.lower() != ".xlsx":
        raise CannotRun(f"“{output}”不是 .xlsx 文件名", "请给出以 .xlsx 结尾的名字，或一个文件夹。", Place(str(output)))
    make_folder(path.parent)
    return path, put(path, workbook_bytes(content), judge_sheet, force=force)
