"""Two reports' own words → the paragraphs of the later one that stand in the earlier one, word for word or nearly."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.language.narrative import Reference, Words, paragraphs, pieces_of
from drafter.language.sameness import bare
from drafter.model.comparison import Carried, Wording
from drafter.model.contents import Heading
from drafter.model.record import Deed, Narrative, Record
from drafter.model.source import Loc
from drafter.review.likeness import alike_pairs

#: Paragraphs so much alike are one that was carried over. Shorter ones (专此报告) are the same every year and say nothing.
_NEARLY, _SHORTEST = 0.85, 12
#: Texts of the same pairs of characters may still differ.
_MOST_NEARLY = 0.99
_ANY_NUMBER = "0"


class Own(NamedTuple):
    """A paragraph of the office's own words; `bare` is what it says without years, numbers and marks."""

    section: str
    text: str
    bare: str


def compared_words(before: Sequence[Own], after: Sequence[Own]) -> Wording:
    """What was carried over, in the order of the later report; each paragraph at most once."""
    pairs = _pairs([own.bare for own in before], [own.bare for own in after])
    carried = tuple(
        Carried(before[old].section, after[new].section, before[old].text, after[new].text, share)
        for new, (old, share) in sorted(pairs.items())
    )
    lengths = [len(own.bare) for own in after]
    return Wording(len(after), sum(lengths), carried, sum(lengths[new] for new in pairs))


def own_words(record: Record, contents: Sequence[Heading]) -> tuple[Own, ...]:
    """The paragraphs of a report's text that say enough to be compared, in reading order; attachments are left out."""
    titles = {heading.loc: heading.title for heading in contents if heading.loc}
    found = (
        Own(section, line, _bare(line))
        for section, narrative in _narratives(record, titles)
        for _, line in paragraphs(narrative.text)
    )
    return tuple(own for own in found if len(own.bare) >= _SHORTEST)


def _narratives(record: Record, titles: Mapping[Loc, str]) -> Iterator[tuple[str, Narrative]]:
    """The office's own words, each with the place where a person finds them."""
    if record.lead:
        yield "导语", record.lead
    for entry in record.entries:
        title = entry.title or titles.get(entry.loc) or "、".join(entry.fulfils)
        for deed in entry.deeds:
            yield from _of_deed(deed, " ".join(title.split()))
    for number, problem in enumerate(record.problems, 1):
        yield f"问题第{number}项 · 表现", problem.symptom
        if problem.cause:
            yield f"问题第{number}项 · 原因", problem.cause
    for number, plan in enumerate(record.plans, 1):
        yield f"安排第{number}项" + (f" · {plan.heading}" if plan.heading else ""), plan.content
    for section, narrative in (("其他事项", record.others), ("结束语", record.closing)):
        if narrative:
            yield section, narrative


def _of_deed(deed: Deed, above: str) -> Iterator[tuple[str, Narrative]]:
    section = f"{above} · {deed.heading}" if deed.heading else above
    yield section, deed.content
    for below in deed.deeds:
        yield from _of_deed(below, section)


def _bare(text: str) -> str:
    """A cited figure and a typed one are the same; a cited set phrase is its name."""
    return bare("".join(map(_of_piece, pieces_of(text))))


def _of_piece(piece: object) -> str:
    match piece:
        case Words(text):
            return text
        case Reference() if piece.phrase:
            return piece.phrase
    return _ANY_NUMBER


def _pairs(texts: Sequence[str], others: Sequence[str]) -> dict[int, tuple[int, float]]:
    """Which of the earlier texts each later one is, and how much: equal ones first, then the most alike."""
    found: dict[int, tuple[int, float]] = {}
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, text in enumerate(texts):
        waiting[text].append(number)
    for number, text in enumerate(others):
        if waiting.get(text):
            found[number] = waiting[text].popleft(), 1.0
    taken = {old for old, _ in found.values()}
    left = [number for number in range(len(texts)) if number not in taken]
    new = [number for number in range(len(others)) if number not in found]
    nearly = alike_pairs(left, new, texts, others, _NEARLY)
    return found | {b: (a, min(share, _MOST_NEARLY)) for a, b, share in nearly}
