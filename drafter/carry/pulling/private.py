"""Which words of an edited report were for superiors only (仅报送), so that the mark goes where the words go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from drafter.carry.pulling.citing import Citer
from drafter.carry.pulling.versions import SentLine
from drafter.language.narrative import paragraphs
from drafter.model.document import passage_at
from drafter.model.record import Deed, Record
from drafter.model.source import Loc

#: So many characters in a row that stand in nothing public come from what was private; of shorter words all of them.
TELLING, _SHORTEST = 10, 4


class PrivateWords:
    """The words of a record that are 仅报送, as they were printed; what stands in public words, too, is none of them.

    `hidden` are the numbers of the templates' passages that are. What the data file marks or publishes now (`present`) counts
    for more than what it said when the document was made.
    """

    def __init__(
        self,
        record: Record,
        sent: Iterable[SentLine],
        citer: Citer,
        hidden: Collection[str] = (),
        present: Record | None = None,
    ) -> None:
        self.record, self.sent, self.citer, self.hidden = record, tuple(sent), citer, hidden
        self.present = record if present is None else present

    def within(self, text: str) -> str:
        """The first private words in a text; nothing where it has none."""
        stretches, shorts = self._known
        if not stretches and not shorts:
            return ""
        for at in range(len(text) - TELLING + 1):
            if text[at : at + TELLING] in stretches:
                return text[at : at + TELLING]
        return next((short for short in shorts if short in text), "")

    def marks(self, place: Loc) -> bool:
        """Whether the item of the data at a place is marked."""
        return place in self._marked

    @cached_property
    def _marked(self) -> frozenset[Loc]:
        """Where the marked items of 章节 and of 做法 stand."""
        entries = [entry.loc for entry in self.record.entries if entry.private]
        deeds = [deed for entry in self.record.entries for deed in _all(entry.deeds)]
        return frozenset([*entries, *(deed.content.loc[:-1] for deed in deeds if deed.private)])

    @cached_property
    def _known(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Telling stretches, and whole texts that are shorter."""
        marked = set(self._printed(self.present, private=True))
        private = {*self._printed(self.record, private=True), *self._in_hidden_passages(), *marked}
        if not private:
            return frozenset(), ()
        published = set(self._printed(self.present, private=False))
        was_public = set(self._printed(self.record, private=False)) - marked
        sent = {line.text for line in self.sent if line.block is not None and not self._is_of(line.text, private)}
        now_private = frozenset(stretches(marked))
        public = frozenset(stretches(published)) | (frozenset(stretches(was_public | sent)) - now_private)
        shorts = (text for text in private if _SHORTEST <= len(text) < TELLING)
        open_texts = published | was_public
        return frozenset(stretches(private)) - public, tuple(s for s in shorts if not any(s in other for other in open_texts))

    def _printed(self, record: Record, *, private: bool) -> Iterator[str]:
        """The paragraphs of what the office says itself, as they print."""
        for said in record.spoken():
            if said.private is private:
                for _, words in paragraphs(said.narrative.text):
                    yield self.citer.prints(words).rstrip("。；")

    def _in_hidden_passages(self) -> Iterator[str]:
        """Headings and paragraphs of templates that are 仅报送, as they were sent."""
        for line in self.sent:
            number = len(line.block.number) if line.block else 0
            for place, words in ((line.heading, line.text[number : line.lead]), (line.words, line.text[line.lead :])):
                if passage_at(place) in self.hidden and (said := words.rstrip("。；")):
                    yield said

    @staticmethod
    def _is_of(text: str, private: set[str]) -> bool:
        return any(words in text for words in private if len(words) >= _SHORTEST)


def _all(deeds: Iterable[Deed]) -> Iterator[Deed]:
    for deed in deeds:
        yield deed
        yield from _all(deed.deeds)


def stretches(texts: Iterable[str]) -> Iterator[str]:
    """All stretches of some texts that are long enough to tell where they come from."""
    for text in texts:
        for at in range(len(text) - TELLING + 1):
            yield text[at : at + TELLING]
