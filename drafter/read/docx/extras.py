"""What a .docx holds beside text: pictures, footnotes, and formatting that somebody gave to single words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.ooxml.names import DOCUMENT, w
from drafter.ooxml.package import open_package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_PICTURES = (w("drawing"), w("pict"), w("object"))
_NOTES = {w("footnoteReference"): "脚注", w("endnoteReference"): "尾注"}
#: What a person gives to words on the toolbar.
_GIVEN = {w("b"): "加粗", w("i"): "倾斜", w("u"): "下划线", w("strike"): "删除线", w("em"): "着重号", w("shd"): "底纹"}
_GIVEN |= {w("color"): "颜色", w("sz"): "字号"}
_OFF = frozenset({"0", "false", "off", "none", "auto"})


class Extras(NamedTuple):
    """Counts of pictures and notes; and (kind, words) of single words with formatting of their own."""

    pictures: int
    notes: int
    formatted: tuple[tuple[str, str], ...]


def extras_in(data: bytes, ours: bytes | None = None) -> Extras:
    """What a .docx holds beside text, as far as it was not in the document that we wrote (`ours`). Raises BadPackage."""
    found = _counted(parse_xml(open_package(data)[DOCUMENT]))
    if ours is None:
        return found
    before = _counted(parse_xml(open_package(ours)[DOCUMENT]))
    known = set(before.formatted)
    return Extras(
        max(found.pictures - before.pictures, 0),
        max(found.notes - before.notes, 0),
        tuple(item for item in found.formatted if item not in known),
    )


def _counted(root: _Element) -> Extras:
    pictures = sum(1 for item in root.iter(*_PICTURES) if item.find(f".//{w('txbxContent')}") is None)
    notes = sum(1 for _ in root.iter(*_NOTES))
    formatted = []
    for run in root.iter(w("r")):
        properties = run.find(w("rPr"))
        words = "".join(str(text.text or "") for text in run.iter(w("t"))).strip()
        if properties is None or not words:
            continue
        for child in properties:
            kind = _GIVEN.get(str(child.tag))
            if kind and str(child.get(w("val"), "")).lower() not in _OFF:
                formatted.append((kind, words))
    return Extras(pictures, notes, tuple(dict.fromkeys(formatted)))
