"""What of a template is 仅报送: passages with that mark, those below a heading with it, the figures that only they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.language.passages import ALONE, PRIVATE, numbered
from drafter.model.passages import Passage

_HEADING = re.compile(r"\s*(#{1,6})\s")
_TAG = r"\{\{.*?\}\}|\{%.*?%\}"
_NAME = r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]*(?:\.[\u4e00-\u9fffA-Za-z0-9]+)*"


class _Line(NamedTuple):
    text: str
    private: bool


def passages_of(template: str, source: str) -> Iterator[Passage]:
    """The passages of a template, which is called so."""
    private = [line.private for line in _lines(source)]
    for item in numbered(source):
        yield Passage(item.number, template, item.begins, item.depth > 0, private[item.line - 1], ALONE in item.options)


def hushed(sources: Mapping[str, str]) -> frozenset[str]:
    """The names that only private passages of these templates have."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for source in sources.values():
        if PRIVATE not in source:
            told[False].update(_names(source))
            continue
        for private in (True, False):
            told[private].update(_names("\n".join(line.text for line in _lines(source) if line.private is private)))
    return frozenset(told[True] - told[False])


def _names(source: str) -> Iterator[str]:
    for tag in re.findall(_TAG, source, re.DOTALL):
        yield from re.findall(_NAME, tag)


def _lines(source: str) -> Iterator[_Line]:
    """The lines of a template, each with whether it is private."""
    marks = {item.line: item for item in numbered(source)}
    depth = 0  # of the private heading above
    paragraph = False
    for number, text in enumerate(source.split("\n"), 1):
        mark = marks.get(number)
        heading = _HEADING.match(text)
        if mark and mark.depth and depth and mark.depth <= depth:
            depth = 0  # the next item begins with its number
        if heading and depth and len(heading[1]) < depth:
            depth = 0
        above = marks.get(number - 1)
        if heading and depth and len(heading[1]) == depth and not (above and PRIVATE in above.options):
            depth = 0
        if mark and PRIVATE in mark.options:
            if mark.depth:
                depth = mark.depth
            else:
                paragraph = True
        elif not text.strip():
            paragraph = False
        yield _Line(text, bool(depth) or paragraph)
