"""Plain edits (直接修改): what differs from the text that was sent, and nobody tracked."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.manuscript import Where
from drafter.model.opinion import Excerpt, Kind, Opinion, Spot
from drafter.review.alignment import Match
from drafter.review.passages import END, Passage, nodes_within
from drafter.review.places import BEHIND, Held
from drafter.review.wording import excerpt_of, gone_paragraph, move_of, new_paragraph, whole_paragraph, wish_of
from drafter.review.words import Comparison

#: A paragraph of which more than that is other words was rewritten; of a short one its words are told all the same.
_REWRITTEN, _SHORT = 0.7, 20
#: So many characters of a paragraph are quoted where another is to follow it.
_TAIL = 30


def edits(held: Held, person: str) -> Iterator[Opinion]:
    """All of them; `person` is who saved the copy last."""
    comparison = Comparison()
    for match in held.alignment.matches:
        if match.moved:
            yield _opinion(held.sent[match.sent[0]], match.sent[0], _move(held, match), person)._replace(figures=())
        yield from _changes(held, match, comparison, person)
    for number in held.alignment.gone:
        passage = held.sent[number]
        wish = gone_paragraph(passage.text, is_cell=bool(passage.where.cell))
        yield _opinion(passage, number, wish, person)
    yield from _new(held, person)


def _opinion(passage: Passage, number: int, wish: str, person: str) -> Opinion:
    """One about a whole paragraph."""
    nodes = nodes_within(passage, 0, len(passage.text))
    excerpt = excerpt_of(passage.text, 0, len(passage.text))
    return Opinion(Kind.EDIT, Spot(number), passage.where, excerpt, wish, person, figures=nodes)


def _move(held: Held, match: Match) -> str:
    first = match.copy[0]
    return move_of("", held.copy[first - 1].text if first else "")


def _changes(held: Held, match: Match, comparison: Comparison, person: str) -> Iterator[Opinion]:
    """What was changed within a paragraph, or in those that it was split into or merged from."""
    passages = [held.sent[number] for number in match.sent]
    text = END.join(passage.text for passage in passages)
    copy = END.join(held.copy[number].text for number in match.copy)
    changes = comparison.changes(text, copy)
    if changes is None or _is_rewritten(text, [change.end - change.start for change in changes]):
        yield _opinion(passages[0], match.sent[0], whole_paragraph(copy), person)
        return
    for start, end, added in changes:
        removed = text[start:end]
        part = text.count(END, 0, start)
        number, offset = match.sent[part], start - (text.rfind(END, 0, start) + 1)
        wish = wish_of(removed, added, text[:start], text[end:])
        excerpt = excerpt_of(text, start, end)
        nodes = nodes_within(passages[part], offset, offset + len(removed))
        yield Opinion(Kind.EDIT, Spot(number, offset), passages[part].where, excerpt, wish, person, figures=nodes)


def _is_rewritten(text: str, removed: list[int]) -> bool:
    return len(text) > _SHORT and sum(removed) > _REWRITTEN * len(text)


def _new(held: Held, person: str) -> Iterator[Opinion]:
    for at in held.alignment.new:
        yield added_paragraph(held, held.numbers[at], held.copy[at].text, Kind.EDIT, person)


def added_paragraph(
    held: Held, number: int, text: str, kind: Kind, person: str, date: str = "", *, ahead: bool = False
) -> Opinion:
    """A new paragraph that stands behind this passage of the copy, or ahead of it, or that is this very passage."""
    passage, is_it = held.sent_of[number]
    where = held.where(number)
    if not is_it and where.cell:
        return Opinion(kind, held.spot(number), where, Excerpt(), wish_of("", text, "", ""), person, date)
    ahead = (ahead and is_it) or passage < 0
    lead = "在这一段之前" if ahead else "在这个标题之后" if _is_heading(where) else "在这一段之后"
    excerpt = _end(held.sent[max(passage, 0)].text, ahead=ahead) if held.sent else Excerpt()
    spot = Spot(passage, -1 if ahead else BEHIND)
    return Opinion(kind, spot, where, excerpt, new_paragraph(text, lead), person, date)


def _is_heading(where: Where) -> bool:
    return not where.paragraph and not where.cell


def _end(text: str, *, ahead: bool) -> Excerpt:
    """The beginning of the paragraph that another is to stand before, or the end of the one that it is to follow."""
    text = text.replace("\n", " ")
    if len(text) > _TAIL:
        text = f"{text[:_TAIL]}…" if ahead else f"…{text[-_TAIL:]}"
    return Excerpt(text)
