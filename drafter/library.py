"""Where outlines, templates and profiles lie: the installed ones, and the packs (资料包) laid over them.

Only names and first lines are looked at here, because every command begins with it. What lies in a pack comes from
elsewhere: nothing in it may lead out of its own folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter import assets
from drafter.language.suggest import did_you_mean
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.links import real
from drafter.read.text.files import LARGEST, read_text

#: An installed outline's id, alias and parent stand within so many characters of its file; a pack's may stand anywhere.
_HEAD = 2_000
STANDARD_PROFILE = "gbt9704-2012"
#: No file of a pack is worth more than this: the templates of a whole outline have some twenty files.
_MOST_FILES = 1_000


class BadKit(Exception):
    """An outline, template, profile or pack that cannot be used, with the findings that say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


class NoOutline(NamedTuple):
    """Why there is no outline for a name, and what to do; `is_newer` where a newer version is wanted than is here."""

    message: str
    remedy: str
    is_newer: bool = False


class Library(NamedTuple):
    """The installed data with these packs laid over it, later ones over earlier; and the profile that is asked for.

    `home` is the folder of drafter.yaml, whose word lists are laid over all others.
    """

    packs: tuple[Path, ...] = ()
    profile: str = STANDARD_PROFILE
    home: Path | None = None


INSTALLED = Library()


def outline_index(library: Library = INSTALLED) -> Mapping[str, Path]:
    """The file of each outline, by id and by alias. Raises BadKit where two outlines have one name."""
    return _index(library)


def find_outline(name: str, library: Library = INSTALLED) -> Path | NoOutline:
    """The file of an outline, by id or alias, with or without @version; or why there is none for that name.

    An older version, or the same, is served by the outline as it is now; a newer one is nowhere here.
    """
    index = outline_index(library)
    bare, at, version = (part.strip() for part in name.partition("@"))
    if at and not re.fullmatch("[0-9]{1,6}", version):
        return NoOutline(f"“{name}”的版本不是数字", f"请写成 {bare}@1，或不写版本。")
    if path := index.get(bare):
        if at and int(version) > (present := _version(path)):
            remedy = "请升级 drafter 或换用新的资料包；不要自行改小版本号。"
            return NoOutline(f"要用的提纲是“{name}”，现有的只是第 {present} 版", remedy, is_newer=True)
        return path
    ids = [key for key in index if not key.isascii()]
    remedy = did_you_mean(bare, index) or f"可用的提纲有：{'、'.join(ids)}。"
    if halves := [key for key in index if key.rpartition("/")[2] == bare]:  # 县级 for 年度报告/县级
        remedy = f"请写全：{'、'.join(halves)}。"
    elif at and any(key.partition("/")[0] == bare.partition("/")[0] for key in ids):  # a data file names the version
        remedy += "如果它是某个资料包里的，请把写着这个资料包的 drafter.yaml 放到数据文件所在的文件夹或者上一级文件夹。"
    return NoOutline(f"没有提纲“{name}”", remedy)


def outline_file(name: str, library: Library = INSTALLED) -> Path:
    """The file of an outline. Raises CannotRun where there is none of that name, or none so new."""
    found = find_outline(name, library)
    if isinstance(found, NoOutline):
        raise CannotRun(found.message, found.remedy)
    return found


def lineage(file: Path, library: Library = INSTALLED) -> list[Path]:
    """An outline file and those that it inherits from, the nearest first; as far as they can be found."""
    return _lineage(file, outline_index(library))


def profile_lineage(library: Library = INSTALLED) -> list[Path]:
    """The file of the profile that is asked for, and those that it inherits from, the nearest first."""
    index = profile_index(library)
    return _lineage(index[library.profile], index)


@lru_cache(maxsize=32)
def profile_index(library: Library = INSTALLED) -> Mapping[str, Path]:
    """The file of each profile by its id; a pack's stands in for an installed one of the same id."""
    files = [*sorted((assets.folder("templates") / "profiles").glob("*.yaml"))]
    files += [file for pack in library.packs for file in _files_in(pack, "templates/profiles/*.yaml")]
    return {said["编号"][0]: file for file in files if "编号" in (said := _head(file))}


def template_files(outline_files: list[Path], library: Library, overlay: Path | None) -> dict[str, Path]:
    """The template files by name: each folder's as installed, then as packs have it; the eldest outline's folder first."""
    files: dict[str, Path] = {}
    for folder in dict.fromkeys(_template_folder(file) for file in reversed(outline_files)):
        if folder:
            files |= {file.name: file for file in (assets.folder("templates") / folder).glob("*.md")}
            files |= {file.name: file for pack in library.packs for file in _files_in(pack, f"templates/{folder}/*.md")}
    if overlay is not None:
        if not overlay.is_dir():
            raise CannotRun(f"没有模板文件夹“{overlay}”", "请核对 --templates 后面的文件夹名。")
        files |= {file.name: file for file in overlay.glob("*.md")}
    return dict(sorted(files.items()))


