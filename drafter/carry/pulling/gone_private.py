"""Words that everybody could read and that a pull makes 仅报送, because private words came into the same item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.carry.pulling.private import TELLING, stretches
from drafter.language.narrative import paragraphs
from drafter.model.record import Record


def gone_private(before: Record, after: Record) -> Iterator[str]:
    """Each paragraph that has public words and is no longer public, as typed; those that stand in public elsewhere are none."""
    public = frozenset(stretches(_said(before, private=False)))
    known = frozenset(stretches(_said(before, private=True))) | frozenset(stretches(_said(after, private=False)))
    for text in _said(after, private=True):
        if any((part := text[at : at + TELLING]) in public and part not in known for at in range(len(text) - TELLING + 1)):
            yield text


def _said(record: Record, *, private: bool) -> Iterable[str]:
    for said in record.spoken():
        if said.private is private:
            yield from (words for _, words in paragraphs(said.narrative.text))
