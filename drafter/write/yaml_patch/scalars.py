"""A text as a YAML scalar: where it may stand plain, and how it is quoted."""

from __future__ import annotations

import re

from drafter.plaintext.encoding import FORBIDDEN
from drafter.plaintext.yaml_nodes import NULLS

_INDICATORS = frozenset(",[]{}#&*!|>'\"%@`?:")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_TO_ESCAPE = re.compile(rf'["\\\n\t\r\ufeff]|{FORBIDDEN.pattern}')
_BROKEN_UP = re.compile(r":(?:\s|$)|\s#|[\t\n\r]")
_DASH = re.compile(r"-[0-9.A-Za-z]")  # what else begins with a dash looks like an item of a list


def plain_fits(text: str, *, flow: bool) -> bool:
    """Whether a text may stand without quotes, within brackets where `flow`."""
    if text in NULLS or text != text.strip() or text[0] in _INDICATORS or text.startswith(("---", "...")):
        return False
    if text[0] == "-" and not _DASH.match(text):
        return False
    if flow and not set(text).isdisjoint(",[]{}?"):
        return False
    return not _BROKEN_UP.search(text) and not is_unprintable(text)


def is_unprintable(text: str) -> bool:
    """Whether a text holds what stands in a file only as an escape."""
    return "\r" in text or "\ufeff" in text or FORBIDDEN.search(text) is not None


def on_one_line(text: str, *, flow: bool, quote: str = "") -> str:
    """A text as a scalar on one line, in the quotes it had before, else without if it can be, else in double ones."""
    if quote == "'" and not (is_unprintable(text) or "\n" in text or "\t" in text):
        return "'" + text.replace("'", "''") + "'"
    if quote != '"' and plain_fits(text, flow=flow):
        return text
    return '"' + _TO_ESCAPE.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")  # noqa: PLR2004 - one byte
