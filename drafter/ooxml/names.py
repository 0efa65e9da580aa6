"""Names that the Office Open XML standard (ECMA-376) fixes, and those that are ours."""

from __future__ import annotations

from functools import cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
COMMENTS = "word/comments.xml"
COMMENTS_EXTENDED = "word/commentsExtended.xml"
PROPERTIES = "docProps/core.xml"
APPLICATION = "docProps/app.xml"

#: The root namespaces of our two parts. Readers find the parts by these alone:
#: LibreOffice renames files and drops relationships.
FIGURES = "urn:drafter:figures:1"
DRAFT = "urn:drafter:draft:1"

STORE_PART = "customXml/item1.xml"
DRAFT_PART = "customXml/item2.xml"
STORE_ID = "{6E0B1C52-6D2C-4D0A-9B5E-3A1F0E9C7D11}"
DRAFT_ID = "{6E0B1C52-6D2C-4D0A-9B5E-3A1F0E9C7D12}"

#: What stands before the digest of a workbook in its properties.
SHEET_SEAL = "drafter:"
#: Who makes the comments that we write.
COMMENTATOR = "核对提示"

STORE_PREFIX = f"xmlns:f='{FIGURES}'"


@cache
def w(name: str) -> str:
    """A WordprocessingML name in lxml's form."""
    return f"{{{W}}}{name}"
