"""A script → all that goes into the data file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.carry.adopting.about import day_of, outlets_of
from drafter.carry.adopting.binding import Deciding, settled
from drafter.carry.adopting.entries import entries_of
from drafter.carry.adopting.figures import Finder, Spoken
from drafter.carry.adopting.lines import Sorted
from drafter.carry.adopting.lists import plans_of, problems_of
from drafter.carry.adopting.places import Placing
from drafter.carry.adopting.topics import Topics
from drafter.carry.adopting.tree import Chapter, Range, tree_of
from drafter.check.texts.structure_parts import parts_of
from drafter.model.adopted import Adopted, AdoptedEntry, Line, Proposal
from drafter.model.adoption import AdoptionWords
from drafter.model.outline import Filling, Outline
from drafter.model.script import Paragraph, Script


class Owner(NamedTuple):
    """Whose report it is, and on which year."""

    office: str
    itself: str
    year: int
    is_web: bool
    has_lower: bool = False
    is_other: bool = False


def adopt(
    script: Script, sorted_: Sorted, outline: Outline, words: AdoptionWords, owner: Owner, decisions: Mapping[str, str]
) -> Adopted:
    """All of it; `decisions` are by the proposals' keys."""
    topics = Topics(outline, words)
    ranges = _at_headings(_ranges(script), sorted_.body, topics)
    tree = tree_of(sorted_.body, ranges, lambda title: _rank(title, topics), topics.topic)
    _mark(tree.chapters, ranges)
    placed = Placing(outline, topics).placed(tree.chapters)
    spoken = _spoken(sorted_.body, ranges)
    proposals = settled(
        Finder(outline, words, owner.year, has_lower=owner.has_lower, is_other=owner.is_other).proposals(spoken)
    )
    notes: list[str] = []
    if decisions:
        texts = _texts_by_key(proposals, spoken)
        deciding = Deciding(outline, words, texts)
        proposals = deciding.decided(proposals, decisions)
        notes += deciding.notes
    citing = _Citing(proposals, spoken)
    entries = _with_figures(entries_of(placed, outline, citing.cite), proposals, outline)
    fillings = {section.filling for section in outline.walk()}
    told = {kind for piece in ranges for kind in piece.kind.split("、") if Filling(kind) in fillings}
    chapters = [item.chapter for item in placed]
    dates = [day for text in sorted_.dates if (day := day_of(text))]
    signatories = tuple(sorted_.signatories) or (owner.office,)
    remark = "".join(sorted_.remarks)
    return Adopted(
        outline=outline.id,
        office=owner.office,
        itself=owner.itself,
        year=owner.year,
        title=tuple(sorted_.title),
        outlets=outlets_of(sorted_.addressees, signatories, dates[0] if dates else None, remark, is_web=owner.is_web),
        lead=tuple(citing.cite_text(text) for text in tree.lead),
        entries=entries,
        problems=tuple(p for c in _of_kind(chapters, "问题") for p in problems_of(c)) if "问题" in told else (),
        plans=tuple(p for c in _of_kind(chapters, "安排") for p in plans_of(c)) if "安排" in told else (),
        closing=tuple(sorted_.closing),
        proposals=tuple(proposals),
        aside=tuple(sorted_.aside),
        notes=tuple(notes),
        tops={
            "标题": tuple(sorted_.title),
            "主送": tuple(sorted_.addressees),
            "署名": tuple(sorted_.signatories),
            "成文日期": tuple(sorted_.dates),
            "附注": tuple(sorted_.remarks),
        },
    )


def _ranges(script: Script) -> list[Range]:
    """Where the problems and the plans stand."""
    parts = parts_of(script)
    problems, plans = _ats(parts.problems), _ats(parts.plans)
    if problems and problems & plans:
        titled = parts.problems_have_heading or parts.plans_have_heading
        return [Range("问题、安排", problems | plans, titled)]
    found = []
    if problems:
        found.append(Range("问题", problems, parts.problems_have_heading or parts.problems[0].heading is not None))
    if plans:
        found.append(Range("安排", plans, parts.plans_have_heading or parts.plans[0].heading is not None))
    return found


