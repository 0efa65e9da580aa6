"""Record → its contents: the sections that its draft has, in reading order, each under the title that it gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.compose.arrange import Node, arrange
from drafter.compose.compose import TemplateSet, writer_of
from drafter.compose.context import Voice
from drafter.compose.outlets import signatories
from drafter.compose.sections import SectionWriter
from drafter.language.ink import Ledger
from drafter.model.contents import Heading
from drafter.model.document import text_of
from drafter.model.outline import Outline
from drafter.model.record import Outlet, Record
from drafter.model.source import Source


def contents(record: Record, source: Source, outline: Outline, templates: TemplateSet) -> tuple[Heading, ...]:
    """The sections of the whole report; the public version may have fewer."""
    voice = Voice(record, source, Ledger(), templates.phrases, signatories(record, Outlet(name="")))
    writer = writer_of(record, voice, templates, public=False)
    nodes = arrange(record, outline)
    writer.foresee(nodes)
    return tuple(_told(nodes, writer, 1))


def _told(nodes: Iterable[Node], writer: SectionWriter, depth: int) -> Iterator[Heading]:
    """Those with something of their own, or below them. What they say is written for that, in the order of a draft."""
    for node in nodes:
        own = list(writer.sections([replace(node, children=[])], depth))
        below = list(_told(node.children, writer, depth + 1))
        if own or below:
            keys = tuple(section.key for section in node.sections)
            if keys or node.title:
                title = text_of(writer.title(node)).replace("\n", "")
                yield Heading(keys, title, depth, node.entry.loc if node.entry else ())
            yield from below
