"""The files themselves: valid for every Office, and whole after a save in LibreOffice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter.read.docx.draft import Condition, read_draft
from tests.gbt9704.page import Paper
from tests.gbt9704.papers import DRAFTED
from tests.tools import OFFICE_VERSIONS, Office, Validator


@pytest.mark.parametrize("name", DRAFTED)
def test_the_open_xml_sdk_finds_nothing_wrong_in_any_version_of_office(
    papers: dict[str, Paper], validator: Validator, name: str
) -> None:
    with ThreadPoolExecutor(2) as pool:
        errors = pool.map(lambda version: validator.errors(papers[name].docx, version), OFFICE_VERSIONS)
        assert list(errors) == [[]] * len(OFFICE_VERSIONS)


def test_one_save_in_libreoffice_leaves_text_figures_and_record(
    papers: dict[str, Paper], office: Office, tmp_path: Path
) -> None:
    sources = [papers[name].docx for name in DRAFTED]
    for source, saved in zip(sources, office.convert_all(sources, "docx:MS Word 2007 XML", tmp_path), strict=True):
        before, after = read_draft(source), read_draft(saved)
        assert (before.condition, after.condition) == (Condition.UNTOUCHED, Condition.RESAVED), source.name
        # LibreOffice capitalises the names of heading styles.
        assert [(style.lower(), text) for style, text in after.lines] == [(s.lower(), text) for s, text in before.lines]
        assert after.stored == before.stored
        assert [(item.figure, item.shown) for item in after.shown] == [(item.figure, item.shown) for item in before.shown]
        assert after.record == before.record
