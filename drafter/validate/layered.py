"""One file laid over others (继承): what it says counts, what it does not say is theirs, and each value keeps its own place."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.finding import Place
from drafter.model.source import Loc, Plain, Source


class Layered:
    """Several sources as one, the nearest first; see drafter.model.source.Source. Lists are replaced whole."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self._data: Plain = None
        for source in reversed(sources):
            self._data = _laid_over(source.data, self._data)

    @property
    def data(self) -> Plain:
        """The whole content, scalars as typed."""
        return self._data

    def place(self, loc: Loc, *, of_key: bool = False, offset: int = 0) -> Place:
        """The place of the value at `loc`, in the nearest file that says it; in the nearest file where none does."""
        return self._saying(loc).place(loc, of_key=of_key, offset=offset)

    def quote(self, loc: Loc) -> str:
        """The value at `loc` as typed, shortened; empty where there is none."""
        return self._saying(loc).quote(loc)

    def _saying(self, loc: Loc) -> Source:
        return next((source for source in self.sources if _says(source.data, loc)), self.sources[0])


def _laid_over(data: Plain, below: Plain) -> Plain:
    if data is None:
        return below
    if not isinstance(data, dict) or not isinstance(below, dict):
        return data
    return below | {key: _laid_over(value, below.get(key)) for key, value in data.items()}


def _says(data: Plain, loc: Loc) -> bool:
    for step in loc:
        if isinstance(data, dict) and data.get(str(step)) is not None:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return False
    return True
