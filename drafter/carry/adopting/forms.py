"""Ways to tell a figure (收到行政复议申请#) → patterns, and the sentences that they are looked for in.

In a sentence each figure is one character, so that a pattern can say what stands before and behind a number, and how many
numbers stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.model.adoption import AdoptionWords
from drafter.model.numerals import Number
from drafter.model.outline import Outline

#: Figures of a sentence, as characters of the private use area.
_FIRST = 0xE000
#: Stands behind a topic that the sentence itself does not name.
SAID_AGAIN = "‖"
_FIGURE = "[\ue000-\uf8ff]"
#: What may stand between the words of a form and its number.
_LINK = r"((?:[共计达到为有约是在均了数：]|累计|合计|总计|总共|分别|共计|高达){0,3})"
_WITHIN = r"([^。；，、：（）\ue000-\uf8ff]{0,16}?)"
_ACROSS = r"([^。；]{0,60}?)"
_LINKING = re.compile(_LINK)
#: Words in brackets that belong to the word before: 村（社区）, 乡镇（街道）.
_ADDED = re.compile("（(社区|居|街道|场|市、区|区|市|县)）")
_WIDTHS = str.maketrans(",;:()!?", "，；：（）！？")
#: Marks around names, and blanks, say nothing.
_UNSAID = re.compile(r"[“”‘’\"'《》〈〉「」\s　]")


#: So many of the words beside a number are shown.
_LONGEST_WORDS = 22


class Told(NamedTuple):
    """A way to tell the figure of an indicator; `sure`: it may be relied on."""

    path: str
    pattern: re.Pattern[str]
    sure: bool


class Seen(NamedTuple):
    """A number of a sentence told in one of these ways: which number, whose figure, how surely, in what words.

    `weight` is how many characters of the form stand there, `length` how long a stretch they take, `side` where the words are,
    and `ahead` what stands before them.
    """

    number: int
    path: str
    weight: int
    length: int
    sure: bool
    words: str
    side: str
    ahead: str


def sentence_of(text: str, numbers: Sequence[Number]) -> str:
    """A text in which each of these numbers is one character, without what says nothing."""
    parts: list[str] = []
    done = 0
    for index, number in enumerate(numbers):
        parts += [text[done : number.start], chr(_FIRST + index)]
        done = number.end
    return plain("".join([*parts, text[done:]]))


def plain(text: str) -> str:
    """A text with full-width marks, without what says nothing."""
    return _ADDED.sub(lambda found: found[1].replace("、", ""), _UNSAID.sub("", text.translate(_WIDTHS)))


class Topics:
    """What the sentences of a paragraph speak of: one that leaves it out is read with it."""

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


def seen_in(sentence: str, forms: Sequence[Told]) -> list[Seen]:
    """All numbers that are told in a known way."""
    found = []
    for form in forms:
        for match in form.pattern.finditer(sentence):
            at = match.start("n") - match.start()
            before, behind = match[0][:at], match[0][at + 1 :]
            if _LINKING.fullmatch(before):
                before = ""
            side = "旁边" if before and behind else "后面" if behind else "前面"
            words = _readable(f"{before}…{behind}")
            ahead = sentence[: match.start()]
            found.append(
                Seen(ord(match["n"]) - _FIRST, form.path, _weight(match), len(match[0]), form.sure, words, side, ahead)
            )
    return found


def bare(sentence: str) -> str:
    """A sentence with … for each of its figures."""
    return re.sub(f"(?:{_FIGURE}|…)+", "…", sentence)


def _readable(words: str) -> str:
    words = bare(words).strip("，；、：（…")
    return words if len(words) <= _LONGEST_WORDS else f"……{words[-_LONGEST_WORDS:]}"


@lru_cache(maxsize=8)
def _compiled(forms: tuple[tuple[str, str], ...]) -> tuple[Told, ...]:
    return tuple(_told(path, form) for path, form in forms)


def forms_of(outline: Outline, words: AdoptionWords) -> tuple[Told, ...]:
    """All ways to tell the outline's figures: those that are known, and each indicator's own name."""
    forms = []
    for indicator in outline.reported:
        forms += [(indicator.path, form) for form in words.forms.get(indicator.path, ())]
        forms.append((indicator.path, f"{plain(indicator.name)}#"))
    return _compiled(tuple(dict.fromkeys(forms)))


def _told(path: str, form: str) -> Told:
    sure = not form.startswith("?") and "…#" not in form
    form = form.removeprefix("?")
    return Told(path, re.compile(_pattern(form if "#" in form else f"{form}#")), sure)


#: What the signs of a form stand for: this number, another one, words within a clause, words of several clauses.
_SIGNS = {
    "#": f"{_LINK}(?P<n>{_FIGURE})",
    "*": f"{_LINK}{_FIGURE}",
    "…": _WITHIN,
    "～": _ACROSS,
    "{": "(?:",
    "}": ")",
    "|": "|",
}


def _pattern(form: str) -> str:
    return "".join(_SIGNS.get(char) or re.escape(char) for char in _UNSAID.sub("", form))


def _weight(match: re.Match[str]) -> int:
    """How many characters of what was found are the form's own: without numbers and what may stand between its words."""
    return len(match[0]) - sum(len(part or "") for part in match.groups())
