"""Bytes → file: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from drafter.model.finding import CannotRun, Place


def write_atomically(path: Path, data: bytes) -> None:
    """Write the file beside its final place and move it there. Raises CannotRun; the file before stays as it was."""
    here = Place(str(path))
    refuse_if_open_elsewhere(path)
    if not path.parent.is_dir():
        raise CannotRun(f"没有文件夹“{path.parent}”", "请先建好这个文件夹，或用 -o 指定别的位置。", here)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".drafter-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_permissions(path))
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise CannotRun(*_explained(error, path), here) from error


def refuse_if_open_elsewhere(path: Path) -> None:
    """Raise CannotRun where Word, WPS or LibreOffice has left its lock file beside the output."""
    owners = (f"~${path.name[2:]}", f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#")
    for owner in owners:
        if (path.parent / owner).exists():
            raise CannotRun(
                f"“{path.name}”正在别处打开着",
                f"请在 Word、WPS 或 LibreOffice 里关闭它再试；如果确实没有打开，请删去同一文件夹里的“{owner}”。",
                Place(str(path)),
            )


def _permissions(path: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask gives new files."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _explained(error: OSError, path: Path) -> tuple[str, str]:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "磁盘已满，没有写成", "原来的文件没有动。请清理磁盘，或用 -o 写到别的位置。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"文件夹“{path.parent}”不能写，或文件正被别的程序占用", "请关闭打开它的程序，或用 -o 写到自己的文件夹。"
    if error.errno == errno.EISDIR:
        return f"“{path}”是一个文件夹", "请用 -o 给出文件名，如 -o 初稿.docx。"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长", "请用 -o 给一个短些的名字。"
    return f"没有写成（系统错误 {error.errno}）", "原来的文件没有动。请核对磁盘或网络文件夹是否可用，或用 -o 写到别的位置。"
