"""Every document is one that Word opens without a word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from drafter.workflows.drafting import draft
from tests.documents.data import data_with_everything
from tests.tools import OFFICE_VERSIONS, Validator


@pytest.mark.parametrize("version", OFFICE_VERSIONS)
def test_the_open_xml_sdk_finds_nothing_wrong_with_the_sample(version: str, sample_docx: Path, validator: Validator) -> None:
    assert validator.errors(sample_docx, version) == []


@pytest.mark.parametrize("version", OFFICE_VERSIONS)
def test_the_open_xml_sdk_finds_nothing_wrong_with_a_document_that_has_everything(
    version: str, tmp_path: Path, validator: Validator
) -> None:
    output = tmp_path / "all.docx"
    draft(data_with_everything(tmp_path), output)
    assert validator.errors(output, version) == []


def test_the_validator_would_find_something_wrong(sample_docx: Path, tmp_path: Path, validator: Validator) -> None:
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(sample_docx) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"<w:text/>", b"<w:nonsense/>"))
    assert validator.errors(broken, "Microsoft365")
