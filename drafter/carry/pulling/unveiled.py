"""Figures that were not published because only words marked 仅报送 told them, when a pull takes these words out."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from drafter.carry.data import value_at, with_value
from drafter.carry.pulling.figures import figure_locs
from drafter.carry.pulling.homes import marked
from drafter.language.publication import cited_in_public, withheld
from drafter.model.outline import Outline
from drafter.model.record import Record, State
from drafter.model.source import Plain


class Unveiled(NamedTuple):
    """Figures by path: those that get the mark their words had, and those that the office's public words cite now."""

    marked: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


def unveiled(former: Collection[Record], after: Record, outline: Outline) -> Unveiled:
    """The figures that all `former` records kept out of the public version, and that it would tell `after` a pull."""
    hidden = frozenset.intersection(*(frozenset(withheld(one, outline)) for one in former)) - withheld(after, outline).keys()
    figures = [figure for path, figure in after.figures.items() if path in hidden and figure.private is None]
    typed = [figure.indicator.path for figure in figures if figure.state is State.REPORTED and not figure.indicator.formula]
    cited = cited_in_public(after)
    return Unveiled(tuple(path for path in typed if path not in cited), tuple(path for path in typed if path in cited))


def with_marks(plain: Plain, paths: Collection[str], outline: Outline) -> Plain:
    """The data in which these figures are 仅报送."""
    for path, loc in tuple(figure_locs(plain, outline)):
        if path in paths:
            plain = with_value(plain, loc, marked(value_at(plain, loc)))
    return plain
