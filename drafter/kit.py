"""A kit: everything that drafting needs beside the data — outline, templates, profile — loaded and checked once."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import NamedTuple

from drafter import assets
from drafter.compose.compose import TemplateSet
from drafter.compose.passages import with_passages
from drafter.kitcache import Kept, kept_or_built
from drafter.language.expressions import Expression, parse_expression, remember
from drafter.language.passages import numbered, unsaid
from drafter.language.suggest import did_you_mean
from drafter.language.templating import TemplateFault, compile_template, runnable
from drafter.library import (
    INSTALLED,
    BadKit,
    Library,
    has_template_folder,
    lineage,
    outline_file,
    profile_lineage,
    template_files,
)
from drafter.loading import load_outline, load_phrases, load_profile, source_of
from drafter.model.finding import Finding, Level, Place
from drafter.model.outline import Outline
from drafter.model.phrases import Phrases
from drafter.model.profile import Profile
from drafter.model.source import Loc, Plain
from drafter.read.text.files import read_text
from drafter.write.furniture import StaticParts, static_parts


class Kit(NamedTuple):
    """One outline with its templates and a profile."""

    outline: Outline
    templates: TemplateSet
    profile: Profile
    static: StaticParts


class Ingredients(NamedTuple):
    """The files that a kit is made of: an outline's and its parents', a profile's and its parents', templates by name."""

    outlines: list[Path]
    profiles: list[Path]
    templates: dict[str, Path]

    @property
    def files(self) -> list[Path]:
        """All of them; a kept kit is good for these very contents."""
        return [*self.outlines, *self.profiles, assets.phrase_file(), *self.templates.values()]


def ingredients(outline_id: str, overlay: Path | None = None, library: Library = INSTALLED) -> Ingredients:
    """The files of an outline's kit. Raises CannotRun where there is no such outline or folder."""
    outlines = lineage(outline_file(outline_id, library), library)
    return Ingredients(outlines, profile_lineage(library), template_files(outlines, library, overlay))


@lru_cache(maxsize=16)
def load_kit(outline_id: str, overlay: Path | None = None, library: Library = INSTALLED) -> Kit:
    """The kit of an outline, by id or alias; files in `overlay` stand in for templates of the same name.

    Raises CannotRun where there is no such outline or folder, BadKit where something in it is bad.
    """
    made_of = ingredients(outline_id, overlay, library)

    def build() -> Kept:
        outline, profile, phrases = load_outline(outline_id, library), load_profile(library), load_phrases()
        if not has_template_folder(outline.template, library):
            raise BadKit((_no_folder(outline.template, made_of.outlines),))
        texts = {name: read_text(file).text for name, file in made_of.templates.items()}
        code, digest = _compile_templates(made_of, texts, outline, phrases)
        outline = with_passages(outline, texts)
        silent = frozenset(name for text in texts.values() for _, name in unsaid(text))
        return (outline, profile, static_parts(profile), digest, phrases, _expressions(outline), silent), code

    name = "-".join([*["pack"] * bool(library.packs), *made_of.outlines[0].with_suffix("").parts[-2:]])
    values, code = kept_or_built(name, made_of.files, build)
    outline, profile, static, digest, phrases, expressions, silent = values
    remember(expressions)
    templates = {name: runnable(item) for name, item in code.items()}
    gc.freeze()  # a kit lives as long as the process; the collector need not walk it again for every document
    passages = {passage.number: passage for found in outline.passages.values() for passage in found}
    return Kit(outline, TemplateSet(templates, digest, phrases, passages, silent), profile, static)


def outline_to_fill_in(name: str, library: Library = INSTALLED) -> Outline:
    """An outline by id or alias with the numbered passages of its templates, which data files may rewrite; only packs have any.

    Raises CannotRun and BadKit as `load_kit` does.
    """
    return load_kit(name, None, library).outline if library.packs else load_outline(name, library)


def _expressions(outline: Outline) -> dict[str, Expression]:
    """All formulas and relations, parsed."""
    formulas = [indicator.formula for indicator in outline.indicators.values() if indicator.formula]
    ways = [way for relation in outline.relations for _, way in relation.ways]
    return {source: parse_expression(source) for source in (*formulas, *ways)}


