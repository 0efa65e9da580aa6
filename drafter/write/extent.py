"""How much was written, counted without rendering: pages, characters, figures, blanks."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from drafter.model.document import Addressees, Blank, Block, Bound, Document, Paragraph, Signature, Table, text_of
from drafter.model.profile import Profile
from drafter.write.first_page import laid_out
from drafter.write.heights import height_above, line_height, lines_of, text_height
from drafter.write.imprint import imprint_height
from drafter.write.letterhead import head_height
from drafter.write.tables import row_heights


class Extent(NamedTuple):
    """`pages` is an estimate: nothing is rendered."""

    pages: int
    characters: int
    figures: int
    blanks: int


def extent_of(document: Document, profile: Profile) -> Extent:
    """Count the document."""
    spans = list(document.walk())
    return Extent(
        pages=_pages(document, profile),
        characters=sum(map(_characters, document.blocks)),
        figures=sum(isinstance(span, Bound) for span in spans),
        blanks=sum(isinstance(span, Blank) for span in spans),
    )


def _characters(block: Block) -> int:
    """Without the head of a table, which is on each page."""
    if isinstance(block, Table):
        return sum(len(text_of(cell)) for row in block.rows for cell in row)
    number = len(block.number) if isinstance(block, Paragraph) else 0
    return number + len(text_of(tuple(block.walk())).replace("\n", ""))


@dataclass
class _Sheets:
    """Pages that fill up; heights in twips."""

    height: int
    pages: int = 1
    used: int = 0

    def put(self, height: int) -> bool:
        """Put something that is not torn; true where it begins a new page."""
        turned = self.used + height > self.height and self.used > 0
        if turned:
            self.turn()
        self.used += height
        while self.used > self.height:  # a row that is higher than a page is torn after all
            self.pages, self.used = self.pages + 1, self.used - self.height
        return turned

    def lines(self, number: int, height: int) -> None:
        """Put so many lines, each on whatever page it comes."""
        here = min(number, max(self.height - self.used, 0) // height)
        self.used += here * height
        if number > here:
            most = max(self.height // height, 1)
            self.pages += ceil((number - here) / most)
            self.used = ((number - here - 1) % most + 1) * height

    def turn(self) -> None:
        """Begin a new page."""
        self.pages, self.used = self.pages + 1, 0


def _pages(document: Document, profile: Profile) -> int:
    page = laid_out(document, profile)
    document = page.document
    sheets = _Sheets(text_height(profile))
    if document.head and page.mark:
        sheets.put(head_height(document.head, page.mark, profile))
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        match block:
            case Table():
                _put_table(sheets, block, profile)
            case Signature():
                lines = profile.seal_lines + 2 if block.sealed else len(block.offices) + 2
                sheets.put(lines * profile.line)
            case _:
                if isinstance(block, Paragraph) and profile.looks[block.role.value].new_page:
                    sheets.turn()
                after = 0 if isinstance(block, Addressees) else profile.looks[block.role.value].lines_after * profile.line
                sheets.put(height_above(block, before, document, profile))
                sheets.lines(lines_of(block, document, profile), line_height(block, profile))
                sheets.used += after
    if document.imprint:
        sheets.put(imprint_height(document.imprint, profile))
    return sheets.pages


def _put_table(sheets: _Sheets, table: Table, profile: Profile) -> None:
    """Rows are not torn, and the head is on each page."""
    head, *rows = row_heights(table, profile)
    sheets.put(head)
    for row in rows:
        if sheets.put(row):
            sheets.used += head
    sheets.put(profile.looks["table_cell"].line)  # the empty paragraph behind it
