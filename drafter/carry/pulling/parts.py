"""An edited report in its parts: title, lead, sections with what stands in them, closing, attachments, and the layout's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.model.document import HEADINGS, SECTION, TEMPLATE, Role
from drafter.model.source import Loc

_DIGITS = "一二三四五六七八九十百零"
#: The number of a heading of each level, as people type it.
_NUMBERS = (
    re.compile(rf"[{_DIGITS}]{{1,5}}、\s*"),
    re.compile(rf"[（(][{_DIGITS}]{{1,5}}[）)]、?\s*"),
    re.compile(r"\d{1,2}[.．、](?!\d)\s*"),
    re.compile(r"[（(]\d{1,2}[）)]\s*"),
)
#: The same of the third level where the style says that it is one.
_BEFORE_DIGITS = re.compile(r"\d{1,2}[.．、](?=\d)")
#: A paragraph whose style says nothing is a heading with a number and so many characters, or so many before its first stop.
_LONGEST = 50
ATTACHED = frozenset({Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE})
#: Where words come from that stand in no section.
_OUTSIDE = frozenset({("导语",), ("结束语",), ("附件",), ("标题",), ("报送件",)})
#: What the layout puts around the text.
FURNITURE = frozenset(
    {
        Role.CORNER,
        Role.CORNER_MARK,
        Role.ISSUER,
        Role.NUMBER,
        Role.STAGE,
        Role.ADDRESSEE,
        Role.ATTACHMENT_LIST,
        Role.SIGNATORY,
        Role.SIGNED_ON,
        Role.REMARK,
        Role.IMPRINT,
    }
)


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading in an edited paragraph: its level, where its words begin and end, and where the text behind it begins."""

    line: EditedLine
    level: int
    start: int
    end: int
    body: int

    @property
    def is_unchanged(self) -> bool:
        """Whether the heading reads as it was sent, its number aside."""
        sent = self.line.sent
        if sent is None or sent.block is None or not sent.heading:
            return False
        return self.line.text[self.start : self.body] == sent.text[len(sent.block.number) : sent.lead or len(sent.text)]

    @property
    def is_run_in(self) -> bool:
        """Whether text follows it in its paragraph."""
        return self.body < len(self.line.text)


@dataclass
class Part:
    """A section as it was left: its heading and its paragraphs.

    The first of `lines` is the heading's own paragraph where text follows in it. One that was sent without a heading
    (标题: 不写) has none, and knows its `entry`.
    """

    heading: Headed | None = None
    lines: list[EditedLine] = field(default_factory=list)
    entry: Loc = ()

    @property
    def origin(self) -> Loc:
        """Where the heading came from; nothing for a section that somebody added, or made of an item."""
        if self.entry:
            return (*self.entry, "标题")
        heading = self.heading.line.sent.heading if self.heading and self.heading.line.sent else ()
        return heading if is_section(heading) else ()


@dataclass
class Parts:
    """All of an edited report. `around` is what the layout adds, `cells` what stands in tables."""

    title: list[EditedLine] = field(default_factory=list)
    lead: list[EditedLine] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)
    closing: list[EditedLine] = field(default_factory=list)
    attachments: list[EditedLine] = field(default_factory=list)
    around: list[EditedLine] = field(default_factory=list)
    cells: list[EditedLine] = field(default_factory=list)


def parts_of(lines: Sequence[EditedLine], closing: Loc, untitled: frozenset[Loc] = frozenset()) -> Parts:
    """Sort the paragraphs; `closing` is where the closing's words come from, `untitled` are the entries without a heading."""
    return _Sorter(closing, untitled).sorted(lines)


def untitled_of(line: SentLine | None, untitled: frozenset[Loc]) -> Loc:
    """The entry without a heading in which a paragraph stood; nothing for all others."""
    entry = (line.words or line.heading)[:2] if line else ()
    return entry if entry in untitled else ()


def headed(line: EditedLine) -> Headed | None:
    """The heading of a paragraph; None where it is none."""
    sent = line.sent
    if sent is not None and _lost_its_heading(line, sent):
        return None
    if sent is not None and sent.heading and sent.role is Role.BODY and line.role is Role.BODY:
        return _split(line, len(HEADINGS) + 1, 0, is_run_in=True)  # below the levels that are numbered
    if line.role in HEADINGS:
        level = HEADINGS.index(line.role) + 1
    elif sent is not None and sent.role in HEADINGS and line.role in (None, Role.BODY):
        level = HEADINGS.index(sent.role) + 1
    else:
        return _by_number(line)
    start = _behind_number(line, level)
    if not start and line.run_in and not (sent and sent.heading):
        return None  # the second half of a paragraph that was split keeps its style
    was_run_in = bool(sent and sent.block and sent.block.lead)
    is_run_in = was_run_in or (bool(line.run_in) and line.role in HEADINGS)
    return _split(line, level, start, is_run_in=is_run_in)


