"""F: figures in prose — relations between them, rates, shares, counted lists, words of amount, figures bound to a store."""

from __future__ import annotations

from drafter.check.texts import (
    figures_balances,
    figures_beyond,
    figures_bound,
    figures_changes,
    figures_lists,
    figures_often,
    figures_rates,
    figures_sums,
)
from drafter.check.texts.rule import TextRule

RULES: tuple[TextRule, ...] = tuple(
    sorted(
        (
            *figures_balances.RULES,
            *figures_sums.RULES,
            *figures_rates.RULES,
            *figures_beyond.RULES,
            *figures_changes.RULES,
            *figures_often.RULES,
            *figures_lists.RULES,
            *figures_bound.RULES,
        ),
        key=lambda rule: rule.id,
    )
)
