"""S: what a finished report is made of, and in which order."""

from __future__ import annotations

from drafter.check.texts import (
    structure_elements,
    structure_items,
    structure_kind,
    structure_lists,
    structure_numbers,
    structure_sections,
    structure_styles,
)
from drafter.check.texts.rule import TextRule

RULES: tuple[TextRule, ...] = (
    *structure_numbers.RULES,
    *structure_sections.RULES,
    *structure_styles.RULES,
    *structure_lists.RULES,
    *structure_items.RULES,
    *structure_kind.RULES,
    *structure_elements.RULES,
)
