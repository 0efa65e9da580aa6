"""How a comparison is written: figures, what they moved by, sections, wording."""

from __future__ import annotations

from drafter.language.derive import is_inexact
from drafter.model.comparison import Comparison, FigureChange, Result, SectionChange
from drafter.model.record import Figure, State


def figure_words(figure: Figure) -> str:
    """A figure as it was typed, or why there is none."""
    if figure.amount is not None:
        return str(figure.amount)
    return "不适用" if figure.state is State.NOT_APPLICABLE else "没报"


def change_words(change: FigureChange) -> str:
    """`+17`, `-5`, `约+400`, `+3.7个百分点`; empty where it cannot be said."""
    amount = change.difference
    if amount is None or change.result is Result.ROUGHLY_SAME:
        return ""
    if amount.value == 0:
        return "0"
    sign = "+" if amount.value > 0 else ""
    return f"{amount.before}{sign}{amount.digits}" + ("个百分点" if change.indicator.is_share else "")


def rate_words(change: FigureChange) -> str:
    """`+9.2%`, `约-3%`; empty where it cannot be said."""
    amount = change.rate
    if amount is None or change.result is Result.ROUGHLY_SAME:
        return ""
    return f"{amount.before}{'+' if amount.value > 0 else ''}{amount.digits}" if amount.value else "0%"


def rough_words(change: FigureChange, before: str, after: str) -> str:
    """`2026年是约数`, where two numbers are the same only roughly; the years are called `before` and `after`."""
    if change.result is not Result.ROUGHLY_SAME:
        return ""
    sides = ((before, change.before.amount), (after, change.after.amount))
    rough = [label for label, amount in sides if amount is not None and is_inexact(amount)]
    return f"{'、'.join(rough)}是约数，增减说不准"


def section_words(change: SectionChange) -> str:
    """What a section was and is called, and where it stands."""
    titles = " → ".join(dict.fromkeys(filter(None, (change.before, change.after))))
    return f"{titles}（{change.said}）" if change.said else titles


def wording_words(comparison: Comparison) -> str:
    """How many paragraphs were carried over, and how much of the text they are."""
    wording, before, after = comparison.wording, comparison.before.label, comparison.after.label
    if not wording.carried:
        return f"{after}自拟正文 {wording.paragraphs} 段，没有与{before}相同或基本相同的。"
    same = sum(item.is_same for item in wording.carried)
    return (
        f"{after}自拟正文 {wording.paragraphs} 段，其中 {len(wording.carried)} 段与{before}相同或基本相同"
        f"（相同 {same}，基本相同 {len(wording.carried) - same}），占文字的 {wording.percent}%；年份、数字和标点不计。"
    )
