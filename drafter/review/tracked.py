"""Tracked changes (修订) → opinions: each stretch that one person added, removed, replaced or moved is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.model.manuscript import Revision
from drafter.model.opinion import Kind, Opinion
from drafter.review.edits import added_paragraph
from drafter.review.passages import END, Passage, Piece, nodes_within, pieces_of
from drafter.review.places import Held
from drafter.review.wording import excerpt_of, gone_paragraph, move_of, signature, wish_of

#: Words so long that go in one place and come in another were moved, whether the program says so or not.
_SURELY_MOVED = 8


class Stretch(NamedTuple):
    """What one person changed in one place of a passage (by its number): words that go, and words that come.

    `paragraph` says that the words are a paragraph of their own: one that goes, or one that is new, which stands `ahead` of
    the passage or behind it. `behind` are the words that new ones follow, empty at the passage's beginning.
    """

    number: int
    start: int
    by: Revision
    removed: str = ""
    added: str = ""
    paragraph: bool = False
    ahead: bool = False
    behind: str = ""


def tracked(held: Held) -> Iterator[Opinion]:
    """All tracked changes of a copy, in the order of the file."""
    stretches = [stretch for number, passage in enumerate(held.everything) for stretch in _stretches(number, passage)]
    targets = _targets(stretches, held.everything)
    taken = {number for number, _ in targets.values()}
    whole = {(stretch.number, stretch.by.author) for stretch in stretches if stretch.paragraph and stretch.removed}
    for number, stretch in enumerate(stretches):
        if number in targets:
            words = "" if stretch.paragraph else stretch.removed.rstrip(END)
            yield _opinion(held, stretch, move_of(words, targets[number][1]))._replace(figures=())  # they stay as they are
        elif number not in taken:
            opinion = _one(held, stretch, next_goes=(stretch.number + 1, stretch.by.author) in whole)
            if opinion:
                yield opinion
    for number, passage in enumerate(held.everything):
        yield from _objections(held, number, passage)


def _one(held: Held, stretch: Stretch, *, next_goes: bool) -> Opinion | None:
    passage = held.everything[stretch.number]
    if stretch.paragraph and stretch.added:
        author, number, ahead = signature(stretch.by.author), stretch.number, stretch.ahead
        if ahead and number and not held.everything[number - 1].where.cell:
            number, ahead = number - 1, False  # behind the one before, which is where people look for it
        return added_paragraph(held, number, stretch.added, Kind.TRACKED, author, stretch.by.date, ahead=ahead)
    if stretch.paragraph:
        return _opinion(held, stretch, gone_paragraph(passage.text, is_cell=bool(passage.where.cell)))
    removed = stretch.removed
    if next_goes and removed.endswith(END):  # the paragraph's end goes with the next paragraph, which goes as a whole
        removed = removed[:-1]
    if not removed and not stretch.added:
        return None
    if stretch.added == END and not (passage.text[: stretch.start].strip() and passage.text[stretch.start :].strip()):
        return _opinion(held, stretch, "增加一个空行")
    end = stretch.start + len(removed.rstrip(END))
    return _opinion(held, stretch, wish_of(removed, stretch.added, passage.text[: stretch.start], passage.text[end:]))


def _opinion(held: Held, stretch: Stretch, wish: str) -> Opinion:
    passage = held.everything[stretch.number]
    start = min(stretch.start, len(passage.text))
    end = min(start + len(stretch.removed.rstrip(END)), len(passage.text))
    nodes = nodes_within(passage, start, end)
    spot, where = held.spot(stretch.number, start), held.where(stretch.number)
    excerpt = excerpt_of(passage.text, start, end)
    return Opinion(Kind.TRACKED, spot, where, excerpt, wish, signature(stretch.by.author), stretch.by.date, figures=nodes)


def _by(piece: Piece) -> Revision | None:
    """Whose change a piece is; what its own author took back is nobody's."""
    if piece.added and piece.removed and piece.added.author == piece.removed.author:
        return None
    return piece.added or piece.removed


def _stretches(number: int, passage: Passage) -> Iterator[Stretch]:
    """The changes of one passage."""
    pieces = [piece for piece in pieces_of(passage) if not (piece.added and piece.removed and _by(piece) is None)]
    for author, group in groupby(pieces, key=lambda piece: by.author if (by := _by(piece)) else None):
        if author is None:
            continue
        members = list(group)
        signed = [by for piece in members if (by := _by(piece))]
        latest = max(signed, key=lambda by: by.date)
        by = Revision(author, latest.date, any(one.moved for one in signed))
        removed = "".join(piece.text for piece in members if not piece.added)
        added = "".join(piece.text for piece in members if piece.added)
        start = members[0].at
        if removed and not added and removed.strip() and removed.strip() == passage.text.strip():
            yield Stretch(number, start, by, removed=removed, paragraph=True)
        elif added and not removed and (END in added or not passage.text.strip()):
            yield from _paragraphs(Stretch(number, start, by, added=added), passage.text)
        else:
            yield Stretch(number, start, by, removed, added, behind=passage.text[:start])


def _paragraphs(stretch: Stretch, text: str) -> Iterator[Stretch]:
    """New words that hold ends of paragraphs: whole new paragraphs each for itself, where they stand at either end."""
    before, behind = text[: stretch.start].strip(), text[stretch.start :].strip()
    if (before and behind) or not stretch.added.strip():
        yield stretch._replace(behind=before)
        return
    parts = stretch.added.split(END)
    first = [parts.pop(0)] if before else []
    last = [parts.pop()] if behind else []
    for part in first:
        if part:
            yield stretch._replace(added=part, behind=before)
    last_words = before + "".join(first)
    for part in parts:
        if part.strip():
            yield stretch._replace(added=part, paragraph=True, ahead=bool(behind), behind=last_words)
            last_words = part
    for part in last:
        if part:
            yield stretch._replace(added=part, behind="")


def _targets(stretches: list[Stretch], passages: Sequence[Passage]) -> dict[int, tuple[int, str]]:
    """For what was moved, by number: the stretch that it came to, and the words that it stands behind there."""
    coming: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, stretch in enumerate(stretches):
        if stretch.added.strip() and not stretch.removed:
            coming[stretch.by.author, stretch.added.strip()].append(number)
    found: dict[int, tuple[int, str]] = {}
    for number, stretch in enumerate(stretches):
        words = stretch.removed.strip()
        if stretch.added or not words or not (places := coming.get((stretch.by.author, words))):
            continue
        target = stretches[places[0]]
        if (stretch.by.moved and target.by.moved) or len(words) >= _SURELY_MOVED:
            ahead = (passage.text for passage in reversed(passages[: target.number]) if passage.text.strip())
            found[number] = (places.pop(0), target.behind or next(ahead, ""))
    return found


def _objections(held: Held, number: int, passage: Passage) -> Iterator[Opinion]:
    """What one person added and another took out again."""
    for piece in pieces_of(passage):
        if piece.added and piece.removed and piece.added.author != piece.removed.author and piece.text.strip():
            stretch = Stretch(number, piece.at, piece.removed)
            who = signature(piece.added.author)
            yield _opinion(held, stretch, f"不要{who}增加的{wish_of(piece.text, '', '', '').removeprefix('删去')}")
