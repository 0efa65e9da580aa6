"""The five published references, where they are at hand: every known defect is found at its line, and no error is false."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.texts.references import FOLDER

DEFECTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("reference_defects.yaml").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the references do not lie beside the project")


@cache
def found(name: str) -> list[dict[str, Any]]:
    """What the command says of a reference, in JSON."""
    command = [sys.executable, "-m", "drafter", "check", str(FOLDER / f"{name}.txt"), "--format", "json"]
    said = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert said.returncode in (0, 1), said.stderr
    findings: list[dict[str, Any]] = json.loads(said.stdout)
    return findings


@pytest.mark.parametrize("name", DEFECTS)
def test_every_known_defect_is_seen_at_its_line_or_it_is_said_why_not(name: str) -> None:
    lines = defaultdict(set)
    for finding in found(name):
        lines[finding["rule"]].add(finding["line"])
    for defect in DEFECTS[name]:
        if why := defect.get("看不见"):
            assert len(why) > 10
            continue
        unseen = set(defect["行"]) - set.union(*(lines[rule] for rule in defect["规则"]))
        assert not unseen, (defect, lines)
        assert all(lines[rule] for rule in defect["规则"]), defect


@pytest.mark.parametrize("name", DEFECTS)
def test_no_error_is_false(name: str) -> None:
    known = {(rule, line) for defect in DEFECTS[name] for rule in defect.get("规则", ()) for line in defect["行"]}
    assert {(item["rule"], item["line"]) for item in found(name) if item["level"] == "错误"} <= known
