"""Bytes of a text file ⇄ its text: the encodings that editors of the last twenty years write, and the way back."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

# What XML 1.0 cannot hold; line separators that YAML counts as line ends and editors do not (Word's soft breaks); and the
# noncharacters that mark figures inside composed text.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")

_MARKED = (("utf-16-le", BOM_UTF16_LE), ("utf-16-be", BOM_UTF16_BE), ("utf-8-sig", BOM_UTF8))


def encoding_of(data: bytes) -> str:
    """Python's name of the encoding of a file: utf-16-le or utf-16-be, utf-8-sig, utf-8, else gb18030."""
    for encoding, mark in _MARKED:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def decoded(data: bytes, encoding: str) -> str:
    """The text without a byte order mark; raises UnicodeDecodeError."""
    return (data[2:] if encoding.startswith("utf-16") else data).decode(encoding)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text, with the byte order mark that files of this encoding had."""
    mark = dict(_MARKED)[encoding] if encoding.startswith("utf-16") else b""
    return mark + text.encode(encoding)


def with_single_line_feeds(text: str) -> str:
    """A text with line feeds as its only line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
