"""The contents of a report: its sections as they stand, each with its title."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.source import Loc


class Heading(NamedTuple):
    """A section that a report tells. `keys` are the outline's sections that it fulfils, none for an own section.

    `depth` is 1 at the first level; what stands below a heading follows it. `loc` is the entry of the data, if there is one.
    """

    keys: tuple[str, ...]
    title: str
    depth: int
    loc: Loc = ()
