"""Words and characters by which a character that was typed twice is told (schemas/doubled.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class DoubleWords:
    """Common words of two characters, what follows the last ones where they begin another word, and what precedes the first."""

    words: frozenset[str] = frozenset()
    behind: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
