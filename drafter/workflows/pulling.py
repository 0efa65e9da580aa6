"""drafter pull: what people changed in a document goes back into the data file that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.carry.data import with_value
from drafter.carry.pulling.citing import Citer, Prints
from drafter.carry.pulling.figures import Refusal, Settled, settled, updates
from drafter.carry.pulling.fills import filled, with_fills
from drafter.carry.pulling.merge import Conflict, merged
from drafter.carry.pulling.pull import Pulled, pull
from drafter.carry.pulling.resolved import has_tracked_changes, resolved
from drafter.carry.pulling.unveiled import Unveiled, unveiled, with_marks
from drafter.carry.pulling.versions import EditedLine, edited_lines
from drafter.model.finding import CannotRun, Finding, Place, is_error
from drafter.model.manuscript import Manuscript
from drafter.model.pulled import PullReport
from drafter.model.source import Plain, Source
from drafter.ooxml.envelope import digest_of_owner
from drafter.ooxml.store import figure_of
from drafter.read.docx.draft import Condition, DraftReading, bytes_of, parse_or_refuse
from drafter.read.plain_source import PlainSource
from drafter.workflows.carried import Carried, carried
from drafter.workflows.data_file import is_workbook, read_data_file
from drafter.workflows.former import Verdict, put
from drafter.workflows.forms import whole_form
from drafter.workflows.prepare import Prepared
from drafter.workflows.pull_report import diff_of, report_of
from drafter.workflows.pulled import Pull
from drafter.write.yaml_patch import NotPatched, patched_bytes

#: A document of which less than that is found in the text that the data makes is of other data.
_OURS = 0.3


class PullWish(NamedTuple):
    """What is to become of tracked changes (`accept`, `reject`; nothing said: they must not be there), and whether to write.

    `without_record`: write, too, where the document carries no record and the data file may have changed since it was made.
    """

    tracked: str = ""
    dry_run: bool = False
    without_record: bool = False


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
    found = read_data_file(into)
    if found.source is None:
        return PullOutcome(None, found.findings)
    before = into.read_bytes()
    work = _Pull(document, reading, _settled(reading, document, wish.tracked), found.source, into)
    new, faults = work.sound_data()
    if faults:
        return PullOutcome(None, faults)
    text = _written(before, new, into, work)
    changes = text != before
    is_held = changes and work.is_unsure and not wish.without_record
    is_written = changes and not wish.dry_run and not is_held
    kept = None
    if is_written:
        kept = put(into, text, lambda data, _: Verdict(keep=True) if data == before else Verdict("刚刚有人改过"))
    report = report_of(work.done(wish.tracked), data)
    report = report._replace(changes=changes, diff=diff_of(before, text, into), held=is_held)
    return PullOutcome(report._replace(kept=str(kept or ""), written=is_written))


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
    work = _Pull(document, reading, _settled(reading, document, tracked), source, document)
    new, _ = work.sound_data()
    return new, report_of(work.done(tracked), data)


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

    def __init__(self, document: Path, reading: DraftReading, manuscript: Manuscript, source: Source, into: Path) -> None:
        self.document, self.reading, self.source, self.into = document, reading, source, into
        self.before: Plain = reading.record if reading.record is not None else source.data
        self._refuse_others()
        texts = [line.accepted for line in manuscript.lines]
        named = document if reading.record is not None else into
        self.carried: Carried = carried(self.before, named, reading.outlet, texts, folder=into.parent)
        #: The data file as it is now, which somebody may have changed since the document was made.
        self.present: Prepared = self.carried.prepare(self.source.data)
        prints = Prints(self.carried.sent.voice)
        sent = edited_lines(manuscript, self.carried.sent.lines, self.carried.digits)
        self.told: Settled = settled(list(sent), prints, self.carried.record.figures, dict(self.disputed()))
        self.lines, self.fills = with_fills(self.told.lines, Citer(prints).missing, self.carried.kit.outline)
        self._refuse_strangers()
        #: Paragraphs whose edits cannot be data, and why.
        self.left: list[tuple[EditedLine, str]] = []
        self._take(self.lines)

    def _take(self, lines: Sequence[EditedLine]) -> None:
        outline, figures = self.carried.kit.outline, self.carried.record.figures
        sent = self.carried.sent._replace(present=self.present.record)
        self.pulled: Pulled = pull(sent, lines, self.carried.compose)
        self.updates, homeless = updates(self.told.changes, self.pulled.plain, outline, figures)
        self.refusals: list[Refusal] = [*self.told.refusals, *homeless]
        theirs = self.pulled.plain
        for update in self.updates:
            theirs = with_value(theirs, update.loc, update.after)
        theirs = filled(theirs, self.fills, outline)
        conflicts: tuple[Conflict, ...]
        self.new, conflicts = merged(self.before, self.source.data, theirs)
        self.conflicts = conflicts
        self.prepared: Prepared = self.carried.prepare(self.new)
        self.unveiled = Unveiled()

    @property
    def is_unsure(self) -> bool:
        """Whether nothing says what the data were when the document was made: what differs may be the file's doing."""
        return self.reading.record is None and self.reading.text_digest not in self.carried.text_digests

    def sound_data(self) -> tuple[Plain, tuple[Finding, ...]]:
        """The data file's data with the edits, but those that would break its form; and what is wrong with it all the same."""
        faults = self._faults()
        lines = list(self.lines)
        for line in [line for line in lines if not line.is_unchanged] if faults else ():
            if not faults:
                break
            at = next(at for at, other in enumerate(lines) if other is line)
            fewer = [*lines[:at], *_as_sent(line), *lines[at + 1 :]]
            self._take(fewer)
            if len(now := self._faults()) < len(faults):
                self.left.append((line, faults[0].message))
                lines, faults = fewer, now
        if self.left:
            self._take(lines)
        faults = self._faults() if faults else ()
        self._keep_private()
        return self.new, faults

    def _keep_private(self) -> None:
        """Mark the figures that would be published because the words went for whose sake they were not."""
        kit, after = self.carried.kit, self.prepared.record
        former = [record for record in (self.carried.record, self.present.record) if record is not None]
        if after is not None:
            self.unveiled = unveiled(former, after, kit.outline)
        if self.unveiled.marked:
            self.new = with_marks(self.new, self.unveiled.marked, kit.outline)
            self.prepared = self.carried.prepare(self.new)

    def _faults(self) -> tuple[Finding, ...]:
        """What would be wrong with the form of the new data, and was not before."""
        if self.prepared.record is not None:
            return ()
        had = {finding.message for finding in self.present.findings}
        return tuple(finding for finding in self.prepared.findings if is_error(finding) and finding.message not in had)

    def done(self, tracked: str) -> Pull:
        """All that there is to say."""
        return Pull(
            self.document,
            self.into,
            self.reading,
            self.carried,
            self.source,
            self.lines,
            self.pulled,
            self.new,
            self.present,
            self.prepared,
            self.unveiled,
            tuple(self.refusals),
            (*(update.path for update in self.updates), *(fill.path for fill in self.fills)),
            {**{update.path: update.where for update in self.updates}, **{fill.path: fill.where for fill in self.fills}},
            self.conflicts,
            tuple(self.left),
            dict(self.disputed()),
            tracked,
            self.is_unsure,
        )

    def disputed(self) -> Iterator[tuple[str, str]]:
        """Figures that were changed in the text and, otherwise, in the store; and what the store says."""
        shown = {item.node: item.shown for item in self.reading.shown}
        for node, sent in self.carried.digits.items():
            stored = self.reading.stored.get(node, sent)
            now = shown.get(node, sent)
            if sent not in (now, stored) and now != stored:
                yield figure_of(node), stored

    def _refuse_others(self) -> None:
        mine, theirs = _owner(self.source.data), _owner(self.before)
        if mine != theirs:
            raise CannotRun(
                f"文档是{theirs[0]}{theirs[1]}年度的，数据文件是{mine[0]}{mine[1]}年度的",
                "请核对 --into 后面的数据文件；要用上年的文档起草今年的，用 drafter new --from。",
                Place(str(self.document)),
            )
        whose = self.reading.whose
        if whose and mine[1].isdecimal() and whose != digest_of_owner(mine[0], int(mine[1])):
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


def _as_sent(line: EditedLine) -> tuple[EditedLine, ...]:
    """A paragraph as if nobody had touched it; nothing for a new one."""
    return (replace(line, text=line.sent.text, controls=line.sent.controls),) if line.sent else ()
