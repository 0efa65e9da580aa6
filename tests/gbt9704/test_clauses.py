"""docs/gbt9704.md says which test proves which clause: it names all tests of this folder, and none that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "gbt9704.md"


def _tests(folder: Path) -> set[str]:
    files = (file.read_text("utf-8") for file in folder.rglob("test_*.py"))
    return {name for text in files for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


def test_the_page_names_every_test_of_this_folder() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text("utf-8")))
    assert _tests(HERE) - _tests_here() - named == set()


def test_every_test_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text("utf-8")))
    assert named - _tests(HERE.parent) == set()


def _tests_here() -> set[str]:
    return set(re.findall(r"^def (test_\w+)", Path(__file__).read_text("utf-8"), re.MULTILINE))
