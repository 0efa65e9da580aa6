"""The envelope: the custom XML part in which a draft carries its own source, and the digests that tell what was done to it.

Two digests: one over the bytes of all other parts says "untouched"; one over (style, text with figure ids) says "same
text, merely re-saved".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from drafter.model.source import Plain
from drafter.ooxml.names import DRAFT, DRAFT_PART
from drafter.ooxml.text import escaped


class Envelope(NamedTuple):
    """Where a draft came from: the data as typed, the outline, the templates, the outlet; `whose` is digest_of_owner's."""

    record: Plain
    outline: str
    outline_version: int
    template_digest: str
    outlet: str
    whose: str

    def xml(self, parts: str, text: str) -> str:
        """The part's content, with both digests."""
        record = json.dumps(self.record, ensure_ascii=False, separators=(",", ":"))
        return (
            f'<d:draft xmlns:d="{DRAFT}"><d:outline id="{escaped(self.outline)}" version="{self.outline_version}"/>'
            f'<d:template digest="{self.template_digest}"/><d:outlet name="{escaped(self.outlet)}"/>'
            f'<d:written parts="{parts}" text="{text}" whose="{self.whose}"/><d:record>{escaped(record)}</d:record></d:draft>'
        )


def seal_xml(parts: str, text: str, whose: str) -> str:
    """What a document that is plain text carries in an envelope's place: digests, and nothing of the data."""
    return f'<d:draft xmlns:d="{DRAFT}"><d:written parts="{parts}" text="{text}" whose="{whose}"/></d:draft>'


def digest_of_owner(office: str, year: int) -> str:
    """What tells the documents of one office and year from those of others, without saying which they are."""
    return sha256(f"{office}\0{year}".encode()).hexdigest()


def digest_of_parts(parts: Mapping[str, bytes]) -> str:
    """The digest over names and bytes of all parts but the envelope."""
    total = sha256()
    for name in sorted(parts):
        if name != DRAFT_PART:
            total.update(f"{name}\0{len(parts[name])}\0".encode())
            total.update(parts[name])
    return total.hexdigest()


def figure_words(node: str, digits: str) -> str:
    """How a control counts in the text: its figure's node and its digits, so that neither can change unseen."""
    return f"⟦{node}={digits}⟧"


def digest_of_text(lines: Iterable[tuple[str, str]]) -> str:
    """The digest over (style name, text) of all paragraphs that are not empty."""
    said = "".join([f"{style.lower()}\t{text}\n" for style, text in lines if text])
    return sha256(said.encode()).hexdigest()
