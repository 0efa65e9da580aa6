"""The whole document: title, 主送, lead, sections, closing, and what the outlet puts around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import Template

from drafter.compose.arrange import arrange
from drafter.compose.context import Voice
from drafter.compose.markdown import parse
from drafter.compose.outlets import (
    addressees,
    attachment_list,
    attachments_of,
    imprint,
    letterhead,
    signatories,
    signature,
)
from drafter.compose.sections import SectionWriter, passages
from drafter.compose.sentences import figures_in, spans_of, surviving
from drafter.language.ink import Ledger
from drafter.language.publication import public_view
from drafter.model.document import TEMPLATE, Block, Document, LineBreak, Paragraph, Role, Span, Text, text_of
from drafter.model.outline import Outline
from drafter.model.passages import Passage
from drafter.model.phrases import Phrases
from drafter.model.record import Narrative, Outlet, Record
from drafter.model.source import Loc, Source


class TemplateSet(NamedTuple):
    """Compiled templates by file name, the sections' titles by key, and the set phrases. `digest` names this very wording.

    `passages` are the numbered ones of all templates, `unsaid` the figures that they say are not told.
    """

    templates: Mapping[str, Template]
    digest: str
    phrases: Phrases
    passages: Mapping[str, Passage] = MappingProxyType({})
    unsaid: frozenset[str] = frozenset()


def compose(record: Record, source: Source, outline: Outline, templates: TemplateSet, outlet: Outlet | None) -> Document:
    """Compose the document for one outlet; without one, for nobody in particular.

    The public version is composed from the public view of the record.
    """
    loc: Loc = ("报送件", record.outlets.index(outlet) if outlet in record.outlets else 0)
    place = source.place(loc)
    outlet = outlet or Outlet(name="")
    if outlet.is_public:
        record = public_view(record, outline, source)
    names = signatories(record, outlet)
    voice = Voice(record, source, Ledger(), templates.phrases, names)
    writer = writer_of(record, voice, templates, public=outlet.is_public)
    nodes = arrange(record, outline)
    writer.foresee(nodes)
    title, place_of_title = own_title(writer, outlet, record)
    stage = [Paragraph(Role.STAGE, (Text(f"（{outlet.stage}）"),))] if outlet.stage else []
    blocks = (
        Paragraph(Role.TITLE, title, heading=place_of_title),
        *stage,
        *addressees(outlet, place),
        *_own_or("lead.md", record.lead, writer),
        *writer.sections(nodes, 1),
        *_own_or("closing.md", record.closing, writer),
        *attachment_list(writer, record.attachments),
        *signature(record, outlet, place),
        *attachments_of(writer, record, outline),
    )
    return Document(
        text_of(title).replace("\n", ""),
        record.office,
        record.year,
        blocks,
        head=letterhead(record, outlet, place),
        imprint=imprint(outlet, place),
        live=not outlet.is_public,
        names=names,
    )


def own_title(writer: SectionWriter, outlet: Outlet, record: Record) -> tuple[tuple[Span, ...], Loc]:
    """The title of one outlet's document, and where it stands or would stand in the data."""
    index = record.outlets.index(outlet) if outlet in record.outlets else 0
    loc: Loc = ("报送件", index, "标题") if outlet.title else ("标题",)
    return _title(writer, outlet.title or record.title, loc), loc


def writer_of(record: Record, voice: Voice, templates: TemplateSet, *, public: bool) -> SectionWriter:
    """Who writes a document's sections."""
    numbered = passages(templates.passages, voice, public=public)
    return SectionWriter(voice, templates.templates, cited(record, voice) | templates.unsaid, numbered)


def cited(record: Record, voice: Voice) -> set[str]:
    """The figures that the office tells in its own words, attachments aside; templates need not tell them again."""
    attached = {said for attachment in record.attachments for said in attachment.walk()}
    spoken = (narrative for narrative in record.narratives() if narrative not in attached)
    paragraphs = (parts for narrative in spoken for parts in voice.paragraphs(narrative))
    return {path for parts in paragraphs for path in figures_in(parts)}


def _title(writer: SectionWriter, own: str, loc: Loc) -> tuple[Span, ...]:
    """The office's own title, which stands at `loc`, else the template's."""
    parts = writer.voice.inline(own.strip(), loc) if own else list(writer.ledger.split(writer.rendered("title.md").strip()))
    spans: list[Span] = []
    for span in spans_of(parts):
        if not isinstance(span, Text):
            spans.append(span)
            continue
        for index, line in enumerate(span.text.split("\n")):
            spans += [LineBreak()] * bool(index) + [Text(line.strip())] * bool(line.strip())
    return tuple(spans)


def _own_or(template: str, own: Narrative | None, writer: SectionWriter) -> Iterator[Block]:
    """The office's own words, none where it wants none (不写), else the template's."""
    if own is not None:
        for parts in writer.voice.paragraphs(own):
            yield from writer.paragraph(parts, own.loc)
        return
    if template in writer.passages.templates:
        for item in writer.item(template).walk():
            for said in item.paragraphs:
                yield from writer.paragraph(said.parts, (TEMPLATE, template))
        return
    for block in parse(writer.rendered(template)):
        yield from writer.paragraph(surviving(writer.ledger.split(block.text)), (TEMPLATE, template))
