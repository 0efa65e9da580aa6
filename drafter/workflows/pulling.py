"""drafter pull: what people changed in a document goes back into the data file that it came from."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.carry.citing import Citer, Prints
from drafter.carry.data import with_value
from drafter.carry.figures import Refusal, seen_in, updates
from drafter.carry.fills import filled, with_fills
from drafter.carry.merge import Conflict, merged
from drafter.carry.pull import Pulled, pull
from drafter.carry.resolved import has_tracked_changes, resolved
from drafter.carry.versions import edited_lines
from drafter.model.finding import CannotRun, Finding, Place, is_error, nested
from drafter.model.manuscript import Manuscript
from drafter.model.pulled import Clash, NewValue, NotTaken, PullReport
from drafter.model.source import Plain, Source
from drafter.ooxml.envelope import digest_of_owner
from drafter.ooxml.names import COMMENTATOR
from drafter.ooxml.store import figure_of
from drafter.read.docx.draft import Condition, DraftReading, bytes_of, parse_or_refuse
from drafter.read.docx.extras import extras_in
from drafter.read.plain_source import PlainSource
from drafter.workflows.carried import Carried, carried
from drafter.workflows.data_file import is_workbook, read_data_file
from drafter.workflows.former import Verdict, put
from drafter.workflows.forms import whole_form
from drafter.workflows.prepare import prepare_record
from drafter.workflows.pulled_text import edits_of, hand_typed, recomputed
from drafter.write.yaml_patch import NotPatched, patched_bytes

#: A document of which less than that is found in the text that the data makes is of other data.
_OURS = 0.3


class PullWish(NamedTuple):
    """What is to become of tracked changes (`accept`, `reject`; nothing said: they must not be there), and whether to write."""

    tracked: str = ""
    dry_run: bool = False


class PullOutcome(NamedTuple):
    """What was pulled; without a report, what is wrong with the data file."""

    report: PullReport | None
    findings: tuple[Finding, ...] = ()


def pull_file(document: Path, into: Path, wish: PullWish | None = None) -> PullOutcome:
    """Pull a document's edits into a data file. Raises CannotRun."""
    wish = wish or PullWish()
    data = bytes_of(document)
    reading = parse_or_refuse(data, document)
    if not into.exists():
        remedy = "请核对 --into 后面的文件名：数据文件可能移走或改名了。"
        raise CannotRun(f"找不到数据文件“{into}”", remedy, Place(str(into)))
    before = into.read_bytes()
    found = read_data_file(into)
    if found.source is None:
        return PullOutcome(None, found.findings)
    manuscript = _settled(reading, document, wish.tracked)
    work = _Pull(document, data, reading, manuscript, found.source, into)
    new = work.new_data()
    text = _written(before, new, into, work)
    if faults := tuple(filter(is_error, work.faults(new))):
        return PullOutcome(None, faults)
    kept = None
    if text != before and not wish.dry_run:
        kept = put(into, text, lambda data, _: Verdict(keep=True) if data == before else Verdict("刚刚有人改过"))
    diff = _diff(before, text, into)
    return PullOutcome(work.report()._replace(diff=diff, kept=str(kept or ""), written=text != before and not wish.dry_run))


def taken_in(document: Path, tracked: str = "") -> tuple[Plain, PullReport]:
    """The record that a document carries with the edits that people made in it, and what is to be said of them.

    Raises CannotRun where it carries none, or where tracked changes are to be settled first.
    """
    data = bytes_of(document)
    reading = parse_or_refuse(data, document)
    if reading.record is None:
        remedy = "请改给数据文件（.yaml），或 drafter draft 生成、没有经过“定稿”的初稿。"
        raise CannotRun(f"“{document.name}”里没有随文的填报数据", remedy, Place(str(document)))
    source = PlainSource(str(document), reading.record)
    work = _Pull(document, data, reading, _settled(reading, document, tracked), source, document)
    return work.new_data(), work.report()


def _settled(reading: DraftReading, path: Path, tracked: str) -> Manuscript:
    """The manuscript without tracked changes."""
    if has_tracked_changes(reading.manuscript) and not tracked:
        remedy = "请加 --tracked 接受 或 --tracked 拒绝（全部接受或全部拒绝）；也可以先在 Word 里逐条处理再来。"
        raise CannotRun(f"“{path.name}”里还有没处理的修订", remedy, Place(str(path)))
    return resolved(reading.manuscript, accept=tracked != "reject")


