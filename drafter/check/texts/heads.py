"""The 版头 of a .docx: what stands above the title, the 文号 and the 发文机关标志 among it."""

from __future__ import annotations

import re

from drafter.check.texts.looks import mass_of
from drafter.check.texts.settings import paper_of
from drafter.check.texts.spaces import Placed, placed_in
from drafter.model.script import Paragraph, Part, Script

_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,12})\s{0,2}(?P<open>[〔\[【（(［])\s{0,2}(?P<year>[0-9]{2,4})\s{0,2}[〕\]】）)］]\s{0,2}(?P<rest>第?\s{0,2}[0-9]{1,5})\s{0,2}号"
)
#: 发文机关标志 is set no smaller; what else stands above the 文号 is third size.
_SMALLEST_MARK = 22.0
_MARK = re.compile(r"[\u4e00-\u9fff（）()\s　]{2,60}")


def head_of(script: Script) -> tuple[Paragraph, ...]:
    """What stands above the title; nothing where no title was found."""
    first = next((paragraph.at for paragraph in script.paragraphs if paragraph.part is Part.TITLE), 0)
    return script.paragraphs[:first]


def number_of(script: Script) -> tuple[Paragraph, re.Match[str]] | None:
    """The 文号 above the title of a .docx."""
    if paper_of(script) is None:
        return None
    for paragraph in head_of(script):
        if found := _NUMBER.search(paragraph.text[:100]):
            return paragraph, found
    return None


def head_with_number(script: Script) -> tuple[tuple[Placed, ...], int] | None:
    """What stands above the title, and which of it the 文号 is; None where there is none."""
    found = number_of(script)
    if found is None:
        return None
    length = len(head_of(script))
    head = tuple(item for item in placed_in(script) if item.paragraph.at < length)
    at = next((at for at, item in enumerate(head) if item.paragraph.at == found[0].at), None)
    return None if at is None else (head, at)


def marks_in(script: Script) -> tuple[Placed, ...]:
    """The lines of the 发文机关标志: large words above the 文号."""
    found = head_with_number(script)
    if found is None:
        return ()
    head, number = found
    return tuple(item for item in head[:number] if _MARK.fullmatch(item.paragraph.text.strip()) and _is_large(item))


def title_of(script: Script) -> tuple[Placed, ...]:
    """The lines of the title."""
    return tuple(item for item in placed_in(script) if item.paragraph.part is Part.TITLE)


def _is_large(item: Placed) -> bool:
    mass = mass_of(list(item.setting.stretches))
    return mass is not None and mass.size >= _SMALLEST_MARK
