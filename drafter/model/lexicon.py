"""What rules on texts know of the world outside a text: names of laws, collocations, when meetings took place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.model.finding import Level
from drafter.model.names import NameWords


class Title(NamedTuple):
    """A law or document of national standing: its name, what it is, the years in which it holds."""

    name: str
    kind: str
    first: int
    last: int | None = None


class Collocation(NamedTuple):
    """Words that are wrong as they stand, what they should be, and beside which characters they are none."""

    wrong: str
    right: str
    level: Level
    why: str
    not_behind: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    first: int | None = None


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月"


class Goal(NamedTuple):
    """The words in which a 纲要 says what a law-based government is, and the years of reports that use them."""

    text: str
    first: int
    last: int | None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All of it; empty where a script is made without."""

    titles: Mapping[str, Title] = field(default_factory=dict)
    collocations: tuple[Collocation, ...] = ()
    variants: tuple[tuple[str, ...], ...] = ()
    may_double: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    traditional: frozenset[str] = frozenset()
    meetings: Mapping[str, Month] = field(default_factory=dict)
    sayings: Mapping[str, Month] = field(default_factory=dict)
    goals: tuple[Goal, ...] = ()


NO_LEXICON = Lexicon()


class Words(NamedTuple):
    """The word lists that hold where a text lies: ours with what the office and its packs add."""

    lexicon: Lexicon = NO_LEXICON
    names: NameWords = NameWords()
