"""Pydantic's errors → findings in Chinese, at the places where the values stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, get_args, get_origin, runtime_checkable

from pydantic import BaseModel, ValidationError

from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level, nested
from drafter.model.source import Loc, Plain, Source

#: Where this name may stand, a figure is being described, and no indicator can stand there.
FIGURE_KEY = "数值"
#: A remedy lists all possible names where there are no more than these, else so many of them.
MOST_NAMES, SOME_NAMES = 25, 12
#: So many of them stand in an example.
_SHOWN = 2


@runtime_checkable
class KnowsNames(Protocol):
    """Part of a model that says itself which names may stand in it."""

    def names(self, loc: Loc) -> tuple[str, ...]:
        """The names that may stand at `loc` below it."""
        ...


#: Says more about an unknown name (the last step of the location) than that it is unknown, or None.
KnowsName = Callable[[Loc], str | None]
#: Of so many wrong names the nearest right ones are looked for; a file with more is another file.
_MOST_ADVISED = 1_000


def findings_of(error: ValidationError, source: Source, model: type[BaseModel], knows: KnowsName) -> Iterator[Finding]:
    """One finding for each error, in the order of the file."""
    errors = error.errors(include_url=False, include_context=True)
    found = [_finding(item, source, model, knows if at < _MOST_ADVISED else None) for at, item in enumerate(errors)]
    return iter(sorted(found, key=lambda finding: (finding.place.line or 0, finding.place.column or 0)))


def _finding(item: Any, source: Source, model: type[BaseModel], knows: KnowsName | None) -> Finding:
    loc: Loc = tuple(item["loc"])
    kind: str = item["type"]
    value: Plain = item["input"]
    if kind == "extra_forbidden":
        return _unknown_name(loc, source, names_at(model, loc[:-1]), knows)
    if kind == "missing":
        place = source.place(loc[:-1])
        return Finding("V102", Level.ERROR, f"缺少“{loc[-1]}”", f"请补上一行：{loc[-1]}: ……", place)
    if re.fullmatch(r"[A-Z][0-9]{3}", kind):
        context = item["ctx"]
        rule, message, remedy = kind, context["message"], context["remedy"]
    else:
        allowed = str(item.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
        rule, message, remedy = _wrong_shape(kind, loc, value, names_at(model, loc), allowed)
    return Finding(rule, Level.ERROR, message, remedy, source.place(loc), source.quote(loc))


def _unknown_name(loc: Loc, source: Source, names: tuple[str, ...], knows: KnowsName | None) -> Finding:
    name = str(loc[-1])
    place = source.place(loc, of_key=True)
    if knows is None:
        return Finding("V101", Level.ERROR, f"不认识“{nested(name)}”", f"这里可以写：{_listed(names)}。", place, name)
    if FIGURE_KEY not in names and (special := knows(loc)):
        return Finding("V101", Level.ERROR, f"“{nested(name)}”不能写在这里", special, place, name)
    if re.fullmatch(r"[0-9][0-9.]*\D{0,4}", name):
        remedy = '花括号里的逗号会把数拆开，请把数写成 1234，或加引号写成 "1,234"。'
        return Finding("V101", Level.ERROR, f"“{nested(name)}”前面的逗号把一个数拆成了两个", remedy, place, name)
    if invisible := re.search("[\u200b-\u200f\u2060\ufeff\u00ad]", name):
        message = f"“{nested(name)}”里有看不见的字符（U+{ord(invisible[0]):04X}）"
        return Finding("V101", Level.ERROR, message, "多半是粘贴带来的，请把这个名称删去重打。", place, name)
    if typed := re.match(r"([^：]{1,24})：(.*)", name):
        remedy = f"请改成半角冒号加一个空格：{typed[1]}: {typed[2].strip()}".rstrip()
        return Finding("R213", Level.ERROR, f"“{typed[1]}”后面是全角冒号“：”", remedy, place, name)
    remedy = did_you_mean(name, names) or (f"这里可以写：{_listed(names)}。" if names else "请删去。")
    return Finding("V101", Level.ERROR, f"不认识“{nested(name)}”", remedy, place, name)


def _wrong_shape(kind: str, loc: Loc, value: Plain, names: tuple[str, ...], expected: str) -> tuple[str, str, str]:
    if loc and isinstance(loc[-1], int):
        what, typed_as = f"“{_name_before(loc)}”的第 {loc[-1] + 1} 项", "- "
    else:
        what, typed_as = f"“{loc[-1]}”" if loc else "这里", f"{loc[-1]}: " if loc else ""
    if isinstance(value, str) and (typed := re.match(r"([^：\s]{1,24})：(.*)", value)):
        return "R213", f"“{typed[1]}”后面是全角冒号“：”", f"请改成半角冒号加一个空格：{typed[1]}: {typed[2].strip()}".rstrip()
    if kind in ("string_type", "string_sub_type"):
        return "V103", f"{what}应是一段文字", "请在冒号后直接写文字。"
    if kind in ("tuple_type", "list_type"):
        return "V104", f"{what}应是一个列表", "每项另起一行，以“- ”开头。"
    if kind in ("model_type", "dict_type", "model_attributes_type") and names:
        example = ", ".join(f"{name}: ……" for name in names[:_SHOWN])
        remedy = f"请分别写明，如 {typed_as}{{{example}}}；可写的有：{_listed(names)}。"
        return "V105", f"{what}下面要分项填写", remedy
    if kind == "enum":
        return "V106", f"{what}不能写“{nested(value)}”", f"只能写：{expected}。"
    if kind == "string_too_long":
        return "V107", f"{what}太长", "算式请拆成几个计算指标，每个不超过 300 字。"
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "V105", f"{what}下面应是“名称: 内容”这样的若干行", "请另起一行，缩进两格，写成“名称: 内容”。"
    return "V100", f"{what}的写法不对", "请对照样例核对这一处的写法。"


def _listed(names: tuple[str, ...]) -> str:
    return "、".join(names) if len(names) <= MOST_NAMES else f"{'、'.join(names[:SOME_NAMES])}等"


def _name_before(loc: Loc) -> str:
    return next((step for step in reversed(loc) if isinstance(step, str)), "列表")


def names_at(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The names that may stand in the mapping at `loc` of data for this model."""
    current: Any = model
    keyed = False  # within a mapping whose names are free, as 章节 of an outline has them
    for position, step in enumerate(loc):
        if isinstance(step, int) or keyed:
            keyed = False
            continue
        field = next((f for name, f in current.model_fields.items() if (f.alias or name) == step), None)
        if field is None:
            return ()
        keyed = _is_mapping(field.annotation)
        current = _described_in([*field.metadata, field.annotation])
        if isinstance(current, KnowsNames):
            return current.names(loc[position + 1 :])
        if current is None:
            return ()
    return () if keyed else tuple(field.alias or name for name, field in current.model_fields.items())


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict or any(get_origin(part) is dict for part in get_args(annotation))


def _described_in(annotations: Iterable[Any]) -> Any:
    """The first model, or thing that knows its own names, within these annotations."""
    for annotation in annotations:
        if isinstance(annotation, KnowsNames) or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return annotation
        parts = (*getattr(annotation, "__metadata__", ()), *get_args(annotation))
        if (found := _described_in(parts)) is not None:
            return found
    return None
