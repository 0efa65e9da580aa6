"""The whole document: title, 主送, lead, sections, closing, 署名 and 成文日期, and the table of figures when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import Template

from drafter.compose.arrange import arrange
from drafter.compose.context import Voice
from drafter.compose.markdown import parse
from drafter.compose.sections import SectionWriter
from drafter.compose.sentences import figures_in, spans_of, surviving
from drafter.compose.table import figure_table
from drafter.language.ink import Ledger
from drafter.model.document import Blank, Block, Document, LineBreak, Paragraph, Role, Span, Text, text_of
from drafter.model.finding import Place
from drafter.model.outline import Outline
from drafter.model.record import Outlet, Record
from drafter.model.source import Source


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """Compiled templates by file name, and the sections' titles by key. `digest` names this very wording."""

    templates: Mapping[str, Template]
    digest: str


def compose(record: Record, source: Source, outline: Outline, templates: TemplateSet, outlet: Outlet | None) -> Document:
    """Compose the document for one outlet; without one, for nobody in particular."""
    voice = Voice(record, source, Ledger())
    nodes = arrange(record, outline)
    writer = SectionWriter(voice, templates.templates, told=_cited(record, voice))
    place = source.place(("报送件", record.outlets.index(outlet) if outlet in record.outlets else 0))
    outlet = outlet or Outlet(name="")
    title = _title(writer, record, outlet)
    blocks = (
        Paragraph(Role.TITLE, title),
        _addressee(outlet, place),
        *_lead(writer, record),
        *writer.sections(nodes, 1),
        *_closing(writer, record),
        *_signature(record, outlet, place),
        *(figure_table(record, outline) if record.with_table else ()),
    )
    return Document(text_of(title).replace("\n", ""), record.office, record.year, blocks)


def _cited(record: Record, voice: Voice) -> set[str]:
    """The figures that the office tells in its own words; templates need not tell them again."""
    paragraphs = (parts for narrative in record.narratives() for parts in voice.paragraphs(narrative))
    return {path for parts in paragraphs for path in figures_in(parts)}


def _title(writer: SectionWriter, record: Record, outlet: Outlet) -> tuple[Span, ...]:
    own = outlet.title or record.title
    parts = writer.voice.inline(own.strip()) if own else list(writer.ledger.split(writer.rendered("title.md").strip()))
    spans: list[Span] = []
    for span in spans_of(parts):
        if not isinstance(span, Text):
            spans.append(span)
            continue
        for index, line in enumerate(span.text.split("\n")):
            spans += [LineBreak()] * bool(index) + [Text(line.strip())] * bool(line.strip())
    return tuple(spans)


def _addressee(outlet: Outlet, place: Place) -> Paragraph:
    if outlet.addressees:
        return Paragraph(Role.ADDRESSEE, (Text("、".join(outlet.addressees) + "："),))
    return Paragraph(Role.ADDRESSEE, (Blank("主送机关", place), Text("：")))


def _lead(writer: SectionWriter, record: Record) -> Iterator[Block]:
    if record.lead:
        for parts in writer.voice.paragraphs(record.lead):
            yield from writer.paragraph(parts)
    else:
        yield from _plain_paragraphs(writer, "lead.md")


def _closing(writer: SectionWriter, record: Record) -> Iterator[Block]:
    if record.closing:
        for parts in writer.voice.paragraphs(record.closing):
            yield from writer.paragraph(parts)
    else:
        yield from _plain_paragraphs(writer, "closing.md")


def _plain_paragraphs(writer: SectionWriter, name: str) -> Iterator[Block]:
    for block in parse(writer.rendered(name)):
        yield from writer.paragraph(surviving(writer.ledger.split(block.text)))


def _signature(record: Record, outlet: Outlet, place: Place) -> Iterator[Block]:
    for office in outlet.signatories or (record.office,):
        yield Paragraph(Role.SIGNATORY, (Text(office),))
    blank = Blank("成文日期", place)
    yield Paragraph(Role.SIGNED_ON, (Text(_in_full(outlet.signed_on)) if outlet.signed_on else blank,))


def _in_full(day: date) -> str:
    """The date as GB/T 9704 clause 7.3.5.4 wants it: Arabic digits, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
