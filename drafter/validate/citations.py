"""What is wrong with the 【…】 of a narrative: names that nobody knows, set phrases that the report's year does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.language.narrative import Reference
from drafter.language.placeholders import placeholder_fault
from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level
from drafter.model.outline import Outline
from drafter.model.phrases import Phrases
from drafter.model.record import YEAR_UNKNOWN, Narrative
from drafter.model.source import Source


def unknown_names(
    cited: Iterable[Reference], narrative: Narrative, outline: Outline, phrases: Phrases, source: Source
) -> Iterator[Finding]:
    """Each 【…】 of those cited that names neither an indicator nor a set phrase, or asks for what cannot be computed."""
    for reference in cited:
        if said := placeholder_fault(reference, outline, phrases):
            message, known = said
            otherwise = f"可用的套语有：{'、'.join(phrases.wordings)}。" if reference.phrase and known else ""
            remedy = (
                did_you_mean(reference.phrase or reference.path, known)
                or otherwise
                or "请核对名称；文号的年份请用〔〕，文字里本来有的方头括号请写成双的【【……】】。"
            )
            place = source.place(narrative.loc, offset=reference.offset)
            yield Finding("V230", Level.ERROR, message, remedy, place, reference.typed)


def unfit_phrases(
    cited: Iterable[Reference], narrative: Narrative, phrases: Phrases, year: int, source: Source
) -> Iterator[Finding]:
    """Each set phrase of those cited that has no wording for the year, or one that was not verified."""
    for reference in cited:
        wordings = phrases.wordings.get(reference.phrase, ())
        if not wordings or year == YEAR_UNKNOWN:
            continue
        place = source.place(narrative.loc, offset=reference.offset)
        now = next((wording for wording in wordings if wording.holds(year)), None)
        if now is None:
            years = "、".join(wording.years for wording in wordings)
            message = f"套语“{reference.phrase}”没有 {year} 年度的提法，只有 {years}的"
            remedy = "请核对年度；确需写的，请删去方头括号，照上级文件自己写。"
            yield Finding("V231", Level.ERROR, message, remedy, place, reference.typed)
        elif now.unverified:
            message = f"套语“{reference.phrase}”{year} 年度的提法还没有核实：{now.text}"
            yield Finding("V232", Level.HINT, message, f"请对照上级文件核对后再用（{now.basis}）。", place, reference.typed)
