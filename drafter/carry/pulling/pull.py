"""The text that people left → the data from which it is drafted again; what cannot be told otherwise becomes own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.carry.data import value_at, with_value
from drafter.carry.pulling.citing import Citer, Prints
from drafter.carry.pulling.deeds import Deeds, as_typed
from drafter.carry.pulling.parts import Part, Parts, headed, parts_of
from drafter.carry.pulling.private import PrivateWords
from drafter.carry.pulling.sections import Sections, is_untouched_blank
from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.compose.context import Voice
from drafter.model.document import HEADINGS, TEMPLATE, Document, Paragraph, Role, text_of
from drafter.model.manuscript import Where
from drafter.model.record import NOT_WANTED, Record
from drafter.model.source import Loc, Plain

#: So often what does not come out as it was left is made the office's own text.
_MOST_TRIES = 6

_ORDINAL = re.compile(r"\s*[一二三四五六七八九十]{1,3}是")

Compose = Callable[[Plain], "Document | None"]


class Sent(NamedTuple):
    """What was sent: the data, the record as this outlet has it, its text, and the outlet's number in 报送件, if it has one.

    `hidden` are the numbers of the templates' passages that are 仅报送.
    """

    plain: Plain
    record: Record
    lines: tuple[SentLine, ...]
    voice: Voice
    outlet: int | None = None
    hidden: frozenset[str] = frozenset()


class Loss(NamedTuple):
    """Words that do not come out as they were left: as they stand in the document, and as they would be drafted."""

    where: Where
    left: str
    drafted: str


class Remarks(NamedTuple):
    """What is to be known of a pull that took everything over.

    `own` are the headings of sections that are the office's own words from now on, `level` those whose level is the outline's,
    `renumbered` the numbers of headings as typed and as they are drafted, `exposed` private words in places without a mark,
    `rehomed` the headings of own sections that are gone and whose figures another section reports now.
    """

    own: tuple[str, ...] = ()
    level: tuple[Loss, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()
    exposed: tuple[Loss, ...] = ()
    rehomed: tuple[str, ...] = ()


class Pulled(NamedTuple):
    """The data with the edits, and what of them it cannot say: in the text, and in what the layout adds or tables hold."""

    plain: Plain
    losses: tuple[Loss, ...]
    aside: tuple[Loss, ...] = ()
    remarks: Remarks = Remarks()


def pull(sent: Sent, lines: Sequence[EditedLine], compose: Compose) -> Pulled:
    """Take the edits over. `compose` drafts data anew, for the same outlet; None where it cannot be drafted."""
    puller = _Puller(sent, lines)
    forced: frozenset[int] = frozenset()
    best: Pulled | None = None
    for _ in range(_MOST_TRIES):
        plain = puller.plain(forced)
        document = compose(plain)
        if document is None:
            return Pulled(plain, (), tuple(puller.aside()), puller.remarks(()))
        found = puller.differences(document)
        if best is None or len(found.losses) < len(best.losses):
            best = Pulled(plain, found.losses, tuple(puller.aside()), puller.remarks(found.renumbered))
        more = found.sections - forced or found.neighbours - forced
        if not found.losses or not more:
            break
        forced |= more
    return best or Pulled(sent.plain, ())


class _Puller:
    def __init__(self, sent: Sent, lines: Sequence[EditedLine]) -> None:
        self.sent = sent
        closing = next((line.words for line in reversed(sent.lines) if line.words in _CLOSINGS), ())
        untitled = frozenset(entry.loc for entry in sent.record.entries if entry.untitled)
        self.parts: Parts = parts_of(lines, closing, untitled)
        self.citer = Citer(Prints(sent.voice))
        self.private = PrivateWords(sent.record, sent.lines, self.citer, sent.hidden)
        self.deeds = Deeds(sent.plain, self.citer, frozenset(), self.private)

    def plain(self, forced: frozenset[int]) -> Plain:
        """The data with the edits; the sections of these numbers are the office's own text."""
        sent = self.sent
        self.sections = Sections(sent.plain, sent.record, sent.lines, self.citer, self.private, forced)
        plain = self.sections.taken(self.parts.sections)
        plain = self._title(plain)
        for key, template, lines in (("导语", "lead.md", self.parts.lead), ("结束语", "closing.md", self.parts.closing)):
            plain = self._told(plain, (key,), (TEMPLATE, template), lines)
        return self._attachments(plain)

    def _title(self, plain: Plain) -> Plain:
        lines = self.parts.title
        if not lines or (len(lines) == 1 and lines[0].is_unchanged):
            return plain
        outlet = self.sent.outlet
        own: Loc = ("报送件", outlet, "标题") if outlet is not None else ("标题",)
        if outlet is not None and not value_at(plain, own) and value_at(plain, ("标题",)):
            own = ("标题",)
        typed = value_at(plain, own)
        text = "\n".join(line.text for line in lines)
        ends = "\n" if "\n" in text or (isinstance(typed, str) and typed.endswith("\n")) else ""
        return with_value(plain, own, text + ends)

    def _told(self, plain: Plain, own: Loc, template: Loc, lines: Sequence[EditedLine]) -> Plain:
        """The lead or the closing, which the office says itself as soon as it is not the template's any more."""
        was = [line for line in self.sent.lines if line.words in (own, template)]
        if [line.sent for line in lines] == was and all(line.is_unchanged for line in lines):
            return plain
        typed = value_at(plain, own)
        words = [self.deeds.body(line, 0) for line in lines]
        if not words and template != own:
            return with_value(plain, own, NOT_WANTED)
        return with_value(plain, own, as_typed(words, typed if isinstance(typed, str) else None))

    def _attachments(self, plain: Plain) -> Plain:
        texts: dict[Loc, list[EditedLine]] = {line.words: [] for line in self.sent.lines if line.words[:1] == ("附件",)}
        loc: Loc = ()
        for line in self.parts.attachments:
            if line.sent and line.sent.heading[:1] == ("附件",):
                loc = (*line.sent.heading[:-1], "内容")
                if not line.is_unchanged:
                    plain = with_value(plain, line.sent.heading, self.citer.own_words(line, 0, len(line.text), None))
            elif line.role in (Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE) or (line.sent and not line.sent.words):
                continue
            elif loc:
                texts.setdefault(loc, []).append(line)
        for own, lines in texts.items():
            plain = self._told(plain, own, own, lines)
        return plain

    def aside(self) -> Iterator[Loss]:
        """What was changed around the text and in tables."""
        lines = (*self.parts.around, *self.parts.cells)
        for line in lines:
            if not line.is_unchanged:
                yield Loss(line.where, line.text, line.sent.text if line.sent else "")
        found = {id(line.sent) for line in lines}
        for sent in self.sent.lines:
            if (sent.block is None or sent.where.cell) and id(sent) not in found and not sent.words and not sent.heading:
                yield Loss(sent.where, "", sent.text)

    def remarks(self, renumbered: tuple[tuple[str, str], ...]) -> Remarks:
        """What is to be known besides."""
        sections = self.sections
        own = tuple(head.line.text[head.start : head.end] for head in sections.became_own)
        level = tuple(Loss(head.line.where, head.line.text[: head.end], "") for head in sections.other_level)
        unmarked = [*self.parts.lead, *self.parts.closing, *self.parts.title, *sections.unmarked]
        found = ((line, self.private.within(line.text)) for line in unmarked if not line.is_unchanged)
        exposed = tuple(Loss(line.where, words, "") for line, words in found if words)
        return Remarks(own, level, renumbered, exposed, sections.rehomed)

    def differences(self, document: Document) -> _Differences:
        """What a document tells otherwise than people left it."""
        wanted = list(_wanted(self.parts))
        drafted = list(_drafted(document))
        renumbered = []
        differing: set[int] = set()
        neighbours: set[int] = set()
        losses = []
        matcher = SequenceMatcher(None, [item.text for item in wanted], [item.text for item in drafted], autojunk=False)
        for tag, a, a_end, b, b_end in matcher.get_opcodes():
            if tag == "equal":
                pairs = zip(wanted[a:a_end], drafted[b:b_end], strict=True)
                renumbered += [(own.number, ours.number) for own, ours in pairs if own.number not in ("", ours.number)]
                continue
            differing |= {item.section for item in wanted[a:a_end] if item.section is not None}
            before = wanted[a - 1].section if a else None  # what nobody left stands there, or at the end of what stands before
            (differing if a == a_end else neighbours).update(set() if before is None else {before})
            count = max(a_end - a, b_end - b)
            for at in range(count):
                own = wanted[a + at] if a + at < a_end else None
                where = own.where if own else wanted[max(a - 1, 0)].where if wanted else Where()
                losses.append(Loss(where, own.text if own else "", drafted[b + at].text if b + at < b_end else ""))
        return _Differences(frozenset(differing), frozenset(neighbours), tuple(losses), tuple(renumbered))


_CLOSINGS: tuple[Loc, ...] = ((TEMPLATE, "closing.md"), ("结束语",))


class _Differences(NamedTuple):
    """The sections that are told otherwise than people left them, those before them, every paragraph, numbers of headings."""

    sections: frozenset[int]
    neighbours: frozenset[int]
    losses: tuple[Loss, ...]
    renumbered: tuple[tuple[str, str], ...]


class _Wanted(NamedTuple):
    text: str
    section: int | None
    where: Where
    number: str = ""


class _Drafted(NamedTuple):
    text: str
    number: str


def _wanted(parts: Parts) -> Iterator[_Wanted]:
    """The paragraphs as people left them, heading numbers aside: these are the program's."""
    for line in (*parts.title, *parts.lead):
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
    return _Wanted(words, section, line.where, line.text[:start].strip() or ordinal)


def _drafted(document: Document) -> Iterator[_Drafted]:
    """The paragraphs of a document in the same manner."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and (block.words or block.heading):
            spans = text_of(block.spans)
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
