"""Paper: how a .docx is laid out and what it carries beside its words, as far as rules ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Look(NamedTuple):
    """How characters look in effect: the font of Chinese ones, the size in points, six hexadecimal digits or "" (automatic)."""

    font: str = ""
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


class Setting(NamedTuple):
    """How a paragraph is set.

    `first` is where its first line begins and `left` where the others do, in its own characters from the text area's edge;
    `pitch` the line pitch in points, None where it follows the font. `is_listed` ones have numbers that Word makes, `is_framed`
    ones stand in a text box. `line_color` is the colour of a line above or below it, None where there is none; `has_drawing`
    says that something drawn hangs on it.
    """

    stretches: tuple[Stretch, ...] = ()
    align: str = ""
    first: float = 0.0
    left: float = 0.0
    pitch: float | None = None
    is_listed: bool = False
    is_framed: bool = False
    line_color: str | None = None
    has_drawing: bool = False


class Page(NamedTuple):
    """The page of a section, in millimetres; `left` includes the gutter. `grid` is the grid's line pitch in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    grid: float | None = None

    @property
    def is_landscape(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height


class PageNumber(NamedTuple):
    """A page number in a footer or header: of which pages (default, even, first), what is printed (# is the number), how."""

    pages: str
    words: str
    align: str
    look: Look


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
