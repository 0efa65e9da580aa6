"""The sections of a report as it was sent, and 章节 as it becomes when they were moved, added to and taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.carry.data import value_at
from drafter.carry.pulling.homes import Rehomed, with_figures
from drafter.carry.pulling.parts import ATTACHED, FURNITURE, is_section, untitled_of
from drafter.carry.pulling.versions import SentLine
from drafter.model.document import SECTION, TEMPLATE, Paragraph, Role
from drafter.model.manuscript import Where
from drafter.model.source import Loc, Plain

_YES = "是"


@dataclass
class SentSection:
    """A section as it was sent: its heading, and its paragraphs, the heading's own first where text follows in it."""

    head: SentLine
    lines: list[SentLine] = field(default_factory=list)

    @property
    def entry(self) -> Loc:
        """Where its item of 章节 stands; nothing where it has none."""
        return self.head.heading[:-1] if self.head.heading[0] != SECTION else ()


def sent_sections(lines: Sequence[SentLine], untitled: frozenset[Loc] = frozenset()) -> Iterator[SentSection]:
    """The sections in reading order; `untitled` are the entries without a heading."""
    section: SentSection | None = None
    for line in lines:
        if line.block is None or line.where.cell or line.role in FURNITURE:
            continue
        entry = untitled_of(line, untitled)
        if is_section(line.heading) or (entry and not (section and section.entry == entry)):
            if section:
                yield section
            section = SentSection(_no_heading(entry), [line]) if entry else SentSection(line, [line] if line.block.lead else [])
        elif _is_behind(line):
            break  # blanks of attachments do not say where they come from
        elif section:
            section.lines.append(line)
    if section:
        yield section


def _no_heading(entry: Loc) -> SentLine:
    """What stands for the heading of a section that has none."""
    return SentLine("", None, Where(), (), Paragraph(Role.BODY, (), heading=(*entry, "标题")))


def _is_behind(line: SentLine) -> bool:
    """Whether a paragraph stands behind all sections."""
    return (
        line.role in ATTACHED
        or line.words in ((TEMPLATE, "closing.md"), ("结束语",))
        or line.heading[:1] == ("附件",)
        or line.words[:1] == ("附件",)
    )


class Entries:
    """章节 as it becomes: in the order that it had, as long as the sections kept theirs."""

    def __init__(self, plain: Plain, sent: Sequence[SentSection]) -> None:
        entries = value_at(plain, ("章节",))
        self.before: list[Plain] = entries if isinstance(entries, list) else [entries] if entries else []
        self.sent = sent
        self.order: list[tuple[Loc, dict[str, Plain]]] = []
        self.dropped: dict[Loc, Plain] = {}
        self.gone: set[Loc] = set()
        self.moving: list[Rehomed] = []

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
        for words in ("做法", "改写"):
            entry.pop(words, None)
        if unprinted:
            entry["做法"] = unprinted
            if is_all_private(unprinted):
                entry["仅报送"] = _YES
        elif entry.get("对应"):
            entry.pop("标题", None)
        else:
            self.gone.add(origin)
            if data := entry.get("数据"):
                self.moving.append(Rehomed(_heading(section.head), data, is_private=entry.get("仅报送") == _YES))
        self.dropped[origin] = {**entry, "自写": _YES}

    def result(self) -> Plain:
        """章节; None where there is nothing in it."""
        left = {origin for origin, _ in self.order}
        was = [section.head.heading for section in self.sent if section.head.heading in left]
        stayed = [origin for origin, _ in self.order if origin[0] != "新增"]
        result = self._in_old_order() if stayed == was else self._in_new_order()
        found = [entry for origin, entry in result if origin not in self.gone]
        return with_figures(found, self.moving) or None

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


def is_all_private(deeds: Plain) -> bool:
    """Whether every item of 做法 is 仅报送: then so is their section, whose heading alone would wait for words."""
    items = deeds if isinstance(deeds, list) else [deeds]
    return all(isinstance(item, dict) and item.get("仅报送") == _YES for item in items)


def _heading(line: SentLine) -> str:
    """The words of a heading, without its number."""
    number = len(line.block.number) if line.block else 0
    return line.text[number : line.lead or None].rstrip("。")


def _listed(origin: Loc, entry: dict[str, Plain]) -> Plain:
    """An entry, or a bare one for a section of the outline that needs one so that others keep their places."""
    return dict(entry) if entry else {"对应": str(origin[1])}
