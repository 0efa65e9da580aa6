"""Generated files are what would be generated now."""

from __future__ import annotations

import json

import pytest

from drafter.assets import outline_files
from drafter.validate.compile import json_schema
from drafter.workflows.catalogue import outlines
from scripts.write_schemas import schema_path


@pytest.mark.parametrize("outline", outlines(), ids=lambda outline: outline.alias)
def test_the_json_schema_of_an_outline_is_current(outline) -> None:  # type: ignore[no-untyped-def]
    stem = outline.alias.rpartition("/")[2]
    (file,) = [path for path in outline_files() if path.stem == stem]
    stored = json.loads(schema_path(file).read_text(encoding="utf-8"))
    assert stored == json_schema(outline), "stale: run `make schemas`"
