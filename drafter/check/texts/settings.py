"""How the paragraphs of a script are set, where it is a .docx whose facts were read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.paper import Paper, Setting
from drafter.model.script import Paragraph, Part, Script

#: So many places are named; the others are counted.
_NAMED = 3
_LONGEST_QUOTE = 12


def paper_of(script: Script) -> Paper | None:
    """The paper of a .docx; None for other files."""
    paper = script.facts.get("paper")
    return paper if isinstance(paper, Paper) else None


def each_with_setting(script: Script) -> Iterator[tuple[Paragraph, Setting]]:
    """The paragraphs with how each is set; none where the script is no .docx."""
    paper = paper_of(script)
    if paper is None or script.manuscript is None or len(paper.settings) != len(script.manuscript.lines):
        return
    settings = {id(line): setting for line, setting in zip(script.manuscript.lines, paper.settings, strict=True)}
    for paragraph in script.paragraphs:
        if setting := settings.get(id(paragraph.line)):
            yield paragraph, setting


def some(paragraphs: Sequence[Paragraph]) -> str:
    """The first of these paragraphs, and how many there are."""
    named = "、".join(_named(paragraph) for paragraph in paragraphs[:_NAMED])
    return named if len(paragraphs) <= _NAMED else f"{named}等 {len(paragraphs)} 段"


def head_of(script: Script) -> tuple[Paragraph, ...]:
    """What stands above the title; nothing where no title was found."""
    first = next((paragraph.at for paragraph in script.paragraphs if paragraph.part is Part.TITLE), 0)
    return script.paragraphs[:first]


def main_text(script: Script) -> Iterator[tuple[Paragraph, Setting]]:
    """Headings and body from the title to the signature, without tables, text boxes and what is centred or on the right."""
    first = next((paragraph.at for paragraph in script.paragraphs if paragraph.part is Part.TITLE), -1)
    last = next((p.at for p in script.paragraphs if p.at > first and p.part in _ENDS), len(script.paragraphs))
    for paragraph, setting in each_with_setting(script):
        if first < paragraph.at < last and paragraph.part in (Part.HEADING, Part.BODY):
            if not setting.is_framed and setting.align not in ("center", "right"):
                yield paragraph, setting


_ENDS = frozenset({Part.SIGNATURE, Part.DATE, Part.ATTACHMENT})


def _named(paragraph: Paragraph) -> str:
    words = paragraph.text.replace("\n", "").strip()
    words = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
    return f"“{words}”"
