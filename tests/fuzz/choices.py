"""What fuzzed bytes decide: every question takes the next bytes, and zero where none are left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Answers out of bytes: the same bytes always give the same answers."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    @property
    def left(self) -> bool:
        """Whether any bytes are left."""
        return self.at < len(self.data)

    def below(self, most: int) -> int:
        """A number from 0 on, less than `most`."""
        size = 1 if most <= 256 else 3
        taken = self.data[self.at : self.at + size]
        self.at += size
        return int.from_bytes(taken, "big") % max(most, 1)

    def pick(self, among: Sequence[T]) -> T:
        """One of these."""
        return among[self.below(len(among))]

    def rest(self) -> bytes:
        """All that is left."""
        rest, self.at = self.data[self.at :], len(self.data)
        return rest
