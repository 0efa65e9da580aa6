"""Ways to tell a figure (收到行政复议申请#) → patterns, and the numbers of a sentence that are told so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.carry.adopting.wording import FIGURE, bare, plain
from drafter.model.adoption import AdoptionWords
from drafter.model.outline import Outline

#: What may stand between the words of a form and its number; between its words, within a clause and beyond.
_LINK = r"((?:[共计达到为有约是在均了数：]|累计|合计|总计|总共|分别|共计|高达){0,3})"
_WITHIN = rf"([^。；，、：（）{FIGURE}]{{0,16}}?)"
_ACROSS = r"([^。；]{0,60}?)"
#: What the signs of a form stand for: this number, another one, words within a clause, words of several clauses.
_SIGNS = {
    "#": f"{_LINK}(?P<n>{FIGURE})",
    "*": f"{_LINK}{FIGURE}",
    "…": _WITHIN,
    "～": _ACROSS,
    "{": "(?:",
    "}": ")",
    "|": "|",
}
#: Another name before or behind, with no figure of its own between: 撤销、变更共5件, 12件建议和提案.
_JOINED_BEFORE = re.compile(f"[^，。；：（）{FIGURE}][、和及与或]$")
_JOINED_BEHIND = re.compile(f"[、和及与或](?![^，。；：（）]*{FIGURE})")
#: So many of the words beside a number are shown.
_LONGEST_WORDS = 22


class Told(NamedTuple):
    """A way to tell the figure of an indicator; `needed` are words that it has in any case. `sure`: it may be relied on."""

    path: str
    form: str
    needed: str
    sure: bool


class Seen(NamedTuple):
    """A number of a sentence told in one of these ways: which number, whose figure, how surely, by what form, in what words.

    `weight` is how many characters of the form stand there, `length` how long a stretch they take, `side` where the words are,
    `ahead` what stands before them, and `is_joined` whether they are only the last of several names (撤销、变更共5件).
    """

    number: int
    path: str
    weight: int
    length: int
    sure: bool
    form: str
    words: str
    side: str
    ahead: str
    is_joined: bool


def forms_of(outline: Outline, words: AdoptionWords) -> tuple[Told, ...]:
    """All ways to tell the outline's figures: those that are known, and each indicator's own name."""
    forms: dict[tuple[str, str], None] = {}
    for indicator in outline.reported:
        forms |= {(indicator.path, form): None for form in words.forms.get(indicator.path, ())}
        forms[indicator.path, plain(indicator.name)] = None
    return tuple(_told(path, form) for path, form in forms)


def seen_in(sentence: str, forms: Sequence[Told]) -> Iterator[Seen]:
    """All numbers that are told in a known way."""
    for form in forms:
        if form.needed in sentence:
            yield from _seen(sentence, form)


def _seen(sentence: str, form: Told) -> Iterator[Seen]:
    for match in _pattern(form.form).finditer(sentence):
        at = match.start("n") - match.start()
        before, behind = match[0][:at], match[0][at + 1 :]
        if re.fullmatch(_LINK, before):
            before = ""
        side = "旁边" if before and behind else "后面" if behind else "前面"
        number = sentence.count(FIGURE, 0, match.start("n"))
        ahead = sentence[: match.start()]
        words = _readable(f"{before}…{behind}")
        weight, length = _weight(match), len(match[0])
        yield Seen(number, form.path, weight, length, form.sure, form.form, words, side, ahead, _is_joined(match))


def _told(path: str, form: str) -> Told:
    sure = not form.startswith("?") and "…#" not in form
    form = plain(form.removeprefix("?"))
    form = form if "#" in form else f"{form}#"
    return Told(path, form, _needed(form), sure)


def _needed(form: str) -> str:
    """The longest stretch of words outside of all choices."""
    stretches, depth = [""], 0
    for char in form:
        depth += (char == "{") - (char == "}")
        if depth or char in _SIGNS:
            stretches.append("")
        else:
            stretches[-1] += char
    return max(stretches, key=len)


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile("".join(_SIGNS.get(char) or re.escape(char) for char in form))


def _weight(match: re.Match[str]) -> int:
    """How many characters of what was found are the form's own: without numbers and what may stand between its words."""
    return len(match[0]) - sum(len(part or "") for part in match.groups())


def _is_joined(match: re.Match[str]) -> bool:
    """Whether the words right beside the number are joined to others that the number counts as well."""
    group = match.re.groupindex["n"]
    words_end = match.start(group - 1)
    words_start = max((match.end(other) for other in range(1, group - 1)), default=match.start())
    words_start = max(words_start, match.start())
    if words_start < words_end:
        return _JOINED_BEFORE.search(match.string[:words_start]) is not None
    return _JOINED_BEHIND.match(match.string, match.end()) is not None


def _readable(words: str) -> str:
    words = bare(words).strip("，；、：（…")
    return words if len(words) <= _LONGEST_WORDS else f"……{words[-_LONGEST_WORDS:]}"
