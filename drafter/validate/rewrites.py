"""改写: what an item of 章节 says instead of passages of the templates that tell its sections."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level, nested
from drafter.model.outline import Outline
from drafter.model.record import Entry, Record
from drafter.model.source import Source

#: So many numbers are named where none is like the one that was typed.
_SHOWN = 12


def unknown_passages(record: Record, outline: Outline, source: Source) -> Iterator[Finding]:
    """Each 改写 of a passage that is nowhere, or belongs to another section; and those that can do nothing (自写)."""
    owners = {passage.number: key for key, passages in outline.passages.items() for passage in passages}
    for entry in record.entries:
        own = [passage.number for key in entry.fulfils for passage in outline.passages.get(key, ())]
        for rewrite in entry.rewrites:
            place = source.place(rewrite.words.loc, of_key=True)
            if rewrite.number not in own:
                message, remedy = _unknown(rewrite.number, own, owners, entry)
                yield Finding("V235", Level.ERROR, message, remedy, place, rewrite.number)
            elif entry.own:
                message = f"这一节写了“自写”，不用模板，改写“{rewrite.number}”不起作用"
                yield Finding("V236", Level.WARNING, message, "请删去“自写”，或把这段话写进“做法”。", place, rewrite.number)


def _unknown(number: str, own: list[str], owners: dict[str, str], entry: Entry) -> tuple[str, str]:
    said = nested(number)
    if (key := owners.get(number)) is not None:
        remedy = f"请写到“对应: {key}”的一项里。" if key else "导语请在“导语”里整段另写，结束语请在“结束语”里另写。"
        return f"段“{said}”不在这一节", remedy
    if not own:
        where = f"“{entry.fulfils[0]}”" if entry.fulfils else "自设的章节"
        remedy = "没有编号的，请在“做法”里写，或写上 自写: 是 整节自己写。"
        return f"{where}的模板里没有编号的段，不能改写“{said}”", remedy
    listed = f"{'、'.join(own[:_SHOWN])}{'……' if len(own) > _SHOWN else ''}"
    return f"模板里没有段“{said}”", did_you_mean(number, own) or f"这一节有：{listed}。"
