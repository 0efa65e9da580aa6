"""The page numbers that footers and headers of a .docx print."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from drafter.model.paper import Look, PageNumber
from drafter.ooxml.names import DOCUMENT, MARKUP, WORD_DRAWING, R, w
from drafter.ooxml.package import parse_xml
from drafter.read.docx.looks import Looks
from drafter.read.docx.relations import relations_of
from drafter.read.docx.setting import BOX, characters, line_height

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK = f"{{{MARKUP}}}Fallback"
_PAGE_FIELD = re.compile(r"(?<![A-Z])PAGE(?![A-Z])", re.IGNORECASE)


def page_numbers_in(parts: Mapping[str, bytes], root: _Element, looks: Looks) -> Iterator[PageNumber]:
    """The page numbers of the footers and headers that sections name, each once."""
    targets = {item.id: item.target for item in relations_of(parts, DOCUMENT) if item.kind in ("footer", "header")}
    seen: set[tuple[str, str]] = set()
    for reference in root.iter(w("footerReference"), w("headerReference")):
        pages = str(reference.get(w("type"), "default"))
        part = posixpath.normpath(posixpath.join("word", targets.get(str(reference.get(f"{{{R}}}id")), "")))
        if part not in parts or (pages, part) in seen:
            continue
        seen.add((pages, part))
        footer = parse_xml(parts[part])
        for paragraph in footer.iter(w("p")):
            if next(paragraph.iterancestors(_FALLBACK), None) is None and "#" in (words := "".join(_printed(paragraph))):
                is_alone = reference.tag == w("footerReference") and footer[-1] is paragraph and not _is_placed(paragraph)
                yield _number(pages, words, paragraph, looks, is_alone=is_alone)


def _number(pages: str, words: str, paragraph: _Element, looks: Looks, *, is_alone: bool) -> PageNumber:
    properties = paragraph.find(w("pPr"))
    look, values = _look(paragraph, looks), looks.paragraph(properties)
    return PageNumber(
        pages,
        words,
        _align(paragraph, looks),
        look,
        characters(values, "left", look.size) + characters(values, "firstLine", look.size),
        characters(values, "right", look.size),
        line_height(values, look.size, None),
        is_alone,
    )


def _printed(paragraph: _Element) -> Iterator[str]:
    """What a paragraph of a footer prints, with # for the page's number and nothing for other fields."""
    code, is_code, is_result = "", False, False
    for element in _within(paragraph):
        if element.tag == w("fldSimple"):
            yield "#" if _PAGE_FIELD.search(str(element.get(w("instr"), ""))) else ""
        elif element.tag == w("pgNum"):
            yield "#"
        elif element.tag == w("instrText") and is_code:
            code += element.text or ""
        elif element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                code, is_code, is_result = "", True, False
            elif is_code and _PAGE_FIELD.search(code):
                yield "#"
                code = ""
            is_result = kind == "separate"
            is_code = kind == "begin"
        elif element.tag == w("t") and not is_result and next(element.iterancestors(w("fldSimple")), None) is None:
            yield element.text or ""


def _within(paragraph: _Element) -> Iterator[_Element]:
    """All elements of a paragraph but those of paragraphs within it."""
    for child in paragraph:
        if child.tag != w("p"):
            yield child
            yield from _within(child)


def _align(paragraph: _Element, looks: Looks) -> str:
    """Where a paragraph of a footer stands: by its frame or text box, else by itself."""
    properties = paragraph.find(w("pPr"))
    frame = properties.find(w("framePr")) if properties is not None else None
    if frame is not None and frame.get(w("xAlign")):
        return str(frame.get(w("xAlign")))
    if next(paragraph.iterancestors(BOX), None) is not None:
        anchor = next(paragraph.iterancestors(f"{{{WORD_DRAWING}}}anchor"), None)
        align = anchor.find(f"{{{WORD_DRAWING}}}positionH/{{{WORD_DRAWING}}}align") if anchor is not None else None
        return "" if align is None else str(align.text)
    return str(looks.paragraph(properties).get("align", "")) or "left"


def _is_placed(paragraph: _Element) -> bool:
    """Whether a frame or a text box says where it stands."""
    return paragraph.find(f"{w('pPr')}/{w('framePr')}") is not None or next(paragraph.iterancestors(BOX), None) is not None


def _look(paragraph: _Element, looks: Looks) -> Look:
    """The look of a footer's first run."""
    properties = paragraph.find(w("pPr"))
    run = next(paragraph.iter(w("r")), None)
    return looks.run(properties, None if run is None else run.find(w("rPr")))
