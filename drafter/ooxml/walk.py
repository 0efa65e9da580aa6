"""The paragraphs of a document in the one order in which readers count them and writers find them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from drafter.model.manuscript import Cell
from drafter.ooxml.names import MARKUP, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK = f"{{{MARKUP}}}Fallback"
_PARAGRAPH, _TABLE = w("p"), w("tbl")
#: What is looked for within a paragraph: those of a text box, and what `between` may wait for.
_WITHIN = (_PARAGRAPH, _TABLE, *map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
#: What may stand around runs without changing what is read.
AROUND_RUNS = frozenset(map(w, ("hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo")))


def paragraphs_in(
    root: _Element, between: Callable[[_Element], None] = lambda _: None
) -> Iterator[tuple[_Element, Cell | None]]:
    """Each paragraph with the cell that it stands in, those in text boxes behind the one that holds the box.

    What is told again for programs that cannot show a text box is passed over. `between` is shown what stands between them,
    and where comments begin and end.
    """
    tables = 0

    def within(parent: _Element, cell: Cell | None) -> Iterator[tuple[_Element, Cell | None]]:
        nonlocal tables
        for child in parent:
            if child.tag == _FALLBACK:
                continue
            if child.tag == _PARAGRAPH:
                yield child, cell
                if any(found is not child for found in child.iter(*_WITHIN)):
                    yield from within(child, None)
            elif child.tag == _TABLE:
                tables += 1
                number = tables
                for row, row_element in enumerate(_direct(child, w("tr")), 1):
                    for column, cell_element in enumerate(_direct(row_element, w("tc")), 1):
                        yield from within(cell_element, Cell(number, row, column))
            else:
                between(child)
                yield from within(child, cell)

    return within(root, None)


def _direct(parent: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, whatever stands around them, without those of tables within."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == w("sdt") or child.tag in AROUND_RUNS:
            yield from _direct(child, tag)
