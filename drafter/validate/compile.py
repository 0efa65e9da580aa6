"""An outline → the Pydantic model of its data files, and the JSON Schema that editors use."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, create_model

from drafter.model.outline import Indicator, Outline
from drafter.validate.datafile import DataFileBase, EntryBase
from drafter.validate.fields import ListOf, Strict, Text, amount_field

_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def compile_model(outline: Outline) -> type[DataFileBase]:
    """The model of this outline's data files; locations in its errors are locations in the file."""
    tree: dict[str, Any] = {}
    for indicator in outline.reported:
        *groups, key = indicator.path.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[key] = indicator
    data = _group("数据", tree, outline)
    fields: dict[str, Any] = {"数据": (data | None, None)}
    entry: Any = create_model("章节", __base__=EntryBase, **fields)
    return create_model("填报数据", __base__=DataFileBase, entries=(ListOf[entry], Field(default=(), alias="章节")))


def json_schema(outline: Outline) -> dict[str, Any]:
    """The JSON Schema of this outline's data files, for completion and checks in editors."""
    schema = compile_model(outline).model_json_schema(by_alias=True)
    return {"$schema": _SCHEMA_DIALECT, **schema, "title": outline.name}


def _group(name: str, tree: dict[str, Any], outline: Outline, path: str = "") -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for key, member in tree.items():
        if isinstance(member, Indicator):
            fields[key] = (figure_model(member.unit) | None, Field(default=None, description=_help(member)))
        else:
            inner = f"{path}{key}"
            title = outline.group_names.get(inner, key)
            fields[key] = (_group(inner, member, outline, f"{inner}.") | None, Field(default=None, title=title))
    return create_model(name, __base__=Strict, **fields)


def _help(indicator: Indicator) -> str:
    asked = "必报" if indicator.required else "选报"
    return f"{indicator.name}（{indicator.unit}，{asked}）{indicator.definition}"


@lru_cache
def figure_model(unit: str) -> Any:
    """The type of one figure in this unit: a mere value, or a mapping with 上年, 来源 and so on."""
    amount = amount_field(unit)
    fields: dict[str, Any] = {
        "数值": (amount, None),
        "上年": (amount, None),
        "同比": (amount_field("%", signed=True), None),
        "来源": (Text | None, None),
        "说明": (Text | None, None),
        "汇总": (dict[Text, amount] | None, None),  # type: ignore[valid-type]
    }
    model = create_model(f"数据_{unit}", __base__=Strict, **fields)
    return Annotated[model, BeforeValidator(_value_only, json_schema_input_type=model | str | float | None)]


def _value_only(value: object) -> object:
    return value if isinstance(value, dict) else {"数值": value}
