"""Narrative: the office's own plain text, in which 【指标】 and 【指标|同比】 stand for figures, 【套语.名称】 for set phrases.

There is no Jinja in it. 【【words】】 prints 【words】, for texts that have such brackets themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.phrases import SET_PHRASES

_MARK = re.compile(r"【【(?P<quoted>[^【】\n]*)】】|【(?P<inner>[^【】\n]*)】")
_BLANK = re.compile(r"待填\s*(?:[:：]\s*(?P<what>.*))?")
_FILTER = re.compile(r"(?P<name>[^（(]+)(?:[（(](?P<argument>.*)[）)])?")


class Words(NamedTuple):
    """Plain text."""

    text: str


class Reference(NamedTuple):
    """【path】, 【path|filter】, 【path|filter（argument）】 or 【套语.name】; `offset` is where it stands in the text."""

    path: str
    filter: str
    argument: str
    offset: int
    typed: str

    @property
    def phrase(self) -> str:
        """The name of the set phrase that is cited; empty where a figure is."""
        head, _, name = self.path.partition(".")
        return name if head == SET_PHRASES else ""


class ToFill(NamedTuple):
    """【待填：what】, which a person typed."""

    what: str
    offset: int


Piece = Words | Reference | ToFill


def pieces_of(text: str) -> Iterator[Piece]:
    """The text in pieces, in order; nothing is left out."""
    if "【" not in text:
        if text:
            yield Words(text)
        return
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() > done:
            yield Words(text[done : mark.start()])
        yield _piece(mark)
        done = mark.end()
    if done < len(text):
        yield Words(text[done:])


def references(text: str) -> Iterator[Reference]:
    """The figures and set phrases that the text cites."""
    return (piece for piece in pieces_of(text) if isinstance(piece, Reference))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line) of each paragraph: one line, one paragraph; indentation typed by hand is left off."""
    offset = 0
    for line in text.split("\n"):
        bare = line.strip(" \t\u3000")
        if bare:
            yield offset + line.index(bare[0]), bare
        offset += len(line) + 1


def quoted(inner: str) -> str:
    """【…】 as words of the text, which stand for nothing."""
    return f"【【{inner}】】"


def _piece(mark: re.Match[str]) -> Piece:
    if mark["quoted"] is not None:
        return Words(f"【{mark['quoted']}】")
    inner = mark["inner"].strip()
    if blank := _BLANK.fullmatch(inner):
        return ToFill((blank["what"] or "此处内容").strip(), mark.start())
    path, bar, rest = inner.partition("|") if "|" in inner else inner.partition("｜")
    found = _FILTER.fullmatch(rest.strip()) if bar else None
    name = found["name"].strip() if found else rest.strip()
    argument = (found["argument"] or "").strip() if found else ""
    return Reference(path.strip(), name, argument, mark.start(), mark[0])
