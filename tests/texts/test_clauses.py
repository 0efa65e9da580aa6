"""docs/gbt9704.md says which rule asks for which clause: it names every L rule, and no rule that there is not."""

from __future__ import annotations

import re

from drafter.check.texts.registry import TEXT_RULES
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "gbt9704.md").read_text("utf-8").partition("## 八、")[2]
NAMED = set(re.findall(r"\b[LSD][23][0-9]{2}\b", PAGE))


def test_the_page_names_every_rule_on_layout() -> None:
    assert {rule.id for rule in TEXT_RULES if rule.id.startswith("L")} - NAMED == set()


def test_every_rule_that_the_page_names_exists() -> None:
    assert NAMED - {rule.id for rule in TEXT_RULES} == set()
