"""The sections of an edited report → 章节, 问题, 安排 and 其他事项 of the data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.carry.citing import Citer
from drafter.carry.data import value_at, with_value
from drafter.carry.deeds import Deeds, as_typed
from drafter.carry.lists import List, plans_of, problems_of
from drafter.carry.parts import ATTACHED, Headed, Part, differs_in_number, is_section
from drafter.carry.private import PrivateWords
from drafter.carry.versions import EditedLine, SentLine
from drafter.compose.passages import LIST_TEMPLATES
from drafter.model.document import HEADINGS, SECTION, TEMPLATE
from drafter.model.outline import Filling
from drafter.model.record import Record
from drafter.model.source import Loc, Plain

_PROBLEMS, _PLANS = (LIST_TEMPLATES[filling] for filling in (Filling.PROBLEMS, Filling.PLANS))
_OTHERS: Loc = ("其他事项",)
_YES, _NO = "是", "否"
#: 层级 of the office's own sections goes as deep as that.
_DEEPEST = 2


@dataclass
class SentSection:
    """A section as it was sent: its heading, and its paragraphs, the heading's own first where text follows in it."""

    head: SentLine
    lines: list[SentLine] = field(default_factory=list)

    @property
    def entry(self) -> Loc:
        """Where its item of 章节 stands; nothing where it has none."""
        return self.head.heading[:-1] if self.head.heading[0] != SECTION else ()


def sent_sections(lines: Sequence[SentLine]) -> Iterator[SentSection]:
    """The sections in reading order."""
    section: SentSection | None = None
    for line in lines:
        if line.block is None or line.where.cell:
            continue
        if is_section(line.heading):
            if section:
                yield section
            section = SentSection(line, [line] if line.block.lead else [])
        elif section and not _is_behind(line):
            section.lines.append(line)
    if section:
        yield section


def _is_behind(line: SentLine) -> bool:
    """Whether a paragraph stands behind all sections."""
    return (
        line.role in ATTACHED
        or line.words in ((TEMPLATE, "closing.md"), ("结束语",))
        or line.heading[:1] == ("附件",)
        or line.words[:1] == ("附件",)
    )


