"""A report's sections as they are told: each node with the blocks of its own, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.carry.data import value_at
from drafter.carry.template.files import Marked
from drafter.compose.arrange import Node
from drafter.compose.sections import SectionWriter
from drafter.model.document import Block, Paragraph, Span, passage_at, text_of
from drafter.model.outline import Filling
from drafter.model.passages import Passage
from drafter.model.source import Loc, Plain


@dataclass
class Told:
    """A section that is printed, its level, its title and its blocks without those of the sections below.

    It is `private` (仅报送) as a whole where its entry is.
    """

    node: Node
    level: int
    title: tuple[Span, ...]
    blocks: list[Block]
    private: bool
    below: list[Told] = field(default_factory=list)

    def walk(self) -> Iterator[Told]:
        """This section and those below it."""
        yield self
        for told in self.below:
            yield from told.walk()

    @property
    def key(self) -> str:
        """The section of the outline that it tells; empty for one of the office's own."""
        return self.node.sections[0].key if self.node.sections else ""

    @property
    def filling(self) -> Filling:
        """What fills it beside words."""
        return next((section.filling for section in self.node.sections if section.filling), Filling.NARRATIVE)

    @property
    def own_blocks(self) -> list[Block]:
        """The blocks that the office says itself in its entry of 章节."""
        return [block for block in self.blocks if isinstance(block, Paragraph) and is_own(block)]


def is_own(block: Paragraph) -> bool:
    """Whether a paragraph, or its heading, comes from the data file's 章节."""
    return "章节" in (block.words[:1] + block.heading[:1])


def told(nodes: Iterable[Node], writer: SectionWriter, level: int = 1, *, private: bool = False) -> list[Told]:
    """The sections that a document has; `writer` has foreseen all of them."""
    found = []
    for node in nodes:
        hidden = node.entry.private if node.entry else private
        one = Told(node, level, (), writer.body(node, level), hidden)
        one.below = told(node.children, writer, level + 1, private=hidden)
        if _is_printed(one):
            one.title = writer.title(node)
            found.append(one)
    return found


def _is_printed(one: Told) -> bool:
    if one.blocks or one.below:
        return True
    if one.node.title:
        return True
    return any(section.required for section in one.node.sections) and not (one.node.entry and one.node.entry.own)


def marked(block: Paragraph, data: Plain, passages: Mapping[str, Passage], *, private: bool) -> Marked:
    """A paragraph with what is known of where it comes from; it is `private` as a whole where its section is."""

    def is_hidden(place: Loc) -> bool:
        number = passage_at(place)
        return private or _is_private(place, data) or (number in passages and passages[number].private)

    title, words = passage_at(block.heading), passage_at(block.words)
    hidden = is_hidden(block.heading or block.words), is_hidden(block.words or block.heading)
    return Marked(block, *hidden, title, words if words != title else "")


def _is_private(place: Loc, data: Plain) -> bool:
    """Whether the item of the data at a place, or one above it, is 仅报送."""
    if place[:1] != ("章节",):
        return False
    return any(_says_so(value_at(data, place[:end])) for end in range(1, len(place) + 1))


def _says_so(item: Plain) -> bool:
    return isinstance(item, dict) and str(item.get("仅报送", "")).strip() in ("是", "true", "True", "yes", "有")


def title_text(one: Told) -> str:
    """The title as it reads."""
    return text_of(one.title).replace("\n", "")
