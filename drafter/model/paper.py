"""Paper: how a .docx is laid out and what it carries beside its words, as far as rules ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Look(NamedTuple):
    """How characters look in effect: fonts of Chinese ones and of digits, the size in points, six hexadecimal digits or ""."""

    font: str = ""
    digits: str = ""
    size: float = 10.0
    color: str = ""
    bold: bool = False
    underlined: bool = False
    marked: bool = False
    hidden: bool = False


class Stretch(NamedTuple):
    """Characters of one look."""

    text: str
    look: Look


class Border(NamedTuple):
    """A line above or below a paragraph: its colour ("": automatic), how thick it is and how far off, in points."""

    color: str = ""
    thick: float = 0.0
    off: float = 0.0


class Drawn(NamedTuple):
    """A straight line that is drawn: its colour ("": not said) and its length in millimetres."""

    color: str = ""
    long: float = 0.0


class Setting(NamedTuple):
    """How a paragraph is set.

    `first` is where its first line begins and `left` where the others do, in its own characters from the text area's edge;
    `right` is how far from the right edge they end. `pitch` is the line pitch in points, None where it follows the font; a line
    takes about `height` points, `before` and `after` are free above and below. `is_listed` ones have numbers that Word makes,
    `is_framed` ones stand in a text box. `above` and `below` are lines there (of its cell, too), None where there is none;
    `has_drawing` says that something drawn hangs on it, `drawn` are the straight lines of that. It stands in the section of
    pages number `page` (from 0); `begins_page` says that the file has it begin one.
    """

    stretches: tuple[Stretch, ...] = ()
    align: str = ""
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    pitch: float | None = None
    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    is_listed: bool = False
    is_framed: bool = False
    above: Border | None = None
    below: Border | None = None
    has_drawing: bool = False
    drawn: tuple[Drawn, ...] = ()
    page: int = 0
    begins_page: bool = False

    @property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        return max(self.stretches, key=lambda stretch: len(stretch.text)).look.size if self.stretches else 16.0


class Page(NamedTuple):
    """The page of a section, in millimetres; `left` includes the gutter. `grid` is the grid's line pitch in points.

    `footer` is how far above the paper's edge footers end; `starts` the page number with which the section begins anew, None
    where it goes on; a section that `is_continuous` begins on the page of the one before.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    grid: float | None = None
    footer: float = 0.0
    starts: int | None = None
    is_continuous: bool = False

    @property
    def is_landscape(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height

    @property
    def wide(self) -> float:
        """How wide its text area is."""
        return self.width - self.left - self.right


class PageNumber(NamedTuple):
    """A page number in a footer or header: of which pages (default, even, first), what is printed (# is the number), how.

    `left` and `right` are its indents in its own characters, `height` the points that its line takes. `is_alone` says that it
    is all that stands in the footer, at its natural place.
    """

    pages: str
    words: str
    align: str
    look: Look
    left: float = 0.0
    right: float = 0.0
    height: float = 0.0
    is_alone: bool = False


class Baggage(NamedTuple):
    """What a file carries that nobody reads on paper.

    `people` are (what the property is called, its value), `far` what it fetches from elsewhere, `embedded` the names of whole
    files inside it. `has_record` says that our record of data is in it.
    """

    people: tuple[tuple[str, str], ...] = ()
    far: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()
    has_macros: bool = False
    has_record: bool = False
    format_changes: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A .docx beside its words. `settings` are those of the manuscript's lines, one for one."""

    pages: tuple[Page, ...] = ()
    settings: tuple[Setting, ...] = ()
    numbers: tuple[PageNumber, ...] = ()
    has_even_pages: bool = False
    baggage: Baggage = field(default_factory=Baggage)
