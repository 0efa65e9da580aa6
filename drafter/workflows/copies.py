"""Returned copies as they are named on the command line → files: folders, patterns that no shell expanded, lock files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

#: What Word, WPS and LibreOffice put beside a file that is open.
_LOCKS = ("~$", ".~")
#: Documents that a reviewer may have returned instead of a .docx; unread, they would be overlooked.
_OTHER_KINDS = frozenset({".doc", ".docm", ".wps", ".wpt", ".rtf", ".odt", ".pdf", ".ofd", ".uot"})


class SetAside(NamedTuple):
    """A file that is not used, why, and what to do."""

    path: Path
    why: str
    remedy: str


def files_of(arguments: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[SetAside, ...]]:
    """The .docx that are meant, each once, and what cannot be used."""
    found: dict[Path, Path] = {}
    aside: dict[Path, SetAside] = {}
    for argument in arguments:
        for item in _meant_by(argument):
            if isinstance(item, SetAside):
                aside.setdefault(item.path.resolve(), item)
            else:
                found.setdefault(item.resolve(), item)
    return tuple(found.values()), tuple(aside.values())


def names_of(paths: Iterable[Path]) -> dict[Path, str]:
    """What each file is called: its name; where two have one name, with its folder; where that does not help, in full."""
    paths = tuple(paths)
    by_name, by_folder = Counter(path.name for path in paths), Counter(path.parts[-2:] for path in paths)
    return {
        path: path.name
        if by_name[path.name] == 1
        else "/".join(path.parts[-2:])
        if by_folder[path.parts[-2:]] == 1
        else path.as_posix()
        for path in paths
    }


def _meant_by(argument: Path) -> Iterator[Path | SetAside]:
    if argument.is_dir():
        yield from _among(argument, argument.iterdir(), "这个文件夹里没有 .docx 文件")
    elif has_magic(str(argument)) and not argument.exists():
        yield from _among(argument, _matching(str(argument)), "没有文件符合这种写法")
    elif not argument.name.startswith(_LOCKS):
        yield argument


def _matching(pattern: str) -> Iterator[Path]:
    return map(Path, glob(pattern))  # noqa: PTH207 (a pattern may hold folders, and begin at a drive)


def _among(argument: Path, paths: Iterable[Path], nothing: str) -> Iterator[Path | SetAside]:
    files = sorted(path for path in paths if path.is_file() and not path.name.startswith(_LOCKS))
    used = False
    for path in files:
        if path.suffix.lower() == ".docx":
            used = True
            yield path
        elif path.suffix.lower() in _OTHER_KINDS:
            used = True
            yield SetAside(path, f"是 {path.suffix} 文件，读不了", "请用 Word 或 WPS 打开，另存为 .docx 后再汇总。")
    if not used:
        yield SetAside(argument, nothing, "请核对文件夹和文件名；返回稿应当是 .docx 文件。")
