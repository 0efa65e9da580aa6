"""drafter trace: each number of a data file's draft, or of a .docx, with where it comes from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from drafter.kit import Kit
from drafter.model.finding import CannotRun, Finding, Place
from drafter.model.manuscript import Manuscript
from drafter.model.record import Record
from drafter.model.trace import Trace
from drafter.read.docx.draft import parse_draft, read_draft
from drafter.read.text.numbers import numbers_in
from drafter.read.text.sentences import sentences_in
from drafter.review.trace import Reader, trace
from drafter.workflows.outlets import chosen_drafts
from drafter.workflows.prepare import OTHER_DOCUMENTS, prepare
from drafter.workflows.remade import remade
from drafter.workflows.rendering import render
from drafter.workflows.sheets import write_sheet
from drafter.write.trace_sheet import trace_sheet

_WORD_FILES = frozenset({".docx", ".docm"})
#: What the text of a draft's record gives now is not what was sent.
_NOT_THE_SAME = "随文数据现在写出的文字与当时不同（提纲、模板升级过，或随文数据被改动过），核对以随文数据为准。"


class TraceReport(NamedTuple):
    """What was traced. Without a trace the data has no form, as the findings say.

    `about` names office, year and document; `written` is where the sheet went, `kept` where the one before it is.
    """

    about: str
    trace: Trace | None
    findings: tuple[Finding, ...] = ()
    written: Path | None = None
    kept: Path | None = None
    note: str = ""


def trace_file(path: Path, output: Path | None = None, outlets: tuple[str, ...] = (), *, force: bool = False) -> TraceReport:
    """Trace a data file or a .docx, and write the verification sheet where `output` says so.

    Raises CannotRun where the file cannot be read, or where it is a .docx that carries no record.
    """
    if path.suffix.lower() in OTHER_DOCUMENTS:
        raise CannotRun(f"不能核对“{path.suffix}”文件", "请用 Word 或 WPS 另存为 .docx，再核对。", Place(str(path)))
    is_word = path.suffix.lower() in _WORD_FILES
    if is_word and outlets:
        raise CannotRun("核对 Word 文档时不用写 --for", "文档本身就是一个报送件，请去掉 --for。", Place(str(path)))
    report = _of_docx(path) if is_word else _of_data(path, outlets)
    if output is None or report.trace is None:
        return report
    written, kept = write_sheet(output, trace_sheet(report.about, report.trace), "核对表", force=force)
    return report._replace(written=written, kept=kept)


def _of_docx(path: Path) -> TraceReport:
    reading = read_draft(path)
    made = remade(reading, path)
    report = _report(reading.manuscript, made.record, made.kit, reading.outlet)
    return report if made.sent else report._replace(note=_NOT_THE_SAME)


def _of_data(path: Path, outlets: tuple[str, ...]) -> TraceReport:
    """The draft is written in memory and read back: what is traced is what is printed.

    Of several outlets that were not asked for the first is taken that is not public: all of them say the same, or less.
    """
    prepared = prepare(path)
    if prepared.record is None or prepared.kit is None:
        return TraceReport("", None, prepared.findings)
    chosen = chosen_drafts(prepared, outlets, path)
    if outlets and len(chosen) > 1:
        raise CannotRun("一次只能核对一个报送件", "请在 --for 后面只写一个名称。", Place(str(path)))
    outlet, document = next((draft for draft in chosen if not (draft[0] and draft[0].is_public)), chosen[0])
    written = render(prepared.record, prepared.kit, document._replace(live=True), outlet)
    return _report(parse_draft(written).manuscript, prepared.record, prepared.kit, outlet.name if outlet else "")


def _report(manuscript: Manuscript, record: Record, kit: Kit, outlet: str) -> TraceReport:
    phrases = kit.templates.phrases.texts_of(record.year)
    reader = Reader(partial(numbers_in, phrases=phrases), sentences_in)
    about = f"{record.office}{record.year}年度" + (f"（{outlet}）" if outlet else "")
    departments = {**kit.outline.departments, **record.departments}
    return TraceReport(about, trace(manuscript, record.figures, reader, departments))
