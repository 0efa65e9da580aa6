"""Returned copies as they are named on the command line → files: folders, patterns that no shell expanded, lock files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from drafter.model.links import real

#: What Word, WPS and LibreOffice put beside a file that is open.
_LOCKS = ("~$", ".~")


class Expected(NamedTuple):
    """Which files are meant, which others would be overlooked if nobody said that they cannot be read, and what is said."""

    kinds: frozenset[str]
    others: frozenset[str]
    remedy: str
    what: str


#: Documents that reviewers returned.
DRAFTS = Expected(
    frozenset({".docx"}),
    frozenset({".doc", ".docm", ".wps", ".wpt", ".rtf", ".odt", ".pdf", ".ofd", ".uot"}),
    "请用 Word 或 WPS 打开，另存为 .docx 后再汇总。",
    ".docx 文件",
)
#: Forms that departments filled in.
FORMS = Expected(
    frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"}),
    frozenset({".xlsb", ".csv", ".pdf", ".doc", ".docx", ".wps", ".zip", ".rar", ".7z", ".jpg", ".png", ".ofd"}),
    "请对方用发下去的那张 Excel 表填好再发回；压缩包请先解开。",
    ".xlsx 文件",
)


class SetAside(NamedTuple):
    """A file that is not used, why, and what to do."""

    path: Path
    why: str
    remedy: str


def files_of(arguments: Iterable[Path], expected: Expected = DRAFTS) -> tuple[tuple[Path, ...], tuple[SetAside, ...]]:
    """The files that are meant, each once, and what cannot be used."""
    found: dict[Path, Path] = {}
    aside: dict[Path, SetAside] = {}
    for argument in arguments:
        for item in _meant_by(argument, expected):
            if isinstance(item, SetAside):
                aside.setdefault(real(item.path), item)
            else:
                found.setdefault(real(item), item)
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


def _meant_by(argument: Path, expected: Expected) -> Iterator[Path | SetAside]:
    if argument.is_dir():
        yield from _among(argument, argument.iterdir(), f"这个文件夹里没有 {expected.what}", expected)
    elif has_magic(str(argument)) and not argument.exists():
        yield from _among(argument, _matching(str(argument)), "没有文件符合这种写法", expected)
    elif not argument.name.startswith(_LOCKS):
        yield argument


def _matching(pattern: str) -> Iterator[Path]:
    return map(Path, glob(pattern))  # noqa: PTH207 (a pattern may hold folders, and begin at a drive)


def _among(argument: Path, paths: Iterable[Path], nothing: str, expected: Expected) -> Iterator[Path | SetAside]:
    files = sorted(path for path in paths if path.is_file() and not path.name.startswith(_LOCKS))
    used = False
    for path in files:
        if path.suffix.lower() in expected.kinds:
            used = True
            yield path
        elif path.suffix.lower() in expected.others:
            used = True
            yield SetAside(path, f"是 {path.suffix} 文件，读不了", expected.remedy)
    if not used:
        yield SetAside(argument, nothing, f"请核对文件夹和文件名；要的是 {expected.what}。")
