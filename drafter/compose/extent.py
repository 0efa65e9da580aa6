"""How much was written, counted without rendering: pages' worth, characters, figures, blanks."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from drafter.model.document import Blank, Bound, Document, Signature, Table, text_of
from drafter.model.profile import Profile

#: What a 版头 takes of the first page.
_HEAD_LINES = 9


class Extent(NamedTuple):
    """`pages` is an estimate from lines of the profile's length."""

    pages: int
    characters: int
    figures: int
    blanks: int


def extent_of(document: Document, profile: Profile) -> Extent:
    """Count the document."""
    lines, characters = (_HEAD_LINES, 0) if document.head else (0, 0)
    for block in document.blocks:
        if isinstance(block, Table):
            lines += len(block.rows) + 1
            characters += sum(len(text_of(cell)) for row in block.rows for cell in row)
            continue
        if isinstance(block, Signature):
            lines += len(block.offices) + 2
            characters += sum(map(len, block.offices)) + len(text_of(block.date))
            continue
        look = profile.looks[block.role.value]
        text = block.number + text_of((*block.lead, *block.spans))
        per_line = look.characters_per_line or profile.characters_per_line
        lines += look.lines_before + look.lines_after + max(1, ceil((len(text) + look.first_line) / per_line))
        characters += len(text.replace("\n", ""))
    spans = list(document.walk())
    return Extent(
        pages=max(1, ceil(lines / profile.lines_per_page)),
        characters=characters,
        figures=sum(isinstance(span, Bound) for span in spans),
        blanks=sum(isinstance(span, Blank) for span in spans),
    )
