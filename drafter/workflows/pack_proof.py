"""The proof of a pack: what it drafts from the figures alone, held against the report that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from drafter.kit import Kit
from drafter.model.document import Bound, Document, Paragraph, text_of
from drafter.model.finding import CannotRun, Place
from drafter.model.pack import Pack
from drafter.read.plain_source import PlainSource
from drafter.workflows.outlets import Draft, chosen_drafts
from drafter.workflows.prepare import Prepared, prepare_record


class Difference(NamedTuple):
    """A paragraph that the pack drafts otherwise than the document has it; one of both may be empty."""

    left: str
    drafted: str


def draft_of(prepared: Prepared, outlet: str, data_file: Path) -> Draft:
    """The draft for the outlet of this name; without one, the first that is not public. Raises CannotRun."""
    drafts = chosen_drafts(prepared, (outlet,) if outlet else (), data_file)
    whole = [draft for draft in drafts if not (draft[0] and draft[0].is_public)]
    if not whole:
        remedy = "公开版里没有标了仅报送的内容。请用 --for 写明报上级或者人大的报送件；数据文件里没有的，请先加上。"
        raise CannotRun("公开版不能做成资料包", remedy, Place(str(data_file)))
    return whole[0]


def differences(edited: Document, pack: Pack, kit: Kit, outlet: str) -> Iterator[Difference]:
    """What the pack drafts otherwise than the document has it, from the figures alone."""
    prepared = prepare_record(PlainSource("", pack.data), kit)
    if not prepared.drafts:
        said = "；".join(f"{finding.message}" for finding in prepared.findings[:3])
        yield Difference("", f"（不能照这个资料包生成：{said}）")
        return
    wanted, drafted = list(_paragraphs(edited)), list(_paragraphs(draft_of(prepared, outlet, Path())[1]))
    matcher = SequenceMatcher(None, wanted, drafted, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag != "equal":
            for at in range(max(a_end - a, b_end - b)):
                yield Difference(wanted[a + at][0] if a + at < a_end else "", drafted[b + at][0] if b + at < b_end else "")


def _paragraphs(document: Document) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The paragraphs of a document without the numbers of headings, and the figures in them."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and (text := (text_of(block.lead) + text_of(block.spans)).strip()):
            yield text, tuple((span.figure, span.digits) for span in block.walk() if isinstance(span, Bound))
