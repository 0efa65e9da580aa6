"""Scripts for tests, of whatever is checked: a text, a .docx, a published reference, the project's own samples."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from drafter.check.texts.registry import TEXT_RULES, chosen, run_text_rules
from drafter.model.finding import Finding, Level
from drafter.model.script import Script, Version
from drafter.read.docx.draft import parse_draft
from drafter.read.docx.facts import facts_in
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import manuscript_lines, script_of
from drafter.workflows.prepare import prepare
from drafter.workflows.rendering import render
from tests.conftest import ROOT

SAMPLES = tuple(sorted((ROOT / "samples").glob("*/data.yaml")))
REFERENCES = ROOT.parent / "shared" / "seeds"
#: Marks tests of the published references, which are not everywhere at hand.
beside_the_references = pytest.mark.skipif(not REFERENCES.is_dir(), reason="the published references are not at hand")


def script_of_text(text: str, version: Version | None = None, file: str = "报告.txt") -> Script:
    """The script of a text, each line a paragraph."""
    return script_of(text_lines(text, file), file, version=version)


def script_of_bytes(data: bytes, version: Version | None = None, file: str = "报告.docx") -> Script:
    """The script of a .docx, with its facts."""
    reading = parse_draft(data)
    lines = manuscript_lines(reading.manuscript, file)
    return script_of(lines, file, version=version, manuscript=reading.manuscript, facts=facts_in(data, reading))


def script_of_document(document: Any, version: Version | None = None) -> Script:
    """The script of a python-docx document."""
    file = BytesIO()
    document.save(file)
    return script_of_bytes(file.getvalue(), version)


def text_of_reference(name: str) -> str:
    """The text of a published reference."""
    return (REFERENCES / name).read_text(encoding="utf-8")


def reference(name: str, version: Version | None = None) -> Script:
    """The script of a published reference."""
    return script_of_text(text_of_reference(name), version, name)


def rendered(data_file: Path, *, final: bool) -> Iterator[tuple[bytes, Version]]:
    """The .docx of each outlet of a data file, and for whom it is."""
    prepared = prepare(data_file)
    assert prepared.record is not None
    assert prepared.kit is not None
    for outlet, document in prepared.drafts:
        is_public = outlet is not None and outlet.is_public
        shown = document.final() if final or is_public else document
        yield render(prepared.record, prepared.kit, shown, outlet), Version.PUBLIC if is_public else Version.SENT


@cache
def sample_scripts() -> tuple[Script, ...]:
    """The working drafts of all samples, each as the Word file that it makes; its file is named after the sample."""
    return tuple(
        script_of_bytes(data, file=f"{data_file.parent.name}/{number}.docx")
        for data_file in SAMPLES
        for number, (data, _) in enumerate(rendered(data_file, final=False), 1)
    )


def found(script: Script | str, *ids: str, version: Version | None = None) -> list[Finding]:
    """What the rules whose ids begin so (none: all that are on) say of a script, or of a text."""
    checked = script_of_text(script, version) if isinstance(script, str) else script
    return list(run_text_rules(checked, chosen(TEXT_RULES, ids, ())))


def grave(findings: list[Finding]) -> list[Finding]:
    """Errors and warnings among them."""
    return [finding for finding in findings if finding.level is not Level.HINT]


def lines_of(findings: list[Finding], rule: str) -> list[int | None]:
    """The lines at which a rule found something."""
    return [finding.place.line for finding in findings if finding.rule == rule]


def levels_of(findings: list[Finding], rule: str) -> list[Level]:
    """The levels of what a rule found."""
    return [finding.level for finding in findings if finding.rule == rule]


def seconds(script: Script, *ids: str, times: int = 1) -> float:
    """The shortest time that the rules whose ids begin so took for a script."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        found(script, *ids)
        taken.append(time.process_time() - begun)
    return min(taken)
