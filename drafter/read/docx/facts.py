"""A .docx → what rules ask of it beside its words: page, effective formatting, page numbers, and what it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from drafter.model.paper import Baggage, Page, Paper
from drafter.ooxml.names import APPLICATION, CP, DC, DOCUMENT, EXTENDED, PROPERTIES, w
from drafter.ooxml.package import BadPackage, open_package, parse_xml
from drafter.read.docx.draft import DraftReading
from drafter.read.docx.looks import Looks, whole
from drafter.read.docx.page_numbers import page_numbers_in
from drafter.read.docx.relations import relations_in
from drafter.read.docx.setting import settings_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_TWIPS_PER_MM = 1440 / 25.4
_FORMAT_CHANGES = tuple(map(w, "rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange".split()))
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
    pages = tuple(_page(section) for section in root.iter(w("sectPr")) if not _is_former(section))
    return Paper(
        pages=pages,
        settings=tuple(settings_in(root, looks, pages)),
        numbers=tuple(page_numbers_in(parts, root, looks)),
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


def _page(section: _Element) -> Page:
    size, margins, grid = section.find(w("pgSz")), section.find(w("pgMar")), section.find(w("docGrid"))
    kind, numbering = section.find(w("type")), section.find(w("pgNumType"))
    start = numbering.get(w("start")) if numbering is not None else None

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
        grid=whole(grid.get(w("linePitch"))) / 20 if grid is not None and has_grid else None,
        footer=length(margins, "footer", 720),
        starts=whole(start) if start is not None else None,
        is_continuous=kind is not None and kind.get(w("val")) == "continuous",
    )


def _is_former(section: _Element) -> bool:
    """Whether a tracked change keeps it as what the section was before."""
    parent = section.getparent()
    return parent is not None and parent.tag == w("sectPrChange")


def _far(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What the file fetches from elsewhere or points to on somebody's disk; links to web pages are none of it."""
    kinds = {"attachedTemplate": "模板", "image": "图片", "oleObject": "对象", "hyperlink": "超链接"}
    for name in sorted(parts):
        for _, kind, target, is_outside in relations_in(parts[name]) if name.endswith(".rels") else ():
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
