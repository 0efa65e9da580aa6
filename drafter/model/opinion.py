"""Opinions (意见): what reviewers want changed in the text that was sent to them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from drafter.model.manuscript import Where


class Kind(StrEnum):
    """How an opinion was given; the values are what officials read."""

    COMMENT = "批注"
    REPLY = "回复"
    TRACKED = "修订"
    EDIT = "直接修改"


class Excerpt(NamedTuple):
    """The words that an opinion is about, with what stands around them, so that a person finds them."""

    before: str = ""
    words: str = ""
    behind: str = ""

    def __str__(self) -> str:
        return "".join(self)


class Spot(NamedTuple):
    """A place in the text that was sent, as places are sorted: the how-manyth paragraph, and how far into it."""

    passage: int
    offset: int = 0


class Opinion(NamedTuple):
    """One opinion: `wish` is what is wanted, in words; `date` is as the file says it; `replies` are to a comment.

    `figures` are the indicators' nodes whose digits it changes; `sources` the files that it stands in.
    """

    kind: Kind
    spot: Spot
    where: Where
    excerpt: Excerpt
    wish: str
    person: str
    date: str = ""
    sources: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    replies: tuple[Opinion, ...] = ()

    def walk(self) -> Iterator[Opinion]:
        """This one and the replies to it, in the order of the talk."""
        yield self
        for reply in self.replies:
            yield from reply.walk()
