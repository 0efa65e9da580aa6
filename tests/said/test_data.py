"""What is said, word for word, of data files, outlines, phrases and profiles that have a fault, and of the samples."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from drafter.check.subject import Rule
from drafter.library import BadKit, Library
from drafter.loading import load_outline_file
from drafter.read.yaml_source import read_yaml
from drafter.workflows.prepare import check
from tests.check.test_data_examples import EVERY, EXAMPLES
from tests.conftest import ROOT
from tests.said.data import found_in
from tests.said.lines import in_full
from tests.validate.test_profile_files import profile_of

DATA = ROOT / "tests" / "data"
RECORDS = sorted((DATA / "records").glob("*/*.yaml"))
SAMPLES = sorted((ROOT / "samples").glob("*/data.yaml"))


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_what_is_said_of_the_examples_of_a_rule(rule: Rule, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    said = []
    for example in (*EXAMPLES[rule.id].wrong, *EXAMPLES[rule.id].right):
        found, lines = found_in(example.text, tmp_path)
        said += [f"「{example.text}」", *in_full((finding for finding in found if finding.rule == rule.id), lines=lines)]
        if others := " ".join(finding.rule for finding in found if finding.rule != rule.id):
            said.append(f"    另有：{others}")
    assert "\n".join(said) == snapshot


@pytest.mark.parametrize("path", [*RECORDS, *SAMPLES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_said_of_a_data_file(path: Path, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(in_full(check(path), path.parent)) == snapshot


@pytest.mark.parametrize("path", sorted((DATA / "yaml" / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_said_of_bad_yaml(path: Path, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(in_full(read_yaml(path).findings, path.parent)) == snapshot


@pytest.mark.parametrize("path", sorted((DATA / "outlines" / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_said_of_a_bad_outline(path: Path, snapshot: SnapshotAssertion) -> None:
    with pytest.raises(BadKit) as raised:
        load_outline_file(path, Library(packs=(DATA / "outlines" / "pack",)))
    assert "\n".join(in_full(raised.value.findings, path.parent)) == snapshot


@pytest.mark.parametrize("path", sorted((DATA / "profiles" / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_said_of_a_bad_profile(path: Path, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    with pytest.raises(BadKit) as raised:
        profile_of(path, tmp_path)
    assert "\n".join(in_full(raised.value.findings, tmp_path)) == snapshot
