"""What may stand in 【…】: an indicator's path, and behind a bar one of the filters; or 套语 and the name of a set phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafter.language.derive import change_rate, point_change, share
from drafter.language.narrative import Reference
from drafter.model.outline import Outline
from drafter.model.phrases import SET_PHRASES, Phrases
from drafter.model.record import Figure


class FigureFilter(NamedTuple):
    """A filter that computes one figure from another; `argument` says whether it wants a second one."""

    compute: Callable[..., Figure | None]
    argument: bool = False


#: The same names work in templates: {{ 应诉.新收|同比 }}.
FIGURE_FILTERS: dict[str, FigureFilter] = {
    "同比": FigureFilter(change_rate),
    "占比": FigureFilter(share, argument=True),
    "提高百分点": FigureFilter(point_change),
}


def placeholder_fault(reference: Reference, outline: Outline, phrases: Phrases) -> tuple[str, Iterable[str]] | None:
    """What is wrong with a 【…】, with the names that would have been right; None where nothing is."""
    if reference.phrase:
        return _phrase_fault(reference, phrases)
    if not reference.path:
        return f"{reference.typed}里没有写指标名称", ()
    if reference.path in phrases.wordings and reference.path not in outline.indicators:
        return f"“{reference.path}”是套语的名称", [f"{SET_PHRASES}.{reference.path}"]
    if reference.path not in outline.indicators:
        return f"{reference.typed}里的“{reference.path}”不是提纲里的指标", outline.indicators
    if not reference.filter:
        return None
    known = FIGURE_FILTERS.get(reference.filter)
    if known is None:
        return f"{reference.typed}里的“{reference.filter}”不是可用的算法（{'、'.join(FIGURE_FILTERS)}）", ()
    if known.argument and reference.argument not in outline.indicators:
        return f"{reference.typed}里的“{reference.filter}”要写明总数指标，如“占比（应诉.通知）”", outline.indicators
    if reference.argument and not known.argument:
        return f"{reference.typed}里的“{reference.filter}”后面不用写指标", ()
    return None


def _phrase_fault(reference: Reference, phrases: Phrases) -> tuple[str, Iterable[str]] | None:
    if reference.phrase not in phrases.wordings:
        return f"{reference.typed}里的“{reference.phrase}”不是套语的名称", phrases.wordings
    if reference.filter:
        return f"{reference.typed}是套语，后面不能写“{reference.filter}”这样的算法", ()
    return None
