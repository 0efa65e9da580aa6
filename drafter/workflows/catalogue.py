"""drafter outline: what is installed and what packs add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.kit import outline_to_fill_in
from drafter.library import INSTALLED, Library, outline_index
from drafter.loading import load_outline, load_outline_file
from drafter.model.outline import Outline
from drafter.settings import library_for
from drafter.validate.compile import json_schema
from drafter.workflows.differences import Comparison, compare


def outlines(library: Library = INSTALLED) -> tuple[Outline, ...]:
    """All outlines of a library: installed ones before those of packs, those in use before closed ones.

    Within these, one that stands alone comes with its heirs behind it.
    """
    files = tuple(dict.fromkeys(outline_index(library).values()))
    installed = frozenset(outline_index().values())
    found = [(file in installed, load_outline_file(file, library)) for file in files]
    families = list(dict.fromkeys(_family(outline) for _, outline in found))

    def rank(item: tuple[bool, Outline]) -> tuple[bool, bool, int, int]:
        is_installed, outline = item
        return not is_installed, outline.last_year is not None, families.index(_family(outline)), len(outline.parents)

    return tuple(outline for _, outline in sorted(found, key=rank))


def _family(outline: Outline) -> str:
    """The id of the eldest outline that this one inherits from, or its own."""
    return outline.parents[-1] if outline.parents else outline.id


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
    """The JSON Schema of an outline's data files; of one by name with the passages of its templates."""
    if Path(name).suffix.lower() in (".yaml", ".yml"):
        return json_schema(outline(name))
    return json_schema(outline_to_fill_in(name, library_for(Path.cwd())))
