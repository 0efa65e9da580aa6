"""All rules on texts, in the order in which they run. A new rule is one function and its entry in its family's module."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.check.texts import dates, figures, layout, privacy, structure, wording
from drafter.check.texts.rule import TextRule
from drafter.model.finding import Finding, Level
from drafter.model.script import KNOWN_REPORTS, Script

TEXT_RULES: tuple[TextRule, ...] = (
    *figures.RULES,
    *structure.RULES,
    *dates.RULES,
    *wording.RULES,
    *privacy.RULES,
    *layout.RULES,
)


def run_text_rules(script: Script, rules: Iterable[TextRule] = TEXT_RULES) -> tuple[Finding, ...]:
    """All findings of the rules that are for this kind of text."""
    found = (finding for rule in rules if script.report in rule.reports for finding in rule.check(rule, script))
    return tuple(found if script.report in KNOWN_REPORTS else map(_tempered, found))


def _tempered(finding: Finding) -> Finding:
    """The finding on a text of another kind, whose make-up nobody knows: there nothing of structure is surely wrong."""
    is_sure = finding.rule.startswith("S") and finding.level is Level.ERROR
    return finding._replace(level=Level.WARNING) if is_sure else finding


def chosen(rules: Iterable[TextRule], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[TextRule, ...]:
    """The rules that are wanted: those whose ids begin as `select` says (none: all that are on), without those of `ignore`."""
    wanted = [rule for rule in rules if (rule.id.startswith(select) if select else not rule.is_off)]
    return tuple(rule for rule in wanted if not (ignore and rule.id.startswith(ignore)))
