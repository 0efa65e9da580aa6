"""The comparison of the two years, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.model.comparison import Comparison
from tests.compare.years import YEAR_2026, compared, year_after


@pytest.fixture(scope="session")
def year_2027(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return year_after(tmp_path_factory.mktemp("2027"))


@pytest.fixture(scope="session")
def comparison(year_2027: Path) -> Comparison:
    return compared(YEAR_2026, year_2027)
