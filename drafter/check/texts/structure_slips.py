"""What is wrong with the numbers of headings among their siblings. No rules here."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from drafter.check.texts.structure_tree import Item, Run, items_of, runs_of
from drafter.model.script import Script


class Slip(Enum):
    """What can be wrong with a number among its siblings."""

    MISSING = "缺号"
    REPEATED = "重复"
    WRONG = "写错"
    SWAPPED = "颠倒"
    BACKWARD = "倒退"
    LATE = "不从一起"


class Slipped(NamedTuple):
    """A heading whose number is not the one that should follow `before`; `expected` is that one.

    Of a number that is repeated `before` bears the same. `is_odd` says that it is a sentence alone in its line, among
    siblings that are not, and so may be no heading at all.
    """

    slip: Slip
    item: Item
    before: Item | None
    expected: int
    is_odd: bool = False


def slips_in(run: Run, former: Item | None) -> Iterator[Slipped]:
    """The slips of one run of siblings; `former` is the heading of this level that stood before it in the text."""
    first = run.members[0]
    if first.number != 1 and not (former and former.number + 1 == first.number):
        yield Slipped(Slip.LATE, first, None, 1)
    sentences = [item for item in run.members if item.is_sentence]
    previous, last = first.number, first
    numbers = [item.number for item in run.members]
    for index, item in enumerate(run.members[1:], 1):
        following = numbers[index + 1] if index + 1 < len(numbers) else 0
        expected = previous + 1
        slip, previous = _judged(numbers[index], expected, following, numbers[index + 1 : index + 3], numbers[:index])
        if slip:
            twins = [other for other in run.members[:index] if other.number == item.number]
            before = twins[-1] if slip is Slip.REPEATED and twins else last
            yield Slipped(slip, item, before, expected, is_odd=sentences == [item])
        last = item


def _judged(number: int, expected: int, following: int, next_ones: list[int], earlier: list[int]) -> tuple[Slip | None, int]:
    """What is wrong with a number, and which one the next is counted from."""
    if number == expected:
        return None, number
    if following == expected + 1:
        return (Slip.REPEATED if number == expected - 1 else Slip.WRONG), expected
    if number == expected - 1:
        return Slip.REPEATED, number
    if number > expected:
        return (Slip.SWAPPED if expected in next_ones else Slip.MISSING), number
    if number not in earlier:  # the other half of two that changed places
        return None, expected - 1
    return Slip.BACKWARD, number


def all_slips(script: Script) -> Iterator[Slipped]:
    """The slips of all headings; the first level is left alone where its counting starts anew."""
    items = items_of(script)
    runs = runs_of(items)
    nested = sum(1 for run in runs if run.level == 1) > 1
    before = {}
    latest: dict[int, Item] = {}
    for item in items:
        before[item.at] = latest.get(item.heading.level)
        latest[item.heading.level] = item
    for run in runs:
        if not (nested and run.level == 1):
            yield from slips_in(run, before[run.members[0].at])
