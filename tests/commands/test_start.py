"""What a plain draft imports: a module that only other commands need costs every draft its milliseconds."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.tools import ROOT

_SCRIPT = """
import sys
from drafter.cli import app
app(["draft", sys.argv[1], "-o", sys.argv[2]], standalone_mode=False)
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules of a process that drafted with a kept kit."""
    folder = tmp_path_factory.mktemp("start")
    environment = os.environ | {"XDG_CACHE_HOME": str(folder), "LOCALAPPDATA": str(folder), "HOME": str(folder)}
    for name in ("first", "second"):
        command = [sys.executable, "-c", _SCRIPT, str(ROOT / "benchmarks" / "data.yaml"), str(folder / f"{name}.docx")]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "module",
    [
        "drafter.validate.outlines",  # only to build a kit
        "drafter.validate.profiles",
        "drafter.validate.phrases",
        "drafter.validate.config",  # only with a drafter.yaml
        "drafter.workflows.new",  # other commands
        "drafter.workflows.differences",
        "drafter.workflows.comparing",
        "drafter.present_outlines",
        "drafter.workflows.opinions",
        "drafter.review.opinions",
        "openpyxl",
        "drafter.read.docx.draft",  # only where a draft is replaced
        "lxml",
        "markdown_it",
        "docx",
    ],
)
def test_a_plain_draft_does_not_import(module: str, imported: set[str]) -> None:
    assert "drafter.workflows.drafting" in imported
    assert module not in imported
