"""Texts without what changes every year: numbers, years, marks and blanks. What is left tells whether two say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Digits with the words around them that go with their size: 近3.2万余, 下降5%, 提高2个百分点, 二〇二六年.
_NUMBERS = re.compile(
    r"(?:同比)?(?:上升|下降|增长|减少|增加|提高|降低)?(?:约|近|逾|超过?|不少于)?"
    r"[0-9０-９][0-9０-９.．,，]*(?:余|多)?(?:万|亿)?(?:余|多)?(?:[%％]|个百分点)?|[〇零○一二三四五六七八九]{4}年|同比|持平"
)
_MARKS = re.compile(r"[\W_]")
_CLAUSES = re.compile(r"[^，。；：！？,;:!?\n]+")


def bare(text: str) -> str:
    """The words alone."""
    return _MARKS.sub("", _NUMBERS.sub("", text))


def bare_clauses(text: str) -> Iterator[str]:
    """The words of each clause alone, as far as it has any."""
    return (words for found in _CLAUSES.finditer(text) if (words := bare(found[0])))
