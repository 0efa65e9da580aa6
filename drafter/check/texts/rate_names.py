"""What a rate is called by the words before it, also where several stand in a list: 审查率、备案率分别为100%、98%."""

from __future__ import annotations

import re

from drafter.check.texts.told import Said, Told

NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}率)(?:均|都|分别)?(?:已|能)?(?:为|是|达到了?|达|在|保持在|稳定在|提升至|提高到)?$"
)
_LISTED_RATES = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,12}率[、和及]){1,5}[\u4e00-\u9fff]{2,12}率)分别(?:已|均)?(?:为|是|达到?|在)?$"
)
#: So far before the first of the rates their names begin.
_LONGEST = 80
_LISTED = re.compile(r"[、和及]|，")


def rate_name(said: Said, rate: Told) -> str:
    """The name of a rate, empty where it has none."""
    found = NAMED.search(rate.lead)
    return _listed_name(said, rate) or (found["name"].rpartition("的")[2] if found else "")


def _listed_name(said: Said, rate: Told) -> str:
    """The name of a rate whose name stands in a list before all of them: 审查率、备案率分别为100%、98%."""
    run = [rate]
    for figure in reversed(said.figures[: said.figures.index(rate)]):
        if not figure.is_percent or not _LISTED.fullmatch(said.between(figure, run[0])):
            break
        run.insert(0, figure)
    first = run[0].number.start
    found = _LISTED_RATES.search(said.paragraph.text[max(said.start, first - _LONGEST) : first])
    names = re.split("[、和及]", found["names"]) if found else []
    return names[len(run) - 1] if len(run) <= len(names) else ""
