"""drafter compare: two reports side by side, each a data file or a working draft that carries its record."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.compose.contents import contents
from drafter.kit import Kit
from drafter.model.commands import argument
from drafter.model.comparison import Comparison
from drafter.model.finding import CannotRun, Finding, Place
from drafter.model.record import Record
from drafter.model.source import Source
from drafter.review.comparison import Report, compare
from drafter.workflows.prepare import OTHER_DOCUMENTS, prepare_data, prepare_source

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


def compare_files(before: Path, after: Path, output: Path | None = None, *, force: bool = False, tracked: str = "") -> Compared:
    """Compare two reports, and write the workbook where `output` says so.

    Raises CannotRun where a file cannot be read, is a .docx that carries no record, or has tracked changes and `tracked` does
    not say what is to become of them.
    """
    first, second = _read(before, tracked), _read(after, tracked)
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


def _read(path: Path, tracked: str) -> _Read:
    if path.suffix.lower() in OTHER_DOCUMENTS:
        remedy = "请给出 .yaml 数据文件，或 drafter 生成的初稿（.docx）；别的 Word 格式请先另存为 .docx。"
        raise CannotRun(f"不能对比“{path.suffix}”文件", remedy, Place(str(path)))
    if path.suffix.lower() in _WORD_FILES:
        return _of_docx(path, tracked)
    source, prepared = prepare_data(path)
    if source is None or prepared.record is None or prepared.kit is None:
        return _Read(None, prepared.findings)
    return _Read(_report(path, prepared.record, source, prepared.kit))


def _of_docx(path: Path, tracked: str) -> _Read:
    from drafter.read.docx.draft import Condition, read_draft
    from drafter.read.plain_source import PlainSource
    from drafter.workflows.remade import remade

    reading = read_draft(path)
    if reading.record is not None and reading.condition is Condition.EDITED:
        return _of_edited(path, tracked)
    made = remade(reading, path)
    return _Read(_report(path, made.record, PlainSource(str(path), reading.record), made.kit))


def _of_edited(path: Path, tracked: str) -> _Read:
    """A draft that people changed since: what they changed counts, as far as data can say it."""
    from drafter.read.plain_source import PlainSource
    from drafter.workflows.pulling import taken_in

    plain, report = taken_in(path, tracked)
    source = PlainSource(str(path), plain)
    prepared = prepare_source(source, path.parent)
    if prepared.record is None or prepared.kit is None:
        return _Read(None, prepared.findings)
    note = f"“{path.name}”有人改过：改动的文字 {len(report.edits)} 处、数 {len(report.values)} 处，已按改过的对比。"
    if lost := len(report.not_taken):
        note += f"有 {lost} 处没有算进来，用 drafter pull {argument(path.name)} --into 数据文件 --dry-run 可以看是哪些。"
    return _Read(_report(path, prepared.record, source, prepared.kit), note=note)


def _report(path: Path, record: Record, source: Source, kit: Kit) -> Report:
    return Report(str(path), record, kit.outline, contents(record, source, kit.outline, kit.templates))
