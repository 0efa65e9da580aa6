"""One function per command; each reads as the list of its steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.check.registry import run_rules
from drafter.check.subject import Subject
from drafter.compose.compose import compose
from drafter.compose.extent import Extent, extent_of
from drafter.kit import BadKit, Kit, find_outline, load_kit, load_outline, outline_index
from drafter.model.document import Document
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.outline import Outline
from drafter.model.record import Outlet, Record
from drafter.model.source import Source
from drafter.ooxml.envelope import Envelope
from drafter.read.yaml_source import read_yaml
from drafter.validate.compile import json_schema
from drafter.validate.record import refuse_newer_format, validate
from drafter.write.files import refuse_if_open_elsewhere, safe_name, write_atomically
from drafter.write.package import docx_bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """A data file that was read, validated, composed and checked. Without a record it may not be drafted."""

    findings: tuple[Finding, ...]
    kit: Kit | None = None
    record: Record | None = None
    drafts: tuple[tuple[Outlet | None, Document], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """One .docx that was written. `backup` is where a merely re-saved former draft went."""

    path: Path
    extent: Extent
    backup: Path | None


def check(data_file: Path, templates: Path | None = None) -> tuple[Finding, ...]:
    """All findings of a data file, the first in the file first."""
    return prepare(data_file, templates).findings


def draft(
    data_file: Path, output: Path | None = None, *, strict: bool = False, templates: Path | None = None
) -> tuple[tuple[Written, ...], tuple[Finding, ...]]:
    """Write the draft of each outlet. Nothing is written where the data has no form, or where `strict` finds anything amiss."""
    prepared = prepare(data_file, templates)
    if prepared.record is None or prepared.kit is None:
        return (), prepared.findings
    if strict and any(finding.level is not Level.HINT for finding in prepared.findings):
        return (), prepared.findings
    paths = _targets(data_file, output, prepared.record, [outlet for outlet, _ in prepared.drafts])
    for path in paths:
        refuse_if_open_elsewhere(path)
    backups = [_former(path) for path in paths]
    written = []
    for path, backup, (outlet, document) in zip(paths, backups, prepared.drafts, strict=True):
        data = render(prepared.record, prepared.kit, document, outlet)
        if backup:
            write_atomically(backup[0], backup[1])
        write_atomically(path, data)
        written.append(Written(path, extent_of(document, prepared.kit.profile), backup[0] if backup else None))
    return tuple(written), prepared.findings


def outlines() -> tuple[Outline, ...]:
    """All installed outlines."""
    return tuple(load_outline(name) for name in outline_index() if not name.isascii())


def outline(name: str) -> Outline:
    """One outline, by id or alias."""
    return load_outline(name)


def outline_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of an outline's data files."""
    return json_schema(load_outline(name))


def prepare(data_file: Path, templates: Path | None = None) -> Prepared:
    """Read, validate, compose and check a data file. `templates` overlays the outline's own."""
    reading = read_yaml(data_file)
    source = reading.source
    if source is None:
        return Prepared(_sorted(reading.findings))
    refuse_newer_format(source)
    outline_name, missing = _outline_name(source)
    if outline_name is None:
        return Prepared(_sorted((*reading.findings, *missing)))
    try:
        kit = load_kit(outline_name, templates)
        _refuse_newer_outline(outline_name, kit.outline, source)
    except BadKit as error:
        return Prepared((*error.findings, *reading.findings))
    prepared = prepare_record(source, kit)
    return Prepared(_sorted((*reading.findings, *prepared.findings)), kit, prepared.record, prepared.drafts)


def prepare_record(source: Source, kit: Kit) -> Prepared:
    """The same from plain data on: what loops over many records calls with one kit."""
    validated = validate(source, kit.outline)
    record = validated.record
    if record is None:
        return Prepared(_sorted(validated.findings), kit)
    outlets: tuple[Outlet | None, ...] = (record.outlets or (None,)) if validated.composable else ()
    drafts = tuple((outlet, compose(record, source, kit.outline, kit.templates, outlet)) for outlet in outlets)
    subject = Subject(record, kit.outline, source, tuple(document for _, document in drafts))
    findings = _sorted((*validated.findings, *run_rules(subject)))
    return Prepared(findings, kit, record, drafts) if validated.sound else Prepared(findings, kit)


