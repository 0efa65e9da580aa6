"""drafter draft: the .docx of each outlet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.check.subject import last_day
from drafter.kit import Kit
from drafter.model.document import Document
from drafter.model.finding import CannotRun, Finding, Level
from drafter.model.record import Record
from drafter.ooxml.envelope import digest_of_owner
from drafter.workflows.folders import make_folder
from drafter.workflows.former import judge_draft, put
from drafter.workflows.outlets import Draft, chosen_drafts, file_name, targets, unfit
from drafter.workflows.prepare import prepare
from drafter.workflows.rendering import render
from drafter.write.extent import Extent, extent_of
from drafter.write.first_page import layout_notes


class Wish(NamedTuple):
    """What the user asked for: which outlets (none: all), and how they are to be written.

    `final` is the version to hand up; `force` writes even where a person's work stands, which is kept beside it.
    """

    outlets: tuple[str, ...] = ()
    body_only: bool = False
    strict: bool = False
    final: bool = False
    comments: bool = True
    force: bool = False
    templates: Path | None = None


class Written(NamedTuple):
    """One .docx that was written.

    `kept` is where the former file went, if it stays; `last_day` when the outlet is due; `notes` are on its layout, and
    `is_public` says that it goes to the public.
    """

    path: Path
    extent: Extent
    kept: Path | None
    last_day: date | None = None
    notes: tuple[str, ...] = ()
    is_public: bool = False


class Drafted(NamedTuple):
    """What became of a wish.

    `refused` are (outlet, why): versions that may not go out, and files that are in use or that a person edited.
    """

    written: tuple[Written, ...]
    findings: tuple[Finding, ...]
    refused: tuple[tuple[str, str], ...] = ()
    final: bool = False

    @property
    def to_confirm(self) -> tuple[Finding, ...]:
        """What goes out, in a final or public version, though a rule speaks against it."""
        goes_out = self.written and (self.final or any(item.is_public for item in self.written))
        return tuple(finding for finding in self.findings if finding.waived) if goes_out else ()


def draft(data_file: Path, output: Path | None = None, wish: Wish | None = None) -> Drafted:
    """Write the draft of each outlet, beside the data file, in the folder `output`, or as that one file.

    Nothing is written where the data has no form, or where a strict wish finds anything amiss.
    """
    wish = wish or Wish()
    prepared = prepare(data_file, wish.templates)
    record, kit, findings = prepared.record, prepared.kit, prepared.findings
    if record is None or kit is None or (wish.strict and any(map(_is_amiss, findings))):
        return Drafted((), findings, final=wish.final)
    chosen = chosen_drafts(prepared, wish.outlets, data_file)
    paths = _paths(record, kit, chosen, (data_file, output), wish)
    judge = judge_draft(digest_of_owner(record.office, record.year))
    comments = [finding for finding in findings if wish.comments and not finding.waived]
    written: list[Written] = []
    refused: list[tuple[str, str]] = []
    for path, (outlet, document) in zip(paths, chosen, strict=True):
        name = outlet.name if outlet else "报告"
        if why := unfit(outlet, document, findings, final=wish.final):
            stale = f"“{path.name}”是以前生成的，内容没有更新，请勿使用。" if path.exists() else ""
            refused.append((name, why + stale))
            continue
        shown = _as_wished(document, wish)
        data = render(record, kit, shown, outlet, comments)
        try:
            make_folder(path.parent)
            kept = put(path, data, judge, force=wish.force)
        except CannotRun as error:
            if len(chosen) == 1:
                raise
            refused.append((name, f"{error.message}。{error.remedy}"))
            continue
        is_public = outlet is not None and outlet.is_public
        due = last_day(kit.outline, record, outlet) if outlet else None
        written.append(Written(path, extent_of(shown, kit.profile), kept, due, layout_notes(shown, kit.profile), is_public))
    return Drafted(tuple(written), findings, tuple(refused), wish.final)


def paths_of(data_file: Path, output: Path | None, wish: Wish) -> list[Path]:
    """Where `draft` would write; nowhere where the data has no form. Raises CannotRun as it does."""
    prepared = prepare(data_file, wish.templates)
    if prepared.record is None or prepared.kit is None:
        return []
    return _paths(prepared.record, prepared.kit, chosen_drafts(prepared, wish.outlets, data_file), (data_file, output), wish)


def _paths(record: Record, kit: Kit, chosen: list[Draft], where: tuple[Path, Path | None], wish: Wish) -> list[Path]:
    names = [file_name(record, kit, outlet, body_only=wish.body_only, final=wish.final) for outlet, _ in chosen]
    return targets(*where, names)


def _is_amiss(finding: Finding) -> bool:
    return finding.level is not Level.HINT and not finding.waived


def _as_wished(document: Document, wish: Wish) -> Document:
    document = document.final() if wish.final else document
    return document.body() if wish.body_only else document