def _behind_number(line: EditedLine, level: int) -> int:
    """Where the words of a heading begin; the words may begin with digits themselves (1.2026年)."""
    sent = line.sent
    if sent and sent.block and (number := sent.block.number):
        if line.text.startswith(number):
            return len(number)
        if line.text == sent.text[len(number) :]:
            return 0  # taken out
    patterns = (_NUMBERS[level - 1], *_NUMBERS, *([_BEFORE_DIGITS] if line.role is Role.HEADING3 else []))
    found = next((match for pattern in patterns if (match := pattern.match(line.text))), None)
    return found.end() if found else 0


def _lost_its_heading(line: EditedLine, sent: SentLine) -> bool:
    """Whether a paragraph begins with the text that stood behind its heading: who deletes a heading leaves its style."""
    if sent.block is None or not sent.block.lead:
        return False
    first = line.text.partition("。")[0].strip()
    return bool(first) and sent.text[sent.lead :].lstrip().startswith(first)


def differs_in_number(line: EditedLine) -> bool:
    """Whether an edited paragraph differs from what was sent in nothing but the number of its heading."""
    sent = line.sent
    if sent is None or sent.block is None or not sent.block.number:
        return False
    rest = sent.text[len(sent.block.number) :]
    typed = line.text.removesuffix(rest)
    return line.text.endswith(rest) and (not typed or any(number.fullmatch(typed) for number in _NUMBERS))


def _by_number(line: EditedLine) -> Headed | None:
    """A heading that is told by its number alone: in a new paragraph of the text."""
    if line.sent is not None or line.role not in (None, Role.BODY) or line.where.cell:
        return None
    for level, number in enumerate(_NUMBERS, 1):
        if found := number.match(line.text):
            stop = line.text.find("。", found.end())
            title = len(line.text) - found.end() if stop < 0 else stop - found.end()
            if not 0 < title <= _LONGEST or stop == len(line.text) - 1:
                return None
            return _split(line, level, found.end(), is_run_in=stop >= 0)
    return None


def _split(line: EditedLine, level: int, start: int, *, is_run_in: bool) -> Headed:
    stop = line.text.find("。", start) if is_run_in else -1
    if stop < 0:
        return Headed(line, level, start, len(line.text), len(line.text))
    return Headed(line, level, start, stop, stop + 1)


class _Sorter:
    """Goes through the paragraphs once; where one belongs is told by what it was, and by what stands before it."""

    def __init__(self, closing: Loc, untitled: frozenset[Loc]) -> None:
        self.closing = closing
        self.untitled = untitled
        self.parts = Parts()

    def sorted(self, lines: Sequence[EditedLine]) -> Parts:
        parts = self.parts
        now = parts.lead
        last = max((at for at, line in enumerate(lines) if self._is_in_section(line)), default=-1)
        for at, line in enumerate(lines):
            role = line.sent.role if line.sent and line.role in (None, Role.BODY) else line.role
            if line.where.cell:
                parts.cells.append(line)
            elif role is Role.TITLE:
                parts.title.append(line)
            elif role in FURNITURE:
                parts.around.append(line)
            elif role in ATTACHED or now is parts.attachments:
                now = parts.attachments
                now.append(line)
            elif at > last and line.sent is not None and self.closing and line.sent.words == self.closing:
                now = parts.closing
                now.append(line)
            elif (entry := untitled_of(line.sent, self.untitled)) and entry != self._entry:
                parts.sections.append(Part(None, [line], entry))
                now = parts.sections[-1].lines
            elif self._begins_section(head := headed(line)):
                parts.sections.append(Part(head))
                now = parts.sections[-1].lines
                if head and head.is_run_in:
                    now.append(line)
            else:
                now.append(line)
        return parts

    @property
    def _entry(self) -> Loc:
        return self.parts.sections[-1].entry if self.parts.sections else ()

    def _is_in_section(self, line: EditedLine) -> bool:
        """Whether a paragraph stood in a section: behind the last that did is the closing."""
        return (
            line.sent is not None
            and (
                line.sent.heading[:1] in ((SECTION,), ("章节",))
                or (bool(line.sent.words[:1]) and line.sent.words[:1] not in _OUTSIDE)
            )
            and line.sent.words not in (self.closing, (TEMPLATE, "lead.md"))
        )

    def _begins_section(self, head: Headed | None) -> bool:
        """Whether a heading begins a section of its own, and not an item within one."""
        if head is None:
            return False
        above = self.parts.sections[-1].heading if self.parts.sections else None
        sent = head.line.sent
        if sent is not None and sent.heading and (is_section(sent.heading) or head.line.role in (sent.role, None, Role.BODY)):
            return is_section(sent.heading)
        if self._entry:
            return head.level == 1
        return above is None or head.level <= above.level


def is_section(heading: Loc) -> bool:
    """Whether a heading from this place is that of a section: its own title, or the outline's."""
    match heading:
        case ("章节", int(), "标题"):
            return True
    return heading[:1] == (SECTION,)
