"""A workbook that stands somewhere → whether it is as we wrote it."""

from __future__ import annotations

from drafter.ooxml.envelope import digest_of_parts
from drafter.ooxml.names import DC, PROPERTIES
from drafter.ooxml.package import BadPackage, open_package, parse_xml


def is_untouched(data: bytes) -> bool:
    """Whether these are the bytes of a workbook that we wrote and nobody saved since."""
    try:
        parts = dict(open_package(data))
        said = parse_xml(parts.pop(PROPERTIES)).findtext(f"{{{DC}}}identifier")
    except (BadPackage, KeyError):
        return False
    return said == f"drafter:{digest_of_parts(parts)}"
