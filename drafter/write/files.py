"""Bytes → file: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import CannotRun, Place

#: What a file system answers that does not know fsync; all else means that the bytes may be lost.
_CANNOT_SAY = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})


class ChangedMeanwhile(Exception):
    """What stands at the place of a file is no more what was looked at; nothing was written."""


class Expected(NamedTuple):
    """What must stand at the place of a file for it to be written: these bytes, or (None) nothing."""

    data: bytes | None


def write_atomically(path: Path, data: bytes, expected: Expected | None = None) -> None:
    """Write the file beside its final place and move it there. Raises CannotRun; the file before stays as it was.

    Where something else than `expected` stands there by then, raises ChangedMeanwhile.
    """
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
            _onto_the_disk(file.fileno())
        with suppress(OSError):  # a network folder may have no modes
            temporary.chmod(_permissions(path))
        _move(temporary, path, expected)
    except OSError as error:
        raise CannotRun(*_explained(error, path), here) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _onto_the_disk(handle: int) -> None:
    """Wait until the disk has it; some network folders cannot say."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SAY:
            raise


def _move(temporary: Path, path: Path, expected: Expected | None) -> None:
    if expected is None:
        temporary.replace(path)
    elif expected.data is None:
        _move_to_free_place(temporary, path)
    else:
        try:
            now = path.read_bytes()
        except FileNotFoundError as error:
            raise ChangedMeanwhile from error
        if now != expected.data:
            raise ChangedMeanwhile
        temporary.replace(path)


def _move_to_free_place(temporary: Path, path: Path) -> None:
    """A link fails where there is a file, however late it came; where there are no links, look first."""
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise ChangedMeanwhile from error
    except OSError:
        if path.exists():
            raise ChangedMeanwhile from None
        temporary.rename(path)


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
