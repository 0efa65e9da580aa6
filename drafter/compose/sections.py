"""One section → its blocks: heading, the office's own words, the template's sentences, and figures nobody told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Template

from drafter.compose.arrange import Node
from drafter.compose.context import Voice, printable
from drafter.compose.markdown import MdParagraph, parse
from drafter.compose.passages import LIST_TEMPLATES, Item, Passages, templates_of
from drafter.compose.sentences import figures_in, joined, spans_of, surviving
from drafter.language.ink import Ledger, Part, figure_print
from drafter.language.numbering import heading_number
from drafter.language.templating import apply_filter, rendered
from drafter.model.document import HEADINGS, SECTION, TEMPLATE, Block, Paragraph, Role, Span, Text
from drafter.model.outline import Filling, Section
from drafter.model.passages import Passage
from drafter.model.record import Deed, Entry
from drafter.model.source import Loc

#: What is to be filled in where such a list is missing.
MISSING_LISTS = {Filling.PROBLEMS: "存在的不足和原因", Filling.PLANS: "下一年的主要安排"}


class Heading(NamedTuple):
    """A heading's words, and where they come from."""

    spans: tuple[Span, ...]
    place: Loc


class SectionWriter:
    """Writes the sections of one document; `told` grows with every figure that was told.

    `coming` are the figures that numbered passages tell, wherever they stand: no section tells them by name before.
    """

    def __init__(self, voice: Voice, templates: Mapping[str, Template], told: set[str], passages: Passages) -> None:
        self.voice = voice
        self.templates = templates
        self.told = told
        self.passages = passages
        self.coming: set[str] = set()
        self._items: dict[tuple[str, Loc], Item] = {}
        self.context: dict[str, Any] = voice.context()
        self.printable = printable(voice.record.figures)

    @property
    def ledger(self) -> Ledger:
        """Where everything that was printed is noted."""
        return self.voice.ledger

    def sections(self, nodes: Iterable[Node], level: int) -> Iterator[Block]:
        """The nodes of one level, numbered in the order in which they stand; one without content is left out.

        Of one whose title is 不写 only the contents stand there, and it takes no number.
        """
        number = 0
        for node in nodes:
            body, below = list(self._body(node, level)), list(self.sections(node.children, level + 1))
            if node.entry and node.entry.untitled:
                yield from (*body, *below)
                continue
            if not body and not below:
                is_own = bool(node.entry and node.entry.own)
                if is_own and not node.title:
                    continue
                if not node.title and not any(section.required for section in node.sections):
                    continue
                place = self.voice.source.place(node.entry.loc if node.entry else ("章节",), of_key=node.entry is None)
                body = [] if is_own else [Paragraph(Role.BODY, self.voice.blank("本节内容", place).spans)]
            number += 1
            heading = Heading(self.title(node), _place_of_title(node))
            yield from _headed(level, number, heading, [*body, *below], run_in=_is_run_in(node))

    def body(self, node: Node, level: int) -> list[Block]:
        """What stands between a section's heading and the sections below it."""
        return list(self._body(node, level))

    def foresee(self, nodes: Iterable[Node]) -> None:
        """Learn what the numbered passages of all these sections, and of lead and closing, are going to tell."""
        record = self.voice.record
        ends = (("lead.md", record.lead), ("closing.md", record.closing))
        self.coming.update(
            *(_told_in(self.item(name)) for name, own in ends if own is None and name in self.passages.templates)
        )
        for node in nodes if self.passages.templates else ():
            for below in node.walk():
                if below.is_last and not (below.entry and below.entry.own):
                    names = (name for section in below.sections for name in templates_of(section))
                    self.coming.update(*(_told_in(self.item(n, below.entry)) for n in names if n in self.passages.templates))

    def item(self, template: str, entry: Entry | None = None) -> Item:
        """A template with numbered passages, as told in this entry."""
        key = template, entry.loc if entry else ()
        if key not in self._items:
            said = [deed.content for deed in entry.walk()] if entry else []
            told = frozenset(figures_in(part for words in said for parts in self.voice.paragraphs(words) for part in parts))
            rewrites = {rewrite.number: rewrite.words for rewrite in entry.rewrites} if entry else {}
            self._items[key] = self.passages.item(template, parse(self.rendered(template)), rewrites, told)
        return self._items[key]

    def rendered(self, name: str) -> str:
        """The text of a template (or title), with marks; empty where there is none of that name."""
        template = self.templates.get(name)
        return rendered(template, self.context) if template else ""

    def paragraph(self, parts: list[Part], words: Loc) -> Iterator[Paragraph]:
        """Body paragraphs of these parts, which come from `words`; a line break in a text begins a new one."""
        if not any(isinstance(part, str) and "\n" in part for part in parts):
            if spans := spans_of(parts):
                yield Paragraph(Role.BODY, spans, words=words)
            return
        line: list[Part] = []
        for part in [*parts, "\n"]:
            pieces: list[Part] = [*part.split("\n")] if isinstance(part, str) else [part]
            for index, piece in enumerate(pieces):
                if index and (spans := spans_of(line)):
                    yield Paragraph(Role.BODY, spans, words=words)
                line = [*line, piece] if not index else [piece]

    def title(self, node: Node) -> tuple[Span, ...]:
        """The title of a section: the office's own, else the outline's."""
        if node.entry and node.title:
            return self.voice.line(node.title, (*node.entry.loc, "标题"))
        section = node.sections[0]
        return (
            spans_of(self.ledger.split(self.rendered(section.key))) if section.key in self.templates else (Text(section.title),)
        )

    def _body(self, node: Node, level: int) -> Iterator[Block]:
        deeds = node.entry.deeds if node.entry else ()
        is_own = bool(node.entry and node.entry.own)
        yield from self._deeds(deeds, level + 1, is_own=is_own)
        if is_own:
            return
        counted = sum(bool(deed.heading) for deed in deeds)
        for section in node.sections:
            if node.is_last:
                yield from self._filled(section, level, counted, node.entry)
            yield from self._told_by_name(section.key, None if node.is_last or not node.entry else node.entry.figures)

    def _filled(self, section: Section, level: int, number: int, entry: Entry | None) -> Iterator[Block]:
        """What fills a section beside its entry: a list or a text of the data file, or the section's template."""
        record, filling = self.voice.record, section.filling
        if filling is Filling.OTHERS:
            for parts in self.voice.paragraphs(record.others) if record.others else ():
                yield from self.paragraph(parts, ("其他事项",))
        elif filling is Filling.NARRATIVE:
            template = section.template
            if template in self.passages.templates:
                yield from self._told_by_passages(template, level, number, entry)
            else:
                yield from self._told_by_template(template, level, number, told=frozenset(self.told | self.coming))
        elif record.problems if filling is Filling.PROBLEMS else record.plans:
            if (template := LIST_TEMPLATES[filling]) in self.passages.templates:
                yield from self._told_by_passages(template, level, number, entry)
            else:  # these sentences are the office's own, whatever figures they tell: none of them goes because it was told
                yield from self._told_by_template(template, level, number, told=frozenset())
        elif section.required:
            place = self.voice.source.place((filling.value,))
            yield Paragraph(Role.BODY, self.voice.blank(MISSING_LISTS[filling], place).spans)

    def _deeds(self, deeds: tuple[Deed, ...], level: int, *, is_own: bool) -> Iterator[Block]:
        """Items of 做法; one without words is to be filled in, but where all words are the office's own (自写)."""
        number = 0
        for deed in deeds:
            loc = deed.content.loc
            paragraphs = [p for parts in self.voice.paragraphs(deed.content) for p in self.paragraph(parts, loc)]
            below = list(self._deeds(deed.deeds, level + 1, is_own=is_own))
            if not deed.heading:
                yield from [*paragraphs, *below]
                continue
            if not paragraphs and is_own and deed.run_in:
                paragraphs = [Paragraph(Role.BODY, (), words=loc)]
            elif not paragraphs and not below and not is_own:
                place = self.voice.source.place(loc[:-1])
                paragraphs = [Paragraph(Role.BODY, self.voice.blank("本项内容", place).spans, words=loc)]
            heading = self.voice.line(deed.heading, title := (*loc[:-1], "小标题"))
            if level > len(HEADINGS):  # GB/T 9704 has four levels of numbers; below them a heading leads its paragraph
                first = paragraphs[0].spans if paragraphs else ()
                lead = Paragraph(Role.BODY, joined((*heading, Text("。"), *first)), heading=title, words=loc)
                yield from [lead, *paragraphs[1:], *below]
                continue
            number += 1
            yield from _headed(level, number, Heading(heading, title), [*paragraphs, *below], run_in=deed.run_in)

    def _told_by_template(self, template: str, level: int, number: int, *, told: frozenset[str]) -> Iterator[Block]:
        """A rendered template's blocks; `number` headings stand before them at the first level below the section."""
        numbers, at = {level + 1: number}, level + 1
        source: Loc = (TEMPLATE, template)
        title = Heading((), source)
        below: list[Block] = []
        text = self.rendered(template)
        for block in parse(text) if text.strip() else ():
            parts = surviving(self.ledger.split(block.text), told)
            if isinstance(block, MdParagraph):
                self.told.update(figures_in(parts))
                below += self.paragraph(parts, source)
                continue
            yield from self._closed(at, numbers[at], title, below)
            title, below = Heading(spans_of(parts), source), []
            at = max(level + block.depth - 1, level + 1)
            numbers = {deep: count for deep, count in numbers.items() if deep <= at}
            numbers[at] = numbers.get(at, 0) + bool(title.spans)
        yield from self._closed(at, numbers[at], title, below)

    def _told_by_passages(self, template: str, level: int, number: int, entry: Entry | None) -> Iterator[Block]:
        """The same of a template with numbered passages, which are the office's own words."""
        numbers = {level + 1: number}
        for item in self.item(template, entry).walk():
            below: list[Block] = [block for said in item.paragraphs for block in self.paragraph(*said)]
            if item.title and not (below or item.below or item.alone):
                below = [Paragraph(Role.BODY, (), words=item.place)]  # a heading with its stop, and nothing behind it
            self.told.update(_told_in(item))
            if not item.title:
                yield from below
                continue
            at = max(level + item.depth - 1, level + 1)
            numbers = {deep: count for deep, count in numbers.items() if deep <= at}
            numbers[at] = numbers.get(at, 0) + 1
            yield from _headed(at, numbers[at], Heading(spans_of(item.title), item.place), below, run_in=not item.alone)

    @staticmethod
    def _closed(level: int, number: int, title: Heading, below: list[Block]) -> Iterator[Block]:
        """A heading with what stands below it, run in; without a title the blocks alone."""
        yield from _headed(level, number, title, below, run_in=True) if title.spans else below

    def _told_by_name(self, section: str, only: tuple[str, ...] | None) -> Iterator[Block]:
        """A paragraph of the figures (of these figures) that nobody told, a sentence for each group of them."""
        parts: list[Part] = []
        group = ""
        told = self.told | self.coming
        untold = [figure for figure in self.printable.get(section, ()) if figure.indicator.path not in told]
        for figure in untold if only is None else [figure for figure in untold if figure.indicator.path in only]:
            before, group = group, figure.indicator.path.rpartition(".")[0]
            unit = "" if figure.indicator.is_share else figure.indicator.unit
            between = "" if not parts else "，" if group == before else "。"
            parts += [between, figure.indicator.name, figure_print(figure), unit]
            change, entry = apply_filter("同比", figure)
            parts += ["，同比", entry] if change else []
            self.told.add(figure.indicator.path)
        if parts:
            yield Paragraph(Role.BODY, spans_of([*parts, "。"]), words=(TEMPLATE, section))


