"""What stands in a .docx, counted by python-docx, whoever wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from benchmarks.content import reported_values

_BODY_STYLES = frozenset({"body text", "first paragraph"})


@dataclass(frozen=True)
class Counts:
    """What stands in a file. `text` is every line of it, to be held against the others'."""

    characters: int
    headings: int
    paragraphs: int
    rows: int
    figures: int
    controls: int
    text: tuple[str, ...]


def counted(path: Path) -> Counts:
    """Count what a .docx says, content controls included, which python-docx itself would pass over."""
    document = docx.Document(str(path))
    body = document.element.body
    lines = [(_style(element, document), _text(element)) for element in body.iter(qn("w:p"))]
    text = tuple(said for _, said in lines if said)
    styles = [style for style, said in lines if said]
    values = reported_values()
    return Counts(
        characters=sum(len(said) for said in text),
        headings=sum(style.startswith("heading") for style in styles),
        paragraphs=sum(style in _BODY_STYLES for style in styles),
        rows=len(document.tables[0].rows) - 1,
        figures=sum(number in values for said in text for number in re.findall("[0-9]+", said)),
        controls=len(list(body.iter(qn("w:dataBinding")))),
        text=text,
    )


def _style(element: Any, document: Any) -> str:
    style = Paragraph(element, document).style
    return str(style.name).lower() if style else ""


def _text(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()
