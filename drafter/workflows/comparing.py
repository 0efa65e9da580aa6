"""drafter compare: two reports side by side, each a data file or a working draft that carries its record."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.compose.contents import contents
from drafter.kit import Kit
from drafter.model.comparison import Comparison
from drafter.model.finding import CannotRun, Finding, Place
from drafter.model.record import Record
from drafter.model.source import Source
from drafter.review.comparison import Report, compare
from drafter.workflows.prepare import OTHER_DOCUMENTS, prepare_data

_WORD_FILES = frozenset({".docx", ".docm"})


class Compared(NamedTuple):
    """What was compared. Without a comparison the data has no form, as the findings say.

    `written` is where the workbook went, `kept` where the one before it is.
    """

    comparison: Comparison | None
    findings: tuple[Finding, ...] = ()
    written: Path | None = None
    kept: Path | None = None


class _Read(NamedTuple):
    report: Report | None
    findings: tuple[Finding, ...] = ()
    note: str = ""


def compare_files(before: Path, after: Path, output: Path | None = None, *, force: bool = False) -> Compared:
    """Compare two reports, and write the workbook where `output` says so.

    Raises CannotRun where a file cannot be read, or is a .docx that carries no record.
    """
    first, second = _read(before), _read(after)
    if first.report is None or second.report is None:
        return Compared(None, (*first.findings, *(second.findings if after != before else ())))
    comparison = compare(first.report, second.report)
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    comparison = comparison._replace(notes=(*comparison.notes, *notes))
    if output is None:
        return Compared(comparison)
    from drafter.workflows.sheets import write_sheet
    from drafter.write.comparison_sheet import comparison_book

    written, kept = write_sheet(output, comparison_book(comparison), "对比", force=force)
    return Compared(comparison, (), written, kept)


def _read(path: Path) -> _Read:
    if path.suffix.lower() in OTHER_DOCUMENTS:
        remedy = "请给出 .yaml 数据文件，或 drafter 生成的初稿（.docx）；别的 Word 格式请先另存为 .docx。"
        raise CannotRun(f"不能对比“{path.suffix}”文件", remedy, Place(str(path)))
    if path.suffix.lower() in _WORD_FILES:
        return _of_docx(path)
    source, prepared = prepare_data(path)
    if source is None or prepared.record is None or prepared.kit is None:
        return _Read(None, prepared.findings)
    return _Read(_report(path, prepared.record, source, prepared.kit))


def _of_docx(path: Path) -> _Read:
    from drafter.read.docx.draft import Condition, read_draft
    from drafter.read.plain_source import PlainSource
    from drafter.workflows.remade import remade

    reading = read_draft(path)
    made = remade(reading, path)
    said = f"“{path.name}”的文字有人改过：对比用的是随文的填报数据，在文档里改的字和数没有算进来。"
    note = said if reading.condition is Condition.EDITED else ""
    return _Read(_report(path, made.record, PlainSource(str(path), reading.record), made.kit), note=note)


def _report(path: Path, record: Record, source: Source, kit: Kit) -> Report:
    return Report(str(path), record, kit.outline, contents(record, source, kit.outline, kit.templates))
