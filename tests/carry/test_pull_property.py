"""Whatever people do to the text of a draft, drafting after a pull gives the text that they left."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.carry.pull import Pulled, pull
from drafter.carry.versions import edited_lines
from drafter.read.yaml_source import read_yaml
from drafter.workflows.carried import Carried, carried
from drafter.write.yaml_patch import patched
from tests.carry.edits import EDITS, Desk, make

SAMPLES = tuple(sorted((Path(__file__).parents[2] / "samples").glob("*/data.yaml")))


@cache
def drafts() -> tuple[tuple[Path, Carried], ...]:
    """Every outlet of every sample, as it was sent."""
    found = []
    for path in SAMPLES:
        source = read_yaml(path).source
        assert source is not None
        assert isinstance(source.data, dict)
        outlets = source.data.get("报送件")
        names = [str(item["名称"]) for item in outlets if isinstance(item, dict)] if isinstance(outlets, list) else [""]
        found += [(path, carried(source.data, path, name)) for name in names]
    return tuple(found)


def pulled(draft: Carried, desk: Desk) -> Pulled:
    lines = list(edited_lines(desk.edited(), draft.sent.lines, draft.digits))
    return pull(draft.sent, lines, draft.compose)


@pytest.mark.parametrize("at", range(len(drafts())))
def test_without_edits_the_data_stay_as_they_are(at: int) -> None:
    _, draft = drafts()[at]
    desk = Desk(draft.manuscript, draft.sent.lines, 0)
    result = pulled(draft, desk)
    assert result.plain == draft.sent.plain
    assert not result.losses
    assert not result.aside


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(0, len(EDITS) - 1), min_size=1, max_size=5))
def test_drafting_after_a_pull_gives_the_edited_text(seed: int, kinds: list[int]) -> None:
    path, draft = drafts()[seed % len(drafts())]
    desk = Desk(draft.manuscript, draft.sent.lines, seed)
    if not list(make(desk, kinds)):
        return
    result = pulled(draft, desk)
    assert not result.losses
    before = path.read_text(encoding="utf-8")
    after = patched(before, result.plain)
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#") and line in comments] or not comments
