"""Places in a copy → places in the text that was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.model.manuscript import Where
from drafter.model.opinion import Spot
from drafter.review.alignment import Alignment, align
from drafter.review.passages import Passage

#: What comes behind a paragraph is sorted behind all that is within it.
BEHIND = 1 << 40


class Held(NamedTuple):
    """A copy held against what was sent: passages with words on both sides, how they match, and all passages of the copy.

    `numbers` are the numbers of the copy's passages among `everything`. `sent_of` is, for each of `everything`, the sent
    passage that it is or stands behind, and whether it is that one.
    """

    sent: tuple[Passage, ...]
    copy: tuple[Passage, ...]
    alignment: Alignment
    everything: tuple[Passage, ...]
    numbers: tuple[int, ...]
    sent_of: tuple[tuple[int, bool], ...]

    @property
    def is_derived(self) -> bool:
        """Whether at least half of what was sent is found in it."""
        return bool(self.sent) and 2 * self.alignment.found >= len(self.sent)

    def spot(self, number: int, offset: int = 0) -> Spot:
        """The place of a passage of the copy, counted among all of them, in the text that was sent."""
        passage, is_it = self.sent_of[number]
        return Spot(passage, offset if is_it else BEHIND)

    def where(self, number: int) -> Where:
        """The same as a person finds it; a cell that was empty is named by the copy."""
        passage, is_it = self.sent_of[number]
        if not is_it and self.everything[number].where.cell:
            return self.everything[number].where
        return self.sent[max(passage, 0)].where if self.sent else self.everything[number].where


def hold(sent: Sequence[Passage], everything: Sequence[Passage]) -> Held:
    """Hold a copy against what was sent."""
    own = tuple(passage for passage in sent if passage.text.strip())
    numbers = [number for number, passage in enumerate(everything) if passage.text.strip()]
    copy = tuple(everything[number] for number in numbers)
    alignment = align(own, copy)
    partner = {at: match.sent[min(k, len(match.sent) - 1)] for match in alignment.matches for k, at in enumerate(match.copy)}
    partner = {numbers[at]: found for at, found in partner.items()}
    sent_of, last = [], -1
    moved = {numbers[at] for match in alignment.matches if match.moved for at in match.copy}
    for number in range(len(everything)):
        found = partner.get(number)
        if found is not None and number not in moved:
            last = found
        sent_of.append((last if found is None else found, found is not None))
    return Held(own, copy, alignment, tuple(everything), tuple(numbers), tuple(sent_of))
