"""The report as it was sent and as people left it: its paragraphs, each edited one beside the one that it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.model.document import Document, Paragraph, Role, text_of
from drafter.model.manuscript import Manuscript, Where
from drafter.model.source import Loc
from drafter.ooxml.store import figure_of
from drafter.ooxml.style_names import known_style
from drafter.review.alignment import align
from drafter.review.passages import Passage, passages_of

_LONGEST_NUMBER = 8
#: (start, end, figure) of what stands in controls.
Controls = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class SentLine:
    """A paragraph that was sent.

    `block` is what was composed, None for what the layout adds; `lead` is as long as its heading with the number.
    """

    text: str
    role: Role | None
    where: Where
    controls: Controls
    block: Paragraph | None = None
    lead: int = 0

    @property
    def heading(self) -> Loc:
        """Where its heading comes from."""
        return self.block.heading if self.block else ()

    @property
    def words(self) -> Loc:
        """Where the rest comes from."""
        return self.block.words if self.block else ()


@dataclass(frozen=True)
class EditedLine:
    """A paragraph as people left it: `text` with every figure as it was sent, `shown` with what stands there now.

    `values` are what the controls show now, one for each of `controls`. `sent` is the paragraph that it was, None for a new
    one; `run_in` what its style says of its heading, None where its style is not ours.
    """

    text: str
    shown: str
    role: Role | None
    run_in: bool | None
    where: Where
    controls: Controls
    values: tuple[str, ...]
    sent: SentLine | None = None
    moved: bool = False

    @cached_property
    def is_unchanged(self) -> bool:
        """Whether it reads as it was sent."""
        return self.sent is not None and self.sent.text == self.text


def sent_lines(manuscript: Manuscript, document: Document) -> tuple[SentLine, ...]:
    """The paragraphs with words of a draft that is as it was written, and what each was composed as."""
    waiting = [block for block in document.blocks if isinstance(block, Paragraph) and in_one(_text(block))]
    lines = []
    for line in manuscript.lines:
        text = line.accepted.rstrip()
        if not text:
            continue
        controls = tuple((start, end, figure_of(node)) for start, end, node in line.controls())
        block = waiting[0] if waiting and in_one(_text(waiting[0])) == in_one(text) else None
        lead = 0
        if block is not None:
            waiting.pop(0)
            lead = len(block.number) + len(text_of(block.lead or block.spans)) if block.number or block.lead else 0
        lines.append(SentLine(text, line.role, line.where, controls, block, lead))
    if waiting:  # what is behind it would pass for text that nobody sent, and be taken into the data a second time
        raise AssertionError(f"not in the draft that was just written: {_text(waiting[0])[:40]}")
    return tuple(lines)


def in_one(text: str) -> str:
    """A text without line breaks: where a title is broken is the layout's concern."""
    return text.replace("\n", "").strip()


def edited_lines(manuscript: Manuscript, sent: Sequence[SentLine], digits: Mapping[str, str]) -> Iterator[EditedLine]:
    """The paragraphs with words as people left them; `digits` are those of each node as they were sent."""
    passages = [passage for passage in passages_of(manuscript) if passage.text.strip()]
    restored = [_restored(passage, digits) for passage in passages]
    own = [Passage(line.text, line.where, 0, (), ()) for line in sent]
    copy = [passage._replace(text=text) for passage, (text, _) in zip(passages, restored, strict=True)]
    alignment = align(own, copy)
    partner = {match.copy[0]: (match.sent[0], match.moved) for match in alignment.matches}
    partner = _with_headings(partner, [text for text, _ in restored], sent)
    for number, (passage, (text, controls)) in enumerate(zip(passages, restored, strict=True)):
        line = passage.lines[-1]
        known = known_style(line.style)
        at, moved = partner.get(number, (None, False))
        yield EditedLine(
            text,
            passage.text,
            line.role,
            known.run_in if known else None,
            passage.where,
            controls,
            tuple(passage.text[start:end] for start, end, _ in passage.controls),
            sent[at] if at is not None else None,
            moved,
        )


def _with_headings(
    partner: Mapping[int, tuple[int, bool]], texts: Sequence[str], sent: Sequence[SentLine]
) -> dict[int, tuple[int, bool]]:
    """Of a paragraph that was split, the part with the heading is the one that was sent, also where the other is longer."""
    found = dict(partner)
    for number, (at, moved) in partner.items():
        line = sent[at]
        if not (line.heading and line.block and line.block.lead):
            continue
        heading = line.text[len(line.block.number) : line.lead]
        if _begins_with(texts[number], heading):
            continue
        begins = next((other for other, text in enumerate(texts) if other not in found and _begins_with(text, heading)), None)
        if begins is not None:
            del found[number]
            found[begins] = (at, moved)
    return found


def _begins_with(text: str, heading: str) -> bool:
    """Whether a paragraph begins with a heading; its number may be another one."""
    return heading in text[: len(heading) + _LONGEST_NUMBER]


def _restored(passage: Passage, digits: Mapping[str, str]) -> tuple[str, Controls]:
    """The text of a passage with the digits of each control as they were sent, and where they stand in it."""
    text, controls, done = "", [], 0
    for start, end, node in passage.controls:
        shown = passage.text[start:end]
        text += passage.text[done:start]
        now = digits.get(node, shown)
        controls.append((len(text), len(text) + len(now), figure_of(node)))
        text, done = text + now, end
    return (text + passage.text[done:]).rstrip(), tuple(controls)


def _text(block: Paragraph) -> str:
    return block.number + text_of(block.lead) + text_of(block.spans)
