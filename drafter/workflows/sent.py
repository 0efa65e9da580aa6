"""What was sent to the reviewers: made again from a copy's record, or read from the file that the user names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.model.document import Role
from drafter.model.finding import CannotRun, Place, nested
from drafter.model.manuscript import Manuscript
from drafter.model.record import Record
from drafter.ooxml.store import figure_of
from drafter.read.docx.draft import DraftReading, read_draft
from drafter.workflows.remade import remade

_NAME_IT = "请用 --sent 指明当时送出的文件，如 drafter opinions 返回稿 --sent 初稿.docx。"


class Sent(NamedTuple):
    """The text that was sent, what tells its copies from those of other drafts, and the record behind it, if there is one."""

    manuscript: Manuscript
    text_digest: str
    whose: str
    outlet: str
    about: str
    record: Record | None

    @property
    def title(self) -> str:
        """The document's title in one line; empty where it has none."""
        return "".join(line.accepted.replace("\n", "") for line in self.manuscript.lines if line.role is Role.TITLE).strip()

    def figure_name(self, node: str) -> str:
        """What the figure of a control is called."""
        path, _, aspect = figure_of(node).partition("|")
        figure = self.record.figures.get(path) if self.record else None
        name = figure.indicator.name if figure else path
        return f"{name}（{aspect}）" if aspect else name


def sent_as(path: Path) -> Sent:
    """The file that the user says was sent. Raises CannotRun."""
    reading = read_draft(path)
    return _sent(reading, reading.manuscript, _record(reading, path))


def sent_with(copies: Sequence[tuple[Path, DraftReading]]) -> Sent:
    """What most of these copies were made of. Raises CannotRun where that cannot be made again."""
    with_record = [(path, reading) for path, reading in copies if reading.record is not None]
    if not with_record:
        raise CannotRun("返回稿里都没有随文的填报数据，不知道原稿是什么", _NAME_IT)
    counts = Counter(reading.text_digest for _, reading in with_record)
    most = max(counts.values())
    path, reading = next(item for item in with_record if counts[item[1].text_digest] == most)
    try:
        made = remade(reading, path)
    except CannotRun as error:
        raise CannotRun(error.message, f"{error.remedy}或者{_NAME_IT[1:]}", Place(str(path))) from error
    if made.sent is None:
        raise CannotRun("送出以后模板、提纲或程序改过，还原不出当时的原稿", _NAME_IT, Place(str(path)))
    return _sent(reading, made.sent, made.record)


def why_not(sent: Sent, reading: DraftReading) -> str:
    """Why a copy is one of another document, as far as it says so itself; empty where it may be of this one."""
    if sent.whose and reading.whose and sent.whose != reading.whose:
        return f"是{_about(reading) or '另一个单位或另一个年度'}的稿子，和这次汇总的{sent.about}不是一份"
    if reading.record is None or not sent.text_digest or reading.text_digest == sent.text_digest:
        return ""
    if reading.outlet != sent.outlet:
        return f"是报送件“{nested(reading.outlet)}”的稿子，和这次汇总的“{nested(sent.outlet)}”不是一份"
    return "是同一份报告的另一稿，原来的文字和这次汇总的这一稿不同"


def _sent(reading: DraftReading, manuscript: Manuscript, record: Record | None) -> Sent:
    about = _about(reading) or "这份稿子"
    return Sent(manuscript, reading.text_digest, reading.whose, reading.outlet, about, record)


def _record(reading: DraftReading, path: Path) -> Record | None:
    """The record behind a file; without one, figures are called by their paths."""
    try:
        return remade(reading, path).record
    except CannotRun:
        return None


def _about(reading: DraftReading) -> str:
    """Of which office and year a copy's record is."""
    data = reading.record
    office = data.get("单位") if isinstance(data, dict) else None
    name = office.get("全称") if isinstance(office, dict) else None
    year = data.get("年度") if isinstance(data, dict) else None
    return f"{name}{year}年度" if isinstance(name, str) and isinstance(year, str | int) else ""
