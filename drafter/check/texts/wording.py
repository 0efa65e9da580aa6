"""W: to be filled."""

from __future__ import annotations

from drafter.check.texts.rule import TextRule

RULES: tuple[TextRule, ...] = ()
