"""问题 and 安排 of an edited section, as far as its paragraphs still read as the templates tell these lists.

Where they do not, the section becomes the office's own text, and the lists stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.carry.data import value_at
from drafter.carry.pulling.citing import Citer, Prints
from drafter.carry.pulling.deeds import as_typed
from drafter.carry.pulling.parts import headed
from drafter.carry.pulling.private import PrivateWords
from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.language.narrative import paragraphs
from drafter.model.record import Narrative, Plan, Problem, Record
from drafter.model.source import Loc, Plain

_ORDINAL = "[一二三四五六七八九十百零]{1,5}"
_LED_BY = re.compile(r"（牵头单位：([^）]+)）$")


class _Told(NamedTuple):
    """How one problem was told: the words before, between and behind its clauses, which begin and end there."""

    before: str
    between: str
    behind: str


class List(NamedTuple):
    """What tells a list: its paragraphs as they were left and as they were sent, and what the data say."""

    lines: Sequence[EditedLine]
    sent: Sequence[SentLine]
    record: Record
    plain: Plain
    citer: Citer
    private: PrivateWords


def problems_of(told_now: List) -> list[Plain] | None:
    """问题 as these paragraphs tell them; None where that cannot be said."""
    lines, sent, record, plain, citer, private = told_now
    if len(sent) != len(record.problems):
        return None
    told = [_told(line, problem, citer.prints_as) for line, problem in zip(sent, record.problems, strict=True)]
    if not told or any(one is None or one[1:] != (told[0] or one)[1:] for one in told):
        return None
    pattern = _pattern(told[0])  # type: ignore[arg-type]  # none of them is None
    problem_of = {id(line): problem for line, problem in zip(sent, record.problems, strict=True)}
    found: list[Plain] = []
    kept: list[Loc] = []
    for line in lines:
        match = pattern.fullmatch(line.text)
        if match is None or headed(line) is not None:
            return None
        problem = problem_of.get(id(line.sent))
        was = value_at(plain, problem.symptom.loc[:-1]) if problem else None
        item: dict[str, Plain] = dict(was) if isinstance(was, dict) else {}
        for key, group in (("表现", "symptom"), ("原因", "cause")):
            typed = item.get(key)
            words = _clause(citer, line, match.span(group), typed if isinstance(typed, str) else None)
            if words is not None:
                item[key] = words
        found.append(was if item == was else _marked(item, line.text, private))
        kept += [problem.symptom.loc[:-1]] if problem else []
    return _with_unprinted(found, kept, value_at(plain, ("问题",)), [p.symptom.loc[:-1] for p in record.problems])


def _marked(item: dict[str, Plain], text: str, private: PrivateWords) -> dict[str, Plain]:
    """An item with the mark that its words had."""
    return {**item, "仅报送": "是"} if "仅报送" not in item and private.within(text) else dict(item)


def plans_of(told_now: List) -> list[Plain] | None:
    """安排 as these paragraphs tell them; None where that cannot be said."""
    lines, sent, record, plain, citer, private = told_now
    plan_of = _plans_by_line(sent, record.plans)
    if plan_of is None:
        return None
    found: list[Plain] = []
    kept: list[Loc] = []
    current: list[EditedLine] = []
    groups: list[list[EditedLine]] = []
    for line in lines:
        if headed(line) is not None or not groups or (line.sent is not None and id(line.sent) in plan_of):
            groups.append(current := [line])
        else:
            current.append(line)
    for group in groups:
        plan = plan_of.get(id(group[0].sent))
        was = value_at(plain, plan.content.loc[:-1]) if plan else None
        if plan is not None and plan.content.loc[:-1] in kept:
            was = plan = None
        item = _plan(group, was, citer, record)
        text = "\n".join(line.text for line in group)
        if item != was and private.within(text):
            item = _marked(item if isinstance(item, dict) else {"内容": item}, text, private)
        found.append(item)
        kept += [plan.content.loc[:-1]] if plan else []
    return _with_unprinted(found, kept, value_at(plain, ("安排",)), [p.content.loc[:-1] for p in record.plans])


def _told(line: SentLine, problem: Problem, prints: Prints) -> _Told | None:
    symptom, cause = _printed(problem.symptom, prints), _printed(problem.cause, prints) if problem.cause else "【待填：原因】"
    start = line.text.find(symptom)
    stop = line.text.find(cause, start + len(symptom))
    if start < 0 or stop < 0:
        return None
    return _Told(line.text[:start], line.text[start + len(symptom) : stop], line.text[stop + len(cause) :])


def _printed(narrative: Narrative, prints: Prints) -> str:
    """A clause as templates print it: one line, without its full stop."""
    return prints.clause(narrative)


def _pattern(told: _Told) -> re.Pattern[str]:
    before = re.sub(_ORDINAL, lambda _: _ORDINAL, told.before, count=1)
    return re.compile(f"{before}(?P<symptom>.+?){re.escape(told.between)}(?P<cause>.+){re.escape(told.behind)}")


def _clause(citer: Citer, line: EditedLine, span: tuple[int, int], typed: str | None) -> str | None:
    """The words of a clause; None where it reads as it was typed."""
    printed = line.text[slice(*span)]
    if typed is not None and citer.prints_as.clause(Narrative(typed, ())) == printed:
        return None
    if printed.startswith("【待填："):
        return None
    end = "。" if typed and typed.rstrip().endswith("。") else ""
    return citer.own_words(line, *span, typed) + end + ("\n" if typed and typed.endswith("\n") else "")


def _plans_by_line(sent: Sequence[SentLine], plans: tuple[Plan, ...]) -> dict[int, Plan] | None:
    """The paragraph with which each plan begins; None where that cannot be told."""
    starts = [line for line in sent if line.heading] if all(plan.heading for plan in plans) else list(sent)
    if not plans or len(starts) != len(plans):
        return None
    return {id(line): plan for line, plan in zip(starts, plans, strict=True)}


def _plan(lines: list[EditedLine], was: Plain, citer: Citer, record: Record) -> Plain:
    item: dict[str, Plain] = dict(was) if isinstance(was, dict) else {}
    typed = was if isinstance(was, str) else item.get("内容")
    said = [words for _, words in paragraphs(typed)] if isinstance(typed, str) else []
    content = []
    for number, line in enumerate(lines):
        head = headed(line) if number == 0 else None
        start, end = head.body if head else 0, len(line.text)
        if number == len(lines) - 1 and (led := _LED_BY.search(line.text)):
            end = led.start()
            lead = item.get("牵头")
            local = record.departments.get(lead, lead) if isinstance(lead, str) else None
            if local != led[1]:
                item["牵头"] = led[1]
        elif number == len(lines) - 1:
            item.pop("牵头", None)
        if head is not None and not (head.is_unchanged and item.get("小标题")):
            item = item if "小标题" in item else {**{k: v for k, v in item.items() if k == "序号"}, "小标题": None, **item}
            item["小标题"] = citer.own_words(line, head.start, head.end, None)
        source = next((words for words in said if citer.prints(words) == line.text[start:end]), None)
        if start < end:
            content.append(source if source is not None else citer.own_words(line, start, end, "\n".join(said) or None))
    if content != said:
        item["内容"] = as_typed(content, typed if isinstance(typed, str) else None)
    if isinstance(was, str) and set(item) == {"内容"}:
        return item["内容"]
    if isinstance(was, str) and not item:
        return was
    return item


def _with_unprinted(found: list[Plain], kept: list[Loc], before: Plain, printed: list[Loc]) -> list[Plain]:
    """The list with what was not printed (仅报送 in a public version) where it stood."""
    shown, stood = {int(loc[-1]) for loc in printed}, {int(loc[-1]): at for at, loc in enumerate(kept)}
    for index, item in enumerate(before if isinstance(before, list) else ()):
        if index not in shown:
            behind = max((stood[other] for other in stood if other < index), default=-1)
            found.insert(behind + 1, item)
            stood = {other: at + (at > behind) for other, at in stood.items()}
            stood[index] = behind + 1
    return found
