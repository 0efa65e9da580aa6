"""drafter draft 文件夹: the drafts of all data files in a folder and below it, by several processes at once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from drafter.library import BadKit
from drafter.model.finding import CannotRun, Finding, Level, Place, is_about_publishing, is_error
from drafter.workflows.data_file import is_workbook
from drafter.workflows.data_files import Look, candidates, look_at
from drafter.workflows.drafting import Drafted, Wish, draft, paths_of
from drafter.workflows.folders import make_folder, names_folder
from drafter.workflows.processes import Mapped, ProcessesDied, processes
from drafter.workflows.progress import Progress, silent

#: Data files of one folder and one office, whose drafts may be called the same.
Task = tuple[Path, ...]


class Outcome(NamedTuple):
    """What became of one data file: how many drafts and pages were written, and what there is to say.

    `refused` are (outlet, why); `fault` (message, remedy) is why there is none at all; `first` is the gravest finding.
    `kept` are former files. `to_publish` counts what is to be looked at before it goes out: warnings on publication, waivers.
    """

    path: Path
    drafts: int = 0
    pages: int = 0
    errors: int = 0
    first: Finding | None = None
    refused: tuple[tuple[str, str], ...] = ()
    fault: tuple[str, str] | None = None
    kept: tuple[Path, ...] = ()
    to_publish: tuple[int, int] = (0, 0)

    @property
    def has_failed(self) -> bool:
        """Whether something that was asked for was not written."""
        return not self.drafts or bool(self.refused)


class FolderDrafted(NamedTuple):
    """What became of all data files, in the order of their paths; `aside` are files that hold no data."""

    outcomes: tuple[Outcome, ...]
    aside: tuple[Path, ...] = ()
    is_cut_short: bool = False


class FolderWish(NamedTuple):
    """How each is drafted, where to (None: beside its data file), by how many processes (None: as there are cores)."""

    each: Wish
    output: Path | None = None
    jobs: int | None = None


def draft_folder(folder: Path, wish: FolderWish, progress: Progress = silent) -> FolderDrafted:
    """Draft each data file as `draft` does; what fails is told and keeps nothing else from being written.

    Raises CannotRun where there is no data file, or nowhere to write to.
    """
    if wish.output and not names_folder(wish.output):
        raise CannotRun(f"“{wish.output}”不是文件夹", "起草整个文件夹时，请在 -o 后面写一个文件夹。")
    files = list(candidates(folder))
    outcomes: list[Outcome] = []
    aside: list[Path] = []
    with processes(wish.jobs, len(files)) as mapped:
        try:
            tasks = _tasks(files, aside, mapped)
            if not tasks:
                remedy = "要的是填报数据：.yaml 文件，或 drafter form 生成的填报表（.xlsx）；请核对文件夹的名字。"
                raise CannotRun("这个文件夹里没有数据文件", remedy, Place(str(folder)))
            done = iter(mapped(partial(_draft_task, folder=folder, wish=wish), tasks))
            for _ in progress(tasks, "起草"):
                outcomes += next(done)
        except KeyboardInterrupt:
            return FolderDrafted(_in_order(outcomes), tuple(aside), is_cut_short=True)
        except ProcessesDied as error:
            remedy = "多半是内存不够。已写出的文件都是完整的；请加 --jobs 1 再试一次。"
            raise CannotRun("起草的进程被系统中止了", remedy, Place(str(folder))) from error
    return FolderDrafted(_in_order(outcomes), tuple(aside))


def _tasks(files: Sequence[Path], aside: list[Path], mapped: Mapped) -> list[Task]:
    """What is to be drafted. Only files that share a folder, and workbooks, are opened for it."""
    shared = Counter(path.parent for path in files)
    unclear = [path for path in files if shared[path.parent] > 1 or is_workbook(path)]
    looks: dict[Path, Look] = dict(zip(unclear, mapped(look_at, unclear), strict=True))
    aside += [path for path in unclear if not looks[path].has_data]
    meant = [path for path in files if path not in looks or looks[path].has_data]

    def office(path: Path) -> tuple[Path, str]:
        return path.parent, looks[path].office or path.name if path in looks else path.name

    return [tuple(group) for _, group in groupby(sorted(meant, key=office), key=office)]


def _draft_task(task: Task, folder: Path, wish: FolderWish) -> list[Outcome]:
    """Draft the data files of one task; those whose drafts would go to one file are refused, all of them."""
    output = wish.output and wish.output / task[0].parent.relative_to(folder)
    clashes = dict(_clashes(task, output, wish.each)) if len(task) > 1 else {}
    return [
        Outcome(path, fault=clashes[path]) if path in clashes else _told(path, partial(_draft_one, path, output, wish.each))
        for path in task
    ]


def _clashes(task: Task, output: Path | None, wish: Wish) -> Iterator[tuple[Path, tuple[str, str]]]:
    claims: dict[str, list[Path]] = {}
    names: dict[str, str] = {}
    for path in task:
        for target in _paths_or_none(path, output, wish):
            claims.setdefault(target.name.casefold(), []).append(path)
            names[target.name.casefold()] = target.name
    for name, paths in claims.items():
        for path in paths:
            if others := "、".join(f"“{other.name}”" for other in paths if other != path):
                remedy = "请核对单位和年度；都要的，请放在不同的文件夹里。"
                yield path, (f"和{others}会写成同一个文件“{names[name]}”，都没有写", remedy)


def _paths_or_none(path: Path, output: Path | None, wish: Wish) -> Sequence[Path]:
    try:
        return paths_of(path, output, wish)
    except Exception:
        return ()  # drafting it says what is wrong


def _draft_one(path: Path, output: Path | None, wish: Wish) -> Drafted:
    if output and not names_folder(output):  # a folder called as files are, which is not there yet
        make_folder(output)
    return draft(path, output, wish)


def _told(path: Path, work: Callable[[], Drafted]) -> Outcome:
    """What became of one data file, small enough to keep for tens of thousands."""
    try:
        drafted = work()
    except CannotRun as error:
        said = f"{error.message}（{error.place.within}）" if error.place and error.place.within else error.message
        return Outcome(path, fault=(said, error.remedy))
    except BadKit as error:
        return Outcome(path, errors=len(error.findings), first=error.findings[0])
    except Exception as error:
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        said = f"程序内部出错（{type(error).__name__}：{error}）"
        return Outcome(path, fault=(said, "这是程序的缺陷，不是数据的问题。请把数据文件和这行字发给维护人员。"))
    findings = [finding for finding in drafted.findings if not finding.waived]
    gravest = min(findings, key=lambda finding: finding.level.weight, default=None)
    return Outcome(
        path,
        len(drafted.written),
        sum(written.extent.pages for written in drafted.written),
        sum(map(is_error, findings)),
        gravest if gravest and (gravest.level is Level.ERROR or not drafted.written) else None,
        drafted.refused,
        kept=tuple(written.kept for written in drafted.written if written.kept),
        to_publish=(sum(map(is_about_publishing, findings)), len(drafted.to_confirm)),
    )


def _in_order(outcomes: list[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes, key=lambda outcome: outcome.path))
