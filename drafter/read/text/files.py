"""Bytes of a file → text, whatever editor of the last twenty years wrote it; what was met is said."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.plaintext.encoding import FORBIDDEN, decoded, encoding_of, with_single_line_feeds
from drafter.read.text.encodings import is_big5

#: A data file of an office has a few hundred lines; ten times the longest report ever seen is still below this.
LARGEST = 4_000_000

_ODD_ENCODINGS = {"utf-16-le": " UTF-16", "utf-16-be": " UTF-16", "utf-8-sig": "带 BOM 的 UTF-8", "gb18030": " GBK"}
#: Page breaks and line separators, which end a line of prose.
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


class TextFile(NamedTuple):
    """The text of a file with single line feeds as line ends, and what was odd about its bytes."""

    text: str
    findings: tuple[Finding, ...]


def read_text(path: Path) -> TextFile:
    """Read a data file or a template of at most LARGEST bytes. Raises CannotRun where that is impossible."""
    data = _bytes_of(path, "数据文件", "请给出文件夹里那个 .yaml 文件的名字。", "年度报告的数据文件通常只有几十 KB")
    here = str(path)
    text, said = _decoded(data, here)
    findings = [_odd(here, "R101", f"文件编码是{said}，已照常读取", "不影响使用；以后另存为 UTF-8 更稳妥。")] if said else []
    if "\r" in text:
        kind = "Windows 换行（CRLF）" if "\r\n" in text else "旧式 Mac 换行（CR）"
        findings.append(_odd(here, "R102", f"文件用的是{kind}，已照常读取", "不影响使用，可以不改。"))
        text = with_single_line_feeds(text)
    _refuse_forbidden(text, here)
    return TextFile(text, tuple(findings))


def read_prose(path: Path) -> TextFile:
    """Read a finished text or a web page. Whatever Notepad makes of it is no fault; page breaks and the like end a line."""
    data = _bytes_of(path, "文本", "请给出文件夹里那个文件的名字。", "报告的文本通常只有几十 KB")
    here = str(path)
    findings: list[Finding] = []
    if is_big5(data):
        text = data.decode("big5hkscs")
        message = "文件编码像是 Big5（繁体中文），已按 Big5 读取"
        findings.append(_odd(here, "R101", message, "请核对文字有没有读错；报送用规范汉字，另存为 UTF-8 更稳妥。"))
    else:
        text, _ = _decoded(data, here)
    text = with_single_line_feeds(text)
    if found := _BREAKS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"文件里有分页符、行分隔符一类的符号（U+{ord(found[0]):04X}），已当作换行"
        findings.append(Finding("R103", Level.HINT, message, "不影响检查，可以不改。", Place(here, line)))
        text = _BREAKS.sub("\n", text)
    _refuse_forbidden(text, here)
    return TextFile(text, tuple(findings))


def refuse_what_is_no_file(path: Path) -> None:
    """Raise CannotRun where a pipe or a device stands: it may never end. Folders and missing files are told elsewhere."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise CannotRun("这不是普通文件（是管道或设备）", "请把内容存成文件，再给出文件名。", Place(str(path)))


def _decoded(data: bytes, here: str) -> tuple[str, str]:
    """The text, and how it is encoded if not in plain UTF-8."""
    encoding = encoding_of(data)
    try:
        return decoded(data, encoding), _ODD_ENCODINGS.get(encoding, "")
    except UnicodeDecodeError as error:
        raise CannotRun(
            "文件不是文本，或者编码既不是 UTF-8 也不是 GBK",
            "请用记事本打开它，另存为 UTF-8 编码，再试一次。",
            Place(here, data[: error.start].count(b"\n") + 1),
        ) from error


def _refuse_forbidden(text: str, here: str) -> None:
    if bad := FORBIDDEN.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise CannotRun(
            f"文件里有看不见的控制字符（U+{ord(bad[0]):04X}）",
            "多半是从别处粘贴带来的，请删去这个字符后重试。",
            Place(here, line, column),
        )


def _bytes_of(path: Path, kind: str, remedy: str, usual: str) -> bytes:
    """The bytes of a file; what it should be, what to do with a folder, and how large such files are."""
    here = Place(str(path))
    refuse_what_is_no_file(path)
    try:
        if path.is_dir():
            raise CannotRun(f"这是一个文件夹，不是{kind}", remedy, here)
        if (size := path.stat().st_size) > LARGEST:
            raise CannotRun(
                f"文件有 {size / 1e6:.1f} MB，超过 {LARGEST / 1e6:.1f} MB 的上限", f"{usual}，请核对是否选错了文件。", here
            )
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise CannotRun("找不到这个文件", "请核对文件名和所在的文件夹。", here) from error
    except PermissionError as error:
        raise CannotRun("没有权限读取这个文件", "请核对文件的权限，或复制一份到自己的文件夹再试。", here) from error
    except OSError as error:
        raise CannotRun(f"读取文件时出错（系统错误 {error.errno}）", "请核对磁盘或网络文件夹是否可用。", here) from error


def _odd(file: str, rule: str, message: str, remedy: str) -> Finding:
    return Finding(rule, Level.HINT, message, remedy, Place(file, 1, 1))
