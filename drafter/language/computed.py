"""A figure by the name under which it was printed: 复议.收到, 复议.收到|同比, 应诉.出庭|占比(应诉.通知), 复议.收到|上年."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.language.derive import previous_figure
from drafter.language.placeholders import FIGURE_FILTERS
from drafter.model.record import Figure

_FILTERED = r"(?P<name>[^(]+)(?:\((?P<argument>.*)\))?"
_LAST_YEAR = "上年"


def figure_named(figures: Mapping[str, Figure], printed: str) -> Figure | None:
    """The figure that prints under this name, computed again where it is computed; None where there is none."""
    path, _, rest = printed.partition("|")
    figure = figures.get(path)
    if figure is None or not rest:
        return figure
    if rest == _LAST_YEAR:
        return previous_figure(figure)
    found = re.fullmatch(_FILTERED, rest)
    known = FIGURE_FILTERS.get(found["name"]) if found else None
    if found is None or known is None:
        return None
    other = figures.get(found["argument"]) if found["argument"] else None
    if known.argument != (other is not None):
        return None
    return known.compute(figure, other) if other else known.compute(figure)
