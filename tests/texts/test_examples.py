"""Each rule on texts does what its own examples say: wrong ones are found, right ones are not, near misses among both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.check.texts.registry import TEXT_RULES
from drafter.check.texts.rule import Example, TextRule
from drafter.model.finding import Finding
from drafter.model.script import Script
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import script_of

CASES = [
    pytest.param(rule, example, wanted, id=f"{rule.id}-{'wrong' if wanted else 'right'}-{number}")
    for rule in TEXT_RULES
    for wanted, examples in ((True, rule.wrong), (False, rule.right))
    for number, example in enumerate(examples)
]


def script(example: Example) -> Script:
    former = script_of(text_lines(example.former, "上年.txt"), "上年.txt") if example.former else None
    return replace(script_of(text_lines(example.text, "报告.txt"), "报告.txt", version=example.version), former=former)


def found(rule: TextRule, example: Example) -> list[Finding]:
    return list(rule.check(rule, script(example)))


@pytest.mark.parametrize(("rule", "example", "wanted"), CASES)
def test_an_example_is_found_or_not_as_it_says(rule: TextRule, example: Example, wanted: bool) -> None:
    findings = found(rule, example)
    assert bool(findings) is wanted, findings
    assert all(finding.rule == rule.id and finding.message and finding.remedy for finding in findings)


@pytest.mark.parametrize("rule", [rule for rule in TEXT_RULES if not rule.of_file], ids=lambda rule: rule.id)
def test_each_rule_has_two_examples_of_both_kinds_with_a_near_miss(rule: TextRule) -> None:
    for examples in (rule.wrong, rule.right):
        assert len(examples) >= 2
        assert any(example.is_near_miss for example in examples)


def test_no_two_rules_have_one_id() -> None:
    ids = [rule.id for rule in TEXT_RULES]
    assert sorted(set(ids)) == sorted(ids)
