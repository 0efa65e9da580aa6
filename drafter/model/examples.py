"""Examples of rules on data: what an official would write, as a piece of a data file."""

from __future__ import annotations

from typing import NamedTuple


class DataExample(NamedTuple):
    """A piece of a data file as typed. A near miss is one that looks like the other kind."""

    text: str
    is_near_miss: bool = False


class DataExamples(NamedTuple):
    """The examples of one rule, of both kinds."""

    wrong: tuple[DataExample, ...] = ()
    right: tuple[DataExample, ...] = ()
