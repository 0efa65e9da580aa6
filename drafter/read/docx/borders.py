"""The lines of a .docx: borders of paragraphs, of the cells that they stand in, and straight lines that are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.model.paper import Border, Drawn
from drafter.ooxml.names import DRAWING, MARKUP, WORD_DRAWING, w
from drafter.read.docx.looks import Looks, Values, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_VML = "urn:schemas-microsoft-com:vml"
_FALLBACK = f"{{{MARKUP}}}Fallback"
_CELL, _TABLE, _CELL_PROPERTIES, _CELL_BORDERS = map(w, ("tc", "tbl", "tcPr", "tcBorders"))
_SIDES = ("top", "insideH", "bottom")
_NONE = frozenset({"none", "nil", ""})
_EMU_PER_MM = 36_000
_MM_PER_POINT = 25.4 / 72
_NAMED = {"red": "FF0000", "black": "000000", "white": "FFFFFF"}
_STRAIGHT = frozenset({"line", "straightConnector1"})
_LENGTH = re.compile(r"(-?[0-9.]{1,12})\s{0,2}(pt|mm|cm|in|)")
_MM_PER = {"pt": _MM_PER_POINT, "mm": 1.0, "cm": 10.0, "in": 25.4, "": _MM_PER_POINT * 0.75}


def border_of(element: _Element | None) -> Border | None:
    """The line that an element of w:pBdr, w:tcBorders or w:tblBorders asks for."""
    if element is None or str(element.get(w("val"), "none")) in _NONE:
        return None
    color = str(element.get(w("color"), "")).upper()
    return Border(
        "" if color == "AUTO" else color, whole(element.get(w("sz"), 0)) / 8, float(whole(element.get(w("space"), 0)))
    )


class Borders:
    """Finds the lines above and below paragraphs; those of the last table are kept for its other cells."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.table: _Element | None = None
        self.lines: dict[str, Border | None] = {}

    def around(self, paragraph: _Element, values: Values) -> tuple[Border | None, Border | None]:
        """The lines above and below: its own, else those of its cell where it is the first or last in it."""
        above, below = border_of(values.get("top")), border_of(values.get("bottom"))
        cell = paragraph.getparent()
        if cell is None or cell.tag != _CELL:
            return above, below
        return (
            above or (self._of_cell(cell, "top") if _is_outermost(paragraph, "top") else None),
            below or (self._of_cell(cell, "bottom") if _is_outermost(paragraph, "bottom") else None),
        )

    def _of_cell(self, cell: _Element, side: str) -> Border | None:
        properties = cell.find(_CELL_PROPERTIES)
        own = properties.find(_CELL_BORDERS) if properties is not None else None
        line = own.find(w(side)) if own is not None else None
        if line is not None:
            return border_of(line)
        row = cell.getparent()
        table = row.getparent() if row is not None else None
        if row is None or table is None or table.tag != _TABLE:
            return None
        if table is not self.table:
            self.table, self.lines = table, self._of_table(table)
        return self.lines[side if _is_outermost(row, side) else "insideH"]

    def _of_table(self, table: _Element) -> dict[str, Border | None]:
        """The lines that a table has above, between and below its rows."""
        properties = table.find(w("tblPr"))
        if properties is None:
            return dict.fromkeys(_SIDES)
        borders, style = properties.find(w("tblBorders")), properties.find(w("tblStyle"))
        name = "" if style is None else str(style.get(w("val")))
        own = {side: None if borders is None else borders.find(w(side)) for side in _SIDES}
        return {side: border_of(line if line is not None else self.looks.of_table(name, w(side))) for side, line in own.items()}


def _is_outermost(element: _Element, side: str) -> bool:
    """Whether no other of its kind stands above it, or below it, beside it in the tree."""
    return next(element.itersiblings(element.tag, preceding=side == "top"), None) is None


def drawn_in(paragraph: _Element) -> Iterator[Drawn]:
    """The straight lines that are drawn in a paragraph."""
    for drawing in paragraph.iter(w("drawing")):
        shape = next(drawing.iter(f"{{{DRAWING}}}prstGeom"), None)
        extent = next(drawing.iter(f"{{{WORD_DRAWING}}}extent"), None)
        if shape is None or extent is None or shape.get("prst") not in _STRAIGHT or _is_told_again(drawing):
            continue
        color = next((found for line in drawing.iter(f"{{{DRAWING}}}ln") for found in line.iter(f"{{{DRAWING}}}srgbClr")), None)
        long = whole(extent.get("cx", 0)) / _EMU_PER_MM
        yield Drawn("" if color is None else str(color.get("val", "")).upper(), long)
    for line in paragraph.iter(f"{{{_VML}}}line"):
        if not _is_told_again(line):
            start, end = (_across(str(line.get(name, ""))) for name in ("from", "to"))
            if start is not None and end is not None:
                yield Drawn(_color(str(line.get("strokecolor", ""))), abs(end - start))


def _is_told_again(element: _Element) -> bool:
    return next(element.iterancestors(_FALLBACK), None) is not None


def _across(point: str) -> float | None:
    """How far from the left a point of VML lies, in millimetres."""
    found = _LENGTH.match(point.strip())
    try:
        return float(found[1]) * _MM_PER[found[2]] if found else None
    except ValueError:
        return None


def _color(text: str) -> str:
    """A colour as VML writes it (red, #f00, #ff0000 [3204])."""
    bare = text.partition("[")[0].strip().lstrip("#")
    if bare in _NAMED:
        return _NAMED[bare]
    if re.fullmatch("[0-9A-Fa-f]{3}", bare):
        bare = "".join(2 * char for char in bare)
    return bare.upper() if re.fullmatch("[0-9A-Fa-f]{6}", bare) else ""
