"""How far a long work is, for those who show it; workflows only say what they go through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol


class Progress(Protocol):
    """Gives the items of a work one by one and shows how far it is."""

    def __call__(self, items: Sequence[Any], what: str) -> Iterable[Any]:
        """The items, in their order."""
        ...


def silent(items: Sequence[Any], what: str) -> Iterable[Any]:  # noqa: ARG001 - what a Progress is asked
    """The items, and nothing shown."""
    return items
