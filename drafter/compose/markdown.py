"""What templates come out as: the two blocks of Markdown that they use, paragraphs and headings.

No Markdown library is loaded for two rules: markdown-it-py took 11 ms of a process's start. A test holds this against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLANK_LINES = re.compile(r"\n\s*\n")
#: One to six `#`, a space, the words; a closing sequence of `#` behind a space does not belong to them.
_HEADING = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:(?<=\s)#+)?")


class MdHeading(NamedTuple):
    """A heading; `depth` 2 is one level below the section that the template belongs to."""

    depth: int
    text: str


class MdParagraph(NamedTuple):
    """A paragraph; a line break in its source is a line break in `text`."""

    text: str


MdBlock = MdHeading | MdParagraph


def parse(text: str) -> Iterator[MdBlock]:
    """The blocks of a rendered template. Inline markup is not interpreted: `*` in a text is an asterisk."""
    for block in _BLANK_LINES.split(text.strip()):
        lines: list[str] = []
        for line in map(str.strip, block.split("\n")):
            if heading := _HEADING.fullmatch(line):
                yield from _paragraph(lines)
                lines = []
                if words := (heading[2] or "").strip():
                    yield MdHeading(len(heading[1]), words)
            else:
                lines.append(line)
        yield from _paragraph(lines)


def _paragraph(lines: list[str]) -> Iterator[MdParagraph]:
    if text := "\n".join(lines):
        yield MdParagraph(text)