def passages(known: Mapping[str, Passage], voice: Voice, *, public: bool) -> Passages:
    """The numbered passages of a document's templates, in this voice: they are the office's own words."""

    def say(text: str, told: frozenset[str]) -> list[Part]:
        return surviving(voice.owned(voice.ledger.split(text)), told)

    return Passages(known, say, voice.paragraphs, public=public)


def _told_in(item: Item) -> set[str]:
    return {
        path
        for one in item.walk()
        for parts in (one.title, *(said.parts for said in one.paragraphs))
        for path in figures_in(parts)
    }


def _is_run_in(node: Node) -> bool:
    if node.entry and node.entry.run_in is not None:
        return node.entry.run_in
    return bool(node.sections and node.sections[0].run_in)


def _place_of_title(node: Node) -> Loc:
    """Where a section's title stands, or would stand if the office wrote one; the outline's place where it has no entry."""
    return (*node.entry.loc, "标题") if node.entry else (SECTION, node.sections[0].key)


def _headed(level: int, number: int, title: Heading, blocks: Sequence[Block], *, run_in: bool) -> Iterator[Block]:
    """A heading and what stands below it; run in, its first paragraph goes on in the heading's line."""
    role = HEADINGS[min(level, len(HEADINGS)) - 1]
    text = heading_number(level, number)
    match blocks:
        case [Paragraph(role=Role.BODY, lead=(), heading=(), spans=spans, words=words), *rest] if run_in:
            yield Paragraph(role, spans, text, joined((*title.spans, Text("。"))), title.place, words)
            yield from rest
        case _:
            yield Paragraph(role, title.spans, text, heading=title.place)
            yield from blocks
