"""Words that everybody could read and that a pull makes 仅报送, because private words came into the same item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.carry.pulling.private import stretches
from drafter.language.narrative import paragraphs
from drafter.model.record import Record


def gone_private(before: Record, after: Record, printed: Iterable[str] | None) -> Iterator[str]:
    """Each paragraph that has public words and is no longer public, as typed; those that stand in public elsewhere are none.

    `printed` are the paragraphs of the public version after the pull; None where there is none: then what it would say counts.
    """
    public = frozenset(stretches(_said(before, private=False)))
    still = _said(after, private=False) if printed is None else printed
    known = frozenset(stretches(_said(before, private=True))) | frozenset(stretches(still))
    for text in _said(after, private=True):
        if any(part in public and part not in known and "【" not in part and "】" not in part for part in stretches((text,))):
            yield text


def _said(record: Record, *, private: bool) -> Iterable[str]:
    for said in record.spoken():
        if said.private is private:
            yield from (words.rstrip("。；") for _, words in paragraphs(said.narrative.text))
