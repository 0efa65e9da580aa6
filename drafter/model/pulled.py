"""What came back from a document that people edited: what was changed, what was taken over, and what was not."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from drafter.model.manuscript import Comment, Where


class Kind(StrEnum):
    """What was done to a paragraph."""

    CHANGED = "改"
    ADDED = "增"
    REMOVED = "删"
    MOVED = "移"


class Edit(NamedTuple):
    """A paragraph that was changed, added, removed or moved: as it was sent, and as it was left."""

    kind: Kind
    where: Where
    before: str
    after: str


class NewValue(NamedTuple):
    """A figure that got another value; `place` is where it stands in the data file."""

    path: str
    name: str
    before: str
    after: str
    place: str = ""


class NotTaken(NamedTuple):
    """What stands in the document and is not taken over: where, what it says, and why."""

    where: str
    what: str
    why: str


class HandTyped(NamedTuple):
    """A number typed by hand: where, with its unit, in which words, and the figures that it may be."""

    where: Where
    number: str
    sentence: str
    candidates: tuple[str, ...] = ()


class Recomputed(NamedTuple):
    """A figure that the program computes, and that fits no more: as it was, and as it is now."""

    name: str
    before: str
    after: str


class Clash(NamedTuple):
    """A value that both the data file and the document changed; the file keeps its own."""

    place: str
    name: str
    before: str
    mine: str
    theirs: str


class PullReport(NamedTuple):
    """All that a pull did, or would do; `diff` is what changes in the data file, line by line, where it has lines.

    `changes`: the data file changes, or would; `held`: it was not written, because nothing says what the data were when the
    document was made.
    """

    document: str
    data_file: str
    edits: tuple[Edit, ...] = ()
    values: tuple[NewValue, ...] = ()
    recomputed: tuple[Recomputed, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    hand_typed: tuple[HandTyped, ...] = ()
    clashes: tuple[Clash, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
    changes: bool = False
    diff: tuple[str, ...] = ()
    kept: str = ""
    written: bool = False
    held: bool = False