def _written(before: bytes, new: Plain, path: Path, work: _Pull) -> bytes:
    """The data file with the new data, in the form that it has."""
    if not is_workbook(path):
        return _patched(before, new, path)
    return before if new == work.source.data else whole_form(new, work.carried.kit.outline)


def _patched(before: bytes, new: Plain, path: Path) -> bytes:
    try:
        return patched_bytes(before, new)
    except NotPatched as error:
        remedy = "数据文件没有动。请用 --dry-run 看要改什么，照着手工改；并把数据文件发给维护人员。"
        raise CannotRun("改动写不进这个数据文件的写法里", remedy, Place(str(path))) from error


class _Pull:
    """One pull: from the text that was sent to the data file as it becomes."""

    def __init__(
        self, document: Path, data: bytes, reading: DraftReading, manuscript: Manuscript, source: Source, into: Path
    ) -> None:
        self.document, self.data, self.reading, self.source, self.into = document, data, reading, source, into
        self.before: Plain = reading.record if reading.record is not None else source.data
        self._refuse_others()
        self.carried: Carried = carried(self.before, into, reading.outlet)
        citer = Citer(Prints(self.carried.sent.voice))
        lines = edited_lines(manuscript, self.carried.sent.lines, self.carried.digits)
        self.lines, self.fills = with_fills(lines, citer.missing)
        self._refuse_strangers()
        self.pulled: Pulled = pull(self.carried.sent, self.lines, self.carried.compose)
        outline, figures = self.carried.kit.outline, self.carried.record.figures
        self.updates, self.refusals = updates(list(seen_in(self.lines)), self.pulled.plain, outline, figures)
        self.conflicts: tuple[Conflict, ...] = ()
        self.new: Plain = None

    def new_data(self) -> Plain:
        """The data file's data with the edits."""
        theirs = self.pulled.plain
        for update in self.updates:
            theirs = with_value(theirs, update.loc, update.after)
        theirs = filled(theirs, self.fills, self.carried.kit.outline)
        self.new, self.conflicts = merged(self.before, self.source.data, theirs)
        return self.new

    def faults(self, new: Plain) -> tuple[Finding, ...]:
        """What would be wrong with the form of the new data, and was not before."""
        kit = self.carried.kit
        if prepare_record(PlainSource(str(self.into), new), kit).record is not None:
            return ()
        had = {finding.message for finding in prepare_record(self.source, kit).findings}
        found = prepare_record(PlainSource(str(self.document), new), kit).findings
        return tuple(finding for finding in found if finding.message not in had)

    def report(self) -> PullReport:
        """All that is to be said."""
        record = self.carried.record
        return PullReport(
            str(self.document),
            str(self.into),
            edits=tuple(edits_of(self.lines, self.carried.sent.lines)),
            values=tuple(self._values()),
            recomputed=tuple(recomputed(self.carried, self.new)),
            not_taken=tuple(self._not_taken()),
            hand_typed=tuple(hand_typed(self.lines, record.figures)),
            clashes=tuple(self._clash(conflict) for conflict in self.conflicts),
            comments=tuple(comment for comment in self.reading.manuscript.comments if comment.author != COMMENTATOR),
            notes=tuple(self._notes()),
        )

    def _values(self) -> Iterator[NewValue]:
        figures = self.carried.record.figures
        for update in self.updates:
            name = figures[update.path].indicator.name
            yield NewValue(update.path, name, update.before, update.after, str(update.where))
        for fill in self.fills:
            yield NewValue(fill.path, figures[fill.path].indicator.name, "", fill.typed, str(fill.where))

    def _not_taken(self) -> Iterator[NotTaken]:
        for refusal in self.refusals:
            yield NotTaken(str(refusal.where), _about(refusal, self.carried), refusal.why)
        for name, sent, stored in self._stored_otherwise():
            yield NotTaken("", f"{name}：文中是 {sent}，随文数据是 {stored}", "文中的数和随文数据不一致，请核对")
        shown = {item.where for item in self.refusals}
        for loss in self.pulled.losses:
            if loss.where not in shown or not loss.left:
                yield NotTaken(str(loss.where), loss.left or f"（初稿里的“{loss.drafted[:40]}”）", "照现在的数据写不成这样")
        for loss in self.pulled.aside:
            what = (
                f"“{nested(loss.drafted)}”改成“{nested(loss.left)}”"
                if loss.left and loss.drafted
                else loss.left or "（删去了）"
            )
            yield NotTaken(str(loss.where), what, "版头、署名、版记和表格请在数据文件的“报送件”“附件”里改")
        extras = extras_in(self.data, self.carried.written)
        if extras.pictures:
            yield NotTaken("", f"图片 {extras.pictures} 处", "图片不能写进数据文件")
        if extras.notes:
            yield NotTaken("", f"脚注、尾注 {extras.notes} 处", "脚注和尾注不能写进数据文件")
        for kind, words in extras.formatted[:20]:
            yield NotTaken("", f"“{nested(words[:30])}”{kind}", "单独设的格式不带回，版式由程序统一排")

    def _stored_otherwise(self) -> Iterator[tuple[str, str, str]]:
        """Figures whose store was changed and whose text was not."""
        shown = {item.node: item.shown for item in self.reading.shown}
        for node, sent in self.carried.digits.items():
            stored = self.reading.stored.get(node, sent)
            if stored != sent and shown.get(node) not in (None, stored):
                yield figure_of(node), shown[node], stored

    def _notes(self) -> Iterator[str]:
        if self.reading.record is None:
            yield "文档里没有随文的填报数据，是拿数据文件现在的内容比对的：数据文件在生成文档以后改过的地方，会当作文档里改的。"
        elif self.reading.text_digest and self.reading.text_digest != self.carried.text_digest:
            yield "生成文档以后，模板、提纲或程序改过，原来的文字是按现在的重新拼的：不是人改的地方也可能列在下面，请核对。"
        if self.reading.condition in (Condition.UNTOUCHED, Condition.RESAVED):
            yield "文档里的文字没有人改过。"

    def _clash(self, conflict: Conflict) -> Clash:
        place = self.source.place(conflict.loc)
        name = " > ".join(str(step) for step in conflict.loc if isinstance(step, str))
        return Clash(str(place), name, _said(conflict.before), _said(conflict.mine), _said(conflict.theirs))

    def _refuse_others(self) -> None:
        mine, theirs = _owner(self.source.data), _owner(self.before)
        if mine != theirs:
            raise CannotRun(
                f"文档是{theirs[0]}{theirs[1]}年度的，数据文件是{mine[0]}{mine[1]}年度的",
                "请核对 --into 后面的数据文件；要用上年的文档起草今年的，用 drafter new --from。",
                Place(str(self.document)),
            )
        whose = self.reading.whose
        if whose and mine[1].isdigit() and whose != digest_of_owner(mine[0], int(mine[1])):
            remedy = "请核对 --into 后面的数据文件。"
            raise CannotRun("文档是别的单位或别的年度的稿子，不是由这个数据文件生成的", remedy, Place(str(self.document)))

    def _refuse_strangers(self) -> None:
        """A document of which hardly anything stands in the text of this data."""
        own = [line for line in self.lines if not line.where.cell]
        found = sum(line.sent is not None for line in own)
        if self.reading.condition is Condition.FOREIGN and found < _OURS * len(own):
            remedy = "请核对文档和数据文件是不是一份报告的；别处写成的报告，请用 drafter adopt 收进来。"
            raise CannotRun(f"“{self.document.name}”不像是由这个数据文件生成的", remedy, Place(str(self.document)))


def _owner(data: Plain) -> tuple[str, str]:
    office = data.get("单位") if isinstance(data, dict) else None
    name = office.get("全称") if isinstance(office, dict) else None
    year = data.get("年度") if isinstance(data, dict) else None
    return "".join(name.split()) if isinstance(name, str) else "", str(year or "")


def _about(refusal: Refusal, work: Carried) -> str:
    path, _, computed = refusal.name.partition("|")
    figure = work.record.figures.get(path)
    name = figure.indicator.name if figure else path
    return f"{name}{f'（{computed}）' if computed else ''}：文中是 {'、'.join(refusal.values)}"


def _said(value: Plain) -> str:
    if value is None:
        return "（没有）"
    return value.strip() if isinstance(value, str) else str(value)


def _diff(before: bytes, after: bytes, path: Path) -> tuple[str, ...]:
    """What changes in the file, line by line."""
    if before == after or is_workbook(path):
        return ()
    old, new = (_lines(data) for data in (before, after))
    return tuple(line.rstrip("\r\n") for line in difflib.unified_diff(old, new, str(path), str(path), n=1))


def _lines(data: bytes) -> list[str]:
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return data.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
    return []
