"""Slips of the pen in the office's own words: brackets that do not close, marks that other programs use, keys that became text.

Each of them would be printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.finding import Finding, Level
from drafter.model.outline import Outline
from drafter.model.record import Narrative
from drafter.model.source import Source

#: Nothing of this module need look at words without any of these.
_SUSPECT = re.compile(r"[【】{\[]|待填|仅报送|小标题|做法|对应|数据[:：]")
_CLOSED = r"【【[^【】\n]*】】|【[^【】\n]*】"
_OTHER_BRACKETS = r"\{\{?\s*([^{}\n]+?)\s*\}?\}|\[\s*([^\[\]\n]+?)\s*\]"
_TO_FILL = r"[\[（(〔{]\s*待填\s*[:：]?\s*([^\]）)〕}\n]*)[\]）)〕}]"
_KEY = r"(?m)^[ \t\u3000]*(?:- *)?(仅报送|小标题|做法|对应|对应安排|数据)[ \t]*[:：]"


def slips(narrative: Narrative, outline: Outline, source: Source, *, own: bool = False) -> Iterator[Finding]:
    """All slips in one narrative; in the office's `own` text (自写), which was written elsewhere, open brackets only."""
    text = narrative.text
    if not _SUSPECT.search(text):
        return
    found = _open_brackets(text) if own else (*_brackets(text, outline), *_keys(text))
    for offset, message, remedy, quote in found:
        yield Finding("V233", Level.ERROR, message, remedy, source.place(narrative.loc, offset=offset), quote)


def _open_brackets(text: str) -> Iterator[tuple[int, str, str, str]]:
    for mark in re.finditer("[【】]", _without_closed(text)):
        quote = text[max(mark.start() - 8, 0) : mark.start() + 12]
        other = "】" if mark[0] == "【" else "【"
        yield mark.start(), f"这个{mark[0]}没有配对的{other}", f"请补上{other}，或删去它；【】只用来引用数据。", quote


def _brackets(text: str, outline: Outline) -> Iterator[tuple[int, str, str, str]]:
    yield from _open_brackets(text)
    open_ones = _without_closed(text)
    for mark in re.finditer(_TO_FILL, open_ones):
        yield mark.start(), f"“{mark[0]}”的括号不对，程序认不出是待填", f"请写成【待填：{mark[1] or '……'}】。", mark[0]
    for mark in re.finditer(_OTHER_BRACKETS, open_ones):
        inner = mark[1] or mark[2]
        if inner.partition("|")[0].strip() in outline.indicators:
            yield mark.start(), f"“{mark[0]}”的括号不对，会照原样印出", f"请写成【{inner}】。", mark[0]


def _without_closed(text: str) -> str:
    return re.sub(_CLOSED, lambda mark: "\0" * len(mark[0]), text)


def _keys(text: str) -> Iterator[tuple[int, str, str, str]]:
    for line in re.finditer(_KEY, text):
        message = f"“{line[1]}:”写进了正文，会当作文字印出"
        remedy = f"它前面的空格多了，请把“{line[1]}”往左移，与“内容”对齐。"
        yield line.start(1), message, remedy, text[line.start(1) : line.start(1) + 20].split("\n", maxsplit=1)[0]
