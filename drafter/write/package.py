"""Document + where it came from → the bytes of a .docx. The same input gives the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

from drafter.model.document import Document
from drafter.model.profile import Profile
from drafter.ooxml.envelope import Envelope, digest_of_parts, digest_of_text
from drafter.ooxml.names import (
    CONTENT_TYPES,
    CORE,
    CUSTOM_XML,
    DC,
    DOCUMENT,
    DRAFT,
    DRAFT_ID,
    DRAFT_PART,
    EXTENDED,
    FIGURES,
    PACKAGE_RELS,
    STORE_ID,
    STORE_PART,
    STYLES,
    WML,
    R,
)
from drafter.ooxml.text import escaped
from drafter.write.body import BodyWriter
from drafter.write.styles import StaticParts

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"


def docx_bytes(document: Document, profile: Profile, static: StaticParts, envelope: Envelope) -> bytes:
    """The whole package; `envelope` travels inside it, with the digests of what is written here filled in."""
    writer = BodyWriter(profile)
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES_XML,
        "_rels/.rels": _ROOT_RELS,
        "docProps/core.xml": _core(document),
        "docProps/app.xml": _APP,
        DOCUMENT: writer.xml(document),
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        STYLES: static.styles,
        "word/settings.xml": static.settings,
        "word/fontTable.xml": static.fonts,
        "word/footer1.xml": static.odd_footer,
        "word/footer2.xml": static.even_footer,
        STORE_PART: _HEAD + writer.store.xml(),
        **_custom_part_frame(1, STORE_ID, FIGURES),
        **_custom_part_frame(2, DRAFT_ID, DRAFT),
    }
    encoded = {name: text.encode() for name, text in parts.items()}
    text_digest = digest_of_text(writer.lines)
    encoded[DRAFT_PART] = (_HEAD + envelope.xml(digest_of_parts(encoded), text_digest)).encode()
    return _zipped(encoded)


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            entry.external_attr = 0
            package.writestr(entry, data)
    return buffer.getvalue()


def _core(document: Document) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}"><dc:title>{escaped(document.title)}</dc:title>'
        f"<dc:subject>{document.year}年法治政府建设年度报告</dc:subject><dc:creator>{escaped(document.office)}</dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _custom_part_frame(number: int, store_id: str, namespace: str) -> dict[str, str]:
    return {
        f"customXml/itemProps{number}.xml": (
            f'{_HEAD}<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" ds:itemID="{store_id}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        f"customXml/_rels/item{number}.xml.rels": _rels(("rId1", f"{R}/customXmlProps", f"itemProps{number}.xml")),
    }


def _rels(*relationships: tuple[str, str, str]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in relationships)
    return f'{_HEAD}<Relationships xmlns="{PACKAGE_RELS}">{items}</Relationships>'


def _types() -> str:
    overrides = {
        "/word/document.xml": f"{WML}.document.main+xml",
        "/word/styles.xml": f"{WML}.styles+xml",
        "/word/settings.xml": f"{WML}.settings+xml",
        "/word/fontTable.xml": f"{WML}.fontTable+xml",
        "/word/footer1.xml": f"{WML}.footer+xml",
        "/word/footer2.xml": f"{WML}.footer+xml",
        "/docProps/core.xml": f"{_PACKAGE_TYPE}.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        "/customXml/itemProps2.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    }
    return (
        f'{_HEAD}<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" ContentType="{_PACKAGE_TYPE}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    )


_CONTENT_TYPES_XML = _types()
_APP = f'{_HEAD}<Properties xmlns="{EXTENDED}"><Application>drafter</Application></Properties>'
_ROOT_RELS = _rels(
    ("rId1", f"{R}/officeDocument", DOCUMENT),
    ("rId2", f"{PACKAGE_RELS.replace('/relationships', '')}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
)
_DOCUMENT_RELS = _rels(
    ("rIdStyles", f"{R}/styles", "styles.xml"),
    ("rIdSettings", f"{R}/settings", "settings.xml"),
    ("rIdFonts", f"{R}/fontTable", "fontTable.xml"),
    ("rIdFooterOdd", f"{R}/footer", "footer1.xml"),
    ("rIdFooterEven", f"{R}/footer", "footer2.xml"),
    ("rIdStore", f"{R}/customXml", "../customXml/item1.xml"),
    ("rIdDraft", f"{R}/customXml", "../customXml/item2.xml"),
)
