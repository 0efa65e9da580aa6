"""What is said of texts, data and templates at the edges of the rules: files in `near/`, each a list, a test by being there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from drafter.language.templating import TemplateFault, compile_template
from tests.said.data import found_in
from tests.said.lines import in_full
from tests.texts.scripts import found

NEAR = Path(__file__).with_name("near")
OTHERS = ("data", "templates")
PATHS = frozenset({"复议.收到", "行政处罚"})


def cases(name: str) -> list[str]:
    """The cases of one file."""
    listed = yaml.safe_load((NEAR / f"{name}.yaml").read_text("utf-8"))
    assert all(isinstance(case, str) for case in listed)
    return list(listed)


@pytest.mark.parametrize("name", sorted({path.stem for path in NEAR.glob("*.yaml")} - set(OTHERS)))
def test_what_is_said_of_texts(name: str, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(line for text in cases(name) for line in (f"「{text}」", *in_full(found(text)))) == snapshot


@pytest.mark.parametrize("patch", cases("data"), ids=range(len(cases("data"))))
def test_what_is_said_of_data(patch: str, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    findings, lines = found_in(patch, tmp_path)
    assert "\n".join([f"「{patch}」", *in_full(findings, lines=lines)]) == snapshot


def of_template(source: str) -> Iterator[str]:
    """What is wrong with a template, where, and what to do."""
    yield f"「{source}」"
    try:
        compile_template(source, PATHS, frozenset({"年度"}))
    except TemplateFault as fault:
        yield f"第 {fault.line} 行：{fault.message}"
        yield f"    改法：{fault.remedy}" + (f"  关于：{fault.unknown}" if fault.unknown else "")


def test_what_is_said_of_templates(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(line for source in cases("templates") for line in of_template(source)) == snapshot
