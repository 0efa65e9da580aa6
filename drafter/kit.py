"""A kit: everything that drafting needs beside the data — outline, templates, profile — loaded and checked once."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType

from drafter import assets
from drafter.compose.compose import TemplateSet
from drafter.kitcache import Kept, kept_or_built
from drafter.language.suggest import did_you_mean
from drafter.language.templating import TemplateFault, compile_template, runnable
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.outline import Outline
from drafter.model.profile import Profile
from drafter.read.text import read_text
from drafter.read.yaml_source import YamlSource, read_yaml
from drafter.write.styles import StaticParts, static_parts

#: An outline's id and alias stand within so many characters of its file.
_HEAD = 2_000
STANDARD_PROFILE = "gbt9704-2012"


class BadKit(Exception):
    """An outline, template or profile that cannot be used, with the findings that say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Kit:
    """One outline with its templates and a profile."""

    outline: Outline
    templates: TemplateSet
    profile: Profile
    static: StaticParts


@cache
def load_kit(outline_id: str, overlay: Path | None = None) -> Kit:
    """The kit of an outline, by id or alias; files in `overlay` stand in for templates of the same name.

    Raises CannotRun where there is no such outline or folder, BadKit where something in it is bad.
    """
    outline_file, profile_file = _outline_file(outline_id), assets.folder("templates") / "profiles" / f"{STANDARD_PROFILE}.yaml"
    template_files = _template_files(_template_folder(outline_file), overlay)

    def build() -> Kept:
        outline, profile = load_outline(outline_id), _load_profile(profile_file)
        code, digest = _compile_templates(template_files, outline)
        return (outline, profile, static_parts(profile), digest), code

    name = "-".join(outline_file.with_suffix("").parts[-2:])
    values, code = kept_or_built(name, [outline_file, profile_file, *template_files.values()], build)
    outline, profile, static, digest = values
    templates = {name: runnable(item) for name, item in code.items()}
    gc.freeze()  # a kit lives as long as the process; the collector need not walk it again for every document
    return Kit(outline, TemplateSet(templates, digest), profile, static)


@cache
def outline_index() -> Mapping[str, Path]:
    """The file of each outline, by id and by alias; only the files' first lines are looked at."""
    index: dict[str, Path] = {}
    for path in assets.outline_files():
        head = path.read_text(encoding="utf-8")[:_HEAD]
        index |= {found[1].strip(): path for found in re.finditer(r"^(?:编号|别名): *([^#\n]+)", head, re.MULTILINE)}
    return index


def find_outline(name: str) -> Path | str:
    """The file of an outline, or what to do where there is none of that name."""
    index = outline_index()
    if path := index.get(name.partition("@")[0].strip()):
        return path
    ids = [key for key in index if not key.isascii()]
    return did_you_mean(name.partition("@")[0], index) or f"可用的提纲有：{'、'.join(ids)}。"


def load_outline(name: str) -> Outline:
    """An outline by id or alias, with or without @version."""
    from drafter.validate.outlines import validate_outline

    outline, findings = validate_outline(_source(_outline_file(name)))
    if outline is None:
        raise BadKit(findings)
    return outline


def _outline_file(name: str) -> Path:
    found = find_outline(name)
    if isinstance(found, str):
        raise CannotRun(f"没有提纲“{name}”", found)
    return found


def _load_profile(path: Path) -> Profile:
    from drafter.validate.profiles import validate_profile

    profile, findings = validate_profile(_source(path))
    if profile is None:
        raise BadKit(findings)
    return profile


def _template_folder(outline_file: Path) -> Path:
    """The folder that the outline names; its file's own folder bears the same name unless it says otherwise."""
    found = re.search(r"^模板: *([A-Za-z0-9_-]+)", outline_file.read_text(encoding="utf-8")[:_HEAD], re.MULTILINE)
    return assets.folder("templates") / (found[1] if found else outline_file.parent.name)


def _template_files(folder: Path, overlay: Path | None) -> dict[str, Path]:
    files = {file.name: file for file in folder.glob("*.md")}
    if overlay is not None:
        if not overlay.is_dir():
            raise CannotRun(f"没有模板文件夹“{overlay}”", "请核对 --templates 后面的文件夹名。")
        files |= {file.name: file for file in overlay.glob("*.md")}
    return dict(sorted(files.items()))


def _compile_templates(files: Mapping[str, Path], outline: Outline) -> tuple[dict[str, CodeType], str]:
    """The code of all templates by file name and of the sections' titles by key, and a digest of the wording.

    All faults at once: raises BadKit.
    """
    paths = frozenset(outline.indicators)
    findings: list[Finding] = []
    code: dict[str, CodeType] = {}
    digest = sha256()
    for name, file in files.items():
        text = read_text(file).text
        digest.update(f"{name}\0{text}\0".encode())
        try:
            code[name] = compile_template(text, paths)
        except TemplateFault as fault:
            findings.append(_template_finding(fault, str(file), text, paths))
    for key, title in _titles(outline):
        try:
            code[key] = compile_template(title, paths)
        except TemplateFault as fault:
            findings.append(_template_finding(fault, outline.id, title, paths))
    findings += [
        Finding(
            "V321", Level.ERROR, f"模板文件夹里没有 {section.template}", "请补上文件，或改正提纲里的名称。", Place(outline.id)
        )
        for section in outline.walk()
        if section.template and section.template not in files
    ]
    if findings:
        raise BadKit(tuple(findings))
    return code, digest.hexdigest()


def _titles(outline: Outline) -> Iterator[tuple[str, str]]:
    """The titles that are templates, such as the plan's, which names the next year."""
    return ((section.key, section.title) for section in outline.walk() if "{" in section.title)


def _template_finding(fault: TemplateFault, file: str, text: str, paths: frozenset[str]) -> Finding:
    remedy = (did_you_mean(fault.unknown, paths) if fault.unknown else "") or fault.remedy
    lines = text.split("\n")
    quote = lines[fault.line - 1].strip()[:40] if 0 < fault.line <= len(lines) else ""
    return Finding("V320", Level.ERROR, fault.message, remedy, Place(file, fault.line), quote)


@cache
def _source(path: Path) -> YamlSource:
    reading = read_yaml(path)
    if reading.source is None:
        raise BadKit(reading.findings)
    return reading.source
