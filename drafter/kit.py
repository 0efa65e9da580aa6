"""A kit: everything that drafting needs beside the data — outline, templates, profile — loaded and checked once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Template

from drafter import assets
from drafter.compose.compose import TemplateSet
from drafter.language.templating import TemplateFault, compile_template
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.outline import Outline
from drafter.model.profile import Profile
from drafter.read.text import read_text
from drafter.read.yaml_source import YamlSource, read_yaml
from drafter.validate.messages import did_you_mean
from drafter.validate.outlines import validate_outline
from drafter.validate.profiles import validate_profile
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
    outline = load_outline(outline_id)
    folders = [assets.folder("templates") / outline.template]
    if overlay is not None:
        if not overlay.is_dir():
            raise CannotRun(f"没有模板文件夹“{overlay}”", "请核对 --templates 后面的文件夹名。")
        folders.append(overlay)
    profile = load_profile(STANDARD_PROFILE)
    return Kit(outline, load_templates(folders, outline), profile, static_parts(profile))


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
    found = find_outline(name)
    if isinstance(found, str):
        raise CannotRun(f"没有提纲“{name}”", found)
    outline, findings = validate_outline(_source(found))
    if outline is None:
        raise BadKit(findings)
    return outline


def load_profile(name: str) -> Profile:
    """A profile by its file name."""
    profile, findings = validate_profile(_source(assets.folder("templates") / "profiles" / f"{name}.yaml"))
    if profile is None:
        raise BadKit(findings)
    return profile


def load_templates(folders: list[Path], outline: Outline) -> TemplateSet:
    """Compile all templates, later folders before earlier ones, and the section titles; all faults at once."""
    paths = frozenset(outline.indicators)
    findings: list[Finding] = []
    templates: dict[str, Template] = {}
    digest = sha256()
    files = {file.name: file for folder in folders for file in folder.glob("*.md")}
    for _, file in sorted(files.items()):
        text = read_text(file).text
        digest.update(f"{file.name}\0{text}\0".encode())
        try:
            templates[file.name] = compile_template(text, paths)
        except TemplateFault as fault:
            findings.append(_template_finding(fault, file, text, paths))
    findings += [
        Finding(
            "V321",
            Level.ERROR,
            f"模板文件夹里没有 {section.template}",
            "请补上文件，或改正提纲里的名称。",
            Place(str(folders[0])),
        )
        for section in outline.walk()
        if section.template and section.template not in files
    ]
    titles = dict(_titles(outline, paths))
    if findings:
        raise BadKit(tuple(findings))
    return TemplateSet(templates, titles, digest.hexdigest())


def _titles(outline: Outline, paths: frozenset[str]) -> Iterator[tuple[str, Template]]:
    for section in outline.walk():
        try:
            yield section.key, compile_template(section.title, paths)
        except TemplateFault as fault:
            place = Place(outline.id)
            raise BadKit((Finding("V320", Level.ERROR, fault.message, fault.remedy, place, section.title),)) from fault


def _template_finding(fault: TemplateFault, file: Path, text: str, paths: frozenset[str]) -> Finding:
    remedy = (did_you_mean(fault.unknown, paths) if fault.unknown else "") or fault.remedy
    lines = text.split("\n")
    quote = lines[fault.line - 1].strip()[:40] if 0 < fault.line <= len(lines) else ""
    return Finding("V320", Level.ERROR, fault.message, remedy, Place(str(file), fault.line), quote)


@cache
def _source(path: Path) -> YamlSource:
    reading = read_yaml(path)
    if reading.source is None:
        raise BadKit(reading.findings)
    return reading.source
