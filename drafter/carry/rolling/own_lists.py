"""问题 and 安排 that an office told in its own words: items of 做法 there are last year's list, and no headings to keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.carry.rolling.plain import Mapping, items, lines, said, texts
from drafter.model.outline import Filling, Outline
from drafter.model.source import Plain
from drafter.validate.fields import read_yes_no

_LISTS = (Filling.PROBLEMS, Filling.PLANS)


class OwnList(NamedTuple):
    """What a list section told in its own words. `is_whole`: nothing of the data file's list was printed beside it."""

    items: tuple[Mapping, ...] = ()
    is_whole: bool = False


def list_told(entry: Mapping, outline: Outline) -> Filling | None:
    """Which list a section tells; None where it tells none, or two things at once."""
    found = _fillings(entry, outline)
    return found.pop() if len(found) == 1 and found <= set(_LISTS) else None


def tells_lists_among_others(entry: Mapping, outline: Outline) -> bool:
    """Whether a section tells a list and something else, all in the office's own words: nobody can tell them apart."""
    found = _fillings(entry, outline)
    return len(found) > 1 and not found.isdisjoint(_LISTS) and is_own(entry)


def own_list(data: Mapping, filling: Filling, outline: Outline) -> OwnList:
    """The list as its sections told it themselves."""
    entries = [entry for entry in items(data.get("章节")) if list_told(entry, outline) is filling]
    mixed = [entry for entry in items(data.get("章节")) if filling in _fillings(entry, outline) and is_own(entry)]
    return OwnList(tuple(item for entry in entries for item in _items(entry)), any(map(is_own, (*entries, *mixed))))


def leading_words(entry: Mapping, deed: Mapping) -> tuple[str, ...] | None:
    """The paragraphs of an item of such a section that are no items of its list; None where it is nothing else."""
    if said(deed, "小标题").strip():
        return None
    words = tuple(_words(deed))
    left = tuple(line for line in words if not (_has_items_by_paragraph(entry) and _is_item(line)))
    return left if left or not words else None


def all_words(entry: Mapping) -> tuple[str, ...]:
    """All paragraphs of a section, its headings among them."""
    return tuple(line for deed in items(entry.get("做法")) for line in _with_heading(deed))


def is_own(entry: Mapping) -> bool:
    """Whether nothing is printed but what is written in the section itself (自写)."""
    return _yes(entry, "自写")


def is_left_out(entry: Mapping) -> bool:
    """Whether a section is all the office's own, and says nothing: it is not in the report."""
    return is_own(entry) and not any(entry.get(key) for key in ("标题", "做法", "改写"))


def _fillings(entry: Mapping, outline: Outline) -> set[Filling]:
    keys = set(texts(entry.get("对应")))
    return {section.filling for section in outline.walk() if section.key in keys}


def _items(entry: Mapping) -> Iterator[Mapping]:
    whole = _yes(entry, "仅报送")
    for deed in items(entry.get("做法")):
        mark: Mapping = {"仅报送": "是"} if whole or _yes(deed, "仅报送") else {}
        if heading := said(deed, "小标题").strip():
            yield {"小标题": heading, "内容": "\n".join(_words(deed)), **mark}
        elif _has_items_by_paragraph(entry):
            yield from ({"内容": line, **mark} for line in _words(deed) if _is_item(line))


def _has_items_by_paragraph(entry: Mapping) -> bool:
    """Whether each paragraph is an item: all is the office's own, and nothing has a heading."""
    return is_own(entry) and not any(said(deed, "小标题").strip() for deed in items(entry.get("做法")))


def _is_item(line: str) -> bool:
    return not line.rstrip().endswith(("：", ":"))


def _with_heading(deed: Mapping) -> Iterator[str]:
    heading = said(deed, "小标题").strip()
    words = list(_words(deed))
    yield from [f"{heading}。{''.join(words[:1])}", *words[1:]] if heading else words


def _words(deed: Mapping) -> Iterator[str]:
    yield from lines(said(deed, "内容"))
    for below in items(deed.get("做法")):
        yield from _with_heading(below)


def _yes(data: dict[str, Plain], key: str) -> bool:
    return bool(read_yes_no(said(data, key) or None))
