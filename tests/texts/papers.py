"""Scripts for tests: of .docx bytes, of a text, and of the project's own samples as they are composed and rendered."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from drafter.check.texts.registry import TEXT_RULES, chosen, run_text_rules
from drafter.model.finding import Finding, Level
from drafter.model.script import Script, Version
from drafter.read.docx.draft import parse_draft
from drafter.read.docx.facts import facts_in
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import manuscript_lines, script_of
from drafter.workflows.prepare import prepare
from drafter.workflows.rendering import render

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/data.yaml"))


def script_of_bytes(data: bytes, version: Version | None = None) -> Script:
    """The script of a .docx, with its facts."""
    reading = parse_draft(data)
    lines = manuscript_lines(reading.manuscript, "报告.docx")
    return script_of(lines, "报告.docx", version=version, manuscript=reading.manuscript, facts=facts_in(data, reading))


def script_of_document(document: Any, version: Version | None = None) -> Script:
    """The script of a python-docx document."""
    file = BytesIO()
    document.save(file)
    return script_of_bytes(file.getvalue(), version)


def script_of_text(text: str, version: Version | None = None) -> Script:
    """The script of a plain text."""
    return script_of(text_lines(text, "报告.txt"), "报告.txt", version=version)


def rendered(data_file: Path, *, final: bool) -> Iterator[tuple[bytes, Version]]:
    """The .docx of each outlet of a data file, and for whom it is."""
    prepared = prepare(data_file)
    assert prepared.record is not None
    assert prepared.kit is not None
    for outlet, document in prepared.drafts:
        is_public = outlet is not None and outlet.is_public
        shown = document.final() if final or is_public else document
        yield render(prepared.record, prepared.kit, shown, outlet), Version.PUBLIC if is_public else Version.SENT


def found(script: Script, *ids: str) -> list[Finding]:
    """What the rules whose ids begin so say of a script."""
    return list(run_text_rules(script, chosen(TEXT_RULES, ids, ())))


def grave(findings: list[Finding]) -> list[tuple[str, str]]:
    """(rule, message) of errors and warnings."""
    return [(finding.rule, finding.message) for finding in findings if finding.level is not Level.HINT]
