"""Text → the name of a file that no data file can misuse."""

from __future__ import annotations

import re

_UNSAFE = r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]'
_RESERVED = r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?"
#: File systems hold 255 bytes; a Chinese character takes three.
_LONGEST_NAME = 200


def safe_name(text: str) -> str:
    """The text as the name of a file: no separators, no control or direction marks, no reserved name, not too long."""
    name = re.sub(_UNSAFE, "", text).strip(" .")
    while len(name.encode()) > _LONGEST_NAME:
        name = name[:-1]
    return f"_{name}" if not name or re.fullmatch(_RESERVED, name) else name
