"""What stands where a draft is to be written: nothing of a person's work is ever lost."""

from __future__ import annotations

from pathlib import Path

from drafter.model.finding import CannotRun, Place


def backup_of(path: Path) -> tuple[Path, bytes] | None:
    """What to back up before this file is replaced, and where to. Raises CannotRun where a person's work would be lost."""
    if not path.exists():
        return None
    from drafter.read.docx.draft import Condition, read_draft

    if path.is_dir():
        raise CannotRun(f"“{path}”是一个文件夹", "请用 -o 给出文件名，如 -o 初稿.docx。", Place(str(path)))
    try:
        condition = read_draft(path).condition
    except CannotRun as error:
        said, remedy = f"“{path.name}”不是完好的 Word 文档，没有覆盖它", "请用 -o 换一个文件名；或先把它移走，再生成。"
        raise CannotRun(said, remedy, Place(str(path))) from error
    if condition is Condition.UNTOUCHED:
        return None
    if condition is Condition.RESAVED:
        return _free_name(path), path.read_bytes()
    said = "里的文字有人改过" if condition is Condition.EDITED else "不是本程序写出的"
    raise CannotRun(
        f"“{path.name}”{said}，没有覆盖它",
        "请用 -o 换一个文件名；或先把它改名、移走，再生成。",
        Place(str(path)),
    )


def _free_name(path: Path) -> Path:
    number = 1
    while (found := path.with_name(f"{path.stem}-备份{number}{path.suffix}")).exists():
        number += 1
    return found
