"""One section → its blocks: heading, the office's own words, the template's sentences, and figures nobody told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Template

from drafter.compose.arrange import Node
from drafter.compose.context import Voice, printable
from drafter.compose.markdown import MdParagraph, parse
from drafter.compose.sentences import figures_in, joined, spans_of, surviving
from drafter.language.ink import Ledger, Part, figure_print
from drafter.language.numbering import heading_number
from drafter.language.templating import apply_filter, rendered
from drafter.model.document import HEADINGS, Block, Paragraph, Role, Span, Text
from drafter.model.outline import Filling, Section
from drafter.model.record import Deed

#: Which template tells a list of the data file.
LIST_TEMPLATES = {Filling.PROBLEMS: "problems.md", Filling.PLANS: "plans.md"}
#: What is to be filled in where such a list is missing.
MISSING_LISTS = {Filling.PROBLEMS: "存在的不足和原因", Filling.PLANS: "下一年的主要安排"}


class SectionWriter:
    """Writes the sections of one document; `told` grows with every figure that was told."""

    def __init__(self, voice: Voice, templates: Mapping[str, Template], told: set[str]) -> None:
        self.voice = voice
        self.templates = templates
        self.told = told
        self.context: dict[str, Any] = voice.context()
        self.printable = printable(voice.record.figures)

    @property
    def ledger(self) -> Ledger:
        """Where everything that was printed is noted."""
        return self.voice.ledger

    def sections(self, nodes: Iterable[Node], level: int) -> Iterator[Block]:
        """The nodes of one level, numbered in the order in which they stand; one without content is left out."""
        number = 0
        for node in nodes:
            body, below = list(self._body(node, level)), list(self.sections(node.children, level + 1))
            if not body and not below:
                if not node.title and not any(section.required for section in node.sections):
                    continue
                place = self.voice.source.place(node.entry.loc if node.entry else ("章节",), of_key=node.entry is None)
                body = [Paragraph(Role.BODY, self.voice.blank("本节内容", place).spans)]
            number += 1
            title = self.title(node)
            yield from _headed(level, number, title, [*body, *below], run_in=bool(node.entry and node.entry.run_in))

    def rendered(self, name: str) -> str:
        """The text of a template (or title), with marks; empty where there is none of that name."""
        template = self.templates.get(name)
        return rendered(template, self.context) if template else ""

    def paragraph(self, parts: list[Part]) -> Iterator[Paragraph]:
        """Body paragraphs of these parts; a line break in a text begins a new one."""
        if not any(isinstance(part, str) and "\n" in part for part in parts):
            if spans := spans_of(parts):
                yield Paragraph(Role.BODY, spans)
            return
        line: list[Part] = []
        for part in [*parts, "\n"]:
            pieces: list[Part] = [*part.split("\n")] if isinstance(part, str) else [part]
            for index, piece in enumerate(pieces):
                if index and (spans := spans_of(line)):
                    yield Paragraph(Role.BODY, spans)
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
        yield from self._deeds(deeds, level + 1)
        counted = sum(bool(deed.heading) for deed in deeds)
        for section in node.sections:
            if node.is_last:
                yield from self._filled(section, level, counted)
            yield from self._told_by_name(section.key, None if node.is_last or not node.entry else node.entry.figures)

    def _filled(self, section: Section, level: int, number: int) -> Iterator[Block]:
        """What fills a section beside its entry: a list or a text of the data file, or the section's template."""
        record, filling = self.voice.record, section.filling
        if filling is Filling.OTHERS:
            for parts in self.voice.paragraphs(record.others) if record.others else ():
                yield from self.paragraph(parts)
        elif filling is Filling.NARRATIVE:
            yield from self._told_by_template(self.rendered(section.template), level, number, told=frozenset(self.told))
        elif record.problems if filling is Filling.PROBLEMS else record.plans:
            # These sentences are the office's own, whatever figures they tell: none of them goes because it was told.
            yield from self._told_by_template(self.rendered(LIST_TEMPLATES[filling]), level, number, told=frozenset())
        elif section.required:
            place = self.voice.source.place((filling.value,))
            yield Paragraph(Role.BODY, self.voice.blank(MISSING_LISTS[filling], place).spans)

    def _deeds(self, deeds: tuple[Deed, ...], level: int) -> Iterator[Block]:
        number = 0
        for deed in deeds:
            paragraphs = [p for parts in self.voice.paragraphs(deed.content) for p in self.paragraph(parts)]
            below = list(self._deeds(deed.deeds, level + 1))
            if not deed.heading:
                yield from [*paragraphs, *below]
                continue
            if not paragraphs and not below:
                place = self.voice.source.place(deed.content.loc[:-1])
                paragraphs = [Paragraph(Role.BODY, self.voice.blank("本项内容", place).spans)]
            heading = self.voice.line(deed.heading, (*deed.content.loc[:-1], "小标题"))
            if level > len(HEADINGS):  # GB/T 9704 has four levels of numbers; below them a heading leads its paragraph
                first = paragraphs[0].spans if paragraphs else ()
                yield from [Paragraph(Role.BODY, joined((*heading, Text("。"), *first))), *paragraphs[1:], *below]
                continue
            number += 1
            yield from _headed(level, number, heading, [*paragraphs, *below], run_in=True)

    def _told_by_template(self, text: str, level: int, number: int, *, told: frozenset[str]) -> Iterator[Block]:
        """A rendered template's blocks; `number` headings stand before them at the first level below the section."""
        numbers, at = {level + 1: number}, level + 1
        title: tuple[Span, ...] = ()
        below: list[Block] = []
        for block in parse(text) if text.strip() else ():
            parts = surviving(self.ledger.split(block.text), told)
            if isinstance(block, MdParagraph):
                self.told.update(figures_in(parts))
                below += self.paragraph(parts)
                continue
            yield from self._closed(at, numbers[at], title, below)
            title, below = spans_of(parts), []
            at = max(level + block.depth - 1, level + 1)
            numbers = {deep: count for deep, count in numbers.items() if deep <= at}
            numbers[at] = numbers.get(at, 0) + bool(title)
        yield from self._closed(at, numbers[at], title, below)

    @staticmethod
    def _closed(level: int, number: int, title: tuple[Span, ...], below: list[Block]) -> Iterator[Block]:
        """A heading with what stands below it, run in; without a title the blocks alone."""
        yield from _headed(level, number, title, below, run_in=True) if title else below

    def _told_by_name(self, section: str, only: tuple[str, ...] | None) -> Iterator[Block]:
        """A paragraph of the figures (of these figures) that nobody told, a sentence for each group of them."""
        parts: list[Part] = []
        group = ""
        untold = [figure for figure in self.printable.get(section, ()) if figure.indicator.path not in self.told]
        for figure in untold if only is None else [figure for figure in untold if figure.indicator.path in only]:
            before, group = group, figure.indicator.path.rpartition(".")[0]
            unit = "" if figure.indicator.is_share else figure.indicator.unit
            between = "" if not parts else "，" if group == before else "。"
            parts += [between, figure.indicator.name, figure_print(figure), unit]
            change, entry = apply_filter("同比", figure)
            parts += ["，同比", entry] if change else []
            self.told.add(figure.indicator.path)
        if parts:
            yield Paragraph(Role.BODY, spans_of([*parts, "。"]))


def _headed(level: int, number: int, title: tuple[Span, ...], blocks: Sequence[Block], *, run_in: bool) -> Iterator[Block]:
    """A heading and what stands below it; run in, its first paragraph goes on in the heading's line."""
    role = HEADINGS[min(level, len(HEADINGS)) - 1]
    text = heading_number(level, number)
    match blocks:
        case [Paragraph(role=Role.BODY, lead=(), spans=spans), *rest] if run_in:
            yield Paragraph(role, spans, text, lead=joined((*title, Text("。"))))
            yield from rest
        case _:
            yield Paragraph(role, title, text)
            yield from blocks
