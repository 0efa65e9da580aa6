"""drafter outline: what is installed and what packs add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.library import INSTALLED, Library, outline_index
from drafter.loading import load_outline, load_outline_file
from drafter.model.outline import Outline
from drafter.settings import library_for
from drafter.validate.compile import json_schema
from drafter.workflows.differences import Comparison, compare


def outlines(library: Library = INSTALLED) -> tuple[Outline, ...]:
    """All outlines of a library."""
    return tuple(load_outline_file(file, library) for file in dict.fromkeys(outline_index(library).values()))


def outlines_here() -> tuple[Outline, ...]:
    """All outlines that may be used in the working folder."""
    return outlines(library_for(Path.cwd()))


def outline(name: str) -> Outline:
    """One outline, by id, alias or file."""
    library = library_for(Path.cwd())
    if Path(name).suffix.lower() in (".yaml", ".yml"):
        return load_outline_file(Path(name), library)
    return load_outline(name, library)


def difference(before: str, after: str) -> Comparison:
    """What the second outline has more, less and different than the first; each by id, alias or file."""
    return compare(outline(before), outline(after))


def outline_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of an outline's data files."""
    return json_schema(outline(name))
