"""All rules, of data and of texts, as the list and the page of rules show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.check.registry import RULES, WAIVERS
from drafter.check.texts.registry import TEXT_RULES
from drafter.check.texts.rule import Example
from drafter.model.examples import DataExample, DataExamples
from drafter.model.finding import Level

FAMILIES = {
    "F": "数据",
    "S": "结构",
    "D": "日期",
    "W": "用语和标点",
    "P": "隐私和公开",
    "L": "版式",
}


class Entry(NamedTuple):
    """A rule as it is explained. `wrong` and `right` are examples; `of_data` says that it looks at data files alone.

    What is `waived_singly` is waived only by waivers that say what they are about.
    """

    id: str
    level: Level
    title: str
    why: str
    mend: str
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    of_data: bool = False
    waivable: bool = True
    waived_singly: bool = False
    is_off: bool = False


def entries(examples: Mapping[str, DataExamples]) -> Iterator[Entry]:
    """All rules by family, those of data before those of texts; `examples` are those of rules on data, by id."""
    of_data = []
    for rule in (*RULES, WAIVERS):
        shown = examples.get(rule.id, DataExamples())
        of_data.append(
            Entry(
                rule.id,
                rule.level,
                rule.title,
                rule.why,
                rule.mend,
                _texts(shown.wrong),
                _texts(shown.right),
                of_data=True,
                waivable=rule.waivable,
                waived_singly=rule.waived_singly,
            )
        )
    of_texts = [
        Entry(
            rule.id,
            rule.level,
            rule.title,
            rule.why,
            rule.mend,
            tuple(map(_shown, rule.wrong)),
            tuple(map(_shown, rule.right)),
            is_off=rule.is_off,
        )
        for rule in TEXT_RULES
    ]
    everything = sorted([*of_data, *of_texts], key=lambda entry: entry.id)
    for family in FAMILIES:
        yield from (entry for entry in everything if entry.id.startswith(family))


def _texts(examples: tuple[DataExample, ...]) -> tuple[str, ...]:
    return tuple(example.text for example in examples)


def _shown(example: Example) -> str:
    return f"［上年］\n{example.former}\n［今年］\n{example.text}" if example.former else example.text
