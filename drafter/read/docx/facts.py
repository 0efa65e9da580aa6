"""What rules ask of a .docx beside its text."""

from __future__ import annotations

from collections.abc import Mapping


def facts_of(data: bytes) -> Mapping[str, object]:  # noqa: ARG001 - filled in by the rules on privacy and layout
    """The facts by name."""
    return {}