class Sections:
    """Takes over the sections one after the other. `forced` are those (by number) whose text is all the office's own."""

    def __init__(self, plain: Plain, record: Record, sent: Sequence[SentLine], citer: Citer, forced: frozenset[int]) -> None:
        self.plain = plain
        self.before = plain
        self.record = record
        self.citer = citer
        self.forced = forced
        self.sent = {section.head.heading: section for section in sent_sections(sent)}
        told = frozenset(loc for line in sent for loc in (line.words, line.heading) if loc)
        self.private = PrivateWords(record, sent, citer)
        self.deeds = Deeds(plain, citer, told, self.private)
        #: Sections that are the office's own words from now on, and those of a level that the outline does not give.
        self.became_own: list[Headed] = []
        self.other_level: list[Headed] = []
        #: What stands where nothing can be marked 仅报送.
        self.unmarked: list[EditedLine] = []

    def taken(self, parts: Sequence[Part]) -> Plain:
        """The data with these sections."""
        entries = _Entries(self.before, list(self.sent.values()))
        for number, part in enumerate(parts):
            section = self.sent.get(part.origin)
            entry = self._entry(part, section, own=number in self.forced)
            entries.add(part.origin, entry, level=part.heading.level if part.heading else 1)
        for origin, section in self.sent.items():
            if origin not in {part.origin for part in parts}:
                entries.drop(section, self.deeds.list_of(Part(), section.entry, ()))
        return with_value(self.plain, ("章节",), entries.result())

    def _entry(self, part: Part, section: SentSection | None, *, own: bool) -> dict[str, Plain]:
        """The item of 章节 for a section; empty where none is needed."""
        was = value_at(self.before, section.entry) if section and section.entry else None
        entry: dict[str, Plain] = dict(was) if isinstance(was, dict) else {}
        self._title(part, section, entry)
        lines = [line for line in part.lines if not is_untouched_blank(line)]
        if section and not own and _same(lines, part, [line for line in section.lines if line.words or line.heading]):
            return entry
        listed = self._list_in(lines, part, section) if section and not own else None
        if listed is not None and section and _same(listed, part, [line for line in section.lines if not _is_listed(line)]):
            return entry
        if not lines and part.heading:
            _put(entry, "标题", self.deeds.heading(part.heading), behind="对应")
        told = [line for line in (section.lines if section else ()) if _is_templates(line)]
        if listed is not None:
            lines = listed
        elif told and not own and _ends_with(lines, told):
            lines = lines[: len(lines) - len(told)]
        elif told or own:
            if "自写" not in entry and part.heading:
                self.became_own.append(part.heading)
            entry["自写"] = _YES
        deeds = self.deeds.list_of(part, section.entry if section else (), lines)
        if deeds:
            entry["做法"] = deeds
        else:
            entry.pop("做法", None)
        return entry

    def _title(self, part: Part, section: SentSection | None, entry: dict[str, Plain]) -> None:
        head = part.heading
        if head is None:
            return
        if section is None or not head.is_unchanged:
            _put(entry, "标题", self.deeds.heading(head), behind="对应")
        if section and section.head.role in HEADINGS and head.level != HEADINGS.index(section.head.role) + 1:
            if section.entry and not entry.get("对应") and head.level <= _DEEPEST:
                entry["层级"] = str(head.level)
            else:
                self.other_level.append(head)
        was_run_in = bool(section and section.head.block and section.head.block.lead)
        if part.lines and head.is_run_in != was_run_in:
            if head.is_run_in:
                _put(entry, "段首标题", _YES, behind="标题")
            elif entry.pop("段首标题", None) is None:  # the outline says it
                entry["段首标题"] = _NO

    def _list_in(self, lines: list[EditedLine], part: Part, section: SentSection) -> list[EditedLine] | None:
        """Take over the list that a section tells; the paragraphs before it. None where there is none, or it cannot be read."""
        own = [line for line in section.lines if not _is_listed(line)]
        sent = section.lines[len(own) :]
        if not sent or section.lines[: len(own)] != own:
            return None
        ours, theirs = {id(line) for line in sent}, {id(line) for line in own}
        last_own = max((at for at, line in enumerate(lines) if id(line.sent) in theirs), default=-1)
        begins = next((at for at, line in enumerate(lines) if id(line.sent) in ours), last_own + 1)
        if begins <= last_own:
            return None
        told = {line.words for line in sent}
        head, tail = lines[:begins], lines[begins:]
        if told == {_OTHERS}:
            typed = value_at(self.before, _OTHERS)
            words = [self.deeds.body(line, self._start(part, line)) for line in tail]
            self.unmarked += tail
            self.plain = with_value(self.plain, _OTHERS, as_typed(words, typed if isinstance(typed, str) else None))
            return head
        for template, key, read in ((_PROBLEMS, "问题", problems_of), (_PLANS, "安排", plans_of)):
            if told == {(TEMPLATE, template)}:
                found = read(List(tail, sent, self.record, self.before, self.citer, self.private))
                if found is None:
                    return None
                self.plain = with_value(self.plain, (key,), found or None)
                return head
        return None

    @staticmethod
    def _start(part: Part, line: EditedLine) -> int:
        return part.heading.body if part.heading and line is part.heading.line else 0


