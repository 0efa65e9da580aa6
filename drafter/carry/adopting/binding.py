"""Which of the proposals the text cites: the sure ones, and those that somebody decided; never two values of one indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.carry.adopting.printing import typed
from drafter.model.adopted import Confidence, Proposal
from drafter.model.adoption import AdoptionWords
from drafter.model.finding import nested
from drafter.model.numerals import Kind
from drafter.model.outline import Indicator, Outline
from drafter.read.text.numbers import numbers_in

YES, NO = "是", "否"


def settled(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, with those that would give one indicator two values no more sure."""
    values: dict[str, set[str]] = {}
    for proposal in proposals:
        if proposal.confidence is Confidence.HIGH:
            values.setdefault(proposal.path, set()).add(proposal.value)
    found = []
    for proposal in proposals:
        sure = proposal.confidence is Confidence.HIGH
        if sure and len(values[proposal.path]) > 1:
            all_of_them = "、".join(sorted(values[proposal.path]))
            reason = f"{proposal.reason}；但文中有几个不同的数都像这个指标（{all_of_them}）"
            proposal = proposal._replace(confidence=Confidence.MIDDLE, reason=reason)  # noqa: PLW2901 - the same one, less sure
            sure = False
        found.append(proposal._replace(bound=sure))
    return found


class Deciding:
    """Applies what somebody decided, by key: 是, 否, or the name of another indicator."""

    def __init__(self, outline: Outline, words: AdoptionWords, texts: Mapping[str, str]) -> None:
        self.outline = outline
        self.words = words
        self.texts = texts
        self.notes: list[str] = []
        self.names: dict[str, str] = {}
        for indicator in outline.reported:
            for name in (indicator.path, indicator.name):
                self.names[name] = indicator.path

    def decided(self, proposals: Sequence[Proposal], decisions: Mapping[str, str]) -> list[Proposal]:
        """The proposals as decided; where a decision cannot be carried out, a note says why."""
        found = [self._one(proposal, decisions.get(proposal.key, "")) for proposal in proposals]
        asked = {key for key, decision in decisions.items() if decision not in ("", NO)}
        values: dict[str, str] = {}
        for proposal in sorted((p for p in found if p.bound), key=lambda p: p.key not in asked):
            values.setdefault(proposal.path, proposal.value)
        return [self._unique(proposal, values, asked) for proposal in found]

    def _one(self, proposal: Proposal, decision: str) -> Proposal:
        if not decision:
            return proposal
        if decision == NO:
            return proposal._replace(bound=False)
        path = proposal.path if decision == YES else self.names.get(decision, "")
        if not path:
            why = "没有建议指标，请写指标的名称" if decision == YES else f"提纲里没有指标“{nested(decision)}”"
            return self._refused(proposal, why)
        if decision == YES and proposal.bound:
            return proposal
        return self._bound(proposal, self.outline.indicators[path])

    def _bound(self, proposal: Proposal, indicator: Indicator) -> Proposal:
        text = self.texts[proposal.key]
        number = next(
            (n for n in numbers_in(text) if n.kind is Kind.FIGURE and (n.start, n.end) == (proposal.start, proposal.end)), None
        )
        value = typed(number, text, indicator, self.words) if number else None
        if value is None:
            return self._refused(proposal, f"单位和指标“{nested(indicator.name)}”（{indicator.unit}）不合")
        if not value.prints_back:
            return self._refused(proposal, "引用指标印出来和原文不一样")
        return proposal._replace(
            path=indicator.path, name=indicator.name, value=value.value, unit=value.behind, reason="核对表里确认的", bound=True
        )

    def _unique(self, proposal: Proposal, values: Mapping[str, str], asked: set[str]) -> Proposal:
        if not proposal.bound or values[proposal.path] == proposal.value:
            return proposal
        if proposal.key in asked:
            return self._refused(proposal, f"指标“{nested(proposal.name)}”已经是 {values[proposal.path]}，一个指标只能有一个数")
        return proposal._replace(bound=False)

    def _refused(self, proposal: Proposal, why: str) -> Proposal:
        self.notes.append(f"核对表第 {proposal.key} 号（{proposal.number}）没有照办：{why}")
        return proposal._replace(bound=False)
