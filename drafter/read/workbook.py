"""A workbook that we wrote: whether anybody changed it since."""

from __future__ import annotations

from drafter.ooxml.envelope import digest_of_parts
from drafter.ooxml.names import DC, PROPERTIES, SHEET_SEAL
from drafter.ooxml.package import open_package, parse_xml


def is_untouched(data: bytes) -> bool:
    """Whether these are the bytes of a workbook as we wrote it. Raises BadPackage where they are no package at all."""
    parts = dict(open_package(data))
    properties = parts.pop(PROPERTIES, b"")
    seal = parse_xml(properties).findtext(f"{{{DC}}}identifier") if properties else ""
    return seal == SHEET_SEAL + digest_of_parts(parts)
