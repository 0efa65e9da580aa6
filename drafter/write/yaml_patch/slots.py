"""What a collection is to hold, place by place."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.source import Plain
from drafter.write.yaml_patch.edits import Edit, applied
from drafter.write.yaml_patch.standing import Value


class Slot(NamedTuple):
    """An entry that was there (by number) with what changes in it, or a new one (`old` is None) as written in `fresh`.

    In a block one that `stays` keeps its place; one that does not is moved. `fresh` are whole lines in a block.
    """

    old: int | None
    new: Plain
    key: str = ""
    stays: bool = True
    edits: tuple[Edit, ...] = ()
    fresh: str = ""


def unchanged_order(value: Value, slots: list[Slot]) -> bool:
    """Whether nothing is added, removed or moved."""
    return [slot.old for slot in slots] == list(range(len(value.entries)))


def edits_within(slots: list[Slot]) -> list[Edit]:
    """What changes within the entries."""
    return [edit for slot in slots for edit in slot.edits]


def text_of(text: str, slot: Slot, start: int, end: int) -> str:
    """The text of a slot, whose old text stands from `start` to `end`."""
    return slot.fresh if slot.old is None else applied(text, slot.edits, start, end)
