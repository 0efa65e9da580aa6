"""Plain text and Markdown → paragraphs as written: one line, one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.finding import Place
from drafter.read.text.structure import Written

_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def text_lines(text: str, file: str) -> Iterator[Written]:
    """Each line that says something."""
    for number, line in enumerate(text.split("\n"), 1):
        yield Written(line, Place(file, number, 1))


def markdown_lines(text: str, file: str) -> Iterator[Written]:
    """The same without the marks of headings, quotations, lists and emphasis."""
    for number, line in enumerate(text.split("\n"), 1):
        words = _EMPHASIS.sub(r"\2", _MARKDOWN.sub("", line))
        yield Written(words, Place(file, number, 1))
