"""Placed chapters → items of 章节: titles, paragraphs and numbered items as they stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafter.carry.adopting.places import Placed
from drafter.carry.adopting.tree import Chapter
from drafter.model.adopted import AdoptedDeed, AdoptedEntry, Line
from drafter.model.outline import Outline

#: Levels that are numbered; what stands deeper is told as paragraphs.
_DEEPEST = 4
#: (line, a stretch of its text) → the words for the data file, with 【指标】 where a figure was recognised.
Cite = Callable[[Line, str], str]


def entries_of(placed: Sequence[Placed], outline: Outline, cite: Cite) -> tuple[AdoptedEntry, ...]:
    """The chapters in their order, and behind them the sections that the report did not have."""
    found = [_entry(item, outline, cite) for item in placed]
    told = {key for entry in found for key in entry.fulfils}
    missing = [section.key for section in outline.walk() if section.key not in told]
    return (*found, *(AdoptedEntry((key,)) for key in missing))


def _entry(item: Placed, outline: Outline, cite: Cite) -> AdoptedEntry:
    chapter = item.chapter
    below = chapter.below if item.level > 1 or not _is_taken_apart(item, outline) else []
    own = Chapter(chapter.head, chapter.level, chapter.lines, below)
    title, run_in, deeds = "", False, tuple(_deeds(own, item.level, cite))
    if head := chapter.head:
        title, run_in = (head.title, True) if head.body else (head.text, False)
    return AdoptedEntry(
        tuple(item.keys),
        title,
        0 if item.keys else item.level,
        run_in,
        deeds,
        lines=own.ats,
        why=item.why,
        is_told=True,
    )


def _is_taken_apart(item: Placed, outline: Outline) -> bool:
    """Whether the chapters below stand as sections of their own: those of the measures do."""
    measures = next((section.key for section in outline.sections if section.children), "")
    return bool(measures) and measures in item.keys[:1]


def _deeds(chapter: Chapter, level: int, cite: Cite) -> Iterator[AdoptedDeed]:
    """What stands in a section: its own paragraphs as one item, then the numbered ones."""
    paragraphs = []
    if chapter.head and chapter.head.body:
        paragraphs.append(cite(chapter.head, chapter.head.body))
    paragraphs += [cite(line, line.text) for line in chapter.lines]
    if paragraphs:
        yield AdoptedDeed(paragraphs=tuple(paragraphs))
    yield from _numbered(chapter.below, level + 1, cite)


def _numbered(chapters: Sequence[Chapter], level: int, cite: Cite) -> Iterator[AdoptedDeed]:
    for chapter in chapters:
        head = chapter.head
        paragraphs = [cite(line, line.text) for line in chapter.lines]
        if head is None:
            yield AdoptedDeed(paragraphs=tuple(paragraphs), deeds=tuple(_numbered(chapter.below, level + 1, cite)))
            continue
        if level > _DEEPEST:
            yield AdoptedDeed(paragraphs=(head.typed + head.text, *paragraphs, *_flat(chapter.below)))
            continue
        heading, run_in = (head.title, True) if head.body else (head.text, False)
        if head.body:
            paragraphs.insert(0, cite(head, head.body))
        yield AdoptedDeed(heading, run_in, tuple(paragraphs), tuple(_numbered(chapter.below, level + 1, cite)))


def _flat(chapters: Sequence[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        if chapter.head:
            yield chapter.head.typed + chapter.head.text
        yield from (line.text for line in chapter.lines)
        yield from _flat(chapter.below)
