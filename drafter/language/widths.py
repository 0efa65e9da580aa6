"""How wide texts are on a screen, where Chinese characters take two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_WIDE = frozenset("WF")


def screen_width(text: str) -> int:
    """The places that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in _WIDE) for char in text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces behind it (before it: `right`), so that it takes so many places; never cut."""
    spaces = " " * (width - screen_width(text))
    return spaces + text if right else text + spaces


def shortened(text: str, width: int) -> str:
    """So much of a text as takes so many places, with … where it was cut."""
    if screen_width(text) <= width:
        return text
    kept, taken = "", 0
    for char in text:
        taken += screen_width(char)
        if taken >= width:
            break
        kept += char
    return kept + "…"


def in_lines(items: Iterable[str], width: int, between: str = "、") -> Iterator[str]:
    """The items one after the other, in as few lines as take no more than so many places; an item is never torn."""
    line = ""
    for item in items:
        longer = f"{line}{between}{item}" if line else item
        if line and screen_width(longer + between) > width:
            yield line + between
            longer = item
        line = longer
    if line:
        yield line
