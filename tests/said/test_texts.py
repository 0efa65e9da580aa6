"""What the rules on texts say, word for word.

Every example of every rule is shown to all rules: its own says what stands in the snapshot, of the others it is noted where
they find something, too. A snapshot that changed is read like a diff of prose: `pytest tests/said --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from drafter.check.texts.registry import TEXT_RULES
from drafter.check.texts.rule import Example, TextRule
from drafter.model.finding import Finding
from tests.said.lines import in_brief, in_full
from tests.texts.scripts import found, sample_scripts
from tests.texts.test_examples import script


def shown(rule: TextRule, example: Example) -> Iterator[str]:
    """An example, what its rule says of it, and which others find something in it."""
    own: list[Finding] = []
    others: list[Finding] = []
    for finding in found(script(example)):
        (own if finding.rule == rule.id else others).append(finding)
    yield f"「{example.text}」" + (f"（上年：{example.former}）" if example.former else "")
    yield from in_full(own)
    if others:
        yield f"    另有：{in_brief(others)}"


@pytest.mark.parametrize("rule", [rule for rule in TEXT_RULES if rule.wrong], ids=lambda rule: rule.id)
def test_what_is_said_of_the_examples_of_a_rule(rule: TextRule, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(line for example in (*rule.wrong, *rule.right) for line in shown(rule, example)) == snapshot


@pytest.mark.parametrize("at", range(len(sample_scripts())))
def test_what_is_said_of_a_sample(at: int, snapshot: SnapshotAssertion) -> None:
    checked = sample_scripts()[at]
    assert "\n".join([checked.file, *in_full(found(checked))]) == snapshot
