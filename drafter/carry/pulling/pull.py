"""The text that people left → the data from which it is drafted again; what cannot be told otherwise becomes own text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafter.carry.data import value_at, with_value
from drafter.carry.pulling.citing import Citer, Prints
from drafter.carry.pulling.deeds import Deeds, as_typed
from drafter.carry.pulling.parts import Parts, parts_of
from drafter.carry.pulling.private import PrivateWords
from drafter.carry.pulling.proof import Loss, differences
from drafter.carry.pulling.sections import Sections
from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.compose.context import Voice
from drafter.model.document import TEMPLATE, Document, Role
from drafter.model.record import NOT_WANTED, Record
from drafter.model.source import Loc, Plain

#: So often what does not come out as it was left is made the office's own text.
_MOST_TRIES = 6

Compose = Callable[[Plain], "Document | None"]


class Sent(NamedTuple):
    """What was sent: the data, the record as this outlet has it, its text, and the outlet's number in 报送件, if it has one.

    `hidden` are the numbers of the templates' passages that are 仅报送; `present` is the record that the data file makes now,
    where it makes one.
    """

    plain: Plain
    record: Record
    lines: tuple[SentLine, ...]
    voice: Voice
    outlet: int | None = None
    hidden: frozenset[str] = frozenset()
    present: Record | None = None


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
    """The data with the edits, and what of them it cannot say: in the text, and in what the layout adds or tables hold.

    `parts` is the document as it was left.
    """

    plain: Plain
    parts: Parts
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
            return Pulled(plain, puller.parts, (), tuple(puller.aside()), puller.remarks(()))
        found = differences(puller.parts, document)
        if best is None or len(found.losses) < len(best.losses):
            best = Pulled(plain, puller.parts, found.losses, tuple(puller.aside()), puller.remarks(found.renumbered))
        more = found.sections - forced or found.neighbours - forced
        if not found.losses or not more:
            break
        forced |= more
    return best or Pulled(sent.plain, puller.parts, ())


class _Puller:
    def __init__(self, sent: Sent, lines: Sequence[EditedLine]) -> None:
        self.sent = sent
        closing = next((line.words for line in reversed(sent.lines) if line.words in _CLOSINGS), ())
        untitled = frozenset(entry.loc for entry in sent.record.entries if entry.untitled)
        self.parts: Parts = parts_of(lines, closing, untitled)
        self.citer = Citer(Prints(sent.voice))
        self.private = PrivateWords(sent.record, sent.lines, self.citer, sent.hidden, sent.present)
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
        if isinstance(typed, str) and "\n" not in typed.strip("\n"):
            text = text.replace("\n", "")  # the layout broke it
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


_CLOSINGS: tuple[Loc, ...] = ((TEMPLATE, "closing.md"), ("结束语",))
