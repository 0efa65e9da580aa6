"""What is carried from one year's data to the next: what stands ready, and what of last year stands above it as comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

#: One text, several in a list, or nothing yet.
Value = str | tuple[str, ...]


class Field(NamedTuple):
    """One line of the data file to be, and the comments above it."""

    key: str
    value: Value = ""
    notes: tuple[str, ...] = ()


#: One item of a list of the data file.
Item = tuple[Field, ...]


class CarriedFigure(NamedTuple):
    """A figure to be filled in. `value` is 不适用 or empty; `previous` is this year's value, as typed; `parts` are of its 汇总.

    One of which the last year said nothing is its path alone.
    """

    path: str
    value: str = ""
    previous: str = ""
    source: str = ""
    private: str = ""
    parts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class CarriedDeed(NamedTuple):
    """One item of 做法: its heading with what is said beside it (仅报送), and the paragraphs to adapt.

    `older` are comments on years before, where nothing was filled in last year.
    """

    heading: str = ""
    marks: Item = ()
    paragraphs: tuple[str, ...] = ()
    deeds: tuple[CarriedDeed, ...] = ()
    older: tuple[str, ...] = ()

    def walk(self) -> Iterator[CarriedDeed]:
        """This item and those below it."""
        yield self
        for deed in self.deeds:
            yield from deed.walk()


class CarriedEntry(NamedTuple):
    """One item of 章节. `marks` are what is said of it (段首标题, 仅报送); `is_new`: last year had none for this section.

    `rewrites` are last year's (改写), one a line.
    """

    fulfils: tuple[str, ...]
    title: str = ""
    marks: Item = ()
    figures: tuple[CarriedFigure, ...] = ()
    deeds: tuple[CarriedDeed, ...] = ()
    is_new: bool = False
    rewrites: tuple[str, ...] = ()


class Homeless(NamedTuple):
    """Something of last year's that the outline has no place for, with what was said of it."""

    what: str
    value: str = ""


class Moved(NamedTuple):
    """A section or figure that the outline calls otherwise."""

    before: str
    after: str


class Remapping(NamedTuple):
    """What another outline changes: what moved, what is new, what has no place."""

    moved: tuple[Moved, ...] = ()
    fresh: tuple[str, ...] = ()
    homeless: tuple[Homeless, ...] = ()


class Carried(NamedTuple):
    """All that goes into next year's data file. `year` is the one that it comes from.

    `emptied` are the names of what stood there and has to be said anew; `titles` says how many were kept, `stuck`
    are those in which that year still stands; `unsorted` are sections in which plans stand among other words of the office;
    `older` says how many texts of years before are kept, because nothing was filled in since.
    """

    year: int
    head: Item
    departments: tuple[tuple[str, str], ...]
    outlets: tuple[Item, ...]
    lead: Field
    entries: tuple[CarriedEntry, ...]
    past_plans: tuple[Item, ...]
    older_plans: tuple[str, ...]
    problems: tuple[str, ...]
    others: Field
    closing: Field
    attachments: tuple[Item, ...]
    with_table: str
    waivers: tuple[str, ...]
    remapping: Remapping
    emptied: tuple[str, ...]
    titles: int
    stuck: tuple[str, ...]
    unsorted: tuple[str, ...] = ()
    older: int = 0

    def figures(self) -> Iterator[CarriedFigure]:
        """All figures, in the order of the file."""
        return (figure for entry in self.entries for figure in entry.figures)

    def deeds(self) -> Iterator[CarriedDeed]:
        """All items of 做法, those below others too."""
        return (deed for entry in self.entries for above in entry.deeds for deed in above.walk())
