"""A collection in brackets with entries added, removed or moved: the separators go with the entry before them."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.write.yaml_patch.edits import Edit
from drafter.write.yaml_patch.slots import Slot, edits_within, text_of, unchanged_order
from drafter.write.yaml_patch.standing import Value, line_start

_COMMENT = re.compile(r"[ \t]*#[^\n]*")


def flow_edits(text: str, value: Value, slots: list[Slot]) -> list[Edit]:
    """The edits of a collection in brackets."""
    if value.style == "pair":
        return [_with_braces(text, value, slots)]
    if unchanged_order(value, slots):
        return edits_within(slots)
    entries = value.entries
    last = len(entries) - 1
    separators = [text[entry.end : behind.start] for entry, behind in pairwise(entries)]
    lead, closing = text[value.start + 1 : entries[0].start], text[entries[last].end : value.end - 1]
    usual = _usual_separator([*separators, lead])
    parts = [lead]
    for slot in slots[:-1]:
        parts.append(_text(text, value, slot))
        if slot.old == last and "#" in closing:
            parts.append(_opened(closing, usual, text, value))
        else:
            parts.append(separators[slot.old] if slot.old is not None and slot.old < last else usual)
    parts.append(_text(text, value, slots[-1]))
    if slots[-1].old != last:
        closing = _COMMENT.sub("", closing)
        if slots[-1].old is not None and "#" in (separator := separators[slots[-1].old]):
            closing = separator[: separator.rindex("\n")] + "\n" + closing.rpartition("\n")[2].strip(",")
    parts.append(closing)
    return [Edit(value.start + 1, value.end - 1, "".join(parts))]


def _text(text: str, value: Value, slot: Slot) -> str:
    entry = value.entries[slot.old or 0]
    return text_of(text, slot, entry.start, entry.end)


def _usual_separator(samples: list[str]) -> str:
    """What stands between a new entry and its neighbour: where each has its line, a line feed."""
    broken = next((sample for sample in samples if "\n" in sample), None)
    return ", " if broken is None else "," + broken[broken.rindex("\n") :]


def _opened(closing: str, usual: str, text: str, value: Value) -> str:
    """What closed the collection, made a separator: with its comment, which was the last entry's."""
    first = value.entries[0].start
    indent = usual[1:] if "\n" in usual else "\n" + " " * (first - line_start(text, first))
    comma = "" if closing.lstrip().startswith(",") else ","
    return comma + closing[: closing.rindex("\n")] + indent


def _with_braces(text: str, value: Value, slots: list[Slot]) -> Edit:
    """A pair [name: value] that changes becomes [{name: value}]."""
    inner = ", ".join(_text(text, value, slot) for slot in slots)
    return Edit(value.start, value.end, "{" + inner + "}")
