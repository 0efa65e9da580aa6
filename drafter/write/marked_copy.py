"""A form that came back → a copy with comments at the cells that need a person."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from drafter.ooxml.names import COMMENTATOR
from drafter.write.cells import allowed
from drafter.write.sheets import sealed

_CELL = re.compile(r"[A-Z]{1,3}[0-9]+")


def marked_copy(data: bytes, notes: Mapping[str, str]) -> bytes:
    """The workbook with a comment for each place (数据!G8), and the cells in red."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = load_workbook(BytesIO(data), keep_links=False)
    red = PatternFill("solid", fgColor="FFC7CE")
    for place, words in notes.items():
        sheet, _, cell = place.rpartition("!")
        if sheet not in book.sheetnames:
            continue
        at = cell if _CELL.fullmatch(cell) else f"A{cell.partition(':')[0]}"
        spot = _first_of_merged(book[sheet], at)
        comment = Comment(allowed(words), COMMENTATOR)
        comment.width, comment.height = 320, 110
        spot.comment, spot.fill = comment, red
    return sealed(book, "退回核对")


def _first_of_merged(page: Any, at: str) -> Any:
    """The cell; of cells that were made one, the first, because only it can hold a comment."""
    for merged in page.merged_cells.ranges:
        if at in merged:
            return page.cell(merged.min_row, merged.min_col)
    return page[at]
