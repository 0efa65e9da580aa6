"""Documents of older or other programs → .docx, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import CannotRun, Place
from drafter.ooxml.package import LARGEST_PACKAGE
from drafter.read.docx.draft import refuse_unreadable

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST = 120


class Target(NamedTuple):
    """What files become: the ending, LibreOffice's name of it, what people open them with."""

    ending: str
    filter: str
    program: str


_DOCX = Target(".docx", "docx:MS Word 2007 XML", "Word")
_XLSX = Target(".xlsx", "xlsx:Calc MS Excel 2007 XML", "Excel")


def as_docx(path: Path, kind: str = "") -> bytes:
    """The document as a .docx; `kind` is how its name should end, where it ends otherwise.

    Raises CannotRun where there is no LibreOffice, or where it cannot read the file.
    """
    return _converted(path, kind or path.suffix.lower(), _DOCX)


def as_xlsx(path: Path, kind: str = "") -> bytes:
    """The same of a workbook of another program, as a .xlsx."""
    return _converted(path, kind or path.suffix.lower(), _XLSX)


def _converted(path: Path, kind: str, target: Target) -> bytes:
    refuse_unreadable(path)
    here = Place(str(path))
    if path.stat().st_size > LARGEST_PACKAGE:
        raise CannotRun(f"文件超过 {LARGEST_PACKAGE // 1_000_000} MB", "请核对是不是选错了文件；图片多的，请先压缩图片。", here)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        remedy = (
            f"请用 {target.program} 或 WPS 打开，另存为 {target.ending}，再用另存的文件；装了 LibreOffice 的电脑可以直接用。"
        )
        raise CannotRun(f"{kind} 文件要先转成 {target.ending}", remedy, here)
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        copy = Path(folder) / f"in{kind}"
        shutil.copyfile(path, copy)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            target.filter,
        ]
        command += ["--outdir", folder, str(copy)]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=_LONGEST)  # noqa: S603 - our own words
        except subprocess.TimeoutExpired as error:
            raise CannotRun(
                f"LibreOffice 没能在 {_LONGEST} 秒内转换这个文件",
                f"请用 {target.program} 或 WPS 另存为 {target.ending} 后再试。",
                here,
            ) from error
        result = Path(folder) / f"in{target.ending}"
        if not result.is_file():
            raise CannotRun(
                "LibreOffice 打不开这个文件",
                f"可能加了密码或已损坏。请用 {target.program} 或 WPS 打开，另存为 {target.ending} 后再试。",
                here,
            )
        return result.read_bytes()
