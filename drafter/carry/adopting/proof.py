"""Nothing lost: what the adopted data print, held against the lines of the report, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.carry.adopting.lines import Sorted
from drafter.model.document import Document, Paragraph, Role, text_of
from drafter.model.numerals import Sentence
from drafter.read.text.numbers import numbers_in
from drafter.read.text.sentences import sentences_in

_BLANKS = re.compile(r"\s")
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十百零〇]{1,5}[、.．，,]|[（(][一二三四五六七八九十百零〇]{1,5}[）)][、.．，,]?|"
    r"[0-9]{1,2}[.．、，](?![0-9])|[（(][0-9]{1,2}[）)][、.．，,]?)"
)
_AROUND = frozenset({Role.TITLE, Role.REMARK})


class Proof(NamedTuple):
    """How much of the report stands in the data. `differences` are (report, draft), of paragraphs that do not read the same."""

    sentences: int
    numbers: int
    differences: tuple[tuple[str, str], ...]


def proved(lines: Sorted, document: Document) -> Proof:
    """Hold them against each other; numbers of headings aside."""
    was = [line.text for line in lines.body] + lines.closing
    now = list(_body(document))
    differences = []
    for index in range(max(len(was), len(now))):
        one = was[index] if index < len(was) else ""
        other = now[index] if index < len(now) else ""
        if bare(one) != bare(other):
            differences.append((one, other))
            break
    title = "".join(
        text_of(block.spans) for block in document.blocks if isinstance(block, Paragraph) and block.role is Role.TITLE
    )
    if lines.title and bare("".join(lines.title)) != bare(title):
        differences.append(("".join(lines.title), title))
    return Proof(_count_sentences(now), _count_numbers(now), tuple(differences))


def counted(lines: Sorted) -> tuple[int, int]:
    """The sentences and the numbers of the report as it was."""
    was = [line.text for line in lines.body] + lines.closing
    return _count_sentences(was), _count_numbers(was)


def bare(text: str) -> str:
    """A paragraph without blanks and without the number of a heading."""
    return _NUMBER.sub("", _BLANKS.sub("", text))


def _body(document: Document) -> Iterator[str]:
    """The paragraphs of the text itself, the numbers of headings left off."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role not in _AROUND:
            yield text_of(block.lead) + text_of(block.spans)


def _count_sentences(texts: Sequence[str]) -> int:
    found: list[Sentence] = [sentence for text in texts for sentence in sentences_in(bare(text))]
    return len(found)


def _count_numbers(texts: Sequence[str]) -> int:
    return sum(1 for text in texts for _ in numbers_in(bare(text)))
