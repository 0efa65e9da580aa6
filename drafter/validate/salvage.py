"""What is left of data with faults, so that one wrong key does not hide every other problem of the file.

The remainder is only checked; it is never drafted.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from drafter.model.record import YEAR_UNKNOWN, State
from drafter.model.source import Loc, Plain

_BESIDE_THE_VALUE = frozenset({"上年", "同比", "来源", "说明", "仅报送"})


def without(data: Plain, faults: Iterable[tuple[Loc, bool]]) -> Plain:
    """The data without what stands at these locations; list items keep their places.

    Each fault says whether the name itself is wrong there. Any other fault of a figure makes it count as 不适用, so that it
    is not reported as missing besides.
    """
    rest: Any = copy.deepcopy(data)
    for loc, is_unknown in faults:
        _take_out(rest, loc, is_unknown=is_unknown)
    if isinstance(rest, dict) and ("年度" not in rest or "单位" not in rest):
        # What cannot be spared gets a stand-in; dates are left unchecked, because nobody knows the year.
        for key in ("统计截止", "报送件"):
            rest.pop(key, None)
        rest = {"年度": str(YEAR_UNKNOWN), "单位": {"全称": "本单位"}, **rest}
    remainder: Plain = rest
    return remainder


def _take_out(data: Any, loc: Loc, *, is_unknown: bool) -> None:
    parent, last = _nearest(data, loc)
    if parent is None:
        return
    if "数据" in loc and not is_unknown and last not in _BESIDE_THE_VALUE:
        parent[last] = State.NOT_APPLICABLE.value
    else:
        del parent[last]


def _nearest(data: Any, loc: Loc) -> tuple[dict[str, Any] | None, str]:
    """The mapping and the name in it nearest to the location; a figure typed as a mere value has no name below it."""
    parent, last = None, ""
    for step in loc:
        if isinstance(data, dict) and isinstance(step, str) and step in data:
            parent, last = data, step
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            break
    return parent, last