def render(record: Record, kit: Kit, document: Document, outlet: Outlet | None) -> bytes:
    """The .docx of a composed document, with its source inside."""
    envelope = Envelope(
        record=record.plain,
        outline=kit.outline.id,
        outline_version=kit.outline.version,
        template_digest=kit.templates.digest,
        outlet=outlet.name if outlet else "",
    )
    return docx_bytes(document, kit.profile, kit.static, envelope)


def _outline_name(source: Source) -> tuple[str | None, tuple[Finding, ...]]:
    data = source.data
    if not isinstance(data, dict):
        remedy = "数据文件由“名称: 内容”这样的行组成，请对照样例。"
        return None, (Finding("V105", Level.ERROR, "这不像一份填报数据", remedy, source.place(()), source.quote(())),)
    name = data.get("提纲")
    if not isinstance(name, str):
        message, remedy = "没有写“提纲”", "请补上一行，如 提纲: 年度报告/县级@1；用 drafter outline 可以列出全部提纲。"
        return None, (Finding("V102", Level.ERROR, message, remedy, source.place(("提纲",))),)
    _, _, version = name.partition("@")
    if version and not re.fullmatch(r"[0-9]{1,6}", version):
        message, remedy = f"“{name}”的版本不是数字", f"请写成 {name.partition('@')[0]}@1，或不写版本。"
        return None, (Finding("V110", Level.ERROR, message, remedy, source.place(("提纲",)), name),)
    found = find_outline(name)
    if isinstance(found, str):
        place = source.place(("提纲",))
        return None, (Finding("V110", Level.ERROR, f"没有提纲“{name}”", found, place, name),)
    return name, ()


def _refuse_newer_outline(name: str, outline: Outline, source: Source) -> None:
    """Raise CannotRun where the data asks for a newer outline than is installed."""
    version = name.partition("@")[2]
    if version and int(version) > outline.version:
        raise CannotRun(
            f"数据用的提纲是 {name}，本程序只有第 {outline.version} 版",
            "请升级 drafter 后再用；不要自行改小版本号。",
            source.place(("提纲",)),
        )


def _targets(data_file: Path, output: Path | None, record: Record, outlets: list[Outlet | None]) -> list[Path]:
    """Where each outlet's draft goes. Raises CannotRun where two would go to one file."""
    here = Place(str(data_file))
    if output and output.suffix.lower() != ".docx":
        raise CannotRun(f"“{output}”不是 .docx 文件名", "初稿是 Word 文档，请给出以 .docx 结尾的名字。")
    if len(outlets) == 1:
        return [output or data_file.parent / _file_name(record, None)]
    if output:
        raise CannotRun("有几个报送件，不能都写成一个文件", "请去掉 -o，由程序按报送件分别命名。", here)
    paths = [data_file.parent / _file_name(record, outlet) for outlet in outlets]
    if len(set(paths)) < len(paths):
        raise CannotRun("几个报送件会写成同一个文件名", "请把报送件的名称改得不同。", here)
    return paths


def _file_name(record: Record, outlet: Outlet | None) -> str:
    """The default name: by office and year, by outlet too where there are several."""
    title = f"{record.office}{record.year}年法治政府建设年度报告"
    return safe_name(title + (f"（{outlet.name}）" if outlet else "")) + ".docx"


def _former(path: Path) -> tuple[Path, bytes] | None:
    """What to back up before this file is replaced. Raises CannotRun where a person's work would be lost."""
    if not path.exists():
        return None
    from drafter.read.docx import Condition, read_draft

    if path.is_dir():
        raise CannotRun(f"“{path}”是一个文件夹", "请用 -o 给出文件名，如 -o 初稿.docx。", Place(str(path)))
    condition = read_draft(path).condition
    if condition is Condition.UNTOUCHED:
        return None
    if condition is Condition.RESAVED:
        return _free_name(path), path.read_bytes()
    said = "里的文字有人改过" if condition is Condition.EDITED else "不是本程序写出的"
    raise CannotRun(
        f"“{path.name}”{said}，没有覆盖它",
        "请用 -o 换一个文件名；或先把它改名、移走，再生成。",
        Place(str(path)),
    )


def _free_name(path: Path) -> Path:
    number = 1
    while (found := path.with_name(f"{path.stem}-备份{number}{path.suffix}")).exists():
        number += 1
    return found


def _sorted(findings: Iterator[Finding] | tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.place.file, f.place.line or 0, f.place.column or 0, f.level.weight)))
