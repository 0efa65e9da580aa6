"""One cell of a workbook, and the paper that sheets print on.

What stands in a cell is what was typed or read: nothing that begins with = + - @ becomes a formula.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any, NamedTuple

#: What a cell of a workbook holds at most, and what XML 1.0 cannot hold.
_LONGEST_CELL = 32_767
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
#: Cells are set in 10 points, and widths are counted in characters of 11.
_NARROWER = 1.08
#: The margins of a cell, left and right together, in characters.
_MARGIN = 1


class Stressed(NamedTuple):
    """A text in which some words stand out."""

    before: str
    words: str
    behind: str


class Number(NamedTuple):
    """An exact number, and the form in which the program that opens the workbook shows it (0.0%)."""

    value: Decimal
    form: str


Content = str | Stressed | Number


def fill(page: Any, row: int, column: int, content: Content) -> Any:
    """The cell with this in it."""
    cell: Any = page.cell(row, column)
    if isinstance(content, Number):
        cell.value, cell.number_format = content
        return cell
    words = allowed(_words(content))
    if isinstance(content, Stressed) and content.words and len(words) <= _LONGEST_CELL:
        cell.value = _rich(content)
    else:
        cell.value = words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"
        if words:
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    if words:
        cell.quotePrefix = words[:1] in "=+-@\t\r"
    return cell


def allowed(text: str) -> str:
    """A text without what XML cannot hold."""
    return re.sub(_FORBIDDEN, "", text)


def lines(content: Content, width: float) -> int:
    """How many lines it takes in a column: not every program finds the height of a row by itself."""
    if isinstance(content, Number):
        return 1
    room = max(width * _NARROWER - _MARGIN, 1)
    words = _words(content)[:_LONGEST_CELL]
    return sum(math.ceil(sum(1 + (sign > "\u2000") for sign in line) / room) or 1 for line in words.split("\n"))


def a4_across(page: Any) -> None:
    """A4 across, with page numbers."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.6, 0.7
    page.oddFooter.center.text = "第 &P 页，共 &N 页"


def _words(content: str | Stressed) -> str:
    return content if isinstance(content, str) else "".join(content)


def _rich(text: Stressed) -> Any:
    """The words in between bold and red."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    plain, stressed = InlineFont(rFont="宋体", sz=10), InlineFont(rFont="宋体", sz=10, b=True, color=Color("FFC00000"))
    parts = zip(map(allowed, text), (plain, stressed, plain), strict=True)
    return CellRichText(*(TextBlock(font, part) for part, font in parts if part))
