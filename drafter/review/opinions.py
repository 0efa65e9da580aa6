"""A returned copy held against what was sent → opinions, and those of all copies in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from drafter.model.manuscript import Manuscript
from drafter.model.opinion import Opinion
from drafter.review.edits import edits
from drafter.review.passages import passages_of
from drafter.review.places import Held, hold
from drafter.review.remarks import remarks
from drafter.review.tracked import tracked


def held_against(sent: Manuscript, copy: Manuscript) -> Held:
    """The copy's paragraphs beside those that were sent."""
    return hold(passages_of(sent), passages_of(copy))


def opinions_of(held: Held, sent: Manuscript, copy: Manuscript, source: str) -> tuple[Opinion, ...]:
    """All opinions of one copy; `source` is its file's name, who stands in for a person that it does not name."""
    person = copy.saved_by or stem_of(source)
    before = Counter(map(_key, tracked(held_against(sent, sent))))  # what was tracked already when it was sent
    found = [*remarks(held, copy, sent), *edits(held, person)]
    for opinion in tracked(held):
        if before[_key(opinion)]:
            before[_key(opinion)] -= 1
        else:
            found.append(opinion)
    return tuple(_from(opinion, source) for opinion in found)


def stem_of(source: str) -> str:
    """A file's name without its ending: whoever returned it, where it names nobody."""
    return source.rpartition(".")[0] or source


def in_reading_order(opinions: Iterable[Opinion]) -> Iterator[Opinion]:
    """All opinions by place, then person, replies below what they answer; what stands in two files counts once."""
    merged: dict[object, Opinion] = {}
    for opinion in opinions:
        key = _key(opinion) if opinion.date else len(merged)  # what has no date may be two people's
        merged[key] = _both(merged[key], opinion) if key in merged else opinion
    for opinion in sorted(merged.values(), key=lambda opinion: (opinion.spot, opinion.person, opinion.sources)):
        yield from opinion.walk()


def _both(one: Opinion, other: Opinion) -> Opinion:
    """The same opinion in two files, with the replies in either."""
    replies = {_key(reply): reply for reply in one.replies}
    for reply in other.replies:
        replies[_key(reply)] = _both(known, reply) if (known := replies.get(_key(reply))) else reply
    sources = tuple(dict.fromkeys((*one.sources, *other.sources)))
    return one._replace(sources=sources, replies=tuple(replies.values()))


def _key(opinion: Opinion) -> tuple[object, ...]:
    return opinion.kind, opinion.spot, opinion.wish, opinion.person, opinion.date


def _from(opinion: Opinion, source: str) -> Opinion:
    return opinion._replace(sources=(source,), replies=tuple(_from(reply, source) for reply in opinion.replies))
