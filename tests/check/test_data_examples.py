"""Each rule on data does what its own examples say: wrong ones are found, right ones are not, near misses among both."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.assets import example_base, example_files
from drafter.check.catalogue import entries
from drafter.check.registry import RULES, WAIVERS
from drafter.check.subject import Rule
from drafter.check.texts.registry import TEXT_RULES
from drafter.model.finding import Finding, Level
from drafter.model.source import Plain
from drafter.present_rules import rule_page
from drafter.read.examples import data_examples
from drafter.read.plain_source import PlainSource
from drafter.read.yaml_source import read_yaml
from drafter.workflows.prepare import check, prepare_source

EVERY = (*RULES, WAIVERS)
EXAMPLES = data_examples()
CASES = [
    pytest.param(rule, example.text, wanted, id=f"{rule.id}-{'wrong' if wanted else 'right'}-{number}")
    for rule in EVERY
    for wanted in (True, False)
    for number, example in enumerate(EXAMPLES[rule.id].wrong if wanted else EXAMPLES[rule.id].right)
]


def data_of(text: str, folder: Path) -> dict[str, Plain]:
    """An example as a data file has it."""
    file = folder / "example.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read_yaml(file)
    assert reading.source is not None, reading.findings
    assert not reading.findings
    assert isinstance(reading.source.data, dict)
    return reading.source.data


def laid_over(base: Plain, patch: Plain, key: str = "") -> Plain:
    """What the base says with the patch in it: mappings are merged, 章节 by 对应, all else is replaced."""
    if isinstance(base, dict) and isinstance(patch, dict):
        return {**base, **{name: laid_over(base.get(name), value, name) for name, value in patch.items()}}
    if key == "章节" and isinstance(base, list) and isinstance(patch, list):
        merged = list(base)
        for entry in patch:
            assert isinstance(entry, dict)
            same = [at for at, other in enumerate(merged) if isinstance(other, dict) and other["对应"] == entry.get("对应")]
            if same:
                merged[same[0]] = laid_over(merged[same[0]], entry)
            else:
                merged.append(entry)
        return merged
    return patch


def findings(text: str, folder: Path) -> tuple[Finding, ...]:
    base = read_yaml(example_base()).source
    assert base is not None
    return prepare_source(PlainSource("例.yaml", laid_over(base.data, data_of(text, folder))), folder).findings


def test_nothing_is_found_in_the_data_to_which_examples_are_applied() -> None:
    assert check(example_base()) == ()


@pytest.mark.parametrize(("rule", "text", "wanted"), CASES)
def test_an_example_is_found_or_not_as_it_says(rule: Rule, text: str, wanted: bool, tmp_path: Path) -> None:
    found = findings(text, tmp_path)
    own = [finding for finding in found if finding.rule == rule.id and not finding.waived]
    assert bool(own) is wanted, found
    assert [finding for finding in found if finding.rule.startswith(("R", "V"))] == []
    assert wanted or [finding for finding in found if finding.level is Level.ERROR] == []


def test_the_list_of_rules_says_of_each_how_much_it_weighs() -> None:
    weights = {entry.id: entry.level for entry in entries(EXAMPLES)}
    assert {rule.id: weights[rule.id] for rule in (*EVERY, *TEXT_RULES)} == {
        rule.id: rule.level for rule in (*EVERY, *TEXT_RULES)
    }


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_each_rule_has_two_examples_of_both_kinds_with_a_near_miss(rule: Rule) -> None:
    for examples in EXAMPLES[rule.id]:
        assert len({example.text for example in examples}) >= 2
        assert any(example.is_near_miss for example in examples)
        assert any(not example.is_near_miss for example in examples)


def test_each_file_of_examples_is_of_a_rule() -> None:
    assert {file.stem for file in example_files()} == {rule.id for rule in EVERY}


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_a_rule_is_explained_with_its_examples_and_how_to_mend_or_waive_it(rule: Rule) -> None:
    page = "\n".join(rule_page(rule.id.lower()))
    assert f"怎么改：{rule.mend}" in page
    assert "不能豁免" in page if not rule.waivable else f"规则: {rule.id}, " in page
    assert ("涉及: ……" in page) is rule.waived_singly
    for example in (*EXAMPLES[rule.id].wrong, *EXAMPLES[rule.id].right):
        assert example.text.split("\n")[0] in page


def test_no_two_rules_are_mended_in_the_same_words() -> None:
    mends = [rule.mend for rule in EVERY]
    assert len(set(mends)) == len(mends)
    assert all(mend.endswith("。") for mend in mends)
