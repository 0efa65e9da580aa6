"""Documents of older or other programs → .docx, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from drafter.model.finding import CannotRun, Place
from drafter.read.docx.draft import refuse_unreadable

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST = 120


def as_docx(path: Path, kind: str = "") -> bytes:
    """The document as a .docx; `kind` is how its name should end, where it ends otherwise.

    Raises CannotRun where there is no LibreOffice, or where it cannot read the file.
    """
    refuse_unreadable(path)
    kind = kind or path.suffix.lower()
    here = Place(str(path))
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        remedy = "请用 Word 或 WPS 打开，另存为 .docx，再检查另存的文件；装了 LibreOffice 的电脑可以直接检查。"
        raise CannotRun(f"{kind} 文件要先转成 .docx", remedy, here)
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
            "docx:MS Word 2007 XML",
        ]
        command += ["--outdir", folder, str(copy)]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=_LONGEST)  # noqa: S603 - our own words
        except subprocess.TimeoutExpired as error:
            raise CannotRun(
                f"LibreOffice 没能在 {_LONGEST} 秒内转换这个文档", "请用 Word 或 WPS 另存为 .docx 后再试。", here
            ) from error
        result = Path(folder) / "in.docx"
        if not result.is_file():
            raise CannotRun(
                "LibreOffice 打不开这个文档", "可能加了密码或已损坏。请用 Word 或 WPS 打开，另存为 .docx 后再试。", here
            )
        return result.read_bytes()
