"""Lists behind 其中 whose parts together exceed their total, and what is done and what is left over of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.check.texts.told import Said, Told
from drafter.language.quantity import Quantity

_WORDS = r"[^、，,；;。：:（）()]"
_FIRST = re.compile(rf"{_WORDS}{{0,8}}[，,；;（(]其中[：:]?{_WORDS}{{0,14}}")
#: Between two parts of one list; the shares of the parts are left out: 公安类23件，占39.7%；市场监管类18件.
_NEXT = re.compile(rf"{_WORDS}{{0,4}}[、，,；;和及]{{1,2}}{_WORDS}{{0,14}}")
_SHARE = re.compile(r"^占(?:比|总数)?(?:为|达)?$")
_OTHERS = re.compile(r"^其[他它余]")
#: Kinds of which a thing can be but one: the outcomes of a reconsideration, and posts.
_EXCLUSIVE = (re.compile(r"维持|撤销|变更|确认违法|确认无效|责令履行|驳回|终止"), re.compile(r"编制$"))


def parts_beyond(said: Said, at: int) -> list[Told]:
    """The parts of the list that begins with a figure, if it stands behind 其中 and they are more than the total before it.

    Parts may overlap (领导干部、女干部), so only lists are asked that end with 其他, or whose parts exclude one another.
    """
    total, first = said.figures[at - 1], said.figures[at]
    if not total.counts or not _FIRST.fullmatch(said.between(total, first)):
        return []
    parts, before = [first], first
    for figure in said.figures[at + 1 :]:
        is_share = figure.is_percent and _SHARE.search(figure.lead)
        if not is_share and not _NEXT.fullmatch(said.between(before, figure)):
            break
        if not is_share:
            parts.append(figure)
        before = figure
    if any(figure.counts != total.counts for figure in parts) or not _exclude_one_another(parts):
        return []
    known = [quantity for figure in (total, *parts) if (quantity := figure.quantity) and not quantity.loose]
    added = sum(known[1:], Quantity.exactly(0))
    is_sure = len(known) == len(parts) + 1
    return parts if is_sure and not added.interval.can_be_at_most(known[0].interval) else []


def _exclude_one_another(parts: Sequence[Told]) -> bool:
    words = [figure.lead.removeprefix("其中") for figure in parts]
    return len(parts) > 1 and (
        bool(_OTHERS.search(words[-1])) or any(all(kind.search(word) for word in words) for kind in _EXCLUSIVE)
    )


_CAME = re.compile(r"发现|排查|查摆|反馈|梳理|受理|收到|接到|承办|交办|转办")
_DONE = re.compile(r"(?<![未正在不])(?:整改|办结|完成|销号|化解|审结|解决|答复|办复)")
_LEFT = re.compile(rf"^(?:剩余|尚余|尚剩|还剩|其余|余下){_WORDS}{{0,4}}$")
_FORMER = re.compile(r"结转|上年|去年|往年|历年|以前|累计|存量|积案|遗留")


def left_over(said: Said) -> Iterator[tuple[Told, Told, Told]]:
    """发现问题143个，已整改139个，剩余4个: the total, what is done and what is left."""
    if _FORMER.search(said.text):
        return
    for at, (total, done, left) in enumerate(zip(said.figures, said.figures[1:], said.figures[2:], strict=False)):
        is_one_thing = total.counts and total.counts == done.counts == left.counts
        is_alone = all(figure.counts != total.counts for figure in said.figures[:at])
        told = _CAME.search(total.lead) and _DONE.search(done.lead) and _LEFT.search(left.lead)
        if is_one_thing and is_alone and told and not any(figure.is_bracketed for figure in (total, done, left)):
            yield total, done, left
