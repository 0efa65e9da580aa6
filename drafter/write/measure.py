"""How wide texts are, in full-width characters and in twips."""

from __future__ import annotations

import re
from math import ceil

from drafter.model.document import Role
from drafter.model.profile import Profile

_HALF_WIDTH = re.compile("[\0-\u1fff]")
_MEETING = re.compile("[\u4e00-\u9fff](?=[0-9A-Za-z])|[0-9A-Za-z](?=[\u4e00-\u9fff])")
#: What many programs leave free between a Chinese character and a digit, in characters.
_GAP = 0.25
#: What lines are shorter on the average, because no comma begins one, in characters.
_EARLY = 0.5


def width(text: str) -> float:
    """The width of a text in full-width characters; Latin letters and digits are half as wide."""
    return len(text) - len(_HALF_WIDTH.findall(text)) / 2


def room(text: str) -> float:
    """The room that a line takes in any program, in characters: never more than there are."""
    narrow = len(_HALF_WIDTH.findall(text))
    return len(text) - narrow / 2 + _GAP * len(_MEETING.findall(text)) if narrow else len(text)


def lines_in(text: str, per_line: float, first: float = 0) -> int:
    """How many lines a text takes whose first line is `first` characters in. A line may end early, for its punctuation."""
    wide = room(text) + first
    return 1 if wide <= per_line else ceil(wide / (per_line - _EARLY))


def twips(characters: float, role: Role, profile: Profile) -> int:
    """So many characters of a role, in twips."""
    look = profile.looks[role.value]
    return round(characters * (look.size * 20 + look.spacing))


def text_width(profile: Profile) -> int:
    """The width of the text area (版心), in twips."""
    return profile.paper[0] - profile.left - profile.right
