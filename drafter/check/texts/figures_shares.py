"""F206 once more: 一般程序案件183件，占54.4% against the total that the sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from drafter.check.texts.rate_fits import FORMER, fits
from drafter.check.texts.rule import TextRule
from drafter.check.texts.told import Said, Told, span
from drafter.language.quantity import written
from drafter.model.finding import Finding, Level

#: Only a bare 占: with other words in it the share is of what they say.
_IS_SHARE = re.compile(r"[^、，,；;。：:（）()]{0,10}[，,（(]?占(?:比|总数)?(?:的|为|达到?)?")


def of_shares(rule: TextRule, said: Said, every: Sequence[Told]) -> Iterator[Finding]:
    """Shares that fit nothing told in the paragraph, where the sentence tells one total before the part."""
    if FORMER.search(said.text):
        return
    for at, (part, rate) in enumerate(zip(said.figures, said.figures[1:], strict=False)):
        told = rate.quantity
        if not rate.is_percent or not part.exact or not part.counts or told is None or told.loose or told.nominal > 1:
            continue
        alike = [figure for figure in every if figure.counts == part.counts]
        totals = [figure for figure in said.figures[:at] if figure in alike and (figure.exact or 0) >= part.exact]
        if len(totals) != 1 or totals[0].is_bracketed or not _IS_SHARE.fullmatch(said.between(part, rate)):
            continue
        near = [figure for figure in alike if figure in said.figures]
        if not fits(told, [part], near, [figure for figure in alike if figure not in near], said):
            total = totals[0]
            share = written(Fraction(part.exact, total.exact or 1), percent=True, decimals=max(rate.decimals, 2))
            message = f"占比写的是{rate.text}，与件数不符：{part.exact}÷{total.exact}={share}"
            yield rule.finding(said.paragraph, message, span=span(total, part, rate), level=Level.WARNING)
