"""Text → the name of a file that no data file can misuse."""

from __future__ import annotations

import re

_UNSAFE = r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]'
#: Devices of Windows, whatever stands behind their points.
_RESERVED = r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?"
#: What Word and WPS call their lock files, which every program passes over.
_LOCK = ("~$", "~")
#: File systems hold 255 bytes; a Chinese character takes three.
_LONGEST_NAME = 200


def safe_name(text: str) -> str:
    """The text as the name of a file: no separators, no control or direction marks, no reserved name, not too long."""
    name = re.sub(_UNSAFE, "", text).strip(" .")
    name = name.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(" .")
    return f"_{name}" if not name or name.startswith(_LOCK) or re.fullmatch(_RESERVED, name) else name
