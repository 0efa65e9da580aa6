"""drafter opinions: what the reviewers of a draft want, out of the copies that they returned, in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from drafter.model.finding import CannotRun
from drafter.model.opinion import Kind, Opinion
from drafter.read.docx.draft import DraftReading, bytes_of, parse_or_refuse
from drafter.review.opinions import held_against, in_reading_order, opinions_of, stem_of
from drafter.workflows.copies import SetAside, files_of, names_of
from drafter.workflows.sent import Sent, sent_as, sent_with, why_not
from drafter.workflows.sheets import write_sheet
from drafter.write.opinion_sheet import opinion_sheet

_TABLE = "意见采纳情况表"
_BY_CONTENT = "没有随文数据，按内容比对"
#: So many reasons are told where no copy can be used.
_MOST_REASONS = 5


class Returned(NamedTuple):
    """One copy: what it is called, who says something in it, how many opinions of each kind, and what is to be known of it."""

    name: str
    persons: tuple[str, ...]
    counts: Counter[Kind]
    note: str = ""


class Collected(NamedTuple):
    """What came of it: the table, unless there is no opinion, and all copies, used and set aside.

    `kept` is where a table went that somebody had filled in.
    """

    table: Path | None
    opinions: tuple[Opinion, ...]
    returned: tuple[Returned, ...]
    aside: tuple[SetAside, ...]
    kept: Path | None = None


class _Copy(NamedTuple):
    path: Path
    name: str
    reading: DraftReading


def collect(
    arguments: Iterable[Path], sent_file: Path | None = None, output: Path | None = None, *, force: bool = False
) -> Collected:
    """Write the table of opinions. Raises CannotRun where there is no copy to use, or what was sent is not known."""
    arguments = tuple(arguments)
    files, aside = files_of(arguments)
    copies, twice, unreadable = _read(files)
    aside = (*aside, *unreadable)
    if not copies:
        raise _nothing_usable(aside)
    sent = sent_as(sent_file) if sent_file else sent_with([(copy.path, copy.reading) for copy in copies])
    returned: list[Returned] = []
    found: list[Opinion] = []
    for copy in copies:
        opinions, note, refusal = _opinions(sent, copy)
        if refusal:
            aside = (*aside, refusal)
        else:
            found += opinions
            returned.append(_returned(copy, opinions, note))
    if not returned:
        raise _nothing_usable(aside)
    ordered = tuple(in_reading_order(found))
    if not ordered:
        return Collected(None, (), (*returned, *twice), aside)
    notes = [f"“{copy.name}”{copy.note}。" for copy in returned if copy.note]
    sheet = opinion_sheet(sent.title, ordered, notes, sent.figure_name)
    written, kept = write_sheet(output or files[0].parent, sheet, _TABLE, force=force)
    return Collected(written, ordered, (*returned, *twice), aside, kept)


def _read(files: tuple[Path, ...]) -> tuple[list[_Copy], list[Returned], list[SetAside]]:
    """The copies that can be read, those that are byte for byte another, and those that cannot."""
    names = names_of(files)
    copies: list[_Copy] = []
    twice: list[Returned] = []
    aside: list[SetAside] = []
    known: dict[bytes, str] = {}
    for path in files:
        try:
            data = bytes_of(path)
            digest = sha256(data).digest()
            if digest in known:
                twice.append(Returned(names[path], (), Counter(), f"和“{known[digest]}”完全相同，只算一次"))
                continue
            copies.append(_Copy(path, names[path], parse_or_refuse(data, path)))
            known[digest] = names[path]
        except CannotRun as error:
            aside.append(SetAside(path, error.message, error.remedy))
    return copies, twice, aside


def _opinions(sent: Sent, copy: _Copy) -> tuple[tuple[Opinion, ...], str, SetAside | None]:
    """The opinions in a copy and a note on it; or why it is set aside."""
    if why := why_not(sent, copy.reading):
        remedy = "请把不同稿子的返回稿分开，分别汇总。"
        return (), "", SetAside(copy.path, why, remedy)
    held = held_against(sent.manuscript, copy.reading.manuscript)
    by_content = copy.reading.record is None or not sent.text_digest
    if by_content and not held.is_derived:
        remedy = "请核对是不是放错了文件；如果确是返回稿，请看当时送出的是不是另一份，用 --sent 指明。"
        return (), "", SetAside(copy.path, "不是由这份稿子改来的：一半以上的文字对不上", remedy)
    opinions = opinions_of(held, sent.manuscript, copy.reading.manuscript, copy.name)
    return opinions, _BY_CONTENT if copy.reading.record is None else "", None


def _returned(copy: _Copy, opinions: tuple[Opinion, ...], note: str) -> Returned:
    every = [single for opinion in opinions for single in opinion.walk()]
    persons = tuple(sorted({single.person for single in every} - {stem_of(copy.name)}))
    return Returned(copy.name, persons, Counter(single.kind for single in every), note)


def _nothing_usable(aside: tuple[SetAside, ...]) -> CannotRun:
    reasons = "；".join(f"“{item.path.name}”{item.why}" for item in aside[:_MOST_REASONS])
    more = f"；等 {len(aside)} 个" if len(aside) > _MOST_REASONS else ""
    remedy = aside[0].remedy if aside else "请给出返回稿（.docx），或放返回稿的文件夹。"
    return CannotRun("没有可以汇总的返回稿" + (f"：{reasons}{more}" if aside else ""), remedy)
