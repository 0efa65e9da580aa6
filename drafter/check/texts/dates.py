"""D: the years and dates of a text, and what it speaks of against the time in which it was written."""

from __future__ import annotations

from drafter.check.texts import dates_days, dates_events, dates_former, dates_years
from drafter.check.texts.rule import TextRule

RULES: tuple[TextRule, ...] = (*dates_years.RULES, *dates_days.RULES, *dates_events.RULES, *dates_former.RULES)
