"""Numbers and sentences in a running text: what was found where, and what kind of number it is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a number in a text is. Only figures are reported by anybody; the others belong to names, dates and the layout."""

    FIGURE = "数据"
    DATE = "日期"
    DOCUMENT = "文号"
    NAME = "专名"
    ORDINAL = "序号"


class Number(NamedTuple):
    """A number in Arabic digits, as it reads: `text` with the words of its amount and its unit (近8000余人次).

    `start` and `end` are its offsets in the text, `digits_start` and `digits_end` those of sign, digits, point and % alone.
    """

    text: str
    start: int
    end: int
    digits_start: int
    digits_end: int
    kind: Kind
    unit: str = ""


class Sentence(NamedTuple):
    """A sentence with its offsets in the text; its stop and closing quotation marks belong to it."""

    text: str
    start: int
    end: int