class _Entries:
    """章节 as it becomes: in the order that it had, as long as the sections kept theirs."""

    def __init__(self, plain: Plain, sent: Sequence[SentSection]) -> None:
        entries = value_at(plain, ("章节",))
        self.before: list[Plain] = entries if isinstance(entries, list) else [entries] if entries else []
        self.sent = sent
        self.order: list[tuple[Loc, dict[str, Plain]]] = []
        self.dropped: dict[Loc, Plain] = {}
        self.gone: set[Loc] = set()

    def add(self, origin: Loc, entry: dict[str, Plain], *, level: int) -> None:
        """The next section in reading order; `entry` is empty where it needs none."""
        if not origin:
            entry = {"标题": entry.pop("标题", None), "层级": str(level), **entry}
        elif entry and origin[0] == SECTION:
            entry = {"对应": str(origin[1]), **entry}
        self.order.append((origin or ("新增", len(self.order)), entry))

    def drop(self, section: SentSection, unprinted: Plain) -> None:
        """A section that is gone: its figures stay, and what of its words was not printed; nothing else of it is."""
        origin = section.head.heading
        was = value_at(self.before, section.entry[1:]) if section.entry else {"对应": str(origin[1])}
        entry = dict(was) if isinstance(was, dict) else {}
        entry.pop("做法", None)
        if unprinted:
            entry["做法"] = unprinted
        elif entry.get("对应"):
            entry.pop("标题", None)
        else:
            self.gone.add(origin)
        self.dropped[origin] = {**entry, "自写": _YES}

    def result(self) -> Plain:
        """章节; None where there is nothing in it."""
        left = {origin for origin, _ in self.order}
        was = [section.head.heading for section in self.sent if section.head.heading in left]
        stayed = [origin for origin, _ in self.order if origin[0] != "新增"]
        result = self._in_old_order() if stayed == was else self._in_new_order()
        found = [entry for origin, entry in result if origin not in self.gone]
        return found or None

    def _in_old_order(self) -> list[tuple[Loc, Plain]]:
        """As the entries stood; what has none so far stands behind the section before it."""
        now = dict(self.order)
        result: list[tuple[Loc, Plain]] = [
            (loc, now.get(loc) or self.dropped.pop(loc, None) or entry) for loc, entry in self._entries()
        ]
        needed = {one for (one, _), (next_one, _) in zip(self.order, self.order[1:], strict=False) if next_one[0] == "新增"}
        before: Loc | None = None
        for origin, entry in self.order:
            places = {loc: at for at, (loc, _) in enumerate(result)}
            if origin not in places and (entry or origin in needed):
                result.insert(places[before] + 1 if before else 0, (origin, _listed(origin, entry)))
                places[origin] = 0
            before = origin if origin in places else before
        return self._with_dropped(result)

    def _in_new_order(self) -> list[tuple[Loc, Plain]]:
        """As the sections stand now; entries that were not printed stand behind those that they stood behind."""
        result: list[tuple[Loc, Plain]] = [(origin, _listed(origin, entry)) for origin, entry in self.order]
        for index, (loc, entry) in enumerate(self._entries()):
            if loc not in dict(result):
                earlier = {other for other, _ in list(self._entries())[:index]}
                at = max((at for at, (origin, _) in enumerate(result) if origin in earlier), default=-1)
                result.insert(at + 1, (loc, self.dropped.pop(loc, None) or entry))
        return self._with_dropped(result)

    def _with_dropped(self, result: list[tuple[Loc, Plain]]) -> list[tuple[Loc, Plain]]:
        return [*result, *self.dropped.items()]

    def _entries(self) -> Iterator[tuple[Loc, Plain]]:
        return ((("章节", index, "标题"), entry) for index, entry in enumerate(self.before))


def _listed(origin: Loc, entry: dict[str, Plain]) -> Plain:
    """An entry, or a bare one for a section of the outline that needs one so that others keep their places."""
    return dict(entry) if entry else {"对应": str(origin[1])}


def _put(entry: dict[str, Plain], key: str, value: Plain, *, behind: str) -> None:
    """Set a member; a new one stands behind another."""
    if key in entry or behind not in entry:
        entry[key] = value
        return
    members = list(entry.items())
    at = list(entry).index(behind) + 1
    entry.clear()
    entry.update([*members[:at], (key, value), *members[at:]])


def _same(lines: Sequence[EditedLine], part: Part, sent: Sequence[SentLine]) -> bool:
    """Whether these paragraphs are those that were sent, word for word and in order."""
    if len(lines) != len(sent):
        return False
    for line, was in zip(lines, sent, strict=True):
        if line.sent is not was:
            return False
        if part.heading and line is part.heading.line:
            if line.text[part.heading.body :] != was.text[was.lead :]:
                return False
        elif not line.is_unchanged and not differs_in_number(line):
            return False
    return True


def _is_listed(line: SentLine) -> bool:
    """Whether a paragraph tells 问题, 安排 or 其他事项."""
    return line.words == _OTHERS or _is_templates(line)


def _is_templates(line: SentLine) -> bool:
    return line.words[:1] == (TEMPLATE,) or line.heading[:1] == (TEMPLATE,)


def is_untouched_blank(line: EditedLine) -> bool:
    """Whether this is the program's own place to fill in, where nothing was filled in."""
    sent = line.sent
    return sent is not None and sent.block is not None and not sent.words and not sent.heading and line.is_unchanged


def _ends_with(lines: Sequence[EditedLine], told: Sequence[SentLine]) -> bool:
    """Whether the paragraphs end with those of the template, unchanged and in order, and none of it stands elsewhere."""
    tail = lines[len(lines) - len(told) :] if len(lines) >= len(told) else ()
    ours = {id(line) for line in told}
    return (
        len(tail) == len(told)
        and all(
            line.sent is was and (line.is_unchanged or differs_in_number(line)) for line, was in zip(tail, told, strict=True)
        )
        and not any(id(line.sent) in ours for line in lines[: len(lines) - len(told)])
    )
