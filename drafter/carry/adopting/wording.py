"""Sentences as forms are looked for in them: each figure one sign, marks and blanks that say nothing gone.

A part that leaves out what it speaks of (全年审结148件) is read with what an earlier one named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.model.numerals import Number

#: Stands for each figure of a sentence; no text that was read holds it.
FIGURE = "\x01"
#: Stands behind a topic that the sentence itself does not name.
SAID_AGAIN = "‖"
#: Words in brackets that belong to the word before: 村（社区）, 乡镇（街道）.
_ADDED = re.compile("（(社区|居|街道|场|市、区|区|市|县)）")
_WIDTHS = str.maketrans(",;:()!?", "，；：（）！？")
#: Marks around names, and blanks, say nothing.
_UNSAID = re.compile(rf"[“”‘’\"'《》〈〉「」\s　{FIGURE}]")
_CLAUSE = re.compile(f"[，。；：（）{SAID_AGAIN}]")


def sentence_of(text: str, numbers: Sequence[Number]) -> str:
    """A text in which each of these numbers is one sign, without what says nothing."""
    parts: list[str] = []
    done = 0
    for number in numbers:
        parts += [plain(text[done : number.start]), FIGURE]
        done = number.end
    return _without_brackets("".join([*parts, plain(text[done:])]))


def plain(text: str) -> str:
    """A text with full-width marks, without what says nothing."""
    return _without_brackets(_UNSAID.sub("", text.translate(_WIDTHS)))


def bare(sentence: str) -> str:
    """A sentence with … for each of its figures."""
    return re.sub(f"[{FIGURE}…]+", "…", sentence)


def last_clause(words: str) -> str:
    """What stands behind the last stop."""
    return _CLAUSE.split(words)[-1]


def clause(sentence: str, index: int) -> tuple[str, str]:
    """The words of its clause before and behind the figure of this index."""
    parts = sentence.split(FIGURE)
    return last_clause(FIGURE.join(parts[: index + 1])), _CLAUSE.split(FIGURE.join(parts[index + 1 :]))[0]


class Topics:
    """What the sentences of a paragraph speak of, one after the other; `title` is what stands above them."""

    def __init__(self, words: Sequence[str], title: str) -> None:
        self.words = words
        self.now = self._last(plain(title))

    def said_again(self, sentence: str) -> str:
        """The sentence, and before each of its parts that names no topic the one that was named last."""
        parts = sentence.split("；")
        for index, part in enumerate(parts):
            if own := self._last(part):
                self.now = own
            elif self.now:
                parts[index] = f"{self.now}{SAID_AGAIN}{part}"
        return "；".join(parts)

    def _last(self, text: str) -> str:
        return max(((text.rfind(word), word) for word in self.words if word in text), default=(-1, ""))[1]


def _without_brackets(text: str) -> str:
    return _ADDED.sub(lambda found: found[1].replace("、", ""), text)
