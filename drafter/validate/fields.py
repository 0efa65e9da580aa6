"""The kinds of field that outlines and data files have, each read from text as typed.

A field that cannot be read raises PydanticCustomError whose type is the rule's id; drafter.validate.messages turns it
into a finding.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from drafter.language.numbers import AmountError, parse_amount
from drafter.model.amount import Amount
from drafter.model.finding import nested
from drafter.model.record import State

_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_YES = frozenset({"是", "true", "yes", "有"})
_NO = frozenset({"否", "false", "no", "无", "不"})
_DATE = re.compile(r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?")

Item = TypeVar("Item")


class Strict(BaseModel):
    """Base of all models of outside files: no unknown names, no changes afterwards, Chinese names through aliases."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def fault(rule: str, message: str, remedy: str) -> PydanticCustomError:
    """An error that becomes a finding of `rule` with this message and remedy."""
    return PydanticCustomError(rule, "{message}", {"message": message, "remedy": remedy})


def named(alias: str, **extra: Any) -> Any:
    """An optional field under its Chinese name."""
    return Field(default=extra.pop("default", None), alias=alias, **extra)


def read_yes_no(value: object) -> bool:
    """是 or 否; empty is 否. Raises the fault of V205."""
    if value is None:
        return False
    word = str(value).strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise fault("V205", f"“{nested(value)}”不是“是”或“否”", "请写“是”或“否”，不写就是否。")


def _date(value: object) -> date | None:
    if value is None:
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        quoted = "，不要加中文引号" if set(text) & set("“”‘’") else ""
        remedy = f"请写成 2027-02-20 这样的年-月-日{quoted}；未定请留空。"
        raise fault("V204", f"“{nested(value)}”不是完整的日期", remedy) from None


def whole_number(value: object) -> int | None:
    """A whole number as typed; raises the fault of V206 where it is none."""
    if value is None:
        return None
    text = str(value).translate(_FULL_WIDTH_DIGITS).strip()
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise fault("V206", f"“{nested(value)}”不是整数", "请写阿拉伯数字，不带单位。")
    return int(text)


def _year(value: object) -> int:
    if value is None:
        raise fault("V207", "没有填年份", "请写四位数字，如 2026。")
    text = str(value).translate(_FULL_WIDTH_DIGITS).strip().removesuffix("度").removesuffix("年")
    if not re.fullmatch(r"(19|20)[0-9]{2}", text):
        quoted = "，不要加中文引号" if set(text) & set("“”‘’") else ""
        raise fault("V207", f"“{nested(value)}”不是年份", f"请写四位数字，如 2026{quoted}。")
    return int(text)


def _as_list(value: object) -> object:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


#: How editors are told of 是 and 否.
YES_NO = {"enum": ["是", "否", True, False]}

YesNo = Annotated[bool, PlainValidator(read_yes_no), WithJsonSchema(YES_NO)]
Day = Annotated[date | None, PlainValidator(_date), WithJsonSchema({"type": ["string", "null"]})]
Whole = Annotated[int | None, PlainValidator(whole_number), WithJsonSchema({"type": ["integer", "null"]})]
Year = Annotated[int, PlainValidator(_year), WithJsonSchema({"type": "integer", "minimum": 1990})]
YearOrNone = Annotated[
    int | None, PlainValidator(lambda value: None if value is None else _year(value)), WithJsonSchema({"type": "integer"})
]
Text = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
#: What marks texts of one or more sentences: forms give them room.
PROSE = "prose"
Prose = Annotated[Text, PROSE]
ListOf = Annotated[tuple[Item, ...], BeforeValidator(_as_list)]
Texts = ListOf[Text]


def read_amount(value: object, unit: str, *, signed: bool = False) -> Amount | State | None:
    """An amount in this unit; empty gives None, 不适用 gives State.NOT_APPLICABLE."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise fault("V201", "这里要填一个数", "请写数字，如 557、18.9%、5.5万、8000余；没报请留空。")
    if value.strip() == State.NOT_APPLICABLE:
        return State.NOT_APPLICABLE
    try:
        return parse_amount(value, unit, signed=signed)
    except AmountError as error:
        raise fault("V201", error.message, error.remedy) from None
