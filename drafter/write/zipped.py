"""Parts → the bytes of a package, which is a ZIP file. The same parts give the same bytes, on every system.

Most parts are the same in every document. They are compressed once and put into each package as they are, which
zipfile of the standard library cannot do; so the few records that a ZIP file needs are written here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

# The records of PKWARE's APPNOTE.TXT: 4.3.7 local file header, 4.3.12 central directory header, 4.3.16 end record.
# Both headers hold the same fields about the part, from the version needed to the length of the extra field.
_ABOUT_PART = struct.Struct("<5H3I2H")
_LOCAL_HEADER, _CENTRAL_HEADER = b"PK\3\4", b"PK\1\2"
_CENTRAL_REST = struct.Struct("<3H2I")  # comment, disk, attributes; where the local header stands
_END = struct.Struct("<4s4H2IH")
_VERSION = 20  # 2.0: deflated, not encrypted; as "made by" it also says: on no system in particular
_DEFLATED = 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 0x21  # the earliest time there is


@dataclass(frozen=True, slots=True)
class Packed:
    """A part, compressed."""

    content: bytes
    deflated: bytes
    crc: int


def packed(content: bytes) -> Packed:
    """Compress a part; fast, because a draft is small anyway."""
    return Packed(content, zlib.compress(content, zlib.Z_BEST_SPEED, -zlib.MAX_WBITS), zlib.crc32(content))


def zipped(parts: Mapping[str, Packed]) -> bytes:
    """The package that holds these parts, in this order. Their names are ASCII."""
    package, directory = bytearray(), bytearray()
    for name, part in parts.items():
        about = _about(name, part)
        directory += _CENTRAL_HEADER + struct.pack("<H", _VERSION) + about
        directory += _CENTRAL_REST.pack(0, 0, 0, 0, len(package)) + name.encode("ascii")
        package += _LOCAL_HEADER + about + name.encode("ascii") + part.deflated
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(directory), len(package), 0)
    return bytes(package + directory + end)


def _about(name: str, part: Packed) -> bytes:
    flags = extra = 0
    sizes = part.crc, len(part.deflated), len(part.content)
    return _ABOUT_PART.pack(_VERSION, flags, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980, *sizes, len(name), extra)
