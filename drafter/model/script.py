"""Scripts: a finished text as rules see it — lines with their places, headings with their numbers, sentences, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from drafter.model.finding import Place
from drafter.model.lexicon import NO_LEXICON, Lexicon
from drafter.model.manuscript import Line, Manuscript
from drafter.model.numerals import Kind, Number, Sentence


class Part(StrEnum):
    """What a paragraph of a finished text is."""

    FURNITURE = "网页文字"
    TITLE = "标题"
    ADDRESSEE = "主送"
    HEADING = "层次标题"
    BODY = "正文"
    SIGNATURE = "署名"
    DATE = "成文日期"
    REMARK = "附注"
    ATTACHMENT = "附件"
    CELL = "表格"


class Heading(NamedTuple):
    """A heading: its level (1 一、 2 （一） 3 1. 4 （1）), the number it bears (0: none), its words.

    `typed` is the number as it stands there, with its punctuation; `run_in` says that text follows in the same paragraph.
    """

    level: int
    number: int
    title: str
    typed: str
    run_in: bool = False


class Paragraph(NamedTuple):
    """A paragraph: `at` which place among all, its text as accepted, what it is, its heading, its place, the headings above."""

    at: int
    text: str
    part: Part
    place: Place
    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]
    heading: Heading | None = None
    line: Line | None = None
    above: tuple[int, ...] = ()

    def figures(self) -> Iterator[Number]:
        """Its numbers that are figures."""
        return (number for number in self.numbers if number.kind is Kind.FIGURE)


class Report(StrEnum):
    """What kind of text this is; the parts of the first two are known, and statutory items are asked of annual ones alone."""

    ANNUAL = "年度报告"
    RESPONSE = "审议意见研究处理报告"
    REPORT = "别的报告"
    NOTICE = "通知一类"
    REQUEST = "请示"
    LETTER = "函、批复一类"
    MINUTES = "纪要"
    OTHER = "其他"


#: The kinds of text that the rules were made for.
KNOWN_REPORTS = frozenset({Report.ANNUAL, Report.RESPONSE})


class Version(StrEnum):
    """For whom a text is checked (--as)."""

    SENT = "报送版"
    PUBLIC = "公开版"


@dataclass(frozen=True)
class Script:
    """A finished text and what is known about it.

    `year` is the year that the report is about, None where nobody says; `title` are the indices of its title's lines. `facts`
    are what rules ask of the file beside its text, by name (drafter.read.docx.facts); empty for text files. `lexicon` is what
    rules know of laws, meetings and wordings. `former` is last year's text, where somebody gave it.
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    year: int | None
    report: Report
    version: Version | None = None
    manuscript: Manuscript | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    lexicon: Lexicon = NO_LEXICON
    former: Script | None = None

    @cached_property
    def text(self) -> str:
        """All paragraphs, each on a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def headings(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are or begin with headings."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.heading)

    @cached_property
    def title(self) -> str:
        """The title, its lines joined; the same line twice counts once."""
        lines = (paragraph.text.replace("\n", "").strip() for paragraph in self.paragraphs if paragraph.part is Part.TITLE)
        return "".join(dict.fromkeys(lines))

    def of(self, *parts: Part) -> Iterator[Paragraph]:
        """The paragraphs of these parts."""
        return (paragraph for paragraph in self.paragraphs if paragraph.part in parts)

    def section_of(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """What stands below a heading, up to the next one of its level or above."""
        level = paragraph.heading.level if paragraph.heading else 0
        for at in range(paragraph.at + 1, len(self.paragraphs)):
            following = self.paragraphs[at]
            if following.heading and following.heading.level <= level:
                return
            yield following
