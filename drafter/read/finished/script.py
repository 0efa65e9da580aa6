"""Paragraphs as written, of whatever file → a Script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafter.model.document import HEADINGS
from drafter.model.finding import Place
from drafter.model.lexicon import Words
from drafter.model.manuscript import Manuscript, Where
from drafter.model.script import Paragraph, Part, Report, Script, Version
from drafter.read.finished.lists import double_words, name_words
from drafter.read.lexicon import lexicon
from drafter.read.text.kinds import report_kind
from drafter.read.text.structure import Written, paragraphs_of, year_of

#: What stands behind the text.
_BEHIND = frozenset({Part.SIGNATURE, Part.DATE, Part.REMARK, Part.ATTACHMENT, Part.FURNITURE})
#: So much of a heading is quoted in a place.
_LONGEST = 30


def script_of(
    written: Iterable[Written],
    file: str,
    *,
    phrases: Sequence[str] = (),
    version: Version | None = None,
    manuscript: Manuscript | None = None,
    facts: Mapping[str, object] | None = None,
    words: Words | None = None,
) -> Script:
    """Take a text apart once, for all rules; `words` are the word lists that hold there, those of the program if unsaid."""
    words = words or Words(lexicon(), name_words())
    known = {"names": words.names, "doubles": double_words(), **(facts or {})}
    paragraphs = _placed(paragraphs_of(tuple(written), phrases)) if manuscript else paragraphs_of(tuple(written), phrases)
    bare = Script(file, paragraphs, None, Report.OTHER, version, manuscript, known, words.lexicon)
    return replace(bare, year=year_of(bare.title, bare.paragraphs), report=report_kind(bare.title, bare.text))


def _placed(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of a Word document at places that a person finds, whatever styles it has: headings and a count below."""
    if any(paragraph.line and paragraph.line.role in HEADINGS for paragraph in paragraphs):
        return tuple(paragraphs)  # the document's own styles say where each line stands
    placed: list[Paragraph] = []
    below: tuple[str, ...] = ()
    count = 0
    for paragraph in paragraphs:
        headings = tuple(_name(paragraphs[at]) for at in paragraph.above)
        if paragraph.heading:
            headings, count = (*headings, _name(paragraph)), int(paragraph.heading.run_in)
        elif paragraph.part is Part.BODY:
            count = count + 1 if headings == below else 1
        below = headings
        spot = paragraph.place.spot
        cell = paragraph.line.where.cell if paragraph.line else None
        if headings and paragraph.part in (Part.BODY, Part.HEADING):
            spot = str(Where(headings, count))
        elif headings and cell:
            spot = str(Where(headings, 0, cell))
        elif headings and paragraph.part in _BEHIND:
            spot = "文末"
        placed.append(paragraph._replace(place=paragraph.place._replace(spot=spot)))
    return tuple(placed)


def _name(paragraph: Paragraph) -> str:
    """A heading with its number, not too long."""
    name = paragraph.heading.typed + paragraph.heading.title if paragraph.heading else ""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def manuscript_lines(manuscript: Manuscript, file: str) -> Iterable[Written]:
    """The lines of a Word document; a place is the headings above and the paragraph below them."""
    return (Written(line.accepted, Place(file, spot=str(line.where)), line) for line in manuscript.lines)
