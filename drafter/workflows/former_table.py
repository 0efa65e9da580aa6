"""What stands where a table is to be written: ticks and reasons that a person put into it are never lost."""

from __future__ import annotations

from pathlib import Path

from drafter.model.finding import CannotRun, Place
from drafter.ooxml.package import LARGEST_PACKAGE
from drafter.read.workbook import is_untouched


def refuse_where_filled_in(path: Path) -> None:
    """Raise CannotRun unless nothing stands there, or a table that is as we wrote it."""
    here = Place(str(path))
    if path.is_dir():
        raise CannotRun(f"“{path}”是一个文件夹", "请用 -o 给出文件名，如 -o 意见采纳情况表.xlsx。", here)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PACKAGE + 1)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotRun(f"已有的“{path.name}”读不出来（系统错误 {error.errno}）", "请用 -o 换一个文件名。", here) from error
    if not is_untouched(data):
        said = f"已有的“{path.name}”填写过，或不是本程序写出的，没有覆盖它"
        raise CannotRun(said, "请用 -o 换一个文件名；或先把它改名、移走，再汇总。", here)