def _compile_templates(
    made_of: Ingredients, texts: Mapping[str, str], outline: Outline, phrases: Phrases
) -> tuple[dict[str, CodeType], str]:
    """The code of all templates by file name and of the sections' titles by key, and a digest of the wording.

    All faults at once: raises BadKit.
    """
    names = frozenset(outline.indicators), frozenset(phrases.wordings), outline.gone
    findings: list[Finding] = []
    code: dict[str, CodeType] = {}
    digest = sha256(repr(phrases.wordings).encode())
    files, outline_files = made_of.templates, made_of.outlines
    for name, text in texts.items():
        digest.update(f"{name}\0{text}\0".encode())
        try:
            code[name] = compile_template(text, *names)
        except TemplateFault as fault:
            findings.append(_template_finding(fault, Place(str(files[name]), fault.line), text, outline))
    for section in outline.walk():
        if "{" in section.title:  # such as the plan's, which names the next year
            try:
                code[section.key] = compile_template(section.title, *names)
            except TemplateFault as fault:
                place = _said_in(outline_files, section.key, "标题")
                findings.append(_template_finding(fault, place, section.title, outline))
        if section.template and section.template not in files:
            place = _said_in(outline_files, section.key, "模板")
            message, remedy = f"模板文件夹里没有 {section.template}", "请补上文件，或改正提纲里的名称。"
            findings.append(Finding("V321", Level.ERROR, message, remedy, place, section.template))
    findings += _passage_faults(made_of.templates, texts, {*outline.indicators, *outline.gone})
    if findings:
        raise BadKit(tuple(findings))
    return code, digest.hexdigest()


def _passage_faults(files: Mapping[str, Path], texts: Mapping[str, str], known: Collection[str]) -> Iterator[Finding]:
    """Numbers of passages that stand in two templates, or where none can be rewritten; 不写 of figures that are not `known`."""
    seen: dict[str, str] = {}
    for name, text in texts.items():
        for line, path in unsaid(text):
            if path not in known:
                message, remedy = f"“不写”里的“{path}”不是提纲里的指标", did_you_mean(path, known) or "请对照提纲改正名称。"
                yield Finding("V320", Level.ERROR, message, remedy, Place(str(files[name]), line), path)
        for item in numbered(text):
            place = Place(str(files[name]), item.line, 1)
            if name == "title.md":
                remedy = "标题请在数据文件的“标题”里改写，请删去这一行。"
                yield Finding("V323", Level.ERROR, "标题的模板里不写段的编号", remedy, place, item.number)
            elif seen.setdefault(item.number, name) != name:
                message = f"段“{item.number}”在 {seen[item.number]} 里已经有了"
                yield Finding("V323", Level.ERROR, message, "请换一个没有用过的编号。", place, item.number)


def _no_folder(name: str, outline_files: list[Path]) -> Finding:
    message, remedy = f"没有模板文件夹“{name}”", "请在 templates 里建这个文件夹，或改正名称；不另写模板的，请删去这一行。"
    source = next((source for source in map(source_of, outline_files) if source.quote(("模板",))), source_of(outline_files[0]))
    return Finding("V322", Level.ERROR, message, remedy, source.place(("模板",)), name)


def _template_finding(fault: TemplateFault, place: Place, text: str, outline: Outline) -> Finding:
    remedy = (did_you_mean(fault.unknown, outline.indicators) if fault.unknown else "") or fault.remedy
    lines = text.split("\n")
    quote = lines[fault.line - 1].strip()[:40] if 0 < fault.line <= len(lines) else ""
    return Finding("V320", Level.ERROR, fault.message, remedy, place, quote)


def _said_in(outline_files: list[Path], key: str, name: str) -> Place:
    """Where a section's 标题 or 模板 is said: in the outline's own file, or in the nearest of those that it inherits from."""
    for source in map(source_of, outline_files):
        for loc, section in _sections(source.data, ()):
            if loc[-1] == key and name in section:
                return source.place((*loc, name))
    return Place(str(outline_files[0]))


def _sections(data: Plain, loc: Loc) -> Iterator[tuple[Loc, dict[str, Plain]]]:
    below = data.get("章节") if isinstance(data, dict) else None
    for key, section in below.items() if isinstance(below, dict) else ():
        if isinstance(section, dict):
            yield (*loc, "章节", key), section
            yield from _sections(section, (*loc, "章节", key))
