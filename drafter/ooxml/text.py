"""Text on its way into XML."""

from __future__ import annotations

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})


def escaped(text: str) -> str:
    """The text as XML content or attribute value. drafter.read.text has refused what XML cannot hold."""
    return text.translate(_ESCAPES)
