"""Plain data that came without a file of its own (the record that a .docx carries), as a Source."""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.finding import Place
from drafter.model.source import Loc, Plain


class PlainSource(NamedTuple):
    """Data whose values have no lines: all that can be said of a place is the file."""

    file: str
    data: Plain

    def place(self, loc: Loc, *, of_key: bool = False, offset: int = 0) -> Place:  # noqa: ARG002 - what a Source is asked
        """The file."""
        return Place(self.file)

    def quote(self, loc: Loc) -> str:
        """The text at `loc`; empty where there is none."""
        value = self.data
        for step in loc:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return ""
        return value if isinstance(value, str) else ""
