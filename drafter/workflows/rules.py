"""drafter rules: all rules with their examples."""

from __future__ import annotations

from drafter.check.catalogue import Entry, entries
from drafter.read.examples import data_examples


def all_rules() -> tuple[Entry, ...]:
    """All rules, by family and number."""
    return tuple(entries(data_examples()))
