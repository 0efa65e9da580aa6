"""Three versions of plain data → one: the data as it was, as the file has it now, and as the document has it.

What only one of the two changed is taken from it. What both changed otherwise is a conflict: the file keeps its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model.source import Loc, Plain

#: Members by which an item of a list is known again.
_NAMES = ("对应", "名称", "序号", "标题", "小标题", "表现", "规则")
#: Items at least this alike are one item that was edited.
_ALIKE = 0.5


class Conflict(NamedTuple):
    """A value that both changed: where it stands in the file, as it was, in the file, and in the document."""

    loc: Loc
    before: Plain
    mine: Plain
    theirs: Plain


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
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._members(before if isinstance(before, dict) else {}, mine, theirs, loc)
        if isinstance(mine, list) and isinstance(theirs, list) and isinstance(before, list):
            return self._items(before, mine, theirs, loc)
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

    def _items(self, before: list[Plain], mine: list[Plain], theirs: list[Plain], loc: Loc) -> list[Plain]:
        """In the document's order; what only the file has stands behind what it stands behind there."""
        my_item, their_item = _matches(before, mine), _matches(before, theirs)
        was_mine = {at: number for number, at in my_item.items()}
        was_theirs = {at: number for number, at in their_item.items()}
        found: list[tuple[int | None, Plain]] = []
        for at, item in enumerate(theirs):
            number = was_theirs.get(at)
            if number is None:
                if item not in [mine[other] for other in range(len(mine)) if other not in was_mine]:
                    found.append((None, item))
                continue
            if number in my_item:
                place = my_item[number]
                found.append((place, self.of(before[number], mine[place], item, (*loc, place))))
            elif item != before[number]:
                self.conflicts.append(Conflict(loc, before[number], None, item))
        for place, item in enumerate(mine):
            number = was_mine.get(place)
            is_added = number is None
            is_changed = number is not None and number not in their_item and item != before[number]
            if is_changed and number is not None:
                self.conflicts.append(Conflict((*loc, place), before[number], item, None))
            if is_added or is_changed:
                behind = max((at for at, (other, _) in enumerate(found) if other is not None and other < place), default=-1)
                found.insert(behind + 1, (place, item))
        return [item for _, item in found]


_GONE = object()


def _matches(before: list[Plain], after: list[Plain]) -> dict[int, int]:
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


def changes(before: Plain, after: Plain, loc: Loc = ()) -> Iterator[tuple[Loc, Plain, Plain]]:
    """Every value that differs: where it stood, as it was, and as it is; a list of another length as a whole."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from changes(before.get(key), after.get(key), (*loc, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (was, now) in enumerate(zip(before, after, strict=True)):
            yield from changes(was, now, (*loc, index))
    else:
        yield loc, before, after
