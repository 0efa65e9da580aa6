"""Which section of an outline a title or a text speaks of: by the words that such sections use, not by where it stands."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from drafter.model.adoption import AdoptionWords
from drafter.model.outline import Outline, Section
from drafter.review.likeness import grams

#: A title speaks of a section from so many points on; a text, from so many.
LEAST_TITLE, LEAST_TEXT = 2.0, 3.0
#: A word of a section that stands in a title counts for as many characters as it has, times this.
_WORD = 1.0
#: Pairs of characters in common with the outline's own title: at most so many points.
_MOST_OF_PAIRS = 6.0
#: A name of an indicator tells its section if it has so many characters.
_SHORTEST_NAME = 4
#: A word that a text repeats counts at most so often.
_OFTEN = 3
_NOT_CHINESE = re.compile(r"[^\u4e00-\u9fff]")


class Topics:
    """Scores titles and texts against the sections of one outline."""

    def __init__(self, outline: Outline, words: AdoptionWords) -> None:
        self.outline = outline
        self.words = words
        self.sections: dict[str, Section] = {section.key: section for section in outline.walk()}
        titles = {key: set(grams(_plain(section.title))) for key, section in self.sections.items()}
        known = Counter(gram for grams_of in titles.values() for gram in grams_of)
        many = math.log(1 + len(titles))
        self.pairs: Mapping[str, Mapping[str, float]] = {
            key: {gram: max(1 - math.log(known[gram]) / many, 0) if known[gram] > 1 else 1.0 for gram in grams_of}
            for key, grams_of in titles.items()
        }
        self.names = {
            key: tuple(
                dict.fromkeys(
                    name
                    for i in outline.indicators_of(key)
                    for name in (_plain(i.name), _plain(i.short))
                    if len(name) >= _SHORTEST_NAME
                )
            )
            for key in self.sections
        }

    def of_title(self, title: str) -> dict[str, float]:
        """Points of each section that a title may speak of."""
        plain = _plain(title)
        own = set(grams(plain)) if len(plain) > 1 else set()
        found = {}
        for key, pairs in self.pairs.items():
            common = sum(pairs[gram] for gram in own if gram in pairs)
            share = common / max(sum(pairs.values()), 1)
            points = min(_MOST_OF_PAIRS * share * 2, _MOST_OF_PAIRS)
            points += _WORD * _held(plain, self.words.titles.get(key, ()))
            if points:
                found[key] = points
        return found

    def of_text(self, text: str) -> dict[str, float]:
        """Points of each section that a text may speak of: for each hundred characters, roughly."""
        plain = _plain(text)
        size = max(len(plain), 100) ** 0.5 / 10
        found = {}
        for key in self.sections:
            points = 0.0
            for word in (*self.words.texts.get(key, ()), *self.words.titles.get(key, ())):
                points += min(plain.count(word), _OFTEN) * len(word) / 2
            points += sum(len(name) / 2 for name in self.names[key] if name in plain)
            if points:
                found[key] = points / size
        return found

    def topic(self, text: str) -> str:
        """The one section below others that a text speaks of; empty where that is not clear."""
        points = {key: value for key, value in self.of_text(text).items() if not self.sections[key].children}
        best = sorted(points.items(), key=lambda item: -item[1])[:1]
        return best[0][0] if best and best[0][1] >= LEAST_TEXT else ""


def _held(plain: str, words: tuple[str, ...]) -> float:
    """How many characters of a title are words of a section; what lies within a longer word counts once."""
    covered = [False] * len(plain)
    for word in words:
        start = plain.find(word)
        while start >= 0:
            covered[start : start + len(word)] = [True] * len(word)
            start = plain.find(word, start + 1)
    return float(sum(covered))


def _plain(text: str) -> str:
    return _NOT_CHINESE.sub("", text)
