"""Documents: what is to be printed, as blocks of spans; knows nothing of Word.

Spans are named tuples: a document has a thousand of them, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from drafter.model.finding import Place


class Role(StrEnum):
    """What a paragraph is in the document; the profile says how each looks."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    BODY = "body"
    SIGNATORY = "signatory"
    SIGNED_ON = "signed_on"
    TABLE_TITLE = "table_title"


HEADINGS = (Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4)


class Text(NamedTuple):
    """Words."""

    text: str


class Bound(NamedTuple):
    """A printed figure: `digits` go into a content control bound to the store's node `figure`, under `name`.

    `figure` is the indicator's path, with `|同比` and the like for what was computed from it.
    """

    figure: str
    digits: str
    name: str


class Blank(NamedTuple):
    """A required figure or text that is still missing: 【待填：what】, highlighted."""

    what: str
    place: Place


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A manual line break, as titles carry them."""


Span = Text | Bound | Blank | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. A run-in heading is a heading paragraph whose `spans` follow its `lead`.

    `number` is the heading's number as text (一、 （一） 1. （1）), with its punctuation.
    """

    role: Role
    spans: tuple[Span, ...]
    number: str = ""
    lead: tuple[Span, ...] = ()

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        yield from self.lead
        yield from self.spans


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row; `widths` are shares of the text width that add up to 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    widths: tuple[float, ...]

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        for row in self.rows:
            for cell in row:
                yield from cell


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A composed draft (初稿). `title`, `office` and `year` are also the file's properties."""

    title: str
    office: str
    year: int
    blocks: tuple[Block, ...]

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        for block in self.blocks:
            yield from block.walk()


def text_of(spans: tuple[Span, ...]) -> str:
    """The spans as they read; a line break is a line break."""
    return "".join(span_text(span) for span in spans)


def span_text(span: Span) -> str:
    """One span as it reads."""
    match span:
        case Text(text):
            return text
        case Bound(digits=digits):
            return digits
        case Blank(what=what):
            return f"【待填：{what}】"
        case LineBreak():
            return "\n"
