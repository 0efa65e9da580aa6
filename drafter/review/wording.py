"""Changes in words: what is wanted, as a clerk would put it, and the words that it is about."""

from __future__ import annotations

import re

from drafter.model.finding import nested
from drafter.model.opinion import Excerpt
from drafter.review.passages import END

#: Words that stand already are quoted to that length, those around them to this; new ones, which are to be copied, to that.
_LONGEST_QUOTE, _LONGEST_CONTEXT, _LONGEST_NEW = 60, 24, 2_000
#: By so many characters a place in a text is named.
_ANCHOR = 10
#: So far from a change the end of its sentence is looked for.
_SENTENCE = 500
_SIGNS = {END: "（另起一段）", "\n": "（换行）", "\t": "（制表符）"}
_BREAKS = rf"[。！？；\n{END}]"
NEW_PARAGRAPH = "新增一段："


def wish_of(removed: str, added: str, before: str, behind: str) -> str:
    """What a change wants, between these words: `“甲”改为“乙”`, `删去“甲”`, `在“丙”之后增加“乙”`."""
    removed, added = removed or "", added or ""
    if removed and added:
        return f"{_old(removed)}改为{_new(added)}"
    place = _place(before, behind)
    if added == END:
        return f"{place}分段"
    if added:
        return f"{place}增加{_new(added)}"
    if removed == END:
        return "与下一段合并"
    if removed.endswith(END):
        return f"删去{_old(removed[:-1])}，并与下一段合并"
    return f"删去{_old(removed)}" + (f"（{place.removeprefix('在')}的）" if not removed.strip() and place else "")


def new_paragraph(text: str, where: str) -> str:
    """`在这一段之后新增一段：…`."""
    return f"{where}{NEW_PARAGRAPH}{_limited(_visible(text.strip()))}"


def whole_paragraph(text: str) -> str:
    """What a rewritten paragraph becomes."""
    return f"这一段改为：{_limited(_visible(text.strip()))}"


def gone_paragraph(text: str, *, is_cell: bool) -> str:
    """A paragraph that goes; of a cell, which stays, its words."""
    return f"删去{_old(text)}" if is_cell else "删去这一段"


def move_of(words: str, behind: str) -> str:
    """`把“甲”移到“乙”之后`; of a whole paragraph, without its words, `移到“乙”之后`."""
    lead = f"把{_old(words)}" if words else ""
    return f"{lead}移到{_old(behind, 24)}之后" if behind else f"{lead}移到最前面"


def excerpt_of(text: str, start: int, end: int) -> Excerpt:
    """These words of a text, with the rest of their sentence as far as it is short."""
    nearest = max(start - _SENTENCE, 0)
    begin = max((match.end() for match in re.finditer(_BREAKS, text[nearest:start])), default=0) + nearest
    before = text[begin:start]
    if len(before) > _LONGEST_CONTEXT:
        before = "…" + before[-_LONGEST_CONTEXT:]
    stop = re.compile(_BREAKS).search(text, end, end + _SENTENCE)
    behind = text[end : stop.end() if stop else end + _SENTENCE]
    if not text[start:end].strip() and start and text[start - 1] in "。！？；" and end < len(text):
        before = text[max(start - _ANCHOR, 0) : start]  # between two sentences: what it follows
        before = f"…{before}" if start > _ANCHOR else before
    if len(behind) > _LONGEST_CONTEXT:
        behind = behind[:_LONGEST_CONTEXT] + "…"
    return Excerpt(_flat(before), _flat(shortened(text[start:end])), _flat(behind))


def shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    """The beginning and the end of what is too long."""
    if len(text) <= most:
        return text
    return f"{text[: most * 2 // 3]}…{text[-(most // 3 - 1) :]}"


def _place(before: str, behind: str) -> str:
    """Where: behind the last words of what stands before, or before the first of what follows."""
    before, behind = before.rpartition(END)[2].rstrip(), behind.partition(END)[0].strip()
    if before.strip():
        return f"在“{nested(_anchor(before))}”之后"
    if behind:
        return f"在“{nested(_visible(behind[:_ANCHOR]))}”之前"
    return ""


def _anchor(before: str) -> str:
    """The last words of a text, from a mark of punctuation on where one is near."""
    words = before[-_ANCHOR:]
    if len(before) > _ANCHOR and (marks := [m.end() for m in re.finditer(r"[，。；：、！？\n]", words[:-2])]):
        words = words[marks[-1] :]
    return _visible(words.lstrip("\n"))


def _old(text: str, most: int = _LONGEST_QUOTE) -> str:
    return _quoted(shortened(text, most))


def _new(text: str) -> str:
    return _quoted(_limited(text))


def _quoted(text: str) -> str:
    if not text.strip(" \u3000\u00a0"):
        return f"{len(text)}个空格"
    return f"“{nested(_visible(text))}”"


def _limited(text: str) -> str:
    return text if len(text) <= _LONGEST_NEW else f"{text[:_LONGEST_NEW]}…（共{len(text)}字，全文见来源文件）"


def _visible(text: str) -> str:
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    return text


def _flat(text: str) -> str:
    return re.sub(rf"[\n\t{END}]+", " ", text)


def signature(author: str) -> str:
    """Who made a change or a comment, as far as the file says it."""
    return author.strip() or "（未署名）"
