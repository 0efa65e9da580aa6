"""The elements of an official document that have a fixed form (GB/T 9704—2012 part 7), each read from text as typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from drafter.model.finding import nested
from drafter.validate.fields import fault

# Patterns are compiled when a data file first uses them: most runs never do.
#: Clause 7.2.5: 机关代字, the year in 〔〕, a number without leading zeros, 号.
_NUMBER = r"[\u4e00-\u9fff]+〔[0-9]{4}〕[1-9][0-9]*号"
_NUMBER_TYPED = r"([\u4e00-\u9fff]+)[\[(〔【（［]([0-9]{4})[\])〕】）］]第?0*([1-9][0-9]*)号?"


def _document_number(value: object) -> str | None:
    if value is None:
        return None
    text = "".join(str(value).split())
    if re.fullmatch(_NUMBER, text):
        return text
    typed = re.fullmatch(_NUMBER_TYPED, unicodedata.normalize("NFKC", text))
    right = f"{typed[1]}〔{typed[2]}〕{typed[3]}号" if typed else "示政发〔2027〕3号"
    remedy = f"请写成 {right} 这样：机关代字、六角括号里的四位年份、不加“第”也不补零的序号；还没有编号的请留空。"
    raise fault("V241", f"“{nested(value)}”不是规范的发文字号", remedy)


def _one_of(rule: str, what: str, pattern: str, remedy: str) -> Callable[[object], str | None]:
    def read(value: object) -> str | None:
        if value is None:
            return None
        text = "".join(str(value).split())
        if not re.fullmatch(pattern, text):
            raise fault(rule, f"“{nested(value)}”不是{what}", remedy)
        return text

    return read


_TEXT = WithJsonSchema({"type": ["string", "null"]})

DocumentNumber = Annotated[str | None, PlainValidator(_document_number), _TEXT]
CopyNumber = Annotated[
    str | None,
    PlainValidator(_one_of("V242", "份号", "[0-9]{6}", '份号是六位数字，请加引号，如 "000001"。')),
    _TEXT,
]
Secrecy = Annotated[
    str | None,
    PlainValidator(_one_of("V243", "密级", "(绝密|机密|秘密)(★[0-9]+(年|个月)|★长期)?", "请写成 秘密 或 秘密★1年。")),
    _TEXT,
]
Urgency = Annotated[str | None, PlainValidator(_one_of("V244", "紧急程度", "特急|加急", "只能写 特急 或 加急。")), _TEXT]
Stage = Annotated[
    str | None,
    PlainValidator(_one_of("V245", "稿本", "征求意见稿|送审稿|讨论稿", "只能写 征求意见稿、讨论稿 或 送审稿。")),
    _TEXT,
]
