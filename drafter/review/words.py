"""Two texts of one paragraph → what was changed in it, in pieces that a person would name."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

#: Numbers and Latin words are changed as a whole: 557 becomes 558, not 7 becomes 8.
_TOKENS = r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|[\s\S]"
#: Changes with so little between them are one.
_BETWEEN = 2
#: Where more than this differs, and where comparing would take that many steps, a paragraph is reported whole.
MOST_DIFFERENT = 5_000
_MOST_STEPS = 300_000


class Change(NamedTuple):
    """From `start` to `end` of the text that was sent stands now `added`."""

    start: int
    end: int
    added: str


class Comparison:
    """Compares texts, and takes no more steps for all of them together than a person would wait for."""

    def __init__(self, steps: int = 30 * _MOST_STEPS) -> None:
        self.steps = steps

    def changes(self, sent: str, copy: str) -> list[Change] | None:
        """The changes in the order of the text; None where the whole is to be reported."""
        if sent == copy:
            return []
        words, others = re.findall(_TOKENS, sent), re.findall(_TOKENS, copy)
        start = _common(words, others)
        end = _common(words[start:][::-1], others[start:][::-1])
        own, new = words[start : len(words) - end], others[start : len(others) - end]
        if max(sum(map(len, own)), sum(map(len, new))) > MOST_DIFFERENT:
            return None
        steps = _steps(own, new)
        if steps > min(_MOST_STEPS, self.steps):
            return None
        self.steps -= steps
        lead = sum(map(len, words[:start]))
        return [Change(lead + a, lead + a_end, added) for a, a_end, added in _merged(own, new)]


def _merged(own: list[str], new: list[str]) -> list[tuple[int, int, str]]:
    """The differing stretches, joined where hardly anything is between them, in characters."""
    found: list[list[int]] = []
    for tag, a, a_end, b, b_end in SequenceMatcher(None, own, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and sum(map(len, own[found[-1][1] : a])) <= _BETWEEN:
            found[-1][1], found[-1][3] = a_end, b_end
        else:
            found.append([a, a_end, b, b_end])
    offsets = [0]
    for word in own:
        offsets.append(offsets[-1] + len(word))
    return [(offsets[a], offsets[a_end], "".join(new[b:b_end])) for a, a_end, b, b_end in found]


def _common(one: list[str], other: list[str]) -> int:
    """How many tokens are the same from the beginning on."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at


def _steps(own: list[str], new: list[str]) -> int:
    """What one look through both texts costs difflib: each token with each that is equal."""
    counts = Counter(new)
    return sum(count * counts[token] for token, count in Counter(own).items())
