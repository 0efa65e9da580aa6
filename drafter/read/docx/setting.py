"""How the paragraphs of a .docx are set, one after the other: looks, indents, space, lines, where pages begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from drafter.model.paper import Look, Page, Setting, Stretch
from drafter.ooxml.names import w
from drafter.ooxml.walk import paragraphs_in
from drafter.read.docx.borders import Borders, drawn_in
from drafter.read.docx.looks import Looks, Values

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGNS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
_AROUND = frozenset(map(w, "hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo ins moveTo".split()))
BOX = w("txbxContent")
_DRAWINGS = (w("drawing"), w("pict"))
_BREAK, _RENDERED, _TEXT = w("br"), w("lastRenderedPageBreak"), w("t")
#: A line of Chinese characters that follows its font takes so many times its size (LibreOffice and Word: 1.14 to 1.37).
_NATURAL = 1.3
#: What 1 行 of space is where the file gives no length beside it, in twips.
_LINE_OF_SPACE = 312


def settings_in(root: _Element, looks: Looks, pages: tuple[Page, ...]) -> Iterator[Setting]:
    """The settings of all paragraphs in reading order."""
    setter = _Setter(looks, pages)
    return (setter.of(paragraph) for paragraph, _ in paragraphs_in(root))


def characters(values: Values, name: str, size: float) -> float:
    """An indent in characters: as counted in them, else its length."""
    counted = values.get(f"{name}Chars", 0) / 100
    return float(counted or values.get(name, 0) / 20 / max(size, 1.0))


def line_height(values: Values, size: float, grid: float | None) -> float:
    """About how many points a line takes."""
    line, rule = values.get("line", 0), values.get("rule", "auto")
    if rule == "exact" and line:
        return float(line / 20)
    natural = size * _NATURAL
    if grid and values.get("on_grid", True):
        natural = grid * -(-natural // grid)
    return float(max(natural, line / 20) if rule == "atLeast" else natural * ((line or 240) / 240))


class _Setter:
    """Says how paragraphs are set; is asked for them in order, because one says whether the next begins a page."""

    def __init__(self, looks: Looks, pages: tuple[Page, ...]) -> None:
        self.looks, self.pages = looks, pages
        self.borders = Borders(looks)
        self.page = 0
        self.is_new_page = False

    def of(self, paragraph: _Element) -> Setting:
        """How this one is."""
        properties = paragraph.find(w("pPr"))
        stretches = tuple(
            Stretch("".join(text for text, _ in members), look)
            for look, members in groupby(self._runs(paragraph, properties), key=lambda run: run[1])
        )
        values = self.looks.paragraph(properties)
        size = _size(stretches) if stretches else self._size_of_mark(properties)
        left = characters(values, "left", size)
        first = left + characters(values, "firstLine", size) - characters(values, "hanging", size)
        pitch = values["line"] / 20 if values.get("rule") in ("exact", "atLeast") and values.get("line") else None
        page = self.page
        grid = self.pages[page].grid if page < len(self.pages) else None
        above, below = self.borders.around(paragraph, values)
        has_drawing = next(paragraph.iter(*_DRAWINGS), None) is not None
        return Setting(
            stretches=stretches,
            align=str(values.get("align", "")),
            first=first,
            left=left,
            right=characters(values, "right", size),
            pitch=pitch,
            height=line_height(values, size, grid),
            before=_space(values, "before"),
            after=_space(values, "after"),
            is_listed=bool(values.get("listed")),
            is_framed=next(paragraph.iterancestors(BOX), None) is not None or bool(values.get("framed")),
            above=above,
            below=below,
            has_drawing=has_drawing,
            drawn=tuple(drawn_in(paragraph)) if has_drawing else (),
            page=page,
            begins_page=self._begins_page(paragraph, values),
        )

    def _size_of_mark(self, properties: _Element | None) -> float:
        """The size of a paragraph's mark, which is all that an empty one has."""
        return self.looks.run(properties, properties.find(w("rPr")) if properties is not None else None).size

    def _begins_page(self, paragraph: _Element, values: Values) -> bool:
        """Whether it begins a page; what it says of the next one is remembered."""
        is_first, said, is_new = True, bool(values.get("on_new_page")) or self.is_new_page, False
        for element in paragraph.iter(_BREAK, _RENDERED, _TEXT):
            if element.tag == _TEXT:
                is_first, is_new = is_first and not (element.text or "").strip(), False
            elif element.tag == _RENDERED:
                said = said or is_first
            elif element.get(w("type")) == "page":
                said, is_new = said or is_first, True
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            self.page += 1
            following = self.pages[self.page] if self.page < len(self.pages) else None
            is_new = is_new or following is None or not following.is_continuous
        self.is_new_page = is_new
        return said

    def _runs(self, parent: _Element, paragraph: _Element | None) -> Iterator[tuple[str, Look]]:
        for child in parent:
            if child.tag == w("r"):
                text = "".join(
                    _SIGNS.get(str(sign.tag)) or (str(sign.text or "") if sign.tag == w("t") else "") for sign in child
                )
                if text:
                    yield text, self.looks.run(paragraph, child.find(w("rPr")))
            elif child.tag in _AROUND:
                yield from self._runs(child, paragraph)


def _size(stretches: tuple[Stretch, ...]) -> float:
    return stretches[0].look.size if len(stretches) == 1 else max(stretches, key=lambda stretch: len(stretch.text)).look.size


def _space(values: Values, name: str) -> float:
    """The free space above or below a paragraph in points."""
    return float((values.get(name, 0) or values.get(f"{name}Lines", 0) / 100 * _LINE_OF_SPACE) / 20)
