"""Adopting in tests: a report in, what was made of it and the text of its draft out."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.model.document import Addressees, Paragraph, Role, text_of
from drafter.workflows.adopting import Adoption, AdoptWish, adopt_file
from drafter.workflows.new import Wanted
from drafter.workflows.prepare import prepare

_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、](?![0-9])|[（(][0-9]{1,2}[）)])"
)


def adopt(report: Path, folder: Path, outline: str | None = None, unit: str | None = None, **files: Path) -> Adoption:
    """Adopt a report into a new folder."""
    wish = AdoptWish(Wanted(outline, unit, None, None), files.get("review"), files.get("decided"))
    return adopt_file(report, folder / "data.yaml", wish)


def adopt_text(text: str, folder: Path, suffix: str = ".txt", outline: str | None = "年度报告/县级") -> Adoption:
    """Adopt a text as a file of this kind."""
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / f"旧报告{suffix}"
    report.write_text(text, encoding="utf-8")
    return adopt(report, folder / "out", outline)


def drafted_lines(data_file: Path) -> list[str]:
    """The paragraphs of the first draft that the data file makes: title, 主送 and text, as they read."""
    prepared = prepare(data_file)
    assert prepared.drafts, prepared.findings
    found = []
    for block in prepared.drafts[0][1].blocks:
        if isinstance(block, Addressees) and not block.missing:
            found.append(text_of(block.line))
        if isinstance(block, Paragraph):
            found.append(block.number + text_of(block.lead) + text_of(block.spans))
    return found


def drafted_title(data_file: Path) -> str:
    """The title of the first draft."""
    prepared = prepare(data_file)
    blocks = prepared.drafts[0][1].blocks
    return next(text_of(block.spans) for block in blocks if isinstance(block, Paragraph) and block.role is Role.TITLE)


def bare(line: str) -> str:
    """A paragraph without blanks, the number of a heading, and the width of the colon behind 主送."""
    return _NUMBER.sub("", re.sub(r"\s", "", line)).replace(":", "：")


def sections(done: Adoption) -> list[tuple[str, tuple[str, ...]]]:
    """The titles of the sections that the report has, and what they fulfil."""
    return [(entry.title, entry.fulfils) for entry in done.adopted.entries if entry.is_told]


def figures(done: Adoption) -> dict[str, str]:
    """The figures that were recognised for sure, by their paths."""
    return {item.path: item.value for item in done.adopted.bound}
