"""The paragraphs of an edited section → its 做法: what is unchanged stays as it was typed, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from drafter.carry.data import value_at
from drafter.carry.pulling.citing import Citer
from drafter.carry.pulling.parts import Headed, Part, headed
from drafter.carry.pulling.private import PrivateWords
from drafter.carry.pulling.versions import EditedLine
from drafter.language.narrative import paragraphs
from drafter.model.source import Loc, Plain

_DEEDS, _HEADING, _CONTENT, _RUN_IN, _PRIVATE = "做法", "小标题", "内容", "段首标题", "仅报送"


@dataclass
class _Item:
    """One item of 做法 as it was left.

    `place` is where it stood, nothing for a new one; `private`: it, or what it is in, is 仅报送; `is_alone`: nothing follows
    its heading in the paragraph.
    """

    depth: int
    place: Loc = ()
    private: bool = False
    heading: str | None = None
    run_in: bool = True
    is_alone: bool = False
    lines: list[str] = field(default_factory=list)
    below: list[_Item] = field(default_factory=list)


class Deeds:
    """Makes 做法 of edited paragraphs. `told` are the places of all words that were printed, `plain` is the data as it was."""

    def __init__(self, plain: Plain, citer: Citer, told: frozenset[Loc], private: PrivateWords) -> None:
        self.plain = plain
        self.private = private
        self.citer = citer
        self.told = told

    def source_of(self, line: EditedLine) -> str | None:
        """The office's own words of which a paragraph was made; None where it was a template's."""
        sent = line.sent
        if sent is None or not isinstance(text := value_at(self.plain, sent.words), str):
            return None
        said = [said for _, said in paragraphs(text)]
        if len(said) == 1:
            return said[0]
        body = sent.text[sent.lead :]
        return next((each for each in said if self._prints_as(each, body)), None)

    def body(self, line: EditedLine, start: int) -> str:
        """The office's own words for a paragraph from a place on."""
        source = self.source_of(line)
        sent = line.sent
        if source is not None and sent is not None and line.text[start:] == sent.text[sent.lead :]:
            return source
        return self.citer.own_words(line, start, len(line.text), source)

    def heading(self, head: Headed) -> str:
        """The office's own words for a heading."""
        sent = head.line.sent
        typed = value_at(self.plain, sent.heading) if sent else None
        if isinstance(typed, str) and head.is_unchanged:
            return typed
        return self.citer.own_words(head.line, head.start, head.end, typed if isinstance(typed, str) else None)

    def list_of(self, part: Part, entry: Loc, lines: Sequence[EditedLine]) -> Plain:
        """做法 of a section of which these paragraphs are the office's own; `entry` is where the section stands, or nothing."""
        items = self._items(part, lines, private=self.private.marks(entry))
        seen = {item.place for item in _all(items.below)}
        before = value_at(self.plain, (*entry, _DEEDS)) if entry else None
        after = self._plain(items, (*entry, _DEEDS) if entry else (), seen)
        return before if after == _as_list(before) else cast(Plain, after)

    def _items(self, part: Part, lines: Sequence[EditedLine], *, private: bool) -> _Item:
        """The items as a tree."""
        level = part.heading.level if part.heading else 1
        root = _Item(0, private=private)
        stack = [root]
        taken: set[Loc] = set()
        for line in lines:
            head = headed(line)
            was_private = bool(self.private.within(line.text))
            is_own_heading = part.heading is not None and line is part.heading.line
            if head is not None and not is_own_heading:
                stack = self._opened(stack, head.level - level, taken, _place(line.sent.heading if line.sent else ()))
                ends = line.text[head.end : head.body]
                stack[-1].heading, stack[-1].run_in = self.heading(head), head.is_run_in or bool(ends)
                stack[-1].private |= was_private
                stack[-1].is_alone = not head.is_run_in
                if head.is_run_in:
                    stack[-1].lines.append(self.body(line, head.body))
                continue
            place = _place(line.sent.words if line.sent else ())
            start = part.heading.body if is_own_heading and part.heading else 0
            if stack[-1] is root or (place and place != stack[-1].place and place not in taken):
                depth = max(sum(step == _DEEDS for step in place), 1) if place else 1
                stack = self._opened(stack, depth, taken, place)
            elif self._differ(stack, private=was_private):
                stack = self._opened(stack, stack[-1].depth, taken, place)
            stack[-1].private |= was_private
            stack[-1].run_in &= bool(stack[-1].lines) or not stack[-1].is_alone
            stack[-1].lines.append(self.body(line, start))
        return root

    @staticmethod
    def _differ(stack: list[_Item], *, private: bool) -> bool:
        """Whether a paragraph is private and the item before it is not, or the other way round where that is a new one."""
        item = stack[-1]
        is_new = not item.place and item.heading is None and not stack[item.depth - 1].private
        return (not private and is_new) if item.private else private

    def _opened(self, stack: list[_Item], depth: int, taken: set[Loc], place: Loc) -> list[_Item]:
        """The way to a new item of this depth, as deep as there is something to stand in."""
        depth = min(max(depth, 1), len(stack))
        item = _Item(depth, place if place not in taken else ())
        item.private = stack[depth - 1].private or self.private.marks(item.place)
        taken.add(place)
        stack[depth - 1].below.append(item)
        return [*stack[:depth], item]

    def _plain(self, parent: _Item, place: Loc, seen: set[Loc]) -> list[Plain]:
        """The items of an item as plain data; those that stood there and were not printed keep their places."""
        found: list[Plain] = []
        unprinted = dict(self._unprinted(place, seen)) if place else {}
        found += unprinted.pop(-1, [])
        for item in parent.below:
            found.append(self._of_item(item, seen, needs_mark=item.private and not parent.private))
            if place and item.place[:-1] == place:
                found += unprinted.pop(cast(int, item.place[-1]), [])
        return [*found, *(deed for deeds in unprinted.values() for deed in deeds)]

    def _unprinted(self, place: Loc, seen: set[Loc]) -> Iterator[tuple[int, list[Plain]]]:
        """What was not printed, behind which printed item (-1: before all)."""
        before, kept = -1, list[Plain]()
        for index, deed in enumerate(_as_list(value_at(self.plain, place))):
            own = (*place, index)
            if own in seen or any(_is_within(told, own) for told in self.told):
                if kept:
                    yield before, kept
                before, kept = index, []
            else:
                kept = [*kept, deed]
        if kept:
            yield before, kept

    def _of_item(self, item: _Item, seen: set[Loc], *, needs_mark: bool) -> Plain:
        was = value_at(self.plain, item.place) if item.place else None
        deed: dict[str, Plain] = dict(was) if isinstance(was, dict) else {}
        typed = was if isinstance(was, str) else deed.get(_CONTENT)
        content = self._content(item.lines, typed if isinstance(typed, str) else None)
        below = self._plain(item, (*item.place, _DEEDS) if item.place else (), seen)
        needs_mark = needs_mark and not self.private.marks(item.place)
        if isinstance(was, str) and item.heading is None and not below and not needs_mark:
            return content
        if item.heading is not None:
            deed = deed if _HEADING in deed else {_HEADING: None, **deed}
            deed[_HEADING] = item.heading
        else:
            deed.pop(_HEADING, None)
        if needs_mark:
            deed[_PRIVATE] = "是"
        _set(deed, _CONTENT, content)
        if below != _as_list(deed.get(_DEEDS)):
            _set(deed, _DEEDS, cast(Plain, below or None))
        if item.heading is not None and not item.run_in:
            deed[_RUN_IN] = "否"
        else:
            deed.pop(_RUN_IN, None)
        return deed

    @staticmethod
    def _content(lines: list[str], typed: str | None) -> Plain:
        """The words of an item; as they were typed where they are the same."""
        if typed is not None and [said for _, said in paragraphs(typed)] == lines:
            return typed
        return as_typed(lines, typed)

    def _prints_as(self, source: str, printed: str) -> bool:
        return self.citer.prints(source) == printed


def as_typed(lines: Sequence[str], typed: str | None) -> str | None:
    """Paragraphs as a text of the data file; it ends with a line break where the former text did, or there are several."""
    if not lines:
        return None
    ends = "\n" if len(lines) > 1 or (typed is not None and typed.endswith("\n")) else ""
    return "\n".join(lines) + ends


def _set(deed: dict[str, Plain], key: str, value: Plain) -> None:
    if value is None and not deed.get(key):
        return
    if value is None:
        deed.pop(key)
    else:
        deed[key] = value


def _as_list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _place(words: Loc) -> Loc:
    """The item of 做法 that these words belong to; nothing for words from elsewhere."""
    return words[:-1] if words[:1] == ("章节",) and words[-1] in (_CONTENT, _HEADING) else ()


def _is_within(told: Loc, place: Loc) -> bool:
    return told[: len(place)] == place


def _all(items: Iterable[_Item]) -> Iterator[_Item]:
    for item in items:
        yield item
        yield from _all(item.below)
