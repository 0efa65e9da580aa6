"""The proof of a pull: what a document tells otherwise than people left it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.carry.pulling.parts import Part, Parts, headed
from drafter.carry.pulling.sections import is_untouched_blank
from drafter.carry.pulling.versions import EditedLine, in_one
from drafter.model.document import HEADINGS, Document, Paragraph, Role, text_of
from drafter.model.manuscript import Where

_ORDINAL = re.compile(r"\s*[一二三四五六七八九十]{1,3}是")


class Loss(NamedTuple):
    """Words that do not come out as they were left: as they stand in the document, and as they would be drafted."""

    where: Where
    left: str
    drafted: str


class Differences(NamedTuple):
    """The sections that are told otherwise than people left them, those before them, every paragraph, numbers of headings."""

    sections: frozenset[int]
    neighbours: frozenset[int]
    losses: tuple[Loss, ...]
    renumbered: tuple[tuple[str, str], ...]


def differences(parts: Parts, document: Document) -> Differences:
    """What a document tells otherwise than people left it."""
    wanted = list(_wanted(parts))
    drafted = list(_drafted(document))
    renumbered = []
    differing: set[int] = set()
    neighbours: set[int] = set()
    losses = []
    matcher = SequenceMatcher(None, [item.text for item in wanted], [item.text for item in drafted], autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(wanted[a:a_end], drafted[b:b_end], strict=True)
            renumbered += [(own.number, ours.number) for own, ours in pairs if own.number != ours.number and own.is_numbered]
            continue
        differing |= {item.section for item in wanted[a:a_end] if item.section is not None}
        before = wanted[a - 1].section if a else None  # what nobody left stands there, or at the end of what stands before
        (differing if a == a_end else neighbours).update(set() if before is None else {before})
        count = max(a_end - a, b_end - b)
        for at in range(count):
            own = wanted[a + at] if a + at < a_end else None
            where = own.where if own else wanted[max(a - 1, 0)].where if wanted else Where()
            losses.append(Loss(where, own.text if own else "", drafted[b + at].text if b + at < b_end else ""))
    return Differences(frozenset(differing), frozenset(neighbours), tuple(losses), tuple(renumbered))


class _Wanted(NamedTuple):
    """A paragraph as it was left; a new one may wait for its number."""

    text: str
    section: int | None
    where: Where
    number: str = ""
    is_new: bool = False

    @property
    def is_numbered(self) -> bool:
        return bool(self.number) or not self.is_new


class _Drafted(NamedTuple):
    text: str
    number: str


def _wanted(parts: Parts) -> Iterator[_Wanted]:
    """The paragraphs as people left them, heading numbers aside: these are the program's."""
    if parts.title:
        first = parts.title[0]
        yield _Wanted(in_one("".join(line.text for line in parts.title)), None, first.where, is_new=first.sent is None)
    for line in parts.lead:
        yield _outside(line)
    for number, part in enumerate(parts.sections):
        yield from _of_section(number, part)
    for line in parts.closing:
        yield _outside(line)
    for line in parts.attachments:
        if line.sent is None or line.sent.words or line.sent.heading:
            yield _outside(line)


def _outside(line: EditedLine) -> _Wanted:
    """A paragraph that stands in no section."""
    return _line(line, 0, None, is_alone=False)


def _of_section(number: int, part: Part) -> Iterator[_Wanted]:
    if part.heading and not part.heading.is_run_in:
        yield _line(part.heading.line, part.heading.start, number, is_alone=True)
    for line in part.lines:
        if is_untouched_blank(line):
            continue
        head = part.heading if part.heading and line is part.heading.line else headed(line)
        is_alone = line.role in HEADINGS and head is not None and not head.is_run_in
        yield _line(line, head.start if head else 0, number, is_alone=is_alone)


def _line(line: EditedLine, start: int, section: int | None, *, is_alone: bool) -> _Wanted:
    ordinal, words = _bare(line.text[start:], is_alone=is_alone)
    return _Wanted(words, section, line.where, line.text[:start].strip() or ordinal, is_new=line.sent is None)


def _drafted(document: Document) -> Iterator[_Drafted]:
    """The paragraphs of a document in the same manner."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and (block.words or block.heading):
            spans = text_of(block.spans)
            if block.role is Role.TITLE:
                spans = in_one(spans)
            is_alone = block.role in HEADINGS and not (block.lead and spans.strip())
            ordinal, words = _bare(text_of(block.lead) + spans, is_alone=is_alone)
            if words:
                yield _Drafted(words, block.number.strip() or ordinal)


def _bare(text: str, *, is_alone: bool) -> tuple[str, str]:
    """The ordinal with which a paragraph begins (templates count problems with it), and the rest.

    A heading that stands alone has no stop.
    """
    found = _ORDINAL.match(text)
    end = found.end() if found else 0
    words = text[end:].strip()
    return text[:end].strip(), words.rstrip("。") if is_alone else words
