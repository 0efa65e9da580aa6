"""Templates whose paragraphs are numbered: a rendered one as items, with what the data file says instead (改写)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from drafter.compose.markdown import MdBlock, MdHeading
from drafter.language.hushed import hushed, passages_of
from drafter.language.ink import Part
from drafter.model.document import TEMPLATE
from drafter.model.outline import Filling, Outline, Section
from drafter.model.passages import Passage
from drafter.model.record import Narrative
from drafter.model.source import Loc

#: Which template tells a list of the data file.
LIST_TEMPLATES = {Filling.PROBLEMS: "problems.md", Filling.PLANS: "plans.md"}
_ENDS = ("lead.md", "closing.md")


class Said(NamedTuple):
    """A paragraph, and where its words come from: a passage of a template, or what the data file says instead."""

    parts: list[Part]
    place: Loc


@dataclass
class Item:
    """A heading with the paragraphs below it; the first of a template has no heading.

    `place` is where the heading comes from. `had` says that something numbered stood below it: where nothing of that is left,
    it goes.
    """

    depth: int = 0
    title: list[Part] = field(default_factory=list)
    place: Loc = ()
    alone: bool = False
    is_numbered: bool = False
    paragraphs: list[Said] = field(default_factory=list)
    below: list[Item] = field(default_factory=list)
    had: bool = False

    @property
    def goes(self) -> bool:
        """Whether it is a heading of which nothing is left."""
        return self.is_numbered and self.had and not self.paragraphs and all(item.goes for item in self.below)

    def walk(self) -> Iterator[Item]:
        """This item and those below it, without those that go."""
        if not self.goes:
            yield self
            for item in self.below:
                yield from item.walk()


class Passages:
    """The numbered passages of one document's templates.

    `say` gives the parts of a block without the sentences that fall, `own` those of each paragraph of the office's own words.
    """

    def __init__(
        self,
        known: Mapping[str, Passage],
        say: Callable[[str, frozenset[str]], list[Part]],
        own: Callable[[Narrative], Iterable[list[Part]]],
        *,
        public: bool,
    ) -> None:
        self.known = known
        self.say = say
        self.own = own
        self.public = public
        self.templates = frozenset(passage.template for passage in known.values())

    def item(self, template: str, blocks: Iterable[MdBlock], rewrites: Mapping[str, Narrative], told: frozenset[str]) -> Item:
        """The rendered blocks of a template; sentences all of whose figures are `told` fall."""
        root = Item()
        stack = [root]
        skipped = 0  # the depth of a heading that is left out with all below it
        for block in blocks:
            is_heading = isinstance(block, MdHeading)
            depth = block.depth if isinstance(block, MdHeading) else 0
            if is_heading and skipped and depth <= skipped:
                skipped = 0
            if skipped:
                continue
            passage = self.known.get(block.number)
            rewrite = rewrites.get(block.number) if block.number else None
            if (passage and passage.private and self.public) or (is_heading and rewrite is not None and not rewrite):
                skipped = depth
                stack[-1].had |= not is_heading
                continue
            said = [self.say(block.text, told)] if rewrite is None else list(self.own(rewrite))
            place = (
                rewrite.loc
                if rewrite is not None
                else (TEMPLATE, template, block.number)
                if block.number
                else (TEMPLATE, template)
            )
            if not is_heading:
                stack[-1].had |= bool(block.number)
                stack[-1].paragraphs += [Said(parts, place) for parts in said if parts]
                continue
            while stack[-1].depth >= depth:
                stack.pop()
            alone = bool(passage and passage.alone)
            item = Item(depth, [part for parts in said for part in parts], place, alone, bool(block.number))
            stack[-1].below.append(item)
            stack[-1].had = True
            stack.append(item)
        return root


def with_passages(outline: Outline, texts: Mapping[str, str]) -> Outline:
    """The outline with what its templates, by file name, have of passages."""
    owners: dict[str, list[str]] = {}
    for section in outline.walk():
        owners.setdefault(section.key, []).extend(templates_of(section))
    used = {*_ENDS, *(name for names in owners.values() for name in names)}
    passages = {key: tuple(_passages_in(names, texts)) for key, names in (*owners.items(), ("", [*_ENDS]))}
    return replace(
        outline,
        passages={key: found for key, found in passages.items() if found},
        hushed=hushed({name: text for name, text in texts.items() if name in used}),
    )


def templates_of(section: Section) -> list[str]:
    """The template that tells a section, or its list."""
    if section.filling is Filling.NARRATIVE:
        return [section.template] if section.template else []
    return [LIST_TEMPLATES[section.filling]] if section.filling in LIST_TEMPLATES else []


def _passages_in(names: Iterable[str], texts: Mapping[str, str]) -> Iterator[Passage]:
    return (passage for name in names if name in texts for passage in passages_of(name, texts[name]))
