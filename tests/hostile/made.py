"""Sound files, and the ways to spoil them: what the registries of cases are made with."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tools import ROOT

HEAD = """\
格式: 1
提纲: 年度报告/县级@1
年度: 2026
单位: {全称: 示例县人民政府, 自称: 我县}
"""
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
REPORT = "示例县人民政府2026年法治政府建设年度报告\n2026年，我县依法行政。\n一、主要举措和成效\n{}\n二、存在的问题\n不足。\n"


def text(name: str, content: str) -> Callable[[Path], object]:
    """A file of UTF-8 text."""
    return content_of(name, content.encode("utf-8", "surrogatepass"))


def content_of(name: str, content: bytes) -> Callable[[Path], object]:
    """A file with these bytes."""

    def make(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return make


def files(contents: Mapping[str, str]) -> Callable[[Path], object]:
    """Several files of text."""

    def make(folder: Path) -> None:
        for name, content in contents.items():
            text(name, content)(folder)

    return make


@cache
def sound_docx() -> bytes:
    """A draft of ours."""
    from drafter.workflows.drafting import Wish, draft

    with TemporaryDirectory() as folder:
        path = Path(folder) / "sound.docx"
        draft(ROOT / "samples" / "shilixian-2026" / "data.yaml", path, Wish(("报市",)))
        return path.read_bytes()


@cache
def sound_xlsx() -> bytes:
    """A data file as a workbook of ours."""
    from drafter.workflows.forms import write_form

    with TemporaryDirectory() as folder:
        data, path = Path(folder) / "data.yaml", Path(folder) / "sound.xlsx"
        data.write_text(HEAD, encoding="utf-8")
        write_form(data, path)
        return path.read_bytes()


def parts_of(package: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(package)) as read:
        return {name: read.read(name) for name in read.namelist()}


def package_of(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts, well compressed."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def docx(name: str, changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> Callable[[Path], object]:
    """A draft of ours with parts added, replaced or changed."""
    return lambda folder: (folder / name).write_bytes(package_of(_changed(parts_of(sound_docx()), changes)))


def xlsx(name: str, changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> Callable[[Path], object]:
    """The same of a workbook."""
    return lambda folder: (folder / name).write_bytes(package_of(_changed(parts_of(sound_xlsx()), changes)))


def _changed(parts: dict[str, bytes], changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> dict[str, bytes]:
    for part, change in changes.items():
        parts[part] = change if isinstance(change, bytes) else change(parts[part])
    return parts


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of a part that puts one text for another, everywhere."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode())

    return change


def in_body(words: str) -> Callable[[bytes], bytes]:
    """A change of word/document.xml that puts XML in front of the body's end."""
    return lambda content: content.replace(b"<w:sectPr", words.encode() + b"<w:sectPr", 1)


def with_declared_size(package: bytes, part: str, size: int) -> bytes:
    """A package whose directory and header lie about how large a part is when it is unpacked."""
    name = part.encode()
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        header, at = 30 if signature == b"PK\3\4" else 46, -1
        while (at := package.find(signature, at + 1)) >= 0:
            if package[at + header : at + header + len(name)] == name:
                package = package[: at + offset] + struct.pack("<I", size) + package[at + offset + 4 :]
                break
    return package
