"""Set phrases (套语): wordings that stay verbatim and change with the year that a report is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

#: What stands before a phrase's name, in templates and in 【…】 alike.
SET_PHRASES = "套语"


class Wording(NamedTuple):
    """One wording of a phrase, for reports on the years from `first` to `last` (None: until now).

    An `unverified` one was not seen at source: templates do not print it, and offices that cite it are told.
    """

    text: str
    first: int
    last: int | None = None
    basis: str = ""
    unverified: bool = False

    def holds(self, year: int) -> bool:
        """Whether reports on this year use this wording."""
        return self.first <= year and (self.last is None or year <= self.last)

    @property
    def years(self) -> str:
        """The years as officials read them: `2021—2025 年度`, `2023 年度`, `2020 年度起`."""
        if self.last is None:
            return f"{self.first} 年度起"
        return f"{self.first} 年度" if self.first == self.last else f"{self.first}—{self.last} 年度"


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """All set phrases by name. Compared by identity, so that what is made from them can be kept."""

    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)

    def texts_of(self, year: int) -> tuple[str, ...]:
        """The wordings themselves."""
        return tuple(wording.text for wording in self.of_year(year).values())

    def of_year(self, year: int) -> dict[str, Wording]:
        """The wording of each phrase that reports on this year may use."""
        found = ((name, next((w for w in wordings if w.holds(year)), None)) for name, wordings in self.wordings.items())
        return {name: wording for name, wording in found if wording}
