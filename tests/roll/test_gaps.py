"""Sections that nobody named are listed in the new file without moving any other, whatever order the office chose."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose.arrange import Node, arrange
from drafter.loading import load_outline
from tests.roll.common import prepared, roll, write

OUTLINE = load_outline("年度报告/县级")
KEYS = [section.key for section in OUTLINE.walk()]


def order(nodes: list[Node]) -> list[str]:
    """Titles, and keys of sections without one, in the order of the report; each level with a mark."""
    found = []
    for node in nodes:
        found.append(node.title or node.sections[0].key)
        found += [f"  {name}" for name in order(node.children)]
    return found


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*KEYS, "自设"]), unique=True, max_size=len(KEYS)), st.integers(0, 9), st.booleans())
def test_the_order_of_the_report_stays(keys: list[str], own: int, merge: bool) -> None:
    entries = [[key] for key in keys]
    if merge and len(entries) > 3:
        entries[1] += entries.pop(3)
    if ["自设"] in entries:
        entries.insert(min(own, len(entries)), ["又一自设"])
    said = [
        f"  - 标题: {keys[0]}\n" if "自设" in keys[0] else f"  - 对应: [{', '.join(k for k in keys if '自设' not in k)}]\n"
        for keys in entries
        if keys
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), "章节:\n" + "".join(said))
        before = prepared(path).record
        after = prepared(roll(path, Path(folder) / "新").begun.data_file).record
        assert before is not None
        assert after is not None
        assert order(arrange(after, OUTLINE)) == order(arrange(before, OUTLINE))
