"""Three versions of plain data → one: the data as it was, as the file has it now, and as the document has it.

What only one of the two changed is taken from it, the order of a list, too. What both changed otherwise is a conflict: the file
keeps its own. Texts are merged paragraph by paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model.source import Loc, Plain

#: Members by which an item of a list is known again.
_NAMES = ("对应", "名称", "序号", "标题", "小标题", "表现", "规则")
#: Items at least this alike are one item that was edited.
_ALIKE = 0.5
#: What a mere number or text is short for: a figure's value, an item's words.
_VALUE, _WORDS, _FIGURES = "数值", "内容", "数据"


class Conflict(NamedTuple):
    """What both changed: where it stands in the file, as it was, in the file, and in the document.

    `is_order`: it is the order of a list's items.
    """

    loc: Loc
    before: Plain
    mine: Plain
    theirs: Plain
    is_order: bool = False


def merged(before: Plain, mine: Plain, theirs: Plain) -> tuple[Plain, tuple[Conflict, ...]]:
    """The file's data (`mine`) with what the document (`theirs`) changed."""
    merge = _Merge()
    return merge.of(before, mine, theirs, ()), tuple(merge.conflicts)


class _Merge:
    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def of(self, before: Plain, mine: Plain, theirs: Plain, loc: Loc) -> Plain:
        if theirs in (before, mine):
            return mine
        if mine == before:
            return theirs
        before, mine, theirs = _spelt_out((before, mine, theirs), loc)
        match before, mine, theirs:
            case _, dict(), dict():
                return self._members(before if isinstance(before, dict) else {}, mine, theirs, loc)
            case list(), list(), list():
                return self._items(before, mine, theirs, lambda at: (*loc, at), loc)
            case str(), str(), str() if "\n" in before.strip() + mine.strip() + theirs.strip():
                paragraphs = self._items(before.split("\n"), mine.split("\n"), theirs.split("\n"), lambda _: loc, loc)
                return "\n".join(str(one) for one in paragraphs)
        self.conflicts.append(Conflict(loc, before, mine, theirs))
        return mine

    def _members(
        self, before: Mapping[str, Plain], mine: dict[str, Plain], theirs: dict[str, Plain], loc: Loc
    ) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        for key in (*mine, *(key for key in theirs if key not in mine)):
            value = self._member(key, before, mine, theirs, loc)
            if value is not _GONE:
                found[key] = value  # type: ignore[assignment]  # only _GONE is no plain value
        return found

    def _member(
        self, key: str, before: Mapping[str, Plain], mine: dict[str, Plain], theirs: dict[str, Plain], loc: Loc
    ) -> Plain | object:
        if key in mine and key in theirs:
            return self.of(before.get(key), mine[key], theirs[key], (*loc, key))
        there = mine if key in mine else theirs
        if key not in before:  # one of them added it
            return there[key]
        if there[key] != before[key]:  # one of them took it away, the other changed it
            self.conflicts.append(Conflict((*loc, key), before[key], mine.get(key), theirs.get(key)))
            return mine.get(key, _GONE)
        return _GONE

    def _items(
        self, before: Sequence[Plain], mine: Sequence[Plain], theirs: Sequence[Plain], at: Callable[[int], Loc], loc: Loc
    ) -> list[Plain]:
        """The items that stand in both, or were added by either, in the order of whoever changed it."""
        known = _Known(before, mine, theirs)
        values: dict[_Key, Plain] = {}
        for key in dict.fromkeys((*known.mine, *known.theirs)):
            was = before[key.number] if key.of == "before" else None
            my_place, their_place = known.mine.get(key), known.theirs.get(key)
            if my_place is not None and their_place is not None:
                values[key] = self.of(was, mine[my_place], theirs[their_place], at(my_place))
            elif key.of != "before":
                values[key] = mine[my_place] if my_place is not None else theirs[known.theirs[key]]
            elif my_place is not None and mine[my_place] != was:  # gone from the document, changed in the file
                self.conflicts.append(Conflict(at(my_place), was, mine[my_place], None))
                values[key] = mine[my_place]
            elif their_place is not None and theirs[their_place] != was:
                self.conflicts.append(Conflict(loc, was, None, theirs[their_place]))
        order = known.order()
        if order is None:
            self.conflicts.append(Conflict(loc, list(before), list(mine), list(theirs), is_order=True))
        return [values[key] for key in order or known.woven(known.mine, known.theirs) if key in values]


