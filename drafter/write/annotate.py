"""Findings → comments in the bytes of somebody's .docx, around the words that they are about; nothing else is changed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from drafter.model.finding import Finding
from drafter.ooxml.names import COMMENTATOR, COMMENTS, CONTENT_TYPES, DOCUMENT, PACKAGE_RELS, WML, R, W, w
from drafter.ooxml.package import BadPackage, open_package, parse_xml
from drafter.ooxml.walk import AROUND_RUNS, paragraphs_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_GONE = frozenset({w("del"), w("moveFrom")})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class Remark(NamedTuple):
    """A finding about a stretch of a line of the manuscript."""

    line: int
    start: int
    end: int
    finding: Finding


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """The document with a comment for each remark. Raises BadPackage."""
    parts = dict(open_package(data))
    if _TYPES not in parts:
        raise BadPackage("里面缺了说明各部分是什么的那一份")
    body = parse_xml(parts[DOCUMENT])
    comments = parse_xml(parts[COMMENTS]) if COMMENTS in parts else etree.Element(w("comments"), nsmap={"w": W})
    number = (
        max((int(c.get(w("id"), "0")) for c in comments.iter(w("comment")) if c.get(w("id"), "").isdecimal()), default=-1) + 1
    )
    paragraphs = [paragraph for paragraph, _ in paragraphs_in(body)]
    for offset, remark in enumerate(remarks):
        if remark.line < len(paragraphs):
            _enclose(paragraphs[remark.line], remark, number + offset)
            comments.append(_comment(remark.finding, number + offset))
    parts[DOCUMENT], parts[COMMENTS] = _bytes(body), _bytes(comments)
    _announce(parts)
    return _zipped(parts)


def _enclose(paragraph: _Element, remark: Remark, number: int) -> None:
    """Put the marks of a comment around a stretch of a paragraph's text; around all of it where the stretch is empty."""
    start, end = (remark.start, remark.end) if remark.end > remark.start else (0, 1 << 30)
    _split(paragraph, start)
    _split(paragraph, end)
    at, first, last = 0, None, None
    for child in paragraph:
        length = _length(child)
        if length and at < end and at + length > start:
            first, last = (child if first is None else first), child
        at += length
    mark = etree.Element(w("r"))
    etree.SubElement(mark, w("commentReference")).set(w("id"), str(number))
    opened, closed = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
    opened.set(w("id"), str(number))
    closed.set(w("id"), str(number))
    if first is None or last is None:
        paragraph.extend([opened, closed, mark])
        return
    first.addprevious(opened)
    last.addnext(closed)
    closed.addnext(mark)


def _split(paragraph: _Element, offset: int) -> None:
    """Split the run of the paragraph's own in which this offset lies; controls and links stay whole."""
    at = 0
    for child in paragraph:
        length = _length(child)
        if at < offset < at + length and child.tag == w("r"):
            texts = [part for part in child if part.tag != w("rPr")]
            if len(texts) == 1 and texts[0].tag == w("t"):
                words = texts[0].text or ""
                behind = deepcopy(child)
                texts[0].text, behind[-1].text = words[: offset - at], words[offset - at :]
                for part in (texts[0], behind[-1]):
                    part.set(_SPACE, "preserve")
                child.addnext(behind)
            return
        at += length


def _length(element: _Element) -> int:
    """How many characters of a paragraph's accepted text an element holds."""
    tag = element.tag
    if tag in _GONE:
        return 0
    if tag == w("t"):
        return len(element.text or "")
    if tag in (w("br"), w("cr"), w("tab"), w("noBreakHyphen")):
        return 1
    if tag == w("sdt"):
        properties, content = element.find(w("sdtPr")), element.find(w("sdtContent"))
        is_prompt = properties is not None and properties.find(w("showingPlcHdr")) is not None
        return 0 if content is None or is_prompt else _length(content)
    if tag in (w("r"), w("ins"), w("moveTo")) or tag in AROUND_RUNS:
        return sum(_length(child) for child in element)
    return 0


def _comment(finding: Finding, number: int) -> _Element:
    comment = etree.Element(w("comment"))
    for name, value in (("id", str(number)), ("author", COMMENTATOR), ("initials", COMMENTATOR[:2])):
        comment.set(w(name), value)
    for line in (f"{finding.level} {finding.rule}：{finding.message}", f"改法：{finding.remedy}"):
        paragraph = etree.SubElement(comment, w("p"))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = line
    return comment


def _announce(parts: dict[str, bytes]) -> None:
    """Name the comments among the package's content types and the document's relationships."""
    types = parse_xml(parts[_TYPES])
    if not any(item.get("PartName") == f"/{COMMENTS}" for item in types):
        item = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        item.set("PartName", f"/{COMMENTS}")
        item.set("ContentType", f"{WML}.comments+xml")
        parts[_TYPES] = _bytes(types)
    relations = parse_xml(parts.get(_RELATIONS, f'<Relationships xmlns="{PACKAGE_RELS}"/>'.encode()))
    if not any(item.get("Type") == f"{R}/comments" for item in relations):
        item = etree.SubElement(relations, f"{{{PACKAGE_RELS}}}Relationship")
        for name, value in (("Id", "rIdFindings"), ("Type", f"{R}/comments"), ("Target", "comments.xml")):
            item.set(name, value)
        parts[_RELATIONS] = _bytes(relations)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The package; names of parts may be of any kind here."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _in_order(parts):
            archive.writestr(zipfile.ZipInfo(name, _FIXED_TIME), parts[name], zipfile.ZIP_DEFLATED)
    return package.getvalue()


def _in_order(parts: dict[str, bytes]) -> Iterator[str]:
    yield _TYPES
    yield from (name for name in parts if name != _TYPES)
