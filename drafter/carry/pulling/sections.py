"""The sections of an edited report → 章节, 问题, 安排 and 其他事项 of the data file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.carry.data import value_at, with_value
from drafter.carry.pulling.citing import Citer
from drafter.carry.pulling.deeds import Deeds, as_typed
from drafter.carry.pulling.entries import Entries, SentSection, is_all_private, sent_sections
from drafter.carry.pulling.lists import List, plans_of, problems_of
from drafter.carry.pulling.parts import Headed, Part, differs_in_number
from drafter.carry.pulling.private import PrivateWords
from drafter.carry.pulling.rewrites import rewritten
from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.compose.passages import LIST_TEMPLATES
from drafter.model.document import HEADINGS, TEMPLATE, passage_at
from drafter.model.outline import Filling
from drafter.model.record import Record
from drafter.model.source import Loc, Plain

_PROBLEMS, _PLANS = (LIST_TEMPLATES[filling] for filling in (Filling.PROBLEMS, Filling.PLANS))
_OTHERS: Loc = ("其他事项",)
_YES, _NO = "是", "否"
#: 层级 of the office's own sections goes as deep as that.
_DEEPEST = 2


class Sections:
    """Takes over the sections one after the other. `forced` are those (by number) whose text is all the office's own."""

    def __init__(
        self,
        plain: Plain,
        record: Record,
        sent: Sequence[SentLine],
        citer: Citer,
        private: PrivateWords,
        forced: frozenset[int],
    ) -> None:
        self.plain = plain
        self.before = plain
        self.record = record
        self.citer = citer
        self.forced = forced
        untitled = frozenset(entry.loc for entry in record.entries if entry.untitled)
        self.sent = {section.head.heading: section for section in sent_sections(sent, untitled)}
        told = frozenset(loc for line in sent for loc in (line.words, line.heading) if loc)
        self.private = private
        self.deeds = Deeds(plain, citer, told, self.private)
        #: Sections that are the office's own words from now on, and those of a level that the outline does not give.
        self.became_own: list[Headed] = []
        self.other_level: list[Headed] = []
        #: The headings of own sections that are gone and whose figures another section reports.
        self.rehomed: tuple[str, ...] = ()
        #: What stands where nothing can be marked 仅报送.
        self.unmarked: list[EditedLine] = []

    def taken(self, parts: Sequence[Part]) -> Plain:
        """The data with these sections."""
        entries = Entries(self.before, list(self.sent.values()))
        for number, part in enumerate(parts):
            section = self.sent.get(part.origin)
            entry = self._entry(part, section, own=number in self.forced)
            entries.add(part.origin, entry, level=part.heading.level if part.heading else 1)
        for origin, section in self.sent.items():
            if origin not in {part.origin for part in parts}:
                entries.drop(section, self.deeds.list_of(Part(), section.entry, ()))
        found = entries.result()
        self.rehomed = tuple(one.heading for one in entries.moving)
        return with_value(self.plain, ("章节",), found)

    def _entry(self, part: Part, section: SentSection | None, *, own: bool) -> dict[str, Plain]:
        """The item of 章节 for a section; empty where none is needed."""
        was = value_at(self.before, section.entry) if section and section.entry else None
        entry: dict[str, Plain] = dict(was) if isinstance(was, dict) else {}
        self._title(part, section, entry)
        lines = [line for line in part.lines if not is_untouched_blank(line)]
        rewriting = None if own or section is None else rewritten(part, lines, section, self.deeds)
        if rewriting is not None:
            lines, section = rewriting.lines, rewriting.section
            _rewrite(entry, rewriting.words)
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
            entry.pop("改写", None)  # what was said instead of passages stands in the words now
        deeds = self.deeds.list_of(part, section.entry if section else (), lines)
        _say(entry, deeds)
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
        rest = [line for line in sent if line.words != sent[0].words]  # what the template says behind 其他事项
        if rest and sent[-len(rest) :] == rest and _ends_with(lines, rest):
            sent, lines = sent[: -len(rest)], lines[: -len(rest)]
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


def _say(entry: dict[str, Plain], deeds: Plain) -> None:
    """Set what a section says."""
    if not deeds:
        entry.pop("做法", None)
        return
    entry["做法"] = deeds
    if not entry.get("对应") and is_all_private(deeds):
        entry["仅报送"] = _YES


def _rewrite(entry: dict[str, Plain], words: Mapping[str, Plain]) -> None:
    """Say passages otherwise, in the order in which they were rewritten; those that were rewritten before stay."""
    typed = entry.get("改写")
    if words:
        _put(entry, "改写", {**(typed if isinstance(typed, dict) else {}), **words}, behind="数据")


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
    return any(place[:1] == (TEMPLATE,) or passage_at(place) for place in (line.words, line.heading))


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