class _Key(NamedTuple):
    """An item: one that stood there before, or a new one of the file (which may be the document's, too) or of the document."""

    of: str
    number: int


class _Known:
    """Which item of the file and of the document is which: the place of each key in the one and in the other."""

    def __init__(self, before: Sequence[Plain], mine: Sequence[Plain], theirs: Sequence[Plain]) -> None:
        self.before = [_Key("before", number) for number in range(len(before))]
        self.mine = _places(before, mine, "mine")
        self.theirs = _places(before, theirs, "theirs")
        news = [(key, place) for key, place in self.mine.items() if key.of == "mine"]
        others = [(key, place) for key, place in self.theirs.items() if key.of == "theirs"]
        same = _matches([mine[place] for _, place in news], [theirs[place] for _, place in others])
        renamed = {others[b][0]: news[a][0] for a, b in same.items()}
        self.theirs = {renamed.get(key, key): place for key, place in self.theirs.items()}

    def order(self) -> list[_Key] | None:
        """All keys as they stand; None where both changed the order, and not to the same."""
        common = [key for key in self.before if key in self.mine and key in self.theirs]
        my_order, their_order = ([key for key in keys if key in set(common)] for keys in (self.mine, self.theirs))
        if their_order == common:
            return self.woven(self.mine, self.theirs)
        if my_order in (common, their_order):
            return self.woven(self.theirs, self.mine)
        return None

    @staticmethod
    def woven(first: Mapping[_Key, int], second: Mapping[_Key, int]) -> list[_Key]:
        """The keys of one, and what only the other has behind what it stands behind there."""
        found = list(first)
        behind: _Key | None = None
        for key in second:
            if key not in first:
                found.insert(found.index(behind) + 1 if behind is not None else 0, key)
            behind = key
        return found


_GONE = object()


def _spelt_out(values: tuple[Plain, Plain, Plain], loc: Loc) -> tuple[Plain, Plain, Plain]:
    """Short forms (184 for {数值: 184}) in full, where one of the others is."""
    if not any(isinstance(value, dict) for value in values):
        return values
    key = _VALUE if _FIGURES in loc else _WORDS
    spelt: list[Plain] = [{key: value} if isinstance(value, str) else value for value in values]
    return spelt[0], spelt[1], spelt[2]


def _places(before: Sequence[Plain], after: Sequence[Plain], whose: str) -> dict[_Key, int]:
    """The key of each item, in order, and its place."""
    numbers = {at: number for number, at in _matches(before, after).items()}
    return {_Key("before", numbers[at]) if at in numbers else _Key(whose, at): at for at in range(len(after))}


def _matches(before: Sequence[Plain], after: Sequence[Plain]) -> dict[int, int]:
    """Which item of the one list is which of the other: the same, of the same name, or alike."""
    one, other = [_canonical(item) for item in before], [_canonical(item) for item in after]
    found: dict[int, int] = {}
    for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        found.update({a + step: b + step for step in range(size)})
    for same in (lambda a, b: one[a] == other[b], lambda a, b: _named(before[a], after[b]), _alike(one, other)):
        for a in range(len(before)):
            if a in found:
                continue
            taken = set(found.values())
            at = next((b for b in range(len(after)) if b not in taken and same(a, b)), None)
            if at is not None:
                found[a] = at
    return found


def _named(one: Plain, other: Plain) -> bool:
    """Whether two items bear the same name."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    name = next((key for key in _NAMES if one.get(key)), None)
    return name is not None and one[name] == other.get(name)


def _alike(one: list[str], other: list[str]) -> Callable[[int, int], bool]:
    def alike(a: int, b: int) -> bool:
        matcher = SequenceMatcher(None, one[a], other[b], autojunk=False)
        return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE

    return alike


def _canonical(item: Plain) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)
