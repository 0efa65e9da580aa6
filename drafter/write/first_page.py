"""The first page shows text (GB/T 9704—2012 clause 7.3.3): where the 主送 stand, and how large the 发文机关标志 is.

主送 of one line stay above the text, and a mark that leaves no room below it gets smaller. Longer lists move to the 版记, which
the standard has for them (7.3.2, 7.4.2). A plain text (公开版, 正文) has no 版记; there they stay in any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.document import HEADINGS, Addressees, Document, Imprint, Paragraph, Role
from drafter.model.profile import Profile
from drafter.write.heights import height_above, line_height, lines_of, text_height
from drafter.write.letterhead import head_height
from drafter.write.marks import Mark, marks


class FirstPage(NamedTuple):
    """The document with its 主送 where they stand, and how its mark is set. `moved` are 主送 in the 版记."""

    document: Document
    mark: Mark | None
    moved: bool = False
    shows_text: bool = True


def laid_out(document: Document, profile: Profile) -> FirstPage:
    """The first way to lay the page out that has room for text; the ordinary one where none has."""
    ways = _ways(document, profile)
    ordinary = next(ways)
    if _shows_text(ordinary, profile):
        return ordinary
    return next((way for way in ways if _shows_text(way, profile)), ordinary._replace(shows_text=False))


def layout_notes(document: Document, profile: Profile) -> tuple[str, ...]:
    """What the office should know of the first page, in sentences."""
    page = laid_out(document, profile)
    notes = []
    if page.moved:
        notes.append("主送机关较多，已按国标移到末页版记。")
    if not page.shows_text:
        notes.append("首页排不下正文，不合国标。请把标题或发文机关标志改短，或改由主办机关一家发文。")
    if page.mark and page.mark.size < round(min(profile.head.least_mark, profile.looks[Role.ISSUER.value].size)):
        notes.append(f"发文机关的名称太长，发文机关标志只排得下 {page.mark.size} 磅的字。请在“发文机关标志”里写规范化简称。")
    return tuple(notes)


def _ways(document: Document, profile: Profile) -> Iterator[FirstPage]:
    ordinary, *smaller = (*marks(document.head, profile),) if document.head else (None,)
    yield FirstPage(document, ordinary)
    names = next((block for block in document.blocks if isinstance(block, Addressees)), None)
    movable = document.live and names is not None and lines_of(names, document, profile) > 1
    if names is not None and movable:
        document = _moved(document, names)
        yield FirstPage(document, ordinary, moved=True)
    yield from (FirstPage(document, mark, moved=movable) for mark in smaller)


def _moved(document: Document, addressees: Addressees) -> Document:
    imprint = document.imprint or Imprint((), (), ())
    sent = (("主送", "，".join(addressees.names) + "。"), *imprint.sent)
    blocks = tuple(block for block in document.blocks if block is not addressees)
    return document._replace(blocks=blocks, imprint=imprint._replace(sent=sent))


def _shows_text(page: FirstPage, profile: Profile) -> bool:
    """Whether a line of text has room on the page; a text that begins with headings has them above it."""
    document = page.document
    left = text_height(profile)
    if document.head and page.mark:
        left -= head_height(document.head, page.mark, profile)
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if not isinstance(block, Paragraph | Addressees):
            return True  # there is no text
        is_text = isinstance(block, Paragraph) and (block.role is Role.BODY or (block.role in HEADINGS and bool(block.lead)))
        lines = 1 if is_text else lines_of(block, document, profile)
        left -= height_above(block, before, document, profile) + lines * line_height(block, profile)
        if is_text or left < 0:
            return left >= 0
    return True
