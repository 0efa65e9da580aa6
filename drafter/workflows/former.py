"""What stands where a file is to be written: nothing of a person's work is ever lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import CannotRun, Place
from drafter.model.links import real
from drafter.read.text.files import refuse_what_is_no_file
from drafter.write.files import ChangedMeanwhile, Expected, refuse_if_open_elsewhere, write_atomically

_SAVED_AGAIN, _CHANGED = "备份", "修改稿"
#: Other programs that write the same file may come between so many times.
_MOST_TRIES = 10


class Verdict(NamedTuple):
    """What becomes of the file that stands there.

    `fault` is why it may not be replaced, `remedy` what to do then where no --force would help; `keep` says that a copy stays.
    """

    fault: str = ""
    keep: bool = False
    remedy: str = ""


Judge = Callable[[bytes, Path], Verdict]


def put(path: Path, data: bytes, judge: Judge, *, force: bool = False) -> Path | None:
    """Write a file, and say where the former one is kept, if it is.

    Raises CannotRun where a person's work would be lost; with `force` it is kept beside the new one instead.
    """
    path = real(path) if path.is_symlink() else path  # the file that is meant, not the link to it
    for _ in range(_MOST_TRIES):
        refuse_if_open_elsewhere(path)
        former = _standing(path)
        try:
            kept = _kept(path, former, judge(former, path), force=force) if former is not None else None
            write_atomically(path, data, Expected(former))
        except ChangedMeanwhile:
            continue
        return kept
    raise CannotRun(f"“{path.name}”正被别的程序反复改写，没有写成", "请等别的程序写完，再试一次。", Place(str(path)))


def is_kept_copy(path: Path) -> bool:
    """Whether a file is called as those are that `put` keeps."""
    return re.search(f"-({_SAVED_AGAIN}|{_CHANGED}-)[0-9]+$", path.stem) is not None


def judge_draft(whose: str) -> Judge:
    """How a .docx is judged that stands where a draft is to go; `whose` is the digest of the office and year."""

    def judge(data: bytes, path: Path) -> Verdict:
        from drafter.read.docx.draft import Condition, parse_or_refuse

        try:
            found = parse_or_refuse(data, path)
        except CannotRun:
            return Verdict("不是完好的 Word 文档")
        if found.whose not in ("", whose):
            return Verdict("是别的单位或别的年度的稿子")
        match found.condition:
            case Condition.UNTOUCHED:
                return Verdict()
            case Condition.RESAVED:
                return Verdict(keep=True)
            case Condition.COMMENTED:
                return Verdict("里有人加了批注")
            case Condition.EDITED:
                return Verdict("里的文字有人改过")
        return Verdict("不是本程序写出的")

    return judge


def judge_annotated(document: bytes) -> Judge:
    """How a .docx is judged that stands where a copy of `document` with our comments is to go.

    A former copy of ours is replaced. Where its words are no more those of the document it is kept, as a person may have
    changed them.
    """

    def judge(data: bytes, path: Path) -> Verdict:
        from drafter.ooxml.names import COMMENTATOR
        from drafter.read.docx.draft import parse_draft, parse_or_refuse

        remedy = "请在 --annotate 后面写另一个名字，或先把它改名、移走。"
        try:
            former = parse_or_refuse(data, path).manuscript
        except CannotRun:
            return Verdict("已经有了，不是本程序写的批注稿", remedy=remedy)
        now = parse_draft(document).manuscript
        known = {(comment.author, comment.text) for comment in now.comments}
        if any(comment.author != COMMENTATOR and (comment.author, comment.text) not in known for comment in former.comments):
            return Verdict("已经有了，里面有别人的批注", remedy=remedy)
        is_same = [(line.accepted, line.original) for line in former.lines] == [
            (line.accepted, line.original) for line in now.lines
        ]
        is_ours = any(comment.author == COMMENTATOR for comment in former.comments)
        if not is_ours and not is_same:
            return Verdict("已经有了，不是本程序写的批注稿", remedy=remedy)
        return Verdict(keep=not (is_ours and is_same))

    return judge


def judge_sheet(data: bytes, path: Path) -> Verdict:  # noqa: ARG001 - what a Judge is asked
    """How a workbook is judged that stands where one is to go: people write into it."""
    from drafter.ooxml.package import BadPackage
    from drafter.read.workbook import is_untouched

    try:
        return Verdict("" if is_untouched(data) else "里有人填过或改过")
    except BadPackage:
        return Verdict("不是本程序写出的表格")


def _standing(path: Path) -> bytes | None:
    """The bytes of the file that stands there; None where there is none."""
    here = Place(str(path))
    refuse_what_is_no_file(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise CannotRun(f"“{path}”是一个文件夹", f"请用 -o 给出文件名，如 -o 初稿{path.suffix or '.docx'}。", here) from error
    except NotADirectoryError:
        return None  # write_atomically says what is wrong with the folder
    except OSError as error:
        if path.is_dir():
            raise CannotRun(f"“{path}”是一个文件夹", "请用 -o 给出文件名，如 -o 初稿.docx。", here) from error
        raise CannotRun(f"原有的“{path.name}”读不出来（系统错误 {error.errno}），没有覆盖它", "请核对权限。", here) from error


def _kept(path: Path, former: bytes, verdict: Verdict, *, force: bool) -> Path | None:
    """Keep a copy of what stands there, under a name that no file has. Raises CannotRun where it may not be replaced."""
    if verdict.fault and not force:
        copy = f"{path.stem}-{_CHANGED}-1{path.suffix}"
        remedy = f"请用 -o 换一个文件名；或先把它改名、移走，再生成；要写出新的、把原来的留作“{copy}”，请加 --force。"
        raise CannotRun(f"“{path.name}”{verdict.fault}，没有覆盖它", verdict.remedy or remedy, Place(str(path)))
    if not (verdict.fault or verdict.keep):
        return None
    form = f"{path.stem}-{_CHANGED}-{{}}{path.suffix}" if verdict.fault else f"{path.stem}-{_SAVED_AGAIN}{{}}{path.suffix}"
    number = 1
    while True:
        copy_path = path.with_name(form.format(number))
        try:
            write_atomically(copy_path, former, Expected(None))
        except ChangedMeanwhile:
            with suppress(OSError):  # a folder of that name, or nothing any more
                if copy_path.read_bytes() == former:
                    return copy_path  # the same work was kept before
            number += 1
        else:
            return copy_path
