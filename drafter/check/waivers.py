"""Waivers (豁免): findings that the office lets stand, each by its rule and with a reason."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from drafter.check.subject import Rule, Subject
from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level
from drafter.model.record import Waiver


def is_about_texts(rule: str) -> bool:
    """Whether this is the id of a rule on texts (2xx and 3xx), which runs only where a text is checked."""
    return re.fullmatch(r"[FSDWPL][23][0-9]{2}", rule) is not None


def with_waivers(
    findings: Sequence[Finding], waivers: Sequence[Waiver], waivable: Container[str], singly: Container[str] = ()
) -> Iterator[Finding]:
    """The findings, those that are waived with the reason; `waivable` and `singly` are ids of rules (see Rule)."""
    good = [waiver for waiver in waivers if waiver.rule in waivable and (waiver.about or waiver.rule not in singly)]
    for finding in findings:
        waiver = next((w for w in good if _meets(w, finding)), None)
        yield finding._replace(waived=waiver.reason) if waiver else finding


def waivers_meet(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A waiver of a rule that does not exist or cannot be waived, or that meets no finding."""
    findings, known = subject.findings, {item.id: item for item in subject.rules}
    for waiver in subject.record.waivers:
        if is_about_texts(waiver.rule):
            continue  # drafter check looks at these when the text has been checked, too
        place = subject.source.place((*waiver.loc, "规则"))
        if waiver.rule == rule.id:
            yield rule.finding(f"{rule.id} 说的就是豁免本身，不能豁免", "请照它的改法改正那一条豁免。", place, waiver.rule)
        elif waiver.rule not in known:
            remedy = (
                did_you_mean(waiver.rule.upper(), known)
                or "规则编号写在检查结果的级别后面，如 F101；R、V 开头的是写法问题，只能改正。"
            )
            yield rule.finding(f"没有“{waiver.rule}”这条可以豁免的规则", remedy, place, waiver.rule)
        elif not known[waiver.rule].waivable:
            message = f"{waiver.rule}（{known[waiver.rule].title}）不能豁免"
            yield rule.finding(message, f"请改正。依据：{known[waiver.rule].why}", place, waiver.rule)
        elif known[waiver.rule].waived_singly and not waiver.about:
            message = f"{waiver.rule} 要一项一项豁免，这条没有写“涉及”，没有起作用"
            yield rule.finding(message, "请写明是哪一项，如 涉及: 成文日期；有几项的写几条。", place, waiver.rule)
        elif not any(_meets(waiver, finding) for finding in findings):
            about = f"涉及“{waiver.about}”的" if waiver.about else ""
            others = dict.fromkeys(name for finding in findings if finding.rule == waiver.rule for name in finding.about)
            remedy = f"请核对“涉及”，现有的问题涉及：{'、'.join(others)}。" if others else "问题已经没有了，请删去这条豁免。"
            yield rule.finding(f"没有{about} {waiver.rule} 问题，这条豁免没有用上", remedy, place, waiver.rule, Level.HINT)


def _meets(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule != finding.rule:
        return False
    return not waiver.about or waiver.about in (*finding.about, finding.quote)
