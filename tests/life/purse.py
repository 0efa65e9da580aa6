"""Words and numbers that occur once only, so that each can be looked for after anything was done."""

from __future__ import annotations

import re

_DIGITS = "梅兰竹菊松柏桃李杏荷"


class Purse:
    """Gives words of six characters, and five-digit numbers, none of them twice."""

    def __init__(self) -> None:
        self.given = 0

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.given += 1
        return "园" + "".join(_DIGITS[int(digit)] for digit in f"{self.given:05}")

    def number(self) -> str:
        """A number that stands nowhere else, and in no year, date or telephone."""
        self.given += 1
        return str(60_000 + self.given * 7)


def tokens_in(text: str) -> set[str]:
    """All words and numbers of a purse that a text holds."""
    return set(re.findall(rf"园[{_DIGITS}]{{5}}|(?<![0-9])[6-9][0-9]{{4}}(?![0-9])", text))
