"""Blocks of a report → the text of one template: each paragraph below its number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from drafter.carry.template.words import Words
from drafter.language.passages import ALONE, PRIVATE
from drafter.model.document import HEADINGS, Block, Paragraph, Span, Text


class Marked(NamedTuple):
    """A paragraph of a report.

    `title` and `words` are the numbers of the passages that its heading and the rest of it were before; whether each of the two
    is 仅报送.
    """

    block: Paragraph
    private_title: bool = False
    private_words: bool = False
    title: str = ""
    words: str = ""


class Numbers:
    """Gives each passage its number, once: 职能-1, 职能-2.

    A passage that had a number keeps it, and no other gets one that was taken: 职能-2 is never something else than last year.
    """

    def __init__(self, taken: Collection[str] = ()) -> None:
        self.taken = set(taken)
        self.last: dict[str, int] = {}
        self.kept: set[str] = set()

    def keep(self, paragraphs: Iterable[Marked]) -> None:
        """Hold the numbers that these had for them."""
        self.kept = {number for marked in paragraphs for number in (marked.title, marked.words) if number}

    def next(self, key: str, former: str = "") -> str:
        """The number that a passage had; else the next one in a section."""
        if former in self.kept:
            self.kept.remove(former)
            return former
        while True:
            self.last[key] = self.last.get(key, 0) + 1
            if (number := f"{key}-{self.last[key]}") not in self.taken:
                self.taken.add(number)
                return number


#: Told of every passage: its number and its spans, for those who look for what stays as it is.
Listener = Callable[[str, tuple[Span, ...]], None]


def template(paragraphs: Iterable[Marked], key: str, level: int, words: Words, numbers: Numbers, listen: Listener) -> str:
    """The text of the template that tells a section of this level; `key` begins its numbers."""
    return "\n".join(_lines(list(paragraphs), key, level, words, numbers, listen))


def _lines(paragraphs: list[Marked], key: str, level: int, words: Words, numbers: Numbers, listen: Listener) -> Iterator[str]:
    def numbered(former: str, spans: tuple[Span, ...], before: str, *options: str) -> Iterator[str]:
        number = numbers.next(key, former)
        listen(number, spans)
        yield f"<!-- 段：{'，'.join([number, *filter(None, options)])} -->"
        yield before + words.line(spans)
        yield ""

    numbers.keep(paragraphs)
    for at, marked in enumerate(paragraphs):
        block = marked.block
        hidden, hidden_words = (PRIVATE if private else "" for private in (marked.private_title, marked.private_words))
        if block.role not in HEADINGS:
            yield from numbered(marked.words, block.spans, "", hidden_words)
            continue
        depth = HEADINGS.index(block.role) + 1 - level + 1
        after = paragraphs[at + 1].block if at + 1 < len(paragraphs) else None
        leads_on = after is not None and after.role in HEADINGS and HEADINGS.index(after.role) > HEADINGS.index(block.role)
        title = without_stop(block.lead) if block.lead else block.spans
        yield from numbered(marked.title, title, f"{'#' * depth} ", "" if block.lead or leads_on else ALONE, hidden)
        if block.lead and block.spans:
            yield from numbered(marked.words, block.spans, "", hidden_words)


def without_stop(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A run-in heading without the full stop that the program puts behind it."""
    last = spans[-1] if spans else None
    return (*spans[:-1], Text(last.text.removesuffix("。"))) if isinstance(last, Text) else spans


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs among some blocks."""
    return (block for block in blocks if isinstance(block, Paragraph))