def every_template_file(library: Library) -> tuple[Path, ...]:
    """The templates of all outlines, installed and in packs. Raises BadKit."""
    installed = sorted(assets.folder("templates").glob("*/*.md"))
    return (*installed, *(file for pack in library.packs for file in _files_in(pack, "templates/*/*.md")))


def has_template_folder(name: str, library: Library) -> bool:
    """Whether a template folder of this name is installed or lies in a pack."""
    roots = (assets.folder("templates"), *(pack / "templates" for pack in library.packs))
    return any((root / name).is_dir() for root in roots)


def word_list_files(name: str, library: Library) -> tuple[Path, ...]:
    """The word lists of this name in the packs, earlier ones first, and that beside drafter.yaml. Raises BadKit."""
    folders = dict.fromkeys((*library.packs, *([library.home] if library.home else ())))
    return tuple(file for folder in folders for file in _files_in(folder, f"schemas/{name}.yaml"))


@lru_cache(maxsize=32)
def _index(library: Library) -> Mapping[str, Path]:
    index: dict[str, Path] = {}
    findings: list[Finding] = []
    files = [*assets.outline_files(), *(file for pack in library.packs for file in _files_in(pack, "schemas/*/*.yaml"))]
    for file in files:
        said = _head(file)
        for name, line in (said[key] for key in ("编号", "别名") if key in said):
            if (other := index.setdefault(name, file)) != file:
                remedy = f"“{other}”已经用了这个名称，请改名；只想改它的一部分的，请另起编号，写上 继承: {name}。"
                findings.append(
                    Finding("V308", Level.ERROR, f"有两个提纲都叫“{name}”", remedy, Place(str(file), line, 1), name)
                )
    if findings:
        raise BadKit(tuple(findings))
    return index


def _lineage(file: Path, index: Mapping[str, Path]) -> list[Path]:
    found = [file]
    while (said := _head(found[-1]).get("继承")) and (parent := index.get(said[0].partition("@")[0].strip())):
        if parent in found:
            break
        found.append(parent)
    return found


@lru_cache(maxsize=512)
def _head(file: Path) -> Mapping[str, tuple[str, int]]:
    """编号, 别名, 版本, 继承 and 模板 of a file, each with its line, found without reading it as YAML."""
    if file.is_relative_to(assets.folder("schemas")):
        with file.open(encoding="utf-8") as opened:
            text = opened.read(_HEAD)
    else:
        text = read_text(file).text
    said: dict[str, tuple[str, int]] = {}
    for match in re.finditer(r"^(编号|别名|版本|继承|模板): *([^#\n]+)", text, re.MULTILINE):
        said.setdefault(match[1], (match[2].strip().strip("\"'"), text.count("\n", 0, match.start()) + 1))
    return said


def _version(outline_file: Path) -> int:
    """The version that a file says it is; none is newer than a file that does not say, which is a fault of its own."""
    said = _head(outline_file).get("版本", ("", 0))[0]
    return int(said) if re.fullmatch("[0-9]{1,6}", said) else 10**6


def _template_folder(outline_file: Path) -> str:
    """The folder that the outline names, if it names one that may be named."""
    name = _head(outline_file).get("模板", ("", 0))[0]
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else ""


@lru_cache(maxsize=128)
def _files_in(pack: Path, pattern: str) -> tuple[Path, ...]:
    """The files of a pack that match. Raises BadKit where one is too large or leads out of the pack."""
    files: list[Path] = []
    findings: list[Finding] = []
    home = real(pack)
    for file in _globbed(pack, pattern):
        here = Place(str(file))
        if not real(file).is_relative_to(home):
            remedy = "资料包里的文件都要放在它自己的文件夹里，请把链接换成文件。"
            findings.append(Finding("V347", Level.ERROR, "资料包里的这个文件指到了包外", remedy, here))
        elif not file.is_file():
            findings.append(Finding("V347", Level.ERROR, "资料包里的这一项不是文件", "请把它移走。", here))
        elif file.stat().st_size > LARGEST:
            remedy = "提纲、模板和版式通常只有几十 KB，请核对是否放错了文件。"
            findings.append(Finding("V347", Level.ERROR, f"资料包里的这个文件超过 {LARGEST / 1e6:.0f} MB", remedy, here))
        files.append(file)
    if findings:
        raise BadKit(tuple(findings))
    return tuple(files)


def _globbed(pack: Path, pattern: str) -> Iterator[Path]:
    for count, file in enumerate(sorted(pack.glob(pattern))):
        if count == _MOST_FILES:
            raise CannotRun(f"资料包里的文件超过 {_MOST_FILES} 个", "请核对“资料包”写的是不是这个文件夹。", Place(str(pack)))
        yield file
