"""Chapters → sections of the outline: each to the one that it speaks of; others are sections of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from drafter.carry.adopting.topics import LEAST_TEXT, LEAST_TITLE, Topics
from drafter.carry.adopting.tree import Chapter
from drafter.model.outline import Filling, Outline, Section

#: What a text says counts so much beside what its title says.
_TEXT_BESIDE_TITLE = 0.15
#: And so much where the title says nothing.
_TEXT_ALONE = 0.3
#: A section that a title speaks of beside the one that it is above all about.
_LEAST_SECOND = 3.0
_TWO = 2
#: So many times the points of another section are clear.
_CLEARLY = 1.5
#: A text says so much of a section beside its own.
_MUCH = 9.0


@dataclass
class Placed:
    """A chapter with the sections that it fulfils, its own first. `why` says why there are none."""

    chapter: Chapter
    level: int
    keys: list[str] = field(default_factory=list)
    why: str = ""


class Placing:
    """Places the chapters of one report in one outline."""

    def __init__(self, outline: Outline, topics: Topics) -> None:
        self.outline = outline
        self.topics = topics
        self.sections: dict[str, Section] = {section.key: section for section in outline.walk()}
        self.measures = next((section for section in outline.sections if section.children), None)
        self.below = frozenset(section.key for section in self.measures.children) if self.measures else frozenset[str]()
        self.filled: dict[Filling, str] = {
            section.filling: section.key for section in outline.walk() if section.filling is not Filling.NARRATIVE
        }
        self.repeating = next((section.key for section in outline.walk() if section.repeats), "")

    def placed(self, chapters: Sequence[Chapter]) -> list[Placed]:
        """All chapters in their order; those of the measures are taken apart."""
        if self.repeating:
            return [Placed(chapter, 1, [self.repeating]) for chapter in chapters]
        found = [Placed(chapter, 1) for chapter in chapters]
        self._lists(found)
        free = [item for item in found if not item.keys]
        head = self._head(free)
        if head is not None and self.measures:
            head.keys = [self.measures.key]
            inner = [Placed(chapter, 2) for chapter in head.chapter.below]
            self._too_high(inner, head, {key for item in found for key in item.keys})
            self._assign([item for item in inner if not item.why], self.below)
            others = frozenset(self.sections) - self.below - {key for item in found for key in item.keys}
            self._assign([item for item in free if item is not head], others)
            at = found.index(head)
            found[at + 1 : at + 1] = inner
        elif self.measures and all(not item.chapter.head for item in free) and free:
            for item in free:
                item.level = 2
            self._assign(free, self.below)
            first = found.index(free[0])
            found.insert(first, Placed(Chapter(None), 1, [self.measures.key]))
        else:
            known = {self.measures.key if self.measures else "", *(key for item in found for key in item.keys)}
            self._assign(free, frozenset(self.sections) - known, flat=True)
            first_below = next((item for item in found if item.keys and item.keys[0] in self.below), None)
            if first_below and self.measures:
                first_below.keys.append(self.measures.key)
        self._first_responsible(found)
        return found

    def _lists(self, found: Iterable[Placed]) -> None:
        """What was taken for problems or plans."""
        told: set[str] = set()
        for item in found:
            for kind in item.chapter.kind.split("、"):
                key = self.filled.get(Filling(kind), "") if kind and kind in tuple(Filling) else ""
                if key and key not in told:
                    item.keys.append(key)
                    told.add(key)

    def _too_high(self, inner: Iterable[Placed], head: Placed, told: set[str]) -> None:
        """What stands among the measures and is of the first level in the outline: a section of its own, fulfilled there."""
        for item in inner:
            kind = next((kind for kind in item.chapter.kind.split("、") if kind), "")
            points = self.topics.of_title(item.chapter.title)
            within = max((value for key, value in points.items() if key in self.below), default=0.0)
            best = max(points, key=lambda key: points[key], default="")
            is_higher = best not in self.below and points.get(best, 0) >= max(LEAST_TITLE, _CLEARLY * within)
            key = self.filled.get(Filling(kind), "") if kind else best if is_higher else ""
            if key and key not in told and key not in head.keys:
                title = re.sub(r"\{\{.*?\}\}年?", "", self.sections[key].title)
                item.why = f"提纲里“{title[:12]}……”是一级标题，原报告写在下一级"
                head.keys.append(key)

    def _head(self, free: Sequence[Placed]) -> Placed | None:
        """The chapter that holds all measures, if there is one: by its title, or as the one with the sections below it."""
        if self.measures is None:
            return None
        best: tuple[float, Placed] | None = None
        for item in free:
            if item.chapter.head is None:
                continue
            points = self.topics.of_title(item.chapter.title)
            own = points.pop(self.measures.key, 0.0)
            other = max(points.values(), default=0.0)
            told = sum(bool(self._best(below, self.below)) for below in item.chapter.below)
            if own < LEAST_TITLE and not (told >= _TWO and len(free) == 1):
                continue
            rank = own + told - (other if other > own else 0)
            if told < _TWO and other > own and len(free) > 1:
                continue
            if best is None or rank > best[0]:
                best = rank, item
        if best is None or (len(free) > _TWO and not best[1].chapter.below and len(best[1].chapter.lines) <= 1):
            return None
        return best[1]

    def _points(self, chapter: Chapter, keys: frozenset[str]) -> dict[str, float]:
        title = {key: value for key, value in self.topics.of_title(chapter.title).items() if key in keys}
        text = {key: value for key, value in self.topics.of_text(chapter.text).items() if key in keys}
        if not chapter.title:
            return {key: value for key, value in text.items() if value >= LEAST_TEXT}
        if max(title.values(), default=0.0) < LEAST_TITLE:
            first, second = [*sorted(text.values(), reverse=True), 0.0, 0.0][:2]
            least = max(LEAST_TEXT, _CLEARLY * second) if first >= _CLEARLY * second else _TWO * LEAST_TEXT
            return {key: _TEXT_ALONE * value for key, value in text.items() if value >= least}
        return {key: title[key] + _TEXT_BESIDE_TITLE * text.get(key, 0.0) for key in title}

    def _best(self, chapter: Chapter, keys: frozenset[str]) -> str:
        points = self.topics.of_title(chapter.title)
        best = max(((value, key) for key, value in points.items() if key in keys), default=(0.0, ""))
        return best[1] if best[0] >= LEAST_TITLE else ""

    def _assign(self, items: Sequence[Placed], keys: frozenset[str], *, flat: bool = False) -> None:
        """The best pairs first; each section once. What is left is of its own."""
        points = {id(item): self._points(item.chapter, keys) for item in items}
        pairs = sorted(
            ((value, -index, key) for index, item in enumerate(items) for key, value in points[id(item)].items()), reverse=True
        )
        taken: set[str] = set()
        for value, index, key in pairs:
            item = items[-index]
            best = max(points[id(item)].values())
            if not item.keys and key not in taken and value >= best / _TWO:
                item.keys.append(key)
                taken.add(key)
        for item in items:
            self._make_room(item, items, points, taken)
        self._by_text([item for item in items if not item.keys], keys, taken)
        for item in items:
            if not item.keys:
                item.why = "没有认出对应提纲的哪一节" if not points[id(item)] else "与另一节说的是同一件事"
        for item in items:
            if not item.keys:
                continue
            for key in self._more(item.chapter, keys, flat=flat):
                if key not in taken:
                    item.keys.append(key)
                    taken.add(key)
        self._told_beside(items, keys - taken)

    @staticmethod
    def _make_room(item: Placed, items: Sequence[Placed], points: Mapping[int, Mapping[str, float]], taken: set[str]) -> None:
        """Give a chapter its section where the one that took it can do as well with another."""
        for key, value in sorted(points[id(item)].items(), key=lambda pair: -pair[1]):
            if item.keys or value < LEAST_TITLE:
                return
            holder = next((other for other in items if other.keys[:1] == [key]), None)
            mine = points[id(holder)] if holder else {}
            best = max(mine.values(), default=0.0)
            free = max(((points, other) for other, points in mine.items() if other not in taken), default=(0.0, ""))
            if holder and free[0] >= max(LEAST_TITLE, best / _TWO):
                holder.keys, item.keys = [free[1]], [key]
                taken.add(free[1])

    def _by_text(self, items: Iterable[Placed], keys: frozenset[str], taken: set[str]) -> None:
        """Chapters whose titles speak of what another is about go by what their texts say."""
        for item in items:
            text = {key: value for key, value in self.topics.of_text(item.chapter.text).items() if key in keys - taken}
            first, second = [*sorted(text.values(), reverse=True), 0.0, 0.0][:2]
            if first >= max(_TWO * LEAST_TEXT, _CLEARLY * second):
                item.keys = [max(text, key=lambda key: text[key])]
                taken.add(item.keys[0])

    def _told_beside(self, items: Sequence[Placed], keys: Iterable[str]) -> None:
        """Sections that no chapter is about, and one says much of."""
        for key in sorted(keys):
            points = [(self.topics.of_text(item.chapter.text).get(key, 0.0), -at) for at, item in enumerate(items) if item.keys]
            best, at = max(points, default=(0.0, 0))
            if best >= _MUCH:
                items[-at].keys.append(key)

    def _more(self, chapter: Chapter, keys: frozenset[str], *, flat: bool) -> list[str]:
        """Other sections that a chapter speaks of: by its title, and in a report of one level by the titles below it."""
        titles = [chapter.title, *(below.title for below in chapter.below if flat)]
        found = []
        for index, title in enumerate(titles):
            points = sorted(((value, key) for key, value in self.topics.of_title(title).items() if key in keys), reverse=True)
            found += [key for value, key in points[:1] if index and value >= LEAST_TITLE]
            found += [key for value, key in points[: _TWO + 1] if value >= _LEAST_SECOND]
        return found

    def _first_responsible(self, found: list[Placed]) -> None:
        """The duty of the first responsible persons may be told within another part; that part fulfils it, too."""
        wanted = {section.key for section in self.outline.sections} - {key for item in found for key in item.keys}
        for key in wanted:
            words = self.topics.words.texts.get(key, ())
            told = (
                [item for item in found if any(word in item.chapter.title + item.chapter.text for word in words)]
                if words
                else []
            )
            plans = set(self.filled.values())
            own = [item for item in told if not plans.intersection(item.keys)]
            if not own:
                continue
            item = max(own, key=lambda item: (any(word in item.chapter.title for word in words), item.level))
            if item.keys and item.keys[0] in self.below:
                item.keys.append(key)
                continue
            head = next((other for other in found if self.measures and self.measures.key in other.keys), None)
            if head:
                head.keys.append(key)
