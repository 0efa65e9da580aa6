"""What the rules on texts say of our own drafts: no error, but the one that a sample's data have on purpose."""

from __future__ import annotations

from pathlib import PurePath

from drafter.model.finding import Level
from tests.texts.scripts import found, sample_scripts


def test_the_only_error_in_our_own_drafts_is_the_one_that_the_data_have() -> None:
    errors = {
        (PurePath(script.file).parent.name, finding.rule)
        for script in sample_scripts()
        for finding in found(script, "F", "S", "D", "W", "L")
        if finding.level is Level.ERROR
    }
    assert errors == {("jinshui-2023", "F201")}
