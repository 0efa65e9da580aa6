"""What the parts of a .docx name one another, and what they fetch from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from drafter.ooxml.package import parse_xml


class Relation(NamedTuple):
    """A relationship of a part: `is_outside` says that its target lies outside the file."""

    id: str
    kind: str
    target: str
    is_outside: bool


@lru_cache(maxsize=64)
def relations_in(data: bytes) -> tuple[Relation, ...]:
    """The relationships that a part of relationships lists."""
    return tuple(
        Relation(
            str(item.get("Id")),
            str(item.get("Type", "")).rpartition("/")[2],
            str(item.get("Target", "")),
            item.get("TargetMode") == "External",
        )
        for item in parse_xml(data)
    )


def relations_of(parts: Mapping[str, bytes], part: str) -> tuple[Relation, ...]:
    """The relationships of a part."""
    folder, _, name = part.rpartition("/")
    data = parts.get(f"{folder}/_rels/{name}.rels")
    return relations_in(data) if data else ()
