"""What templates come out as: a small subset of Markdown, parsed into headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class MdHeading:
    """A heading; `depth` 2 is one level below the section that the template belongs to."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class MdParagraph:
    """A paragraph; a line break in its source is a line break in `text`."""

    text: str


MdBlock = MdHeading | MdParagraph


def parse(text: str) -> Iterator[MdBlock]:
    """The blocks of a rendered template. Inline markup is not interpreted: `*` in a text is an asterisk."""
    depth = 0
    for token in _tokens(text):
        if token.type == "heading_open":
            depth = int(token.tag[1:])
        elif token.type == "heading_close":
            depth = 0
        elif token.type == "inline":
            words = "\n".join(line.strip() for line in token.content.split("\n"))
            if words:
                yield MdHeading(depth, words) if depth else MdParagraph(words)


def _tokens(text: str) -> list[Token]:
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable("heading").disable("inline")
