"""A composed document with its source → the bytes of its .docx."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.kit import Kit
from drafter.model.document import Document
from drafter.model.finding import Finding
from drafter.model.record import Outlet, Record
from drafter.ooxml.envelope import Envelope, digest_of_owner
from drafter.write.package import docx_bytes


def render(record: Record, kit: Kit, document: Document, outlet: Outlet | None, findings: Sequence[Finding] = ()) -> bytes:
    """The .docx, with its source inside where it is a live one, and these findings as comments."""
    envelope = Envelope(
        record=record.plain,
        outline=kit.outline.id,
        outline_version=kit.outline.version,
        template_digest=kit.templates.digest,
        outlet=outlet.name if outlet else "",
        whose=digest_of_owner(record.office, record.year),
    )
    return docx_bytes(document, kit.profile, kit.static, envelope, findings)
