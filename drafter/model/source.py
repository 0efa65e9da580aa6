"""Plain data from an outside form, and what every later stage may ask of it: the place where a value stands."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from drafter.model.finding import Place

#: Scalars stay text exactly as typed; an empty value is None.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
#: The way from the top of the data to one value: keys and indices.
Loc: TypeAlias = tuple[str | int, ...]


class Source(Protocol):
    """What a reader returns: data, and the place of each value in it."""

    @property
    def data(self) -> Plain:
        """The whole content, scalars as typed."""
        ...

    def place(self, loc: Loc, *, of_key: bool = False, offset: int = 0) -> Place:
        """The place of the value at `loc` (of its key where `of_key`), `offset` characters into it.

        A `loc` that does not exist gives the nearest ancestor's place.
        """
        ...

    def quote(self, loc: Loc) -> str:
        """The value at `loc` as typed, shortened; empty where there is none."""
        ...
