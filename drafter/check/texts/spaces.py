"""Where the elements of a .docx stand: free lines between them, insets, what is the head and what stands below the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.texts.kept import kept_for_script
from drafter.check.texts.settings import each_with_setting, paper_of
from drafter.check.texts.times import date_line
from drafter.model.paper import Setting
from drafter.model.script import Paragraph, Script

#: A line of the text area: 225 millimetres hold 22 of them.
LINE = 28.95
MM_PER_POINT = 25.4 / 72
#: One line counts as free from here to there, two from here to there: offices set their lines in many ways.
ONE_LINE, TWO_LINES = (0.5, 1.6), (1.4, 3.2)
#: An inset of so many characters is met by what differs by no more.
LEEWAY = 0.75


class Placed(NamedTuple):
    """A paragraph, how it is set and the how-manyth line of the manuscript it is."""

    paragraph: Paragraph
    setting: Setting
    at: int

    @property
    def is_in_flow(self) -> bool:
        """Whether it stands where the text before it ends: in no table, in no text box."""
        line = self.paragraph.line
        return not self.setting.is_framed and not (line and line.where.cell)

    @property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        return self.setting.size

    @property
    def typed(self) -> float:
        """How many characters the blanks at its beginning take."""
        return _blank_width(self.paragraph.text, self.paragraph.text.lstrip(_BLANKS))

    @property
    def first(self) -> float:
        """Where its first line begins, in characters from the left edge, typed blanks included."""
        return self.setting.first + self.typed


_BLANKS = " 　\xa0"


@kept_for_script
def placed_in(script: Script) -> tuple[Placed, ...]:
    """The paragraphs of a .docx with how each is set; none for other files."""
    if script.manuscript is None:
        return ()
    places = {id(line): at for at, line in enumerate(script.manuscript.lines)}
    return tuple(Placed(paragraph, setting, places[id(paragraph.line)]) for paragraph, setting in each_with_setting(script))


def settings_between(script: Script, upper: int, lower: int) -> Sequence[Setting]:
    """The settings of the lines strictly between two lines of the manuscript."""
    paper = paper_of(script)
    return paper.settings[upper + 1 : lower] if paper else ()


def free_lines(script: Script, upper: Placed, lower: Placed) -> float | None:
    """How many lines are free between two paragraphs; None where anything stands between them, or nobody can say."""
    between = settings_between(script, upper.at, lower.at)
    if upper.at >= lower.at or not (upper.is_in_flow and lower.is_in_flow) or lower.setting.begins_page:
        return None
    if any("".join(stretch.text for stretch in setting.stretches).strip() for setting in between):
        return None
    if any(setting.is_framed or setting.has_drawing or setting.begins_page for setting in (*between, lower.setting)):
        return None
    blank = sum(setting.before + setting.height + setting.after for setting in between)
    return (upper.setting.after + blank + lower.setting.before) / LINE


def outside(value: float | None, bounds: tuple[float, float]) -> bool:
    """Whether a value is known and outside of its bounds."""
    return value is not None and not bounds[0] <= value <= bounds[1]


def in_lines(value: float) -> str:
    """A number of free lines as people say it."""
    nearest = round(value)
    return "没有空行" if value < ONE_LINE[0] else f"约空 {nearest} 行" if abs(value - nearest) < 0.2 else f"约空 {value:.1f} 行"  # noqa: PLR2004


def width_of(text: str) -> float:
    """How many characters wide a text is: digits and Roman letters are half as wide."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def right_inset(placed: Placed, wide: float) -> float | None:
    """How many characters are free at the right of a short line in a text area so many points wide; None: nobody can say."""
    text, setting = placed.paragraph.text.rstrip("\n"), placed.setting
    if "\t" in text or "\n" in text or not placed.is_in_flow:
        return None
    size, words = placed.size, text.strip(_BLANKS)
    behind = _blank_width(text[::-1], text[::-1].lstrip(_BLANKS))
    area, taken = wide / size, width_of(text)
    if setting.align == "right":
        return setting.right + behind
    if setting.align == "center":
        free = area - setting.first - setting.right - taken
        return setting.right + free / 2 + behind
    if setting.align in ("", "left", "both"):
        return area - placed.first - width_of(words)
    return None


def ends_of_text(script: Script) -> tuple[Placed, ...]:
    """What stands below the text: from the date (that below the title) on, without it."""
    date = date_line(script)
    return () if date is None else tuple(item for item in placed_in(script) if item.paragraph.at > date.at)


def alone_after(placed: Sequence[Placed], form: re.Pattern[str]) -> Iterator[tuple[int, Placed]]:
    """(index, paragraph) of those that read so from beginning to end."""
    return ((at, item) for at, item in enumerate(placed) if form.fullmatch(item.paragraph.text.strip()))


def _blank_width(text: str, rest: str) -> float:
    blanks = text[: len(text) - len(rest)]
    return sum(1.0 if blank == "　" else 0.5 for blank in blanks)
