"""How wide texts are, in full-width characters and in twips."""

from __future__ import annotations

from drafter.model.document import Role
from drafter.model.profile import Profile

_HALF_WIDTH_BELOW = "\u2000"


def width(text: str) -> float:
    """The width of a text in full-width characters; Latin letters and digits are half as wide."""
    return sum(0.5 if char < _HALF_WIDTH_BELOW else 1.0 for char in text)


def twips(characters: float, role: Role, profile: Profile) -> int:
    """So many characters of a role, in twips."""
    look = profile.looks[role.value]
    return round(characters * (look.size * 20 + look.spacing))


def text_width(profile: Profile) -> int:
    """The width of the text area (版心), in twips."""
    return profile.paper[0] - profile.left - profile.right
