"""What a report may call what outlines ask for: words of sections, forms in which figures are told, units that go together."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """Where a word of doubt stands: anywhere in the sentence, before the number in its clause, or in its part."""

    SENTENCE = "句子"
    CLAUSE = "分句"
    AHEAD = "前面"


class Doubt(NamedTuple):
    """Words by which a number is not that of these indicators; `only_above`: for offices with counties below."""

    paths: tuple[str, ...]
    words: tuple[str, ...]
    where: Where = Where.SENTENCE
    only_above: bool = False

    def is_on(self, path: str) -> bool:
        """Whether it is about this indicator, or its group."""
        return any(path == mine or path.startswith(f"{mine}.") for mine in self.paths)


class AdoptionWords(NamedTuple):
    """schemas/adopting.yaml. `titles` and `texts` are words by section, `forms` the ways to tell a figure by its path.

    `units` says which units of a text fit the unit of an indicator; `doubts` are words beside which a number may be something
    else than this year's figure, `more_doubts` those of single indicators; `topics` is what sentences may leave out that an
    earlier one of the paragraph speaks of.
    """

    titles: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]
    units: Mapping[str, frozenset[str]]
    doubts: tuple[str, ...]
    topics: tuple[str, ...] = ()
    more_doubts: tuple[Doubt, ...] = ()
