"""Scripts for tests: of plain text, and of the drafts of the project's own samples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from drafter.model.script import Script
from drafter.read.docx.draft import parse_draft
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import manuscript_lines, script_of
from drafter.workflows.prepare import prepare
from drafter.workflows.rendering import render

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLES = tuple(sorted((ROOT / "samples").glob("*/data.yaml")))


def script_of_text(text: str, file: str = "报告.txt") -> Script:
    """The script of a text, each line a paragraph."""
    return script_of(text_lines(text, file), file)


def script_of_docx(data: bytes, file: str = "报告.docx") -> Script:
    """The script of a Word document, with what its store holds."""
    reading = parse_draft(data)
    lines = manuscript_lines(reading.manuscript, file)
    return script_of(lines, file, manuscript=reading.manuscript, facts={"stored": reading.stored})


@cache
def drafts_of(sample: Path) -> tuple[bytes, ...]:
    """The working drafts of a sample, one for each outlet."""
    prepared = prepare(sample)
    assert prepared.record is not None
    assert prepared.kit is not None
    record, kit = prepared.record, prepared.kit
    return tuple(render(record, kit, document._replace(live=True), outlet) for outlet, document in prepared.drafts)


def scripts_of_samples() -> Iterator[tuple[str, Script]]:
    """Every draft of every sample."""
    for sample in SAMPLES:
        for data in drafts_of(sample):
            yield sample.parent.name, script_of_docx(data, f"{sample.parent.name}.docx")