def _at_headings(ranges: Sequence[Range], body: Sequence[Line], topics: Topics) -> list[Range]:
    """The same, with what follows a heading without a number that speaks of plans no more among the problems."""
    if any("安排" in piece.kind for piece in ranges):
        return list(ranges)
    found = []
    for piece in ranges:
        begins = next(
            (
                line.at
                for line in body
                if line.at in piece.ats and line.level and not line.typed and _is_of(line, "安排", topics)
            ),
            None,
        )
        if begins is None or begins == piece.first:
            found.append(piece)
            continue
        found.append(piece._replace(ats=frozenset(at for at in piece.ats if at < begins)))
        found.append(Range("安排", frozenset(at for at in piece.ats if at >= begins), titled=True))
    return found


def _is_of(line: Line, kind: str, topics: Topics) -> bool:
    """Whether a heading speaks above all of the section that is filled with this."""
    points = topics.of_title(line.title)
    best = max(points, key=lambda key: points[key], default="")
    return bool(best) and topics.sections[best].filling is Filling(kind)


def _ats(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    return frozenset(paragraph.at for paragraph in paragraphs)


def _rank(title: str, topics: Topics) -> int:
    """The level of a heading without a number: that of the section which it speaks of."""
    points = topics.of_title(title)
    best = max(points, key=lambda key: points[key], default="")
    return 1 if not best or best in {section.key for section in topics.outline.sections} else 2


def _mark(chapters: Sequence[Chapter], ranges: Sequence[Range]) -> None:
    for chapter in (deep for top in chapters for deep in top.walk()):
        for piece in ranges:
            if piece.titled and chapter.head and chapter.head.at == piece.first:
                chapter.kind = piece.kind


def _of_kind(chapters: Sequence[Chapter], kind: str) -> list[Chapter]:
    return [chapter for chapter in chapters if kind in chapter.kind.split("、")]


def _spoken(body: Sequence[Line], ranges: Sequence[Range]) -> list[Spoken]:
    """All stretches of the report in which figures may be told: no headings."""
    plans = {at for piece in ranges if "安排" in piece.kind for at in piece.ats}
    problems = {at for piece in ranges if piece.kind == "问题" for at in piece.ats}
    found = []
    years: dict[int, int] = {}
    for line in body:
        if line.level:
            years = {level: year for level, year in years.items() if level < line.level}
            if said := re.match(r"(20\d\d)年(?!\s*[—–－~～至到-])", line.title):
                years[line.level] = int(said[1])
        if text := line.body if line.level else line.text:
            year = years[max(years)] if years else None
            found.append(Spoken(line, text, line.at in plans, line.at in problems, year))
    return found


def _texts_by_key(proposals: Sequence[Proposal], spoken: Sequence[Spoken]) -> dict[str, str]:
    items: dict[int, list[str]] = {}
    for item in spoken:
        items.setdefault(item.line.at, []).append(item.text)
    return {
        proposal.key: next(text for text in items[proposal.at] if text[proposal.start : proposal.end] == proposal.number)
        for proposal in proposals
    }


class _Citing:
    """Words of the report with 【指标】 where a figure was recognised."""

    def __init__(self, proposals: Sequence[Proposal], spoken: Sequence[Spoken]) -> None:
        self.texts: dict[tuple[int, str], str] = {}
        self.plain: dict[str, str] = {}
        by_line: dict[int, list[Proposal]] = {}
        for proposal in proposals:
            if proposal.bound:
                by_line.setdefault(proposal.at, []).append(proposal)
        for item in spoken:
            bound = [p for p in by_line.get(item.line.at, ()) if item.text[p.start : p.end] == p.number]
            text = item.text
            for proposal in sorted(bound, key=lambda p: -p.start):
                text = f"{text[: proposal.start]}【{proposal.path}】{proposal.unit}{text[proposal.end :]}"
            self.texts[item.line.at, item.text] = text
            self.plain.setdefault(item.text, text)

    def cite(self, line: Line, text: str) -> str:
        """A stretch of a line."""
        return self.texts.get((line.at, text), text)

    def cite_text(self, text: str) -> str:
        """A paragraph of the lead."""
        return self.plain.get(text, text)


def _with_figures(entries: Sequence[AdoptedEntry], proposals: Sequence[Proposal], outline: Outline) -> tuple[AdoptedEntry, ...]:
    """The entries with the figures that are at home there."""
    values: dict[str, str] = {}
    for proposal in proposals:
        if proposal.bound:
            values.setdefault(proposal.path, proposal.value)
    homes = {key: index for index, entry in reversed(list(enumerate(entries))) for key in entry.fulfils}
    found = list(entries)
    for path in outline.indicators:
        if path in values:
            index = homes[outline.indicators[path].home]
            found[index] = found[index]._replace(figures=(*found[index].figures, (path, values[path])))
    return tuple(found)
