"""Proposals → the workbook in which an office confirms which number is the figure of which indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.adopted import Confidence, Proposal
from drafter.model.outline import Outline
from drafter.write.cells import Stressed
from drafter.write.sheets import Book, Column, Sheet

#: The head of each column by which the workbook is read again.
KEY, NUMBER, DECISION = "编号", "数", "决定"
YES, NO = "是", "否"
_COLUMNS = (
    Column(KEY, 7, centred=True),
    Column("句子", 52),
    Column(NUMBER, 11, centred=True),
    Column("建议指标", 24),
    Column("把握", 6, centred=True),
    Column("理由", 34),
    Column(DECISION, 16, (YES, NO)),
)
_INDICATORS = (Column("章节", 24), Column("指标", 22), Column("名称", 36), Column("单位", 8, centred=True))
_HOW = (
    "逐行看：建议对的，“决定”选“是”；不是指标、留作文字的，选“否”；是别的指标的，写指标的名称（在“指标”表里查）。"
    "空着的按原样：把握“高”的已经引用，其余的留作文字。红字是说的那个数；不要改“编号”和“数”两栏。"
)
#: So much of a sentence is shown around the number.
_AROUND = 60


def proposal_book(title: str, proposals: Sequence[Proposal], outline: Outline) -> Book:
    """One row for each number, those that need a look marked; and the outline's indicators to look them up."""
    rows = [_row(proposal) for proposal in proposals]
    marked = frozenset(index for index, item in enumerate(proposals) if item.confidence is not Confidence.HIGH and item.path)
    bound = sum(item.bound for item in proposals)
    note = f"共 {len(proposals)} 个数，已引用 {bound} 个。{_HOW}"
    sheet = Sheet("核对", f"{title}数据核对表", note, _COLUMNS, rows, marked)
    names = Sheet("指标", "可以填的指标", "“决定”里写“指标”或“名称”一栏的字都可以。", _INDICATORS, list(_names(outline)))
    return Book(sheet.title, (sheet, names))


def _row(proposal: Proposal) -> list[str | Stressed]:
    start = proposal.offset
    end = start + len(proposal.number)
    before, behind = proposal.sentence[:start], proposal.sentence[end:]
    before = before if len(before) <= _AROUND else f"……{before[-_AROUND:]}"
    behind = behind if len(behind) <= _AROUND else f"{behind[:_AROUND]}……"
    sentence = Stressed(before, proposal.number, behind)
    name = f"{proposal.name}（{proposal.path}）" if proposal.path else ""
    decision = YES if proposal.bound else ""
    return [proposal.key, sentence, proposal.number, name, str(proposal.confidence), proposal.reason, decision]


def _names(outline: Outline) -> Iterator[list[str]]:
    titles = {section.key: section.title for section in outline.walk()}
    for indicator in outline.reported:
        yield [titles.get(indicator.home, ""), indicator.path, indicator.name, indicator.unit]
