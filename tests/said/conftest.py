"""A terminal in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.said.screen import Screen


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "..cache"))
    return Screen(tmp_path)
