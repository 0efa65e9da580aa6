"""drafter form: a data file as a workbook to fill in, and a workbook as a data file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.forms.department import Task
from drafter.library import find_outline
from drafter.loading import load_outline
from drafter.model.finding import CannotRun, Finding, Place
from drafter.model.outline import Outline
from drafter.model.shape import Asked
from drafter.model.source import Plain, Source
from drafter.settings import library_for
from drafter.validate.formats import refuse_newer_format
from drafter.workflows.data_file import read_data_file
from drafter.workflows.departments import issuer_of, local_names, tasks_of
from drafter.workflows.folders import make_folder, names_folder
from drafter.workflows.former import Verdict, judge_sheet, put
from drafter.workflows.progress import Progress, silent

_YAML = (".yaml", ".yml")


class FormWritten(NamedTuple):
    """What was written, and where the former file is kept; without `path`, what is wrong with the data file."""

    path: Path | None
    findings: tuple[Finding, ...] = ()
    kept: Path | None = None


def write_form(data_file: Path, output: Path, *, force: bool = False) -> FormWritten:
    """Write a data file in the other form: as .xlsx to fill in, or as .yaml. Raises CannotRun."""
    reading = read_data_file(data_file)
    if reading.source is None:
        return FormWritten(None, reading.findings)
    refuse_newer_format(reading.source, "数据文件")
    data = reading.source.data
    if output.suffix.lower() in _YAML:
        return FormWritten(output, reading.findings, as_yaml(data, output, data_file))
    if output.suffix.lower() != ".xlsx":
        remedy = "请给出以 .xlsx 结尾的名字（填报表），或以 .yaml 结尾的名字（数据文件）。"
        raise CannotRun(f"“{output}”不是填报表的文件名", remedy, Place(str(output)))
    outline = outline_of(reading.source, data_file)
    make_folder(output.parent)
    return FormWritten(output, reading.findings, put(output, whole_form(data, outline), judge_sheet, force=force))


class HandedOut(NamedTuple):
    """The forms of all departments: what was written, what not and why, and the indicators that nobody reports."""

    written: tuple[tuple[Path, Task], ...]
    refused: tuple[tuple[str, str], ...] = ()
    homeless: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def hand_out(data_file: Path, folder: Path, *, force: bool = False, progress: Progress = silent) -> HandedOut:
    """Write a form for each department into a folder. Raises CannotRun."""
    from drafter.forms.department import KIND, tables_for
    from drafter.language.filenames import safe_name
    from drafter.write.form_book import form_bytes
    from drafter.write.form_cover import department_cover

    reading = read_data_file(data_file)
    if reading.source is None:
        return HandedOut((), findings=reading.findings)
    data = reading.source.data
    outline = outline_of(reading.source, data_file)
    if not names_folder(folder):
        raise CannotRun(f"“{folder}”不是文件夹的名字", "各单位的表要放在一个文件夹里，如 -o 发放/。", Place(str(folder)))
    make_folder(folder)
    handed, issuer = tasks_of(outline, data, asked_by(outline, data)), issuer_of(data, outline)
    written, refused = [], []
    for task in progress(handed.tasks, "发放"):
        path = folder / f"{safe_name(task.department)}.xlsx"
        form = form_bytes(department_cover(task, issuer), tuple(tables_for(task, issuer)), KIND, locked=True)
        try:
            put(path, form, judge_sheet, force=force)
        except CannotRun as error:
            refused.append((task.department, f"{error.message}。{error.remedy}"))
            continue
        written.append((path, task))
    return HandedOut(tuple(written), tuple(refused), handed.homeless, reading.findings)


def whole_form(data: Plain, outline: Outline) -> bytes:
    """The bytes of the workbook that holds the whole data file."""
    from drafter.forms.whole import tables_of
    from drafter.read.form.source import WHOLE
    from drafter.validate.shape import data_shape
    from drafter.write.form_book import form_bytes
    from drafter.write.form_cover import whole_cover

    return form_bytes(whole_cover(data, outline), tables_of(data, data_shape(), asked_by(outline, data)), WHOLE)


def as_yaml(data: Plain, output: Path, source: Path) -> Path | None:
    """Write data as YAML; of a file that is there already only what differs is changed, so that its comments stay."""
    from drafter.write.yaml_patch import NotPatched, patched_bytes

    former = output.read_bytes() if output.is_file() else f"# 由填报表“{source.name}”生成\n".encode()
    try:
        text = patched_bytes(former, data)
    except NotPatched as error:
        remedy = "请把原来的文件移走，另写一个；或把表格发给维护人员。"
        raise CannotRun(f"数据写不进“{output.name}”的写法里", remedy, Place(str(output))) from error
    make_folder(output.parent)
    return put(output, text, lambda now, _: Verdict(keep=now != text) if now == former else Verdict("刚刚有人改过"))


def outline_of(source: Source, data_file: Path) -> Outline:
    """The outline that a data file names. Raises CannotRun."""
    data = source.data
    name = data.get("提纲") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise CannotRun("数据文件没有写“提纲”", "请补上一行，如 提纲: 年度报告/县级@1。", source.place(("提纲",)))
    library = library_for(data_file.parent)
    found = find_outline(name, library)
    if not isinstance(found, Path):
        raise CannotRun(found.message, found.remedy, source.place(("提纲",)))
    return load_outline(name, library)


def asked_by(outline: Outline, data: Plain) -> tuple[Asked, ...]:
    """The figures that the outline asks for, in the order of its sections, with the local names of departments."""
    titles = {section.key: section.title for section in outline.walk()}
    names = {key: "、".join(full) for key, full in local_names(outline, data).items()}
    return tuple(
        Asked(
            item.path,
            item.name,
            item.unit,
            item.definition,
            names.get(item.department, item.department),
            item.required,
            item.home,
            titles.get(item.home, item.home),
        )
        for section in outline.walk()
        for item in outline.indicators_of(section.key)
        if not item.formula
    )
