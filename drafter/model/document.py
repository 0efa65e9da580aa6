"""Documents: what is to be printed, as blocks of spans; knows nothing of Word.

Spans are named tuples: a document has a thousand of them, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from drafter.model.finding import Place
from drafter.model.source import Loc


class Role(StrEnum):
    """What a paragraph is in the document; the profile says how each looks."""

    CORNER = "corner"
    CORNER_MARK = "corner_mark"
    ISSUER = "issuer"
    NUMBER = "number"
    TITLE = "title"
    STAGE = "stage"
    ADDRESSEE = "addressee"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    BODY = "body"
    ATTACHMENT_LIST = "attachment_list"
    SIGNATORY = "signatory"
    SIGNED_ON = "signed_on"
    REMARK = "remark"
    ATTACHMENT_LABEL = "attachment_label"
    ATTACHMENT_TITLE = "attachment_title"
    IMPRINT = "imprint"


#: What `Paragraph.heading` and `.words` begin with where the words do not come from the data.
SECTION, TEMPLATE = "提纲", "模板"

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


#: What is to be filled in where a heading, a clause or a cell cites what cannot be told: without it half of it would be left.
TO_REWORD = "此处引用的指标不适用，请改写"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A manual line break, as titles carry them."""


Span = Text | Bound | Blank | LineBreak


class Paragraph(NamedTuple):
    """One paragraph. A run-in heading is a heading paragraph whose `spans` follow its `lead`.

    `number` is the heading's number as text (一、 （一） 1. （1）), with its punctuation. `heading` and `words` say where the
    heading and the rest come from, for those who carry edits back: a place in the data; (SECTION, key) where the outline gives
    the title; (TEMPLATE, name) where a template speaks, (TEMPLATE, name, number) where that is a passage of it.
    """

    role: Role
    spans: tuple[Span, ...]
    number: str = ""
    lead: tuple[Span, ...] = ()
    heading: Loc = ()
    words: Loc = ()

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        yield from self.lead
        yield from self.spans


class Table(NamedTuple):
    """A table with one heading row; all rows have as many cells."""

    header: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        for row in (self.header, *self.rows):
            for cell in row:
                yield from cell


class Addressees(NamedTuple):
    """主送: who gets the document; `missing` where nobody said. The layout decides between the text and the 版记 (7.3.2)."""

    names: tuple[str, ...]
    missing: Blank | None = None

    @property
    def line(self) -> tuple[Span, ...]:
        """As it stands above the text."""
        return (self.missing, Text("：")) if self.missing else (Text("、".join(self.names) + "："),)

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        yield from self.line


class Signature(NamedTuple):
    """署名 and 成文日期, laid out with or without room for seals (GB/T 9704 clauses 7.3.5.1 and 7.3.5.2)."""

    offices: tuple[str, ...]
    date: tuple[Span, ...]
    sealed: bool = False

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        yield from (Text(office) for office in self.offices)
        yield from self.date


Block = Paragraph | Addressees | Table | Signature


class Letterhead(NamedTuple):
    """版头 (GB/T 9704 part 7.2).

    `issuers` and `word` make up the 发文机关标志: names, and 文件 where it is added; `approvers` are the names behind 签发人,
    empty in documents that do not go up; `corner` are 份号, 密级 and 紧急程度, as far as there are any.
    """

    issuers: tuple[str, ...]
    word: str
    number: tuple[Span, ...]
    approvers: tuple[Span, ...] = ()
    corner: tuple[tuple[Role, str], ...] = ()

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        yield from (Text(text) for _, text in self.corner)
        yield from (Text(issuer) for issuer in self.issuers)
        yield from (Text(self.word), *self.approvers, *self.number)


class Imprint(NamedTuple):
    """版记 (GB/T 9704 part 7.4): 主送 and 抄送 as (label, names), then 印发机关 and 印发日期."""

    sent: tuple[tuple[str, str], ...]
    printer: tuple[Span, ...]
    printed_on: tuple[Span, ...]

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        yield from (Text(names) for _, names in self.sent)
        yield from (*self.printer, *self.printed_on)


class Document(NamedTuple):
    """A composed draft (初稿). `title`, `office` and `year` are also the file's properties.

    A `live` document binds its figures to the store and carries its record and comments; one that is not is plain text.
    `marked` says whether blanks are highlighted, `paged` whether pages are numbered. `names` are the offices that sign, which
    titles keep whole.
    """

    title: str
    office: str
    year: int
    blocks: tuple[Block, ...]
    head: Letterhead | None = None
    imprint: Imprint | None = None
    live: bool = True
    marked: bool = True
    paged: bool = True
    names: tuple[str, ...] = ()

    def body(self) -> Document:
        """The plain body (正文) for an OA system, which puts 版头, 版记 and page numbers around it itself (套红)."""
        return self._replace(head=None, imprint=None, live=False, paged=False)

    def final(self) -> Document:
        """The version to hand up (定稿): plain text, and nothing that marks a draft."""
        return self._replace(live=False, marked=False)

    def walk(self) -> Iterator[Span]:
        """All spans in reading order."""
        for part in (self.head, *self.blocks, self.imprint):
            if part is not None:
                yield from part.walk()


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


def passage_at(place: Loc) -> str:
    """The number of the passage whose words these are, or stand instead of; nothing for other words."""
    match place:
        case (str(said), str(), str(number)) if said == TEMPLATE:
            return number
        case ("章节", int(), "改写", str(number)):
            return number
    return ""
