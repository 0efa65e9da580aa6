"""A folder with the data of 示例县 and the draft made of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.model.pulled import PullReport
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.pulling import PullWish, pull_file
from tests.opinions.copies import Copy

ROOT = Path(__file__).resolve().parents[2]


class Desk(NamedTuple):
    """Where an official sits: data and draft in one folder."""

    folder: Path
    data: Path
    draft: Path

    def copy(self) -> Copy:
        """A copy of the draft to be edited."""
        return Copy(self.draft)

    def pull(self, copy: Copy | None, *, tracked: str = "", dry_run: bool = False, without_record: bool = False) -> PullReport:
        """Pull an edited copy (or the draft itself) into the data."""
        path = copy.save(self.folder / "终稿.docx") if copy else self.draft
        outcome = pull_file(path, self.data, PullWish(tracked, dry_run, without_record))
        assert outcome.report is not None, outcome.findings
        return outcome.report

    def text(self) -> str:
        """The data file."""
        return self.data.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as they are at first."""
    folder = tmp_path_factory.mktemp("示例县")
    shutil.copy(ROOT / "samples" / "shilixian-2026" / "data.yaml", folder / "data.yaml")
    draft(folder / "data.yaml", folder / "初稿.docx", Wish(("报市",)))
    return folder


@pytest.fixture
def desk(drawer: Path, tmp_path: Path) -> Desk:
    for path in drawer.iterdir():
        shutil.copy(path, tmp_path / path.name)
    return Desk(tmp_path, tmp_path / "data.yaml", tmp_path / "初稿.docx")
