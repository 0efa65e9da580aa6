"""The draft that was sent, and copies of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.model.manuscript import Manuscript
from drafter.model.opinion import Opinion
from drafter.read.docx.draft import read_draft
from drafter.review.opinions import held_against, in_reading_order, opinions_of
from tests.opinions.copies import Copy


@pytest.fixture
def copy(sample_docx: Path) -> Copy:
    """A copy of the sample that a test edits."""
    return Copy(sample_docx)


@pytest.fixture(scope="session")
def sent(sample_docx: Path) -> Manuscript:
    return read_draft(sample_docx).manuscript


@pytest.fixture
def opinions_in(sent: Manuscript, tmp_path: Path) -> Callable[[Copy], list[Opinion]]:
    """What a copy wants, in reading order, once it has been saved and read back."""

    def collected(copy: Copy) -> Iterator[Opinion]:
        manuscript = read_draft(copy.save(tmp_path / "区财政局.docx")).manuscript
        held = held_against(sent, manuscript)
        assert held.is_derived
        return in_reading_order(opinions_of(held, sent, manuscript, "区财政局.docx"))

    return lambda copy: list(collected(copy))
