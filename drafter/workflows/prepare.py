"""Read, validate, compose and check a data file: what every command that takes one begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.check.registry import run_rules
from drafter.check.subject import Subject
from drafter.compose.compose import compose
from drafter.kit import Kit, load_kit
from drafter.library import BadKit, Library, find_outline
from drafter.model.document import Document
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.record import Outlet, Record
from drafter.model.source import Source
from drafter.settings import library_for
from drafter.validate.formats import refuse_newer_format
from drafter.validate.record import validate
from drafter.workflows.data_file import read_data_file

#: What is no data file, by the ends of names.
DOCUMENTS = frozenset({".docx", ".docm", ".dotx"})
OTHER_DOCUMENTS = frozenset({".doc", ".wps", ".odt", ".rtf", ".dot", ".wpt", ".pdf", ".xls", ".et", ".ods"})


class Prepared(NamedTuple):
    """A data file that was read, validated, composed and checked. Without a record it may not be drafted."""

    findings: tuple[Finding, ...]
    kit: Kit | None = None
    record: Record | None = None
    drafts: tuple[tuple[Outlet | None, Document], ...] = ()


def check(data_file: Path, templates: Path | None = None) -> tuple[Finding, ...]:
    """All findings of a data file, the first in the file first."""
    return prepare(data_file, templates).findings


def prepare(data_file: Path, templates: Path | None = None) -> Prepared:
    """Read, validate, compose and check a data file. `templates` overlays the outline's own."""
    return prepare_data(data_file, templates)[1]


def prepare_data(data_file: Path, templates: Path | None = None) -> tuple[Source | None, Prepared]:
    """The same with the data's source; None where the file could not be understood."""
    if data_file.suffix.lower() in {*DOCUMENTS, *OTHER_DOCUMENTS}:
        remedy = (
            "请给出 .yaml 数据文件，或 drafter form 生成的填报表（.xlsx）；"
            "检查写好的文档用 drafter check，核对文档里的数用 drafter trace。"
        )
        raise CannotRun(f"“{data_file.name}”是文档，不是数据文件", remedy, Place(str(data_file)))
    reading = read_data_file(data_file)
    if reading.source is None:
        return None, Prepared(_sorted(reading.findings))
    prepared = prepare_source(reading.source, data_file.parent, templates)
    return reading.source, prepared._replace(findings=_sorted((*reading.findings, *prepared.findings)))


def prepare_source(source: Source, folder: Path, templates: Path | None = None) -> Prepared:
    """The same from plain data on, with the packs that drafter.yaml at or above this folder names."""
    refuse_newer_format(source, "数据文件")
    try:
        library = library_for(folder)
        outline_name, missing = _outline_name(source, library)
        if outline_name is None:
            return Prepared(missing)
        kit = load_kit(outline_name, templates, library)
    except BadKit as error:
        return Prepared(error.findings)
    return prepare_record(source, kit)


def prepare_record(source: Source, kit: Kit) -> Prepared:
    """The same with a kit at hand: what loops over many records calls."""
    validated = validate(source, kit.outline, kit.templates.phrases)
    record = validated.record
    if record is None:
        return Prepared(_sorted(validated.findings), kit)
    outlets: tuple[Outlet | None, ...] = (record.outlets or (None,)) if validated.composable else ()
    drafts = tuple((outlet, compose(record, source, kit.outline, kit.templates, outlet)) for outlet in outlets)
    subject = Subject(record, kit.outline, source, drafts, kit.templates.phrases.texts_of(record.year))
    findings = _sorted((*validated.findings, *run_rules(subject)))
    return Prepared(findings, kit, record, drafts) if validated.sound else Prepared(findings, kit)


def _outline_name(source: Source, library: Library) -> tuple[str | None, tuple[Finding, ...]]:
    data = source.data
    if not isinstance(data, dict):
        remedy = "数据文件由“名称: 内容”这样的行组成，请对照样例。"
        return None, (Finding("V105", Level.ERROR, "这不像一份填报数据", remedy, source.place(()), source.quote(())),)
    name = data.get("提纲")
    if not isinstance(name, str):
        message, remedy = "没有写“提纲”", "请补上一行，如 提纲: 年度报告/县级@1；用 drafter outline 可以列出全部提纲。"
        return None, (Finding("V102", Level.ERROR, message, remedy, source.place(("提纲",))),)
    found, place = find_outline(name, library), source.place(("提纲",))
    if isinstance(found, Path):
        return name, ()
    if found.is_newer:
        raise CannotRun(found.message, found.remedy, place)
    return None, (Finding("V110", Level.ERROR, found.message, found.remedy, place, name),)


def _sorted(findings: Iterator[Finding] | tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.place.file, f.place.line or 0, f.place.column or 0, f.level.weight)))
