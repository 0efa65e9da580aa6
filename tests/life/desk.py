"""An official's desk: folder, data file, drafts, edited copies; commands as the command line calls them, and what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from drafter import (
    present,
    present_compare,
    present_forms,
    present_opinions,
    present_pull,
    present_rolled,
    present_status,
    present_trace,
)
from drafter.library import BadKit
from drafter.loading import load_outline
from drafter.model.finding import CannotRun
from drafter.model.pulled import PullReport
from drafter.read.docx.draft import read_draft
from drafter.read.yaml_source import read_yaml
from drafter.workflows.checking import check_file
from drafter.workflows.collecting import collect_files
from drafter.workflows.comparing import compare_files
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.forms import hand_out, write_form
from drafter.workflows.new import Wanted, new
from drafter.workflows.opinions import collect
from drafter.workflows.pulling import PullWish, pull_file
from drafter.workflows.rolling import roll_forward
from drafter.workflows.status import status_of
from drafter.workflows.tracing import trace_file
from drafter.write.yaml_patch import patched_bytes
from tests.life.shapes import said_by, strings


class Desk:
    """Where a report lives. `expected` are the words and numbers that must not be lost, `said` what the commands told."""

    def __init__(self, folder: Path, outline: str, office: str, itself: str) -> None:
        self.root = folder
        self.year = 2026
        new(self.data, outline, office, str(self.year), itself)
        self.indicators = [item.path for item in load_outline(outline).indicators.values() if not item.formula]
        self.shares = {item.path for item in load_outline(outline).indicators.values() if item.is_share}
        self.expected: set[str] = set()
        self.said: list[str] = []
        self.archive: dict[Path, str] = {}

    @property
    def folder(self) -> Path:
        """This year's folder."""
        return self.root / str(self.year)

    @property
    def data(self) -> Path:
        """This year's data file."""
        return self.folder / "data.yaml"

    @property
    def edited(self) -> Path:
        """The copy that people edit."""
        return self.folder / "修改" / "终稿.docx"

    def drafts(self) -> list[Path]:
        """The working drafts, newest names last, without copies that were kept."""
        return sorted(path for path in self.folder.glob("*.docx") if "修改稿" not in path.name and "备份" not in path.name)

    # -- the data file, by hand

    def plain(self) -> Any:
        """The data as typed; the file always reads."""
        reading = read_yaml(self.data)
        assert reading.source is not None, reading.findings
        return reading.source.data

    def type(self, plain: Any) -> None:
        """Change the data file by hand."""
        self.data.write_bytes(patched_bytes(self.data.read_bytes(), plain))

    # -- commands

    @contextmanager
    def command(self) -> Iterator[None]:
        """A command: it may refuse, and say why; anything else that it raises is an internal error."""
        self.said = []
        try:
            yield
        except CannotRun as refused:
            self.said += present.cannot_run_lines(refused)
        except BadKit as bad:
            raise AssertionError(present.findings_text(bad.findings)) from bad

    def tell(self, lines: Iterable[str]) -> None:
        """What a command says."""
        self.said += lines

    def look(self, at: Path, other: Path) -> None:
        """Everything that only looks at a file; not a byte of any file is another afterwards."""
        before = self._digests()
        with self.command():
            self.tell([present.findings_text(check_file(at).findings)])
        with self.command():
            trace = trace_file(at)
            if trace.trace is not None:
                self.tell(present_trace.trace_lines(trace))
        with self.command():
            compared = compare_files(other, at, tracked="accept")
            if compared.comparison:
                self.tell(present_compare.comparison_lines(compared))
        if at == self.data:
            report = status_of(self.data, date(self.year + 1, 2, 1))
            if report.status:
                self.tell(present_status.status_lines(report.status, present_status.PLAIN))
        assert self._digests() == before, "looking changes nothing"

    def opinions(self, folder: Path) -> None:
        """What the edited copy wants changed, as a table elsewhere."""
        with self.command():
            self.tell(present_opinions.collected_lines(collect([self.edited], None, folder / "意见.xlsx", force=True)))

    def draft(self, *, force: bool = False) -> bool:
        """Draft; whether all outlets were written that may go out."""
        with self.command():
            drafted = draft(self.data, None, Wish(force=force))
            self.tell(present.drafted_lines(drafted))
            return bool(drafted.written)
        return False

    def pull(self, path: Path) -> PullReport | None:
        """Pull, and what is said of it; None where it could not be done."""
        with self.command():
            outcome = pull_file(path, self.data, PullWish("accept"))
            if outcome.report is None:
                self.tell([present.findings_text(outcome.findings)])
                return None
            self.tell(present_pull.pulled_lines(outcome.report, dry_run=False))
            self.tell(f"{item.where} {item.what} {item.why}" for item in outcome.report.not_taken)
            self.tell(f"{item.place} {item.mine} {item.theirs}" for item in outcome.report.clashes)
            return outcome.report
        return None

    def to_workbook(self) -> Path | None:
        """The data as a workbook."""
        path = self.folder / "填报.xlsx"
        with self.command():
            written = write_form(self.data, path, force=True)
            if written.path is None:
                self.tell([present.findings_text(written.findings)])
                return None
            self.tell(present_forms.form_lines(written))
            return path
        return None

    def from_workbook(self, path: Path) -> bool:
        """The workbook back into the data file."""
        with self.command():
            written = write_form(path, self.data)
            self.tell([present.findings_text(written.findings)])
            return written.path is not None
        return False

    def hand_out(self) -> list[Path]:
        """A form for each department."""
        with self.command():
            handed = hand_out(self.data, self.folder / "发放", force=True)
            self.tell(present_forms.handed_out_lines(handed))
            return [path for path, _ in handed.written]
        return []

    def collect(self, files: list[Path]) -> None:
        """Collect the forms."""
        with self.command():
            gathered = collect_files(files, self.data)
            self.tell([present.findings_text(gathered.findings)])
            self.tell(present_forms.collected_lines(gathered, str(self.data), dry_run=False))

    def roll(self, source: Path) -> bool:
        """Next year's file from this one's; the old year is put into the archive."""
        with self.command():
            done = roll_forward(self.root / str(self.year + 1) / "data.yaml", source, Wanted(None, None, None), "accept")
            self.tell(present_rolled.rolled_lines(done))
            if done.edits:
                self.tell(f"{item.where} {item.what}" for item in done.edits.not_taken)
            self.archive |= {path: _digest(path) for path in self.folder.rglob("*") if path.is_file()}
            self.year += 1
            return True
        return False

    # -- what must hold

    def gone(self) -> set[str]:
        """The words and numbers that stand neither in the data file nor in an edited document."""
        stands = [self.data.read_text(encoding="utf-8"), *strings(self.plain()), *map(said_by, self._by_hand())]
        return {token for token in self.expected if token not in "\n".join(stands)}

    def told(self, tokens: set[str]) -> set[str]:
        """Those that the last command named."""
        return {token for token in tokens if any(token in line for line in self.said)}

    def archived_as_it_was(self) -> bool:
        """Whether nothing of former years was touched."""
        return all(_digest(path) == digest for path, digest in self.archive.items())

    def _by_hand(self) -> Iterator[Path]:
        """Documents that people changed: the copy that is being edited, and what was kept of such ones."""
        if self.edited.exists():
            yield self.edited
        yield from self.folder.glob("*修改稿*.docx")
        yield from (path for path in self.drafts() if read_draft(path).condition.name in ("EDITED", "COMMENTED"))

    def _digests(self) -> dict[Path, str]:
        return {path: _digest(path) for path in self.root.rglob("*") if path.is_file()}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
