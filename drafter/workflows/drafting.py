"""drafter draft: the .docx of each outlet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter.compose.extent import Extent, extent_of
from drafter.kit import Kit
from drafter.model.document import Document
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.record import Outlet, Record
from drafter.ooxml.envelope import Envelope
from drafter.workflows.prepare import prepare
from drafter.write.files import refuse_if_open_elsewhere, safe_name, write_atomically
from drafter.write.package import docx_bytes


@dataclass(frozen=True, slots=True)
class Written:
    """One .docx that was written. `backup` is where a merely re-saved former draft went."""

    path: Path
    extent: Extent
    backup: Path | None


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
