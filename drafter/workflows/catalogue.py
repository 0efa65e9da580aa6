"""drafter outline: what is installed."""

from __future__ import annotations

from typing import Any

from drafter.kit import load_outline, outline_index
from drafter.model.outline import Outline
from drafter.validate.compile import json_schema


def outlines() -> tuple[Outline, ...]:
    """All installed outlines."""
    return tuple(load_outline(name) for name in outline_index() if not name.isascii())


def outline(name: str) -> Outline:
    """One outline, by id or alias."""
    return load_outline(name)


def outline_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of an outline's data files."""
    return json_schema(load_outline(name))
