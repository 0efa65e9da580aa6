"""An outline → the Pydantic model of its data files, and the JSON Schema that editors use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Annotated, Any

from pydantic import Field, create_model
from pydantic_core import core_schema as cs

from drafter.model.outline import Indicator, Outline
from drafter.model.source import Loc
from drafter.validate.datafile import DataFileBase, EntryBase
from drafter.validate.fields import YES_NO, ListOf, read_amount, read_yes_no

_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Items that may be written as a mere text.
_MERE_TEXT = ("#/$defs/DeedItem", "#/$defs/PlanItem", "#/$defs/PastPlanItem")
#: What may be said of a figure beside its value; and that the value, last year's and the change are amounts.
FIGURE_KEYS = ("数值", "上年", "同比", "来源", "说明", "汇总", "仅报送", "取用")
AMOUNT_KEYS = ("数值", "上年", "同比")

Tree = dict[str, "Indicator | Tree"]


@lru_cache(maxsize=16)
def compile_model(outline: Outline) -> type[DataFileBase]:
    """The model of this outline's data files; locations in its errors are locations in the file."""
    fields: dict[str, Any] = {"figures": (Annotated[dict[str, Any], FiguresField(outline)] | None, Field(None, alias="数据"))}
    entry: Any = create_model("Entry", __base__=EntryBase, **fields)
    return create_model("DataFile", __base__=DataFileBase, entries=(ListOf[entry], Field(default=(), alias="章节")))


def json_schema(outline: Outline) -> dict[str, Any]:
    """The JSON Schema of this outline's data files, for completion and checks in editors."""
    schema = compile_model(outline).model_json_schema(by_alias=True)
    entry = schema["$defs"]["Entry"]["properties"]
    entry["数据"] = _group_json(_tree(outline), "", outline)
    if passages := [passage for key, found in outline.passages.items() if key for passage in found]:
        texts = {passage.number: {"type": ["string", "null"], "description": passage.begins} for passage in passages}
        entry["改写"] = {"type": ["object", "null"], "title": "改写", "properties": texts, "additionalProperties": False}
    schema["$defs"]["Figure"] = _figure_json()
    return {"$schema": _SCHEMA_DIALECT, **_lenient(schema), "title": outline.name}


class FiguresField:
    """The type of 数据: the outline's indicators as nested mappings.

    Pydantic's core schema is given directly, because some forty nested models would take forty times as long to build.
    """

    def __init__(self, outline: Outline) -> None:
        self.tree = _tree(outline)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> cs.CoreSchema:
        """How the data is validated."""
        return _group_schema(self.tree)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Nothing yet: json_schema fills it in, with references that Pydantic does not know."""
        return {}

    def names(self, loc: Loc) -> tuple[str, ...]:
        """The names that may stand at `loc` below 数据."""
        branch: Indicator | Tree = self.tree
        for step in loc:
            if not isinstance(branch, dict) or step not in branch:
                return FIGURE_KEYS
            branch = branch[str(step)]
        return tuple(branch) if isinstance(branch, dict) else FIGURE_KEYS


def _tree(outline: Outline) -> Tree:
    tree: Tree = {}
    for indicator in outline.reported:
        *groups, key = indicator.path.split(".")
        branch: Any = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[key] = indicator
    return tree


def _group_schema(tree: Tree) -> cs.CoreSchema:
    fields = {
        key: cs.typed_dict_field(
            cs.nullable_schema(_figure_schema(member.unit) if isinstance(member, Indicator) else _group_schema(member)),
            required=False,
        )
        for key, member in tree.items()
    }
    return cs.typed_dict_schema(fields, extra_behavior="forbid")


@cache
def _figure_schema(unit: str) -> cs.CoreSchema:
    """One figure in this unit: a mere value, or a mapping with 上年, 来源 and so on."""
    amount = cs.no_info_plain_validator_function(_amount_reader(unit))
    change = cs.no_info_plain_validator_function(_amount_reader("%", signed=True))
    text = cs.nullable_schema(cs.str_schema())
    parts = cs.nullable_schema(cs.dict_schema(cs.str_schema(), amount))
    private = cs.no_info_plain_validator_function(read_yes_no)
    kinds = dict(zip(FIGURE_KEYS, (amount, amount, change, text, text, parts, private, text), strict=True))
    fields = {key: cs.typed_dict_field(kind, required=False) for key, kind in kinds.items()}
    return cs.no_info_before_validator_function(_value_only, cs.typed_dict_schema(fields, extra_behavior="forbid"))


def _amount_reader(unit: str, *, signed: bool = False) -> Callable[[object], object]:
    return lambda value: read_amount(value, unit, signed=signed)


def _value_only(value: object) -> object:
    return value if isinstance(value, dict) else {"数值": value}


def _lenient(schema: Any) -> Any:
    """Say to editors what the validators let pass: one item for a list of one, a text for an item with 内容, nothing at all."""
    if isinstance(schema, list):
        return [_lenient(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: _lenient(value) for key, value in schema.items()}
    if schema.get("$ref") in _MERE_TEXT:
        return {"anyOf": [schema, {"type": ["string", "null"]}]}
    if schema.get("type") == "array" and "items" in schema:
        about = {key: schema.pop(key) for key in ("title", "default", "description") if key in schema}
        return {**about, "anyOf": [schema, schema["items"], {"type": "null"}]}
    return schema


def _group_json(tree: Tree, path: str, outline: Outline) -> dict[str, Any]:
    members = {
        key: _indicator_json(member) if isinstance(member, Indicator) else _group_json(member, f"{path}{key}.", outline)
        for key, member in tree.items()
    }
    title = outline.group_names.get(path.rstrip("."), "数据")
    return {"type": ["object", "null"], "title": title, "properties": members, "additionalProperties": False}


def _indicator_json(indicator: Indicator) -> dict[str, Any]:
    asked = "必报" if indicator.required else "选报"
    description = f"{indicator.name}（{indicator.unit}，{asked}）{indicator.definition}"
    return {"$ref": "#/$defs/Figure", "title": indicator.name, "description": description}


def _figure_json() -> dict[str, Any]:
    """What all figures have in common."""
    amount = {"type": ["string", "number", "null"]}
    text = {"type": ["string", "null"]}
    parts = {"type": ["object", "null"], "additionalProperties": amount}
    described = dict(zip(FIGURE_KEYS, (amount, amount, amount, text, text, parts, YES_NO, text), strict=True))
    return {"anyOf": [amount, {"type": "object", "properties": described, "additionalProperties": False}]}
