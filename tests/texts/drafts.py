"""Scripts for tests: of a text, of the published references where they are at hand, of the project's own samples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from drafter.check.texts.registry import run_text_rules
from drafter.check.texts.rule import TextRule
from drafter.model.finding import Finding
from drafter.model.script import Script, Version
from drafter.read.docx.draft import parse_draft
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import manuscript_lines, script_of
from drafter.workflows.prepare import prepare
from drafter.workflows.rendering import render

SAMPLES = Path(__file__).parents[2] / "samples"
REFERENCES = Path(__file__).parents[3] / "shared" / "seeds"


def script(text: str, version: Version | None = None, file: str = "报告.txt") -> Script:
    """The script of a text, each line a paragraph."""
    return script_of(text_lines(text, file), file, version=version)


def found(text: str, rules: tuple[TextRule, ...], version: Version | None = None) -> list[Finding]:
    """What these rules say of a text."""
    return list(run_text_rules(script(text, version), rules))


def lines_of(findings: list[Finding], rule: str) -> list[int | None]:
    """The lines at which a rule found something."""
    return [finding.place.line for finding in findings if finding.rule == rule]


def reference(name: str) -> Script:
    """A published reference."""
    return script((REFERENCES / name).read_text(encoding="utf-8"), file=name)


@cache
def sample_scripts() -> tuple[Script, ...]:
    """The drafts of all samples, each as the Word file that it makes."""
    return tuple(_sample_scripts())


def _sample_scripts() -> Iterator[Script]:
    for data_file in sorted(SAMPLES.glob("*/data.yaml")):
        prepared = prepare(data_file)
        if prepared.kit is None or prepared.record is None:
            continue
        for outlet, document in prepared.drafts:
            reading = parse_draft(render(prepared.record, prepared.kit, document, outlet))
            name = f"{data_file.parent.name}-{outlet.name if outlet else '报告'}.docx"
            yield script_of(manuscript_lines(reading.manuscript, name), name, manuscript=reading.manuscript)
