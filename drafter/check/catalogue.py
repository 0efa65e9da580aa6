"""All rules, of data and of texts, as the list and the page of rules show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.registry import RULES, WAIVERS
from drafter.check.texts.registry import TEXT_RULES
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
    """A rule as it is explained. `wrong` and `right` are example texts; `of_data` says that it looks at data files alone."""

    id: str
    level: Level
    title: str
    why: str
    mend: str
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    of_data: bool = False
    waivable: bool = True
    is_off: bool = False


def entries() -> Iterator[Entry]:
    """All rules by family, those of data before those of texts."""
    of_data = [
        Entry(rule.id, rule.level, rule.title, rule.why, "照检查结果里的“改法”改。", of_data=True, waivable=rule.waivable)
        for rule in (*RULES, WAIVERS)
    ]
    of_texts = [
        Entry(
            rule.id,
            rule.level,
            rule.title,
            rule.why,
            rule.mend,
            tuple(example.text for example in rule.wrong),
            tuple(example.text for example in rule.right),
            is_off=rule.is_off,
        )
        for rule in TEXT_RULES
    ]
    everything = sorted([*of_data, *of_texts], key=lambda entry: entry.id)
    for family in FAMILIES:
        yield from (entry for entry in everything if entry.id.startswith(family))
