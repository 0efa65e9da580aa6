"""What a figure counts, as far as the words before it say: whether two figures of one unit count the same things."""

from __future__ import annotations

import re

from drafter.check.texts.told import Told

#: What is done comes of what was there but is another thing: 审查文件12件，其中提出意见35件.
_MAKES = re.compile(
    r"提出|提供|制作|制发|发出|下发|印发|发放|出具|形成|收集|征集|征求|采纳|反馈|发现|查出|查找|排查|梳理|整改|设立|组建|移送|观看"
)


def comes_of(whole: Told, part: Told) -> bool:
    """Whether the part is something that was made of the whole, or found in it, instead of some of it."""
    made = _MAKES.search(part.lead)
    what = part.lead[made.end() :] if made else ""
    times = part.number.unit.endswith("次") and not whole.number.unit.endswith("次")
    return times or bool(what and not (head(whole) and what.endswith(head(whole))))


def head(figure: Told) -> str:
    """The noun right before a figure, as far as its last two characters tell; empty where there are none."""
    return figure.lead[-2:] if len(figure.lead) > 1 else ""
