"""What templates come out as: a small subset of Markdown, parsed into headings and paragraphs.

Headings are CommonMark's ATX headings; only a blank line or a heading ends a paragraph. A test holds it against markdown-it,
whose import alone took as long as drafting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.language.passages import OPEN, split_mark, with_marks_joined

_HEADING = re.compile(r"(?P<marks>#{1,6})(?:\s+(?P<words>.*))?")


class MdHeading(NamedTuple):
    """A heading; `depth` 2 is one level below the section that the template belongs to. `number` is that of its passage."""

    depth: int
    text: str
    number: str = ""


class MdParagraph(NamedTuple):
    """A paragraph; a line break in its source is a line break in `text`."""

    text: str
    number: str = ""


MdBlock = MdHeading | MdParagraph


def parse(text: str) -> Iterator[MdBlock]:
    """The blocks of a rendered template. Inline markup is not interpreted: `*` in a text is an asterisk."""
    if OPEN in text:
        text = with_marks_joined(text)
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        words = line.strip()
        heading = _HEADING.fullmatch(words) if "#" in words else None
        if words and not heading:
            lines.append(words)
            continue
        if lines:
            number, paragraph = split_mark("\n".join(lines))
            yield MdParagraph(paragraph, number)
            lines = []
        if heading and (title := _without_closing_marks(heading["words"] or "")):
            number, title = split_mark(title)
            yield MdHeading(len(heading["marks"]), title, number)


def _without_closing_marks(title: str) -> str:
    """`## 标题 ##` is the same as `## 标题`."""
    bare = title.rstrip("#")
    return (bare if not bare or bare[-1].isspace() else title).strip()
