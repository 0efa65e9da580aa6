"""What no data file may hold, in whatever form it came: signs that no document can hold, and more than any report says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.finding import Finding, Level, nested
from drafter.model.source import Loc, Plain, Source
from drafter.plaintext.encoding import FORBIDDEN

#: Ten times the longest data file ever seen. What is drafted from less can be read back (read/docx/draft.py).
MOST_VALUES, MOST_LINES, MOST_CHARACTERS = 20_000, 8_000, 400_000
#: A line end of old, which an escape can bring in alone, is a line end in a document and none in the data.
_UNSEEN = re.compile(rf"\r|{FORBIDDEN.pattern}")
#: So many control characters are told one by one.
_MOST_TOLD = 20


def out_of_bounds(source: Source) -> tuple[Finding, ...]:
    """What stands against reading the data any further; nothing of a sound file."""
    texts = list(_texts(source.data, ()))
    lines = sum(text.count("\n") for _, text, _ in texts)
    characters = sum(len(text) for _, text, _ in texts)
    if len(texts) > MOST_VALUES or lines > MOST_LINES or characters > MOST_CHARACTERS:
        message = f"内容太多（{len(texts)} 项、{lines} 行、{characters} 字），不像一份年度报告的数据"
        return (Finding("V112", Level.ERROR, message, "请核对是不是选错了文件；大的附表请另附。", source.place(())),)
    return tuple(_hidden(texts, source))[:_MOST_TOLD]


def _hidden(texts: list[tuple[Loc, str, bool]], source: Source) -> Iterator[Finding]:
    """Control characters that escapes of YAML brought in; those that stand in the file itself were refused with it."""
    for loc, text, is_key in texts:
        if found := _UNSEEN.search(text):
            message = f"“{nested(_UNSEEN.sub('□', text)[:20])}”里有看不见的控制字符（U+{ord(found[0]):04X}）"
            place = source.place(loc, of_key=is_key)
            yield Finding("V111", Level.ERROR, message, "请删去这个字符，或把这几个字重打一遍。", place)


def _texts(plain: Plain, loc: Loc) -> Iterator[tuple[Loc, str, bool]]:
    """Each text with where it stands, and whether it is a key."""
    if isinstance(plain, str):
        yield loc, plain, False
    elif isinstance(plain, dict):
        for key, value in plain.items():
            yield (*loc, key), key, True
            yield from _texts(value, (*loc, key))
    elif isinstance(plain, list):
        for at, item in enumerate(plain):
            yield from _texts(item, (*loc, at))
