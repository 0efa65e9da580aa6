"""drafter collect: the forms that departments sent back → the data file, and marked copies of those that need a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.carry.collecting import Change, Dispute, Form, collect
from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.outline import Outline
from drafter.model.source import Plain
from drafter.ooxml.package import BadPackage
from drafter.read.docx.draft import bytes_of
from drafter.read.form.returns import Returned, read_return
from drafter.workflows.answers import Judged, Known, judged
from drafter.workflows.converting import as_xlsx
from drafter.workflows.copies import FORMS, SetAside, files_of, names_of
from drafter.workflows.data_file import is_workbook, read_data_file
from drafter.workflows.departments import issuer_of, tasks_of
from drafter.workflows.folders import make_folder
from drafter.workflows.former import Verdict, judge_sheet, put
from drafter.workflows.forms import as_yaml, asked_by, outline_of, whole_form
from drafter.workflows.progress import Progress, silent

_BACK = "退回"
_OTHER_PROGRAMS = (".xls", ".et", ".ods")


class Gathered(NamedTuple):
    """What was collected: from whom, what changed, what is disputed; what is wrong in which cell; files that were not used.

    `marked` are copies to send back, `kept` is the former data file, `missing` are departments that have not answered.
    """

    departments: tuple[tuple[str, str, int], ...] = ()
    changes: tuple[Change, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    findings: tuple[Finding, ...] = ()
    aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()
    marked: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()
    written: bool = False
    kept: Path | None = None


class CollectWish(NamedTuple):
    """Where marked copies go (beside the data file where nothing is said), and whether to write at all."""

    back: Path | None = None
    dry_run: bool = False
    force: bool = False


def collect_files(
    arguments: Sequence[Path], into: Path, wish: CollectWish | None = None, progress: Progress = silent
) -> Gathered:
    """Collect forms into a data file. Raises CannotRun where that cannot be read; what is wrong with a form is told."""
    wish = wish or CollectWish()
    before = bytes_of(into)
    reading = read_data_file(into)
    if reading.source is None:
        return Gathered(findings=reading.findings)
    data, outline = reading.source.data, outline_of(reading.source, into)
    asked = asked_by(outline, data)
    handed = tasks_of(outline, data, asked)
    known = Known(issuer_of(data, outline), {task.department: task for task in handed.tasks}, outline)
    files, aside = files_of(arguments, FORMS)
    names = names_of(files)
    read, wrong = [], list(aside)
    for path in progress(sorted(files, key=lambda path: names[path]), "收表"):
        found = _read(path, names[path], known)
        if isinstance(found, SetAside):
            wrong.append(found)
        else:
            read.append(found)
    read, twice = _without_doubles(read)
    homes = {item.path: item.home for item in asked}
    result = collect(data, [one.form for one in read], homes)
    findings = tuple(finding for one in read for finding in one.findings) + tuple(twice)
    answered = {item.get("单位") for item in _listed(result.data, "收表") if isinstance(item, dict)}
    answered |= {one.form.department for one in read}
    done = Gathered(
        tuple((one.form.department, one.name, len(one.form.figures)) for one in read),
        result.changes,
        result.disputes,
        findings,
        tuple(wrong),
        result.notes,
        missing=tuple(task.department for task in handed.tasks if task.department not in answered),
    )
    if wish.dry_run:
        return done
    marked = _send_back(read, result.disputes, wish.back or into.parent / _BACK, findings)
    if result.data == data:
        return done._replace(marked=marked)
    return done._replace(marked=marked, written=True, kept=_write(result.data, into, outline, before))


def _read(path: Path, name: str, known: Known) -> Judged | SetAside:
    """One form; why it cannot be used where it cannot."""
    try:
        data = as_xlsx(path) if path.suffix.lower() in _OTHER_PROGRAMS else bytes_of(path)
        returned: Returned = read_return(data)
    except BadPackage as error:
        return SetAside(path, str(error), error.remedy or "请用 Excel 或 WPS 打开看看；打不开的，请对方重发。")
    except CannotRun as error:
        return SetAside(path, error.message, error.remedy)
    return judged(returned, path, name, known)


def _without_doubles(read: Iterable[Judged]) -> tuple[list[Judged], list[Finding]]:
    """Of two forms of one department all that they say alike; where they differ, neither is taken, and that is told."""
    read = list(read)
    counts = Counter(one.form.department for one in read)
    kept: dict[str, Judged] = {}
    told: list[Finding] = []
    for one in read:
        who = one.form.department
        if counts[who] == 1 or who not in kept:
            kept[who] = one
            continue
        first = kept[who]
        had = {given.identity: given for given in first.form.figures}
        new = []
        for given in one.form.figures:
            other = had.get(given.identity)
            if other is None:
                new.append(given)
            elif other.text != given.text:
                message = (
                    f"{who}交了两张表，“{given.identity}”一张是 {other.text}（{first.name} {other.cell}），一张是 {given.text}"
                )
                place = Place(str(one.path), spot=given.cell)
                told.append(
                    Finding("R305", Level.ERROR, message, "两个都没有收。请问清用哪一张，把另一张移走，再收一次。", place)
                )
                had.pop(given.identity)
        figures = tuple(given for given in first.form.figures if given.identity in had) + tuple(new)
        texts = first.form.texts + tuple(t for t in one.form.texts if t.content not in {x.content for x in first.form.texts})
        kept[who] = first._replace(form=Form(who, first.form.file, figures, texts))
    return list(kept.values()), told


def _send_back(
    read: Sequence[Judged], disputes: Sequence[Dispute], folder: Path, findings: Sequence[Finding]
) -> tuple[Path, ...]:
    """Copies of the forms in which something is wrong, with comments at the cells."""
    from drafter.write.marked_copy import marked_copy

    marked = []
    for one in read:
        notes = {
            finding.place.spot: f"{finding.message}。{finding.remedy}"
            for finding in findings
            if finding.place.file == str(one.path) and finding.place.spot
        }
        for dispute in disputes:
            mine = [value for value in dispute.values if value[0] == one.form.department]
            others = "；".join(f"{who} {text}" for who, text, _ in dispute.values if who != one.form.department)
            for given in one.form.figures:
                if mine and given.identity == dispute.path and given.cell:
                    notes.setdefault(given.cell, f"这个数和别处的不同：{others}。请核对，属实的请说明口径。")
        if not notes:
            continue
        path = folder / f"{Path(one.name).stem}.xlsx"
        data = as_xlsx(one.path) if one.path.suffix.lower() in _OTHER_PROGRAMS else bytes_of(one.path)
        make_folder(folder)
        put(path, marked_copy(data, notes), lambda now, where: judge_sheet(now, where)._replace(keep=False, fault=""))
        marked.append(path)
    return tuple(marked)


def _write(data: Plain, into: Path, outline: Outline, before: bytes) -> Path | None:
    """Write the data file in the form that it has; the former one stays beside it."""
    if not is_workbook(into):
        return as_yaml(data, into, into)
    book = whole_form(data, outline)
    return put(into, book, lambda now, _: Verdict(keep=True) if now == before else Verdict("刚刚有人改过"))


def _listed(data: Plain, key: str) -> list[Plain]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []
