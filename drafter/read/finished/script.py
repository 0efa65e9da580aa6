"""Paragraphs as written, of whatever file → a Script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafter.model.finding import Place
from drafter.model.manuscript import Manuscript
from drafter.model.script import Report, Script, Version
from drafter.read.finished.lists import name_words
from drafter.read.text.structure import Written, paragraphs_of, report_kind, year_of


def script_of(
    written: Iterable[Written],
    file: str,
    *,
    phrases: Sequence[str] = (),
    version: Version | None = None,
    manuscript: Manuscript | None = None,
    facts: Mapping[str, object] | None = None,
) -> Script:
    """Take a text apart once, for all rules."""
    known = {"names": name_words(), **(facts or {})}
    bare = Script(file, paragraphs_of(tuple(written), phrases), None, Report.OTHER, version, manuscript, known)
    return replace(bare, year=year_of(bare.title, bare.paragraphs), report=report_kind(bare.title, bare.text))


def manuscript_lines(manuscript: Manuscript, file: str) -> Iterable[Written]:
    """The lines of a Word document; a place is the headings above and the paragraph below them."""
    return (Written(line.accepted, Place(file, spot=str(line.where)), line) for line in manuscript.lines)
