"""A block collection with entries added, removed or moved.

An entry's lines are its own, comment lines directly above it in its column, and comments below it that are further to the
right: they go where it goes. (The comment that a file begins with belongs to the file.) Other comments and blank lines stay;
where a removed entry leaves two gaps of blank lines, one goes. A new entry gets a blank line before it where its neighbour
has one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from drafter.write.yaml_patch.edits import Edit
from drafter.write.yaml_patch.slots import Slot, edits_within, text_of, unchanged_order
from drafter.write.yaml_patch.standing import Value, line_end, line_start

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)


class _Chunk(NamedTuple):
    """The lines of an entry."""

    start: int
    end: int
    keeps: bool


def column_of(text: str, index: int) -> int:
    """How many characters stand before one on its line."""
    return index - line_start(text, index)


def block_edits(text: str, value: Value, slots: list[Slot]) -> list[Edit]:
    """The edits of a block collection; the text ends with a line feed."""
    if unchanged_order(value, slots):
        return edits_within(slots)
    chunks = _chunks(text, value)
    assembly = _Assembly(text, value, chunks, slots)
    lines = assembly.lines()
    start, end = chunks[0].start, chunks[-1].end
    if assembly.open_ended and (blank := _BLANK_LINES.match(text, end)):
        end = blank.end()
    if _is_compact(text, value):
        column = column_of(text, value.start)
        if re.match(rf" {{{column}}}[^\s#]", lines):
            lines = lines[column:]
        else:  # comments cannot stand behind the dash
            start = len(text[:start].rstrip(" ")) if text[start - 1] == " " else start
            lines = "\n" + lines
    return [Edit(start, end, lines)]


class _Assembly:
    """The lines of the collection, put together anew."""

    def __init__(self, text: str, value: Value, chunks: list[_Chunk], slots: list[Slot]) -> None:
        self.text = text
        self.chunks = chunks
        self.gaps = [text[chunk.end : behind.start] for chunk, behind in pairwise(chunks)]
        self.margin = " " * column_of(text, value.start) if _is_compact(text, value) else ""
        self.staying = {slot.old: slot for slot in slots if slot.old is not None and slot.stays}
        self.first: list[Slot] = []
        self.following: dict[int, list[Slot]] = {}
        row = self.first
        for slot in slots:
            if slot.old in self.staying and slot.old is not None:
                row = self.following.setdefault(slot.old, [])
            else:
                row.append(slot)
        self.open_ended = False

    def lines(self) -> str:
        parts: list[str] = []
        keeping = False  # whether the text so far ends in one that takes blank lines for its own
        tail = 0  # the parts behind this one are gaps only
        if not self.staying:
            parts.append(self._joined(self.first, blank=any(map(_has_blank, self.gaps)), behind=False))
            tail = 1
        for index, chunk in enumerate(self.chunks):
            if slot := self.staying.get(index):
                if self.first:
                    blank = bool(self.gaps) and _has_blank(self.gaps[0])
                    parts.append(self._joined(self.first, blank=blank, behind=False))
                    self.first = []
                following = self.following.get(index, [])
                parts.append(self._text(slot))
                blank = bool(self.gaps) and _has_blank(self.gaps[max(index - 1, 0)]) and not chunk.keeps
                parts.append(self._joined(following, blank=blank, behind=True))
                keeping = chunk.keeps and not following
                tail = len(parts)
            if index < len(self.gaps):
                gap = self.gaps[index]
                if not slot and (keeping or not parts or _ends_blank(parts)):
                    gap = _BLANK_LINES.sub("", gap, count=1) if _BLANK_LINES.match(gap) else gap
                keeping = keeping and not gap
                parts.append(gap)
        if len(self.chunks) - 1 not in self.staying:
            parts[tail:] = ["".join(parts[tail:]).rstrip(" \n") + "\n"] if "".join(parts[tail:]).strip() else []
            self.open_ended = keeping
        return "".join(parts)

    def _text(self, slot: Slot) -> str:
        chunk = self.chunks[slot.old or 0]
        return (self.margin if slot.old == 0 else "") + text_of(self.text, slot, chunk.start, chunk.end)

    def _joined(self, slots: list[Slot], *, blank: bool, behind: bool) -> str:
        """New and moved entries, with a blank line on the side where the one that stays is."""
        texts = [slot.fresh if slot.old is None else self._text(slot) for slot in slots]
        return "".join(f"\n{text}" if blank and behind else f"{text}\n" if blank else text for text in texts)


def _chunks(text: str, value: Value) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    compact = _is_compact(text, value)
    column = column_of(text, value.start)
    deeper = re.compile(rf"(?:(?:[ \t]*\n)* {{{column + 1},}}#[^\n]*\n)+")
    for entry in value.entries:
        end = min(line_end(text, entry.end) + 1, len(text))
        below = deeper.match(text, end)
        start = entry.start
        if chunks or not compact:
            start = _above(text, line_start(text, start), column, chunks[-1].end if chunks else 0)
        chunks.append(_Chunk(start, below.end() if below else end, entry.value.keeps_blank_lines and not below))
    return chunks


def _above(text: str, start: int, column: int, least: int) -> int:
    """Where the comment lines above a line begin that stand in its column."""
    mark = " " * column + "#"
    at = start
    while at > least and text.startswith(mark, above := line_start(text, at - 1)) and above >= least:
        at = above
    return at or start


def _is_compact(text: str, value: Value) -> bool:
    """Whether the first entry stands on the line of the dash that the collection is the item of."""
    return bool(text[line_start(text, value.start) : value.start].strip(" "))


def _has_blank(gap: str) -> bool:
    return bool(_BLANK_LINE.search(gap.removesuffix("\n"))) if gap else False


def _ends_blank(parts: list[str]) -> bool:
    tail = "".join(parts[-3:])
    return not tail.strip(" ") or re.search(r"(?:^|\n)[ \t]*\n$", tail) is not None
