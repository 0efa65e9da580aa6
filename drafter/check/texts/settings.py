"""How the paragraphs of a script are set, where it is a .docx whose facts were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.check.texts.kept import kept_for_script
from drafter.model.finding import Level
from drafter.model.paper import Page, Paper, Setting
from drafter.model.script import Paragraph, Part, Script, Version

#: How a clause of the standard is cited.
CLAUSE = "GB/T 9704—2012 第"
#: So many places are named; the others are counted.
_NAMED = 3
_LONGEST_QUOTE = 12
#: Two sizes that differ by no more points are one.
CLOSE = 0.1
_SIZES = {
    26: "一号",
    24: "小一",
    22: "二号",
    18: "小二",
    16: "三号",
    15: "小三",
    14: "四号",
    12: "小四",
    10.5: "五号",
    9: "小五",
}


def paper_of(script: Script) -> Paper | None:
    """The paper of a .docx; None for other files."""
    paper = script.facts.get("paper")
    return paper if isinstance(paper, Paper) else None


def pages_of(script: Script) -> tuple[Page, ...]:
    """The pages of a .docx, one for each section."""
    paper = paper_of(script)
    return paper.pages if paper else ()


def size_name(size: float) -> str:
    """A size as people call it: 三号（16 磅）."""
    return f"{_SIZES[size]}（{size:g} 磅）" if size in _SIZES else f"{size:g} 磅"


@kept_for_script
def each_with_setting(script: Script) -> tuple[tuple[Paragraph, Setting], ...]:
    """The paragraphs with how each is set; none where the script is no .docx."""
    paper = paper_of(script)
    if paper is None or script.manuscript is None or len(paper.settings) != len(script.manuscript.lines):
        return ()
    settings = dict(zip(map(id, script.manuscript.lines), paper.settings, strict=True))
    return tuple((p, settings[id(p.line)]) for p in script.paragraphs if id(p.line) in settings)


def has_picture(script: Script, first: Paragraph, last: Paragraph | None) -> bool:
    """Whether a picture stands between two paragraphs of a Word document, or behind the first."""
    paper = paper_of(script)
    if paper is None or script.manuscript is None or len(paper.settings) != len(script.manuscript.lines):
        return False
    places = {id(line): at for at, line in enumerate(script.manuscript.lines)}
    begin = places.get(id(first.line), len(paper.settings))
    end = places.get(id(last.line), len(paper.settings)) if last else len(paper.settings)
    return any(setting.has_drawing for setting in paper.settings[begin:end])


def some(paragraphs: Sequence[Paragraph]) -> str:
    """The first of these paragraphs, and how many there are."""
    named = "、".join(_named(paragraph) for paragraph in paragraphs[:_NAMED])
    return named if len(paragraphs) <= _NAMED else f"{named}等 {len(paragraphs)} 段"


def main_text(script: Script) -> Iterator[tuple[Paragraph, Setting]]:
    """Headings and body from the title to the signature, without tables, text boxes and what is centred or on the right."""
    first = next((paragraph.at for paragraph in script.paragraphs if paragraph.part is Part.TITLE), -1)
    last = next((p.at for p in script.paragraphs if p.at > first and _is_end(p)), len(script.paragraphs))
    for paragraph, setting in each_with_setting(script):
        is_text = first < paragraph.at < last and paragraph.part in (Part.HEADING, Part.BODY) and not _is_of_contents(paragraph)
        if is_text and not setting.is_framed and setting.align not in ("center", "right"):
            yield paragraph, setting


def by_version(script: Script, public: Level, other: Level) -> Level:
    """The level of a finding in the public version, and in others."""
    return public if script.version is Version.PUBLIC else other


def spoken(script: Script, wanted: re.Pattern[str] | None = None) -> Iterator[tuple[int, str, bool]]:
    """(index, text with ASCII digits, whether contacts may stand there) of each paragraph that belongs to the text.

    Where what is wanted stands nowhere there is none, which is cheaper to know than to look paragraph by paragraph.
    """
    if wanted and not wanted.search(script.text) and not _HAS_WIDE.search(script.text):
        return
    for paragraph in script.paragraphs:
        if paragraph.part is not Part.FURNITURE:
            text = paragraph.text
            if _HAS_WIDE.search(text):  # translating is slow, and seldom needed
                text = text.translate(_WIDE)
            yield paragraph.at, text, paragraph.part is Part.REMARK or "联系人" in text


_HAS_WIDE = re.compile("[０-９ｘＸ]")
_WIDE = str.maketrans("０１２３４５６７８９ｘＸ", "0123456789xX")
_ATTACHED = re.compile(r"附\s{0,4}件\s{0,4}[0-9一二三四五六七八九十]{0,3}\s{0,4}(?:[：:].{0,20})?")
_ENDS = frozenset({Part.SIGNATURE, Part.DATE, Part.ATTACHMENT})


def _is_end(paragraph: Paragraph) -> bool:
    """Whether the text is over: a signature, a date, attachments, or what calls itself an attachment."""
    return paragraph.part in _ENDS or _ATTACHED.fullmatch(paragraph.text.strip()[:20]) is not None


def _is_of_contents(paragraph: Paragraph) -> bool:
    """Whether it is a line of a table of contents."""
    style = paragraph.line.style.lower() if paragraph.line else ""
    return style.startswith(("toc", "目录", "contents"))


def _named(paragraph: Paragraph) -> str:
    words = paragraph.text.replace("\n", "").strip()
    words = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
    return f"“{words}”"
