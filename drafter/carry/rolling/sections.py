"""章节 of last year → those of the new one: order, titles and headings kept, figures emptied, words laid above as comments."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.carry.rolling.figures import Labels, carried_figure, told_of
from drafter.carry.rolling.gaps import with_gaps_filled
from drafter.carry.rolling.own_lists import all_words, is_left_out, leading_words, list_told, tells_lists_among_others
from drafter.carry.rolling.places import Places
from drafter.carry.rolling.plain import Mapping, figures_in, items, lines, said, texts
from drafter.carry.rolling.standing import Standing
from drafter.carry.rolling.titles import Titles
from drafter.model.carried import CarriedDeed, CarriedEntry, CarriedFigure, Field, Homeless, Item
from drafter.model.outline import Filling, Outline, Section
from drafter.model.record import NOT_WANTED
from drafter.model.source import Loc

#: What is carried otherwise, or (自写) holds as long as the words stand; of all else, mere texts are marks.
_CARRIED = ("对应", "标题", "数据", "小标题", "内容", "做法", "自写")


class Sections:
    """Carries the entries of one data file from the outline of its year to that of the new one."""

    def __init__(
        self,
        before: Outline,
        places: Places,
        titles: Titles,
        labels: Labels,
        private: frozenset[str] = frozenset(),
        standing: Standing | None = None,
    ) -> None:
        self.before = before
        self.after = titles.form.outline
        self.places = places
        self.titles = titles
        self.labels = labels
        self.private = private
        self.standing = standing or Standing()
        self.known = {section.key: section for section in self.after.walk()}
        self.old_titles = {section.key: section.title for section in before.walk()}
        self.used: set[str] = set()
        self.homeless: list[Homeless] = []
        self.unsorted: list[str] = []

    def carried(self, data: Mapping) -> tuple[CarriedEntry, ...]:
        """All entries, and new ones for sections that the last year did not name."""
        typed = [(at, entry) for at, entry in enumerate(items(data.get("章节"))) if not self._is_gone(entry)]
        entries = tuple(self._entry(entry, ("章节", at)) for at, entry in typed)
        entries = with_gaps_filled(entries, self.after)
        told = {figure.path for entry in entries for figure in entry.figures}
        return tuple(self._completed(entry, told) for entry in entries)

    def _left_out(self, entry: Mapping, fulfils: tuple[str, ...]) -> Item:
        """That a section is left out again; what regulations demand comes back."""
        if not is_left_out(entry) or not fulfils or any(self.known[key].statutory for key in fulfils):
            return ()
        return (Field("自写", "是", (f"{self.labels.last}没有写这一节。今年要写的，删去下面一行",)),)

    def _is_gone(self, entry: Mapping) -> bool:
        """Whether an entry says nothing of sections that there are no more (it was left out)."""
        keys = texts(entry.get("对应"))
        is_empty = is_left_out(entry) and not entry.get("数据")
        return bool(keys) and is_empty and not any(self.places.sections.get(key) or key in self.known for key in keys)

    def _entry(self, entry: Mapping, loc: Loc) -> CarriedEntry:
        keys, typed = texts(entry.get("对应")), said(entry, "标题")
        title = "" if keys and typed.strip() == NOT_WANTED else self.titles.moved(typed)
        fulfils = tuple(self._kept_keys(self._wanted(keys, title)))
        told = any(self.after.passages.get(key) for key in fulfils)  # the templates have last year's words
        if told and title == self.titles.form.title(self.known[fulfils[0]].title):
            title = ""
        if keys and not fulfils and not title:
            title = self.titles.form.title(self.old_titles.get(keys[0], keys[0]))
        if keys and not fulfils:
            self.homeless.append(Homeless(f"章节“{keys[0]}”", f"照旧放着，作为自设的章节“{title}”"))
        return CarriedEntry(
            fulfils,
            title,
            (*_marks(entry), *self._left_out(entry, fulfils)),
            tuple(self._figures(entry)),
            () if told else self._told(entry, keys, title, loc),
            rewrites=tuple(_rewrites(entry, self.labels.last)),
        )

    def _told(self, entry: Mapping, keys: tuple[str, ...], title: str, loc: Loc) -> tuple[CarriedDeed, ...]:
        """Its 做法. What tells last year's problems or plans is no heading to keep."""
        if tells_lists_among_others(entry, self.before):
            self.unsorted.append(title or self.titles.form.title(self.old_titles.get(keys[0], keys[0])))
            return (CarriedDeed(paragraphs=all_words(entry)),)
        if list_told(entry, self.before) is None:
            return self._deeds(entry, loc)
        return tuple(
            CarriedDeed("", _marks(deed), words, (), self.standing.above((*loc, "做法", at, "内容")))
            for at, deed in enumerate(items(entry.get("做法")))
            if (words := leading_words(entry, deed)) is not None
        )

    def _wanted(self, keys: tuple[str, ...], title: str) -> tuple[str, ...]:
        """The sections that an entry tells: by key, or by title where it is the office's own or one of several of its key.

        One of several is not told by the words that templates have for another of them.
        """
        if not keys or not (title and self._are_repeated(keys)):
            return keys or self._called(title)
        return self._called(title) or tuple(key for key in keys if self._has_no_words_for_another(key, title))

    def _are_repeated(self, keys: tuple[str, ...]) -> bool:
        return self.after.id != self.before.id and any(one.repeats and one.key in keys for one in self.before.walk())

    def _has_no_words_for_another(self, key: str, title: str) -> bool:
        place = self.places.sections.get(key, "")
        return not self.after.passages.get(place) or self.titles.form.title(self.known[place].title) == title

    def _called(self, title: str) -> tuple[str, ...]:
        """The section of the new outline that one of the office's own became: it has its title and a new key."""
        if not title or self.after.id == self.before.id:
            return ()
        fresh = (section for section in self.after.walk() if section.key not in self.old_titles)
        return tuple(section.key for section in fresh if self.titles.form.title(section.title) == title)[:1]

    def _kept_keys(self, keys: tuple[str, ...]) -> Iterator[str]:
        """The new keys; one that only one entry may name goes to the first."""
        for key in keys:
            place = self.places.sections.get(key) or (key if key in self.known and key not in self.old_titles else None)
            if place is None or (place in self.used and not self.known[place].repeats):
                if len(keys) > 1:
                    self.homeless.append(Homeless(f"章节“{key}”", f"原与{'、'.join(k for k in keys if k != key)}写在一起"))
                continue
            self.used.add(place)
            yield place

    def _figures(self, entry: Mapping) -> Iterator[CarriedFigure]:
        for path, value in figures_in(entry.get("数据"), self.before):
            indicator = self.before.indicators.get(path)
            unit = indicator.unit if indicator else ""
            if place := self.places.figures.get(path):
                figure = carried_figure(place, value, unit, self.labels)
                yield _marked(figure, self.labels) if path in self.private else figure
            elif said_of_it := told_of(value, unit, self.labels):
                name = f"{indicator.name}（{path}）" if indicator else path
                self.homeless.append(Homeless(f"指标“{name}”", said_of_it))

    def _deeds(self, data: Mapping, loc: Loc) -> tuple[CarriedDeed, ...]:
        return tuple(self._deed(deed, (*loc, "做法", at)) for at, deed in enumerate(items(data.get("做法"))))

    def _deed(self, deed: Mapping, loc: Loc) -> CarriedDeed:
        words, older = lines(said(deed, "内容")), self.standing.above((*loc, "内容"))
        return CarriedDeed(self.titles.moved(said(deed, "小标题")), _marks(deed), words, self._deeds(deed, loc), older)

    def _completed(self, entry: CarriedEntry, told: set[str]) -> CarriedEntry:
        """The entry with what the outline asks for and nobody has said, and a place for words where they may stand."""
        sections = [self.known[key] for key in entry.fulfils]
        asked = [indicator.path for section in sections for indicator in self.after.indicators_of(section.key)]
        blanks = [CarriedFigure(path) for path in asked if path not in told and not self.after.indicators[path].formula]
        told.update(figure.path for figure in blanks)
        takes_words = any(map(_takes_words, sections)) or not sections
        takes_words = takes_words and not any(self.after.passages.get(key) for key in entry.fulfils)
        deeds = entry.deeds or (CarriedDeed(),) * (takes_words and all(mark.key != "自写" for mark in entry.marks))
        return entry._replace(figures=(*entry.figures, *blanks), deeds=deeds)


def _rewrites(entry: Mapping, label: str) -> Iterator[str]:
    rewrites = entry.get("改写")
    for number, text in rewrites.items() if isinstance(rewrites, dict) else ():
        said_of_it = " ".join(lines(text)) if isinstance(text, str) else ""
        yield f"{label}改写 {number}：{said_of_it or '（不要这一段）'}"


def _marks(item: Mapping) -> Item:
    """Whatever else is said of a section or deed, as typed: it holds for the new year, too."""
    return tuple(Field(key, text) for key, text in item.items() if isinstance(text, str) and key not in _CARRIED)


def _marked(figure: CarriedFigure, labels: Labels) -> CarriedFigure:
    """The figure with the mark that the words, which are gone, no longer are."""
    note = f"{labels.last}只在仅报送的内容里写到，没有公开，因此标了仅报送；可以公开的，请改成 否"
    return figure._replace(private="是", notes=(*figure.notes, note))


def _takes_words(section: Section) -> bool:
    return section.filling is Filling.NARRATIVE and not section.children
