"""Generated files are what would be generated now."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.assets import outline_files
from scripts.write_schemas import schema_path, schema_text


@pytest.mark.parametrize("file", outline_files(), ids=lambda file: file.stem)
def test_the_json_schema_of_an_outline_is_current(file: Path) -> None:
    assert schema_path(file).read_text(encoding="utf-8") == schema_text(file), "stale: run `make schemas`"


def test_no_schema_stands_beside_an_outline_that_is_gone() -> None:
    stored = {path for folder in {file.parent for file in outline_files()} for path in folder.glob("*.schema.json")}
    assert stored == {schema_path(file) for file in outline_files()}
