"""The parts that are the same in every .docx we write, whatever its profile: content types, relationships, properties."""

from __future__ import annotations

from drafter.ooxml.names import (
    APPLICATION,
    COMMENTS,
    CONTENT_TYPES,
    CUSTOM_XML,
    DOCUMENT,
    DRAFT,
    DRAFT_ID,
    EXTENDED,
    FIGURES,
    PACKAGE_RELS,
    PROPERTIES,
    STORE_ID,
    WML,
    R,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"


def frame(*, with_store: bool) -> dict[str, str]:
    """These parts by name, content types first.

    A document without a figure store is plain: of our own parts it has only the one that holds its seal, and it does not
    say which program wrote it.
    """
    application = f'{_HEAD}<Properties xmlns="{EXTENDED}"><Application>drafter</Application></Properties>'
    return {
        **hinges(with_store=with_store, with_comments=False),
        "_rels/.rels": _rels(
            ("rId1", f"{R}/officeDocument", DOCUMENT),
            ("rId2", f"{PACKAGE_RELS}/metadata/core-properties", PROPERTIES),
            *((("rId3", f"{R}/extended-properties", APPLICATION),) if with_store else ()),
        ),
        **({APPLICATION: application} if with_store else {}),
        **(_custom_part_frame(1, STORE_ID, FIGURES) if with_store else {}),
        **_custom_part_frame(2, DRAFT_ID, DRAFT),
    }


def hinges(*, with_store: bool, with_comments: bool) -> dict[str, str]:
    """The two parts that name what else is in the package: content types, and the document's relationships."""
    stores = (1, 2) if with_store else (2,)
    return {
        "[Content_Types].xml": _types(stores, with_store=with_store, with_comments=with_comments),
        "word/_rels/document.xml.rels": _rels(
            ("rIdStyles", f"{R}/styles", "styles.xml"),
            ("rIdSettings", f"{R}/settings", "settings.xml"),
            ("rIdFonts", f"{R}/fontTable", "fontTable.xml"),
            ("rIdFooterOdd", f"{R}/footer", "footer1.xml"),
            ("rIdFooterEven", f"{R}/footer", "footer2.xml"),
            *((("rIdComments", f"{R}/comments", "comments.xml"),) if with_comments else ()),
            *((f"rIdStore{number}", f"{R}/customXml", f"../customXml/item{number}.xml") for number in stores),
        ),
    }


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


def _types(stores: tuple[int, ...], *, with_store: bool, with_comments: bool) -> str:
    overrides = {
        "/word/document.xml": f"{WML}.document.main+xml",
        "/word/styles.xml": f"{WML}.styles+xml",
        "/word/settings.xml": f"{WML}.settings+xml",
        "/word/fontTable.xml": f"{WML}.fontTable+xml",
        "/word/footer1.xml": f"{WML}.footer+xml",
        "/word/footer2.xml": f"{WML}.footer+xml",
        "/docProps/core.xml": f"{_PACKAGE_TYPE}.core-properties+xml",
    }
    if with_store:
        overrides[f"/{APPLICATION}"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    if with_comments:
        overrides[f"/{COMMENTS}"] = f"{WML}.comments+xml"
    custom = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    overrides |= {f"/customXml/itemProps{number}.xml": custom for number in stores}
    return (
        f'{_HEAD}<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" ContentType="{_PACKAGE_TYPE}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    )
