"""All rules, in the order in which they run. A new rule is one function and its entry in its module."""

from __future__ import annotations

from drafter.check import dates, figures, leaks, outlets, publication, returns, structure
from drafter.check.subject import Rule, Subject
from drafter.check.waivers import waivers_meet, with_waivers
from drafter.model.finding import Finding, Level

#: The families in their order; within one by number, whatever module a rule stands in.
_FAMILIES = "FSDP"
RULES = tuple(
    sorted(
        (*figures.RULES, *returns.RULES, *structure.RULES, *outlets.RULES, *dates.RULES, *publication.RULES, *leaks.RULES),
        key=lambda rule: (_FAMILIES.index(rule.id[0]), rule.id),
    )
)

WAIVABLE = frozenset(rule.id for rule in RULES if rule.waivable)
SINGLY = frozenset(rule.id for rule in RULES if rule.waived_singly)
#: What is said of the waivers themselves, when all rules have run.
WAIVERS = Rule(
    "S107",
    Level.WARNING,
    "豁免都有用处",
    "豁免写明规则和理由；对不上任何问题的豁免会掩盖以后的问题。",
    "核对豁免的“规则”和“涉及”；问题已经改正的，删去这条豁免。",
    waivers_meet,
    waivable=False,
)


def run_rules(subject: Subject) -> tuple[Finding, ...]:
    """All findings of all rules, those that the office waives with its reason, and what is wrong with the waivers."""
    found = tuple(finding for rule in RULES for finding in rule.check(rule, subject))
    waivers = subject.record.waivers
    if not waivers:
        return found
    judged = subject._replace(findings=found, rules=RULES)
    return (*with_waivers(found, waivers, WAIVABLE, SINGLY), *WAIVERS.check(WAIVERS, judged))
