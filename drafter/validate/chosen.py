"""取用: which of several values stands, where departments answered differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.language.numbers import AmountError, parse_amount
from drafter.model.finding import Finding, Level, nested
from drafter.model.record import Figure, Return, State
from drafter.model.source import Loc, Source

#: What 取用 says where the number typed into the data file itself is to stand.
OWN = "本表"


def _received(path: str, chosen: str, returns: Sequence[Return]) -> Iterator[str]:
    """In which files and cells a figure, or its parts, came."""
    for one in returns:
        for key, answer in one.values.items():
            if key.partition("/")[0] == path and chosen in ("", one.department):
                yield f"{one.department}：{one.file} {answer.cell}"


def settled(figure: Figure, given: tuple[Loc, Any], returns: Sequence[Return], source: Source) -> tuple[Figure, list[Finding]]:
    """The figure with the value that 取用 chooses, and what is wrong with the choice."""
    loc, chosen = given[0], figure.chosen
    if returns:
        figure = figure._replace(received=tuple(_received(figure.indicator.path, chosen, returns)))
    if not chosen or chosen == OWN:
        return figure, []
    place = source.place((*loc, "取用"))
    path = figure.indicator.path
    answers = {one.department: one.values[path].text for one in returns if path in one.values}
    if chosen not in answers:
        have = f"报了这个数的有：{'、'.join(answers)}。" if answers else ""
        remedy = f"{have}请写单位的全称；要用这里填的数，写 取用: {OWN}。"
        return figure, [Finding("V216", Level.ERROR, f"“{nested(chosen)}”没有报“{path}”", remedy, place, chosen)]
    text = answers[chosen]
    if text == State.NOT_APPLICABLE:
        return figure._replace(state=State.NOT_APPLICABLE, amount=None), []
    try:
        amount = parse_amount(text, figure.indicator.unit)
    except AmountError as error:
        return figure, [Finding("V216", Level.ERROR, f"{chosen}报的{error.message}", error.remedy, place, text)]
    if figure.amount is not None and str(figure.amount) != str(amount):
        message = f"“{path}”的数值填了 {figure.amount}，取用的{chosen}报的是 {amount}"
        remedy = f"请删去“数值”；要用这里填的数，写 取用: {OWN}。"
        return figure, [Finding("V216", Level.ERROR, message, remedy, place, chosen)]
    return figure._replace(state=State.REPORTED, amount=amount, source=figure.source or chosen), []
