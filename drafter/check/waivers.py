"""Waivers (豁免): findings that the office lets stand, each by its rule and with a reason."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from drafter.check.subject import Rule, Subject
from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level, Place
from drafter.model.record import Waiver

#: The rule on waivers themselves (see the registry).
_RULE = "S107"


def is_about_texts(rule: str) -> bool:
    """Whether this is the id of a rule on texts (2xx and 3xx), which runs only where a text is checked."""
    return re.fullmatch(r"[FSDWPL][23][0-9]{2}", rule) is not None


def with_waivers(
    findings: Sequence[Finding], waivers: Sequence[Waiver], waivable: Container[str], singly: Container[str] = ()
) -> Iterator[Finding]:
    """The findings, those that are waived with the reason; `waivable` and `singly` are ids of rules (see Rule)."""
    good = [waiver for waiver in waivers if waiver.rule in waivable and (waiver.about or waiver.rule not in singly)]
    for finding in findings:
        waiver = None if finding.waived else next((w for w in good if _meets(w, finding)), None)
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


def useless_in_text(
    waiver: Waiver, findings: Sequence[Finding] | None, known: Container[str], place: Place, *, of_office: bool = False
) -> Finding | None:
    """What is wrong with a waiver where a finished text was checked.

    `findings` are those on the text, None where the waiver is for many texts and need not meet anything in this one; `known`
    are the ids of rules on texts. One of a data rule is judged with the data; in drafter.yaml (`of_office`) it has no place.
    """
    if not is_about_texts(waiver.rule):
        if not of_office:
            return None
        message = f"“{waiver.rule}”不是成稿的规则，这条豁免没有起作用"
        remedy = "drafter.yaml 里只能豁免成稿的规则（编号 2、3 开头，如 W203）；数据的规则请在数据文件里豁免。"
    elif waiver.rule not in known:
        message, remedy = f"没有“{waiver.rule}”这条规则", "drafter rules 可以列出全部规则。"
    elif findings is None or any(_meets(waiver, finding) for finding in findings):
        return None
    elif waiver.about and any(finding.rule == waiver.rule for finding in findings):
        message = f"没有涉及“{waiver.about}”的 {waiver.rule} 问题，这条豁免没有用上"
        remedy = "“涉及”要写检查结果里“原文”的字，请核对；已经改正的，请删去这条豁免。"
        return Finding(_RULE, Level.HINT, message, remedy, place, waiver.rule)
    else:
        message, remedy = f"没有 {waiver.rule} 问题，这条豁免没有用上", "请删去这条豁免。"
        return Finding(_RULE, Level.HINT, message, remedy, place, waiver.rule)
    return Finding(_RULE, Level.WARNING, message, remedy, place, waiver.rule)


def _meets(waiver: Waiver, finding: Finding) -> bool:
    if waiver.rule != finding.rule:
        return False
    if not waiver.about or waiver.about in (*finding.about, finding.quote):
        return True
    return is_about_texts(waiver.rule) and _speaks_of(waiver.about, finding)


def _speaks_of(words: str, finding: Finding) -> bool:
    """Whether these are words of what a finding on a text is about, with some around it or not."""
    if not finding.about:
        return words in finding.quote
    return words in finding.about[0] or (finding.about[0] in words and words in finding.quote)
