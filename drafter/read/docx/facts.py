"""A .docx → what rules ask of it beside its words: page, effective formatting, page numbers, and what it carries."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from drafter.model.paper import Baggage, Look, Page, PageNumber, Paper, Setting, Stretch
from drafter.ooxml.names import APPLICATION, CP, DC, DOCUMENT, EXTENDED, MARKUP, PROPERTIES, WORD_DRAWING, R, w
from drafter.ooxml.package import BadPackage, open_package, parse_xml
from drafter.ooxml.walk import paragraphs_in
from drafter.read.docx.draft import DraftReading
from drafter.read.docx.looks import Looks, Values, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_TWIPS_PER_MM = 1440 / 25.4
_SIGNS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
_AROUND = frozenset(map(w, "hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo ins moveTo".split()))
_FALLBACK = f"{{{MARKUP}}}Fallback"
_BOX = w("txbxContent")
_FORMAT_CHANGES = tuple(map(w, "rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange".split()))
_PAGE_FIELD = re.compile(r"(?<![A-Z])PAGE(?![A-Z])", re.IGNORECASE)
_SETTINGS = "word/settings.xml"
#: Programs write these where nobody gave a name.
_NOBODY = frozenset({"", "un-named", "unknown"})
#: What a path on somebody's computer or network begins with.
_OWN_DISK = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|/(?:Users|home)/", re.IGNORECASE)
_LONGEST_PATH = 120


def facts_in(data: bytes, reading: DraftReading) -> Mapping[str, object]:
    """The facts of a .docx by name: `paper` (a Paper) and `stored` (the figures' values by node). Raises BadPackage."""
    return {"paper": paper_in(data, has_record=reading.record is not None), "stored": reading.stored}


def paper_in(data: bytes, *, has_record: bool = False) -> Paper:
    """How a .docx is laid out, and what it carries. Raises BadPackage."""
    parts = open_package(data)
    if DOCUMENT not in parts:
        raise BadPackage("里面没有正文")
    root, looks = parse_xml(parts[DOCUMENT]), Looks(parts)
    settings = parse_xml(parts[_SETTINGS]) if _SETTINGS in parts else None
    even = settings.find(w("evenAndOddHeaders")) if settings is not None else None
    return Paper(
        pages=tuple(map(_page, root.iter(w("sectPr")))),
        settings=tuple(_Setter(looks).of(paragraph) for paragraph, _ in paragraphs_in(root)),
        numbers=tuple(_page_numbers(parts, root, looks)),
        has_even_pages=even is not None and even.get(w("val")) not in ("0", "false"),
        baggage=Baggage(
            people=tuple(_people(parts)),
            far=tuple(_far(parts)),
            embedded=tuple(sorted(name.rpartition("/")[2] for name in parts if "/embeddings/" in name)),
            has_macros=any(name.endswith("vbaProject.bin") for name in parts),
            has_record=has_record,
            format_changes=sum(1 for _ in root.iter(*_FORMAT_CHANGES)),
        ),
    )


class _Setter:
    """Says how paragraphs are set."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks

    def of(self, paragraph: _Element) -> Setting:
        """How this one is."""
        properties = paragraph.find(w("pPr"))
        stretches = tuple(
            Stretch("".join(text for text, _ in members), look)
            for look, members in groupby(self._runs(paragraph, properties), key=lambda run: run[1])
        )
        values = self.looks.paragraph(properties)
        size = max(stretches, key=lambda stretch: len(stretch.text)).look.size if stretches else 16.0
        left = _characters(values, "left", size)
        first = left + _characters(values, "firstLine", size) - _characters(values, "hanging", size)
        pitch = values["line"] / 20 if values.get("rule") in ("exact", "atLeast") and values.get("line") else None
        return Setting(
            stretches,
            str(values.get("align", "")),
            first,
            left,
            pitch,
            bool(values.get("listed")),
            next(paragraph.iterancestors(_BOX), None) is not None,
            values.get("border"),
            next(paragraph.iter(w("drawing"), w("pict")), None) is not None,
        )

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


def _characters(values: Values, name: str, size: float) -> float:
    """An indent in characters: as counted in them, else its length."""
    counted = values.get(f"{name}Chars", 0) / 100
    return float(counted or values.get(name, 0) / 20 / max(size, 1.0))


def _page(section: _Element) -> Page:
    size, margins, grid = section.find(w("pgSz")), section.find(w("pgMar")), section.find(w("docGrid"))

    def length(element: _Element | None, name: str, standard: int) -> float:
        return (standard if element is None else whole(element.get(w(name), standard))) / _TWIPS_PER_MM

    has_grid = grid is not None and grid.get(w("type")) in ("lines", "linesAndChars", "snapToChars")
    return Page(
        length(size, "w", 12240),
        length(size, "h", 15840),
        abs(length(margins, "top", 1440)),
        length(margins, "right", 1440),
        abs(length(margins, "bottom", 1440)),
        length(margins, "left", 1440) + length(margins, "gutter", 0),
        whole(grid.get(w("linePitch"))) / 20 if grid is not None and has_grid else None,
    )


def _page_numbers(parts: Mapping[str, bytes], root: _Element, looks: Looks) -> Iterator[PageNumber]:
    """The page numbers of the footers and headers that sections name, each once."""
    targets = {key: target for key, kind, target, _ in _relationships(parts, DOCUMENT) if kind in ("footer", "header")}
    seen: set[tuple[str, str]] = set()
    for reference in root.iter(w("footerReference"), w("headerReference")):
        pages = str(reference.get(w("type"), "default"))
        part = posixpath.normpath(posixpath.join("word", targets.get(str(reference.get(f"{{{R}}}id")), "")))
        if part not in parts or (pages, part) in seen:
            continue
        seen.add((pages, part))
        for paragraph in parse_xml(parts[part]).iter(w("p")):
            if next(paragraph.iterancestors(_FALLBACK), None) is None and "#" in (words := "".join(_printed(paragraph))):
                yield PageNumber(pages, words.strip(), _align(paragraph, looks), _number_look(paragraph, looks))


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
    if next(paragraph.iterancestors(_BOX), None) is not None:
        anchor = next(paragraph.iterancestors(f"{{{WORD_DRAWING}}}anchor"), None)
        align = anchor.find(f"{{{WORD_DRAWING}}}positionH/{{{WORD_DRAWING}}}align") if anchor is not None else None
        return "" if align is None else str(align.text)
    return str(looks.paragraph(properties).get("align", "")) or "left"


def _number_look(paragraph: _Element, looks: Looks) -> Look:
    """The look of a footer's first run, with the font of its digits."""
    properties = paragraph.find(w("pPr"))
    run = next(paragraph.iter(w("r")), None)
    return looks.run(properties, None if run is None else run.find(w("rPr")))


@lru_cache(maxsize=64)
def _parsed(data: bytes) -> tuple[tuple[str, str, str, bool], ...]:
    """(id, kind, target, whether it lies outside) of each relationship of a part of relationships."""
    return tuple(
        (
            str(item.get("Id")),
            str(item.get("Type", "")).rpartition("/")[2],
            str(item.get("Target", "")),
            item.get("TargetMode") == "External",
        )
        for item in parse_xml(data)
    )


def _relationships(parts: Mapping[str, bytes], part: str) -> tuple[tuple[str, str, str, bool], ...]:
    folder, _, name = part.rpartition("/")
    data = parts.get(f"{folder}/_rels/{name}.rels")
    return _parsed(data) if data else ()


def _far(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What the file fetches from elsewhere or points to on somebody's disk; links to web pages are none of it."""
    kinds = {"attachedTemplate": "模板", "image": "图片", "oleObject": "对象", "hyperlink": "超链接"}
    for name in sorted(parts):
        for _, kind, target, is_outside in _parsed(parts[name]) if name.endswith(".rels") else ():
            if is_outside and (kind != "hyperlink" or _OWN_DISK.match(target)) and not _is_plain_template(kind, target):
                yield f"{kinds.get(kind, '链接')}：{target[:_LONGEST_PATH]}"


def _is_plain_template(kind: str, target: str) -> bool:
    """Whether it is the template that every Word document has, without a path."""
    return kind == "attachedTemplate" and target.rpartition("/")[2].lower() in ("normal.dotm", "normal.dot", "normal.wpt")


def _people(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The properties that say who wrote the file and where."""
    asked = (
        (PROPERTIES, f"{{{DC}}}creator", "作者"),
        (PROPERTIES, f"{{{CP}}}lastModifiedBy", "上次保存者"),
        (APPLICATION, f"{{{EXTENDED}}}Manager", "经理"),
        (APPLICATION, f"{{{EXTENDED}}}Company", "单位"),
    )
    for part, tag, name in asked:
        if part in parts:
            value = str(parse_xml(parts[part]).findtext(tag) or "").strip()
            if value.lower() not in _NOBODY:
                yield name, value
