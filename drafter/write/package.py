"""Document + where it came from → the bytes of a .docx. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.document import Document
from drafter.model.finding import Finding
from drafter.model.profile import Profile
from drafter.ooxml.envelope import Envelope, digest_of_parts, digest_of_text, seal_xml
from drafter.ooxml.names import COMMENTS, CP, DC, DOCUMENT, DRAFT_PART, PROPERTIES, STORE_PART
from drafter.ooxml.text import escaped
from drafter.write.body import BodyWriter
from drafter.write.comments import Commenter
from drafter.write.furniture import StaticParts
from drafter.write.pen import Pen
from drafter.write.zipped import packed, zipped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx_bytes(
    document: Document, profile: Profile, static: StaticParts, envelope: Envelope, findings: Sequence[Finding] = ()
) -> bytes:
    """The whole package. `envelope` travels inside a live document, in which `findings` stand as comments.

    A plain one carries a seal instead, and no store.
    """
    comments = Commenter(findings if document.live else ())
    pen = Pen(live=document.live, marked=document.marked, comments=comments)
    texts = {DOCUMENT: BodyWriter(profile, pen).xml(document), PROPERTIES: _properties(document)}
    fixed = static.live if document.live else static.plain
    if document.live:
        texts[STORE_PART] = _HEAD + pen.store.xml()
    if comments.written:
        fixed = static.commented
        texts[COMMENTS] = comments.xml()
    parts = {**fixed, **{name: packed(text.encode()) for name, text in texts.items()}}
    digests = digest_of_parts({name: part.content for name, part in parts.items()}), digest_of_text(pen.lines)
    parts[DRAFT_PART] = packed(
        (_HEAD + (envelope.xml(*digests) if document.live else seal_xml(*digests, envelope.whose))).encode()
    )
    return zipped(parts)


def _properties(document: Document) -> str:
    """What a file manager shows. A plain document says nothing but its title: no author, no program, no time."""
    about = f"<dc:creator>{escaped(document.office)}</dc:creator>" if document.live else ""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}"><dc:title>{escaped(document.title)}</dc:title>'
        f"{about}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
