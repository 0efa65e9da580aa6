"""What templates come out as: a small subset of Markdown, parsed into headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.language.passages import OPEN, split_mark, with_marks_joined

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BLANK_LINES = re.compile(r"\n\s*\n")


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
    if "#" not in text:  # most templates: nothing but paragraphs
        for block in _BLANK_LINES.split(text.strip()):
            if block:
                number, words = split_mark(_trimmed(block))
                yield MdParagraph(words, number)
        return
    depth = 0
    for token in _tokens(text):
        if token.type == "heading_open":
            depth = int(token.tag[1:])
        elif token.type == "heading_close":
            depth = 0
        elif token.type == "inline":
            number, words = split_mark(_trimmed(token.content))
            if words or number:
                yield MdHeading(depth, words, number) if depth else MdParagraph(words, number)


def _trimmed(block: str) -> str:
    return "\n".join(line.strip() for line in block.split("\n"))


def _tokens(text: str) -> list[Token]:
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only where a template has headings

    return MarkdownIt("zero").enable("heading").disable("inline")
