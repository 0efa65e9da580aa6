"""Passages of templates that people edited → 改写: only what differs is said otherwise, all else stays the template's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from drafter.carry.pulling.deeds import Deeds
from drafter.carry.pulling.entries import SentSection
from drafter.carry.pulling.parts import Part, headed
from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.model.document import HEADINGS, passage_at
from drafter.model.source import Plain


class Rewritten(NamedTuple):
    """What passages say otherwise, and the rest of the section: its paragraphs as they were left, and as it was sent."""

    words: dict[str, Plain]
    lines: list[EditedLine]
    section: SentSection


def rewritten(part: Part, lines: Sequence[EditedLine], section: SentSection, deeds: Deeds) -> Rewritten | None:
    """The passages of an edited section; None where it has none, or something else was done than rewriting some of them."""
    passages = [line for line in section.lines if _numbers(line)]
    if not passages:
        return None
    work = _Work(part, passages, deeds)
    rest = work.rest(lines)
    if rest is None or not work.is_possible():
        return None
    others = replace(section, lines=[line for line in section.lines if not _numbers(line)])
    return Rewritten(dict(work.words()), rest, others)


def _numbers(line: SentLine) -> tuple[str, ...]:
    """The passages that a paragraph is made of: a heading and what follows in its line."""
    heading, words = passage_at(line.heading), passage_at(line.words)
    return tuple(dict.fromkeys(filter(None, (heading, words))))


@dataclass
class _Passage:
    """One passage: its paragraphs as they were sent and as they were left; of a heading, its words and its level."""

    level: int = 0
    sent: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class _Work:
    def __init__(self, part: Part, sent: Sequence[SentLine], deeds: Deeds) -> None:
        self.part, self.deeds = part, deeds
        self.order = {id(line): at for at, line in enumerate(sent)}
        self.passages: dict[str, _Passage] = {}
        self.is_exposed = False
        for line in sent:
            heading, words = passage_at(line.heading), passage_at(line.words)
            number = len(line.block.number) if line.block else 0
            if heading:
                level = HEADINGS.index(line.role) + 1 if line.role in HEADINGS else len(HEADINGS) + 1
                title = self.passages.setdefault(heading, _Passage(level))
                title.sent.append(line.text[number : line.lead or len(line.text)])
            if words and words != heading:
                self.passages.setdefault(words, _Passage()).sent.append(line.text[line.lead :])

    def rest(self, lines: Sequence[EditedLine]) -> list[EditedLine] | None:
        """Give each passage its paragraphs; the paragraphs that belong to none. None where that cannot be told."""
        rest: list[EditedLine] = []
        at, last = -1, ""  # the passage's line before, and the passage that a new paragraph belongs to
        for line in lines:
            known = self.order.get(id(line.sent)) if line.sent else None
            if known is None and line.sent is None and last:
                if headed(line) is not None:
                    return None
                self._say(last, line, 0)
            elif known is None:
                rest.append(line)
                last = ""
            elif known <= at or line.sent is None:
                return None
            else:
                at, last = known, self._take(line, line.sent)
                if not last:
                    return None
        return rest

    def _take(self, line: EditedLine, sent: SentLine) -> str:
        """Take a paragraph that was sent; the passage that goes on behind it, nothing where it cannot be told."""
        heading, words = passage_at(sent.heading), passage_at(sent.words)
        if not heading:
            is_title = self.part.heading is not None and line is self.part.heading.line
            if not is_title and headed(line) is not None:
                return ""
            self._say(words, line, self.part.heading.body if is_title and self.part.heading else 0)
            return words
        head, follows = headed(line), bool(words) and words != heading
        if head is None or head.level != self.passages[heading].level or head.is_run_in is not follows:
            return ""
        title = self.passages[heading]
        self._look(heading, line.text[head.start : head.body])
        title.left.append(title.sent[0] if head.is_unchanged else line.text[head.start : head.body])
        title.words.append(self.deeds.heading(head))
        if follows:
            self._say(words, line, head.body)
            return words
        return heading

    def _say(self, number: str, line: EditedLine, start: int) -> None:
        self._look(number, line.text[start:])
        self.passages[number].left.append(line.text[start:])
        self.passages[number].words.append(self.deeds.body(line, start))

    def _look(self, number: str, text: str) -> None:
        private = self.deeds.private
        self.is_exposed |= number not in private.hidden and bool(private.within(text))

    def is_possible(self) -> bool:
        """Whether no heading is more than one paragraph or went without what stands below it; and nothing is to be marked.

        A passage is 仅报送 in the template or not at all.
        """
        if self.is_exposed:
            return False
        return all(
            not (passage.level and max(len(passage.left), len(passage.sent)) > 1) and not (is_below and passage.left)
            for _, passage, is_below in self._judged()
        )

    def words(self) -> Iterator[tuple[str, Plain]]:
        """What each passage that differs says now; of headings that went, not what stood below them."""
        for number, passage, is_below in self._judged():
            if not is_below and passage.left != passage.sent:
                yield number, "\n".join(passage.words) or None

    def _judged(self) -> Iterator[tuple[str, _Passage, bool]]:
        """Each passage, and whether it stood below a heading that went."""
        gone = 0  # the level of that heading
        for number, passage in self.passages.items():
            if passage.level and passage.level <= gone:
                gone = 0
            yield number, passage, bool(gone)
            if passage.level and not passage.left and not gone:
                gone = passage.level
