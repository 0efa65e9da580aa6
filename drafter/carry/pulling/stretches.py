"""Which stretches of an edited paragraph are those of the one that was sent, and what stands where others stood."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

#: Numbers and Latin words are kept or changed as a whole: 12 is no part of 112.
_TOKENS = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|[\s\S]")


@lru_cache(maxsize=1024)
def equal(sent: str, copy: str) -> tuple[tuple[int, int, int], ...]:
    """(start in one, start in the other, length) of what is equal, whole numbers only."""
    if sent == copy:
        return ((0, 0, len(sent)),)
    words, others = _TOKENS.findall(sent), _TOKENS.findall(copy)
    own, new = _offsets(words), _offsets(others)
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return tuple((own[a], new[b], own[a + size] - own[a]) for a, b, size in blocks if size)


def _offsets(tokens: list[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def became_of(sent: str, copy: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in the copy the words stand that people put in the place of some of the sent text's.

    None where what stood on either side of them is not there any more.
    """
    blocks = equal(sent, copy)
    ahead = next(((a, b, size) for a, b, size in reversed(blocks) if a < start), None)
    behind = next(((a, b, size) for a, b, size in blocks if a + size > end), None)
    begins = 0 if start == 0 else None if ahead is None or ahead[0] + ahead[2] != start else ahead[1] + ahead[2]
    ends = len(copy) if end == len(sent) else None if behind is None or behind[0] > end else behind[1] + max(end - behind[0], 0)
    if begins is None or ends is None or begins > ends:
        return None
    return begins, ends
