"""Findings (检查结果): what is wrong with the data, where, and how to mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a finding weighs; the values are what officials read."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"

    @property
    def weight(self) -> int:
        """0 for an error, 1 for a warning, 2 for a hint: sorts the gravest first."""
        return tuple(Level).index(self)


class Place(NamedTuple):
    """Where a value stands in an outside form. Lines and columns count from 1, columns in characters.

    `spot` is the place in a Word document, which has no lines: the headings above, and which paragraph below them.
    """

    file: str
    line: int | None = None
    column: int | None = None
    spot: str = ""

    @property
    def within(self) -> str:
        """The place within its file: 第 12 行, or a cell of a workbook; empty where neither is known."""
        return f"第 {self.line} 行" if self.line else self.spot

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}  {self.spot}" if self.spot else place


class Finding(NamedTuple):
    """One problem of the data. `message` says what is wrong, `remedy` what to do, `quote` the words as typed.

    `about` is what it speaks of, as far as that stands in the document: paths of figures, a blank as it reads, or
    the very words of a finished text. `waived` is the reason for which the office lets it stand (豁免). `span` is
    (paragraph, start, end) within a finished text, for those who write findings back into it.
    """

    rule: str
    level: Level
    message: str
    remedy: str
    place: Place
    quote: str = ""
    about: tuple[str, ...] = ()
    waived: str = ""
    span: tuple[int, int, int] | None = None


_NESTED = str.maketrans("“”‘’", "‘’“”")


def nested(name: object) -> str:
    """A name as it stands within “”: its own quotation marks become single ones, and the other way round (GB/T 15834)."""
    return str(name).translate(_NESTED)


def is_error(finding: Finding) -> bool:
    """Whether this finding alone makes a command exit with 1."""
    return finding.level is Level.ERROR and not finding.waived


def is_about_publishing(finding: Finding) -> bool:
    """What is said of publication is said at every draft: what is published cannot be taken back."""
    return finding.rule.startswith("P") and finding.level is Level.WARNING and not finding.waived


class CannotRun(Exception):
    """The command could not run at all: its message, in Chinese, says why, `remedy` what to do.

    Problems of the data are findings, never exceptions.
    """

    def __init__(self, message: str, remedy: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.place = place
