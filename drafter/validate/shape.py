"""The data model → the shape of a data file, for those who lay out forms."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from drafter.model.shape import Field, Kind, Shape
from drafter.validate.compile import AMOUNT_KEYS, FIGURE_KEYS
from drafter.validate.datafile import DataFileBase, EntryBase
from drafter.validate.fields import PROSE

_YES_NO_KEYS = ("仅报送",)


@cache
def data_shape() -> Shape:
    """The shape of all data files; 数据, which differs by outline, is left to those who know the outline."""
    entry = Field("章节", Kind.ITEMS, fields=(*_fields(EntryBase), Field("数据", Kind.OTHER)))
    fields = tuple(entry if field.key == entry.key else field for field in _fields(DataFileBase))
    return Shape(fields, tuple(Field(key, _kind_of_figure_key(key)) for key in FIGURE_KEYS))


def _kind_of_figure_key(key: str) -> Kind:
    if key in AMOUNT_KEYS:
        return Kind.AMOUNT
    return Kind.YES_NO if key in _YES_NO_KEYS else Kind.ITEMS if key == "汇总" else Kind.TEXT


def _fields(model: type[BaseModel], within: tuple[type[BaseModel], ...] = ()) -> tuple[Field, ...]:
    """The fields of a model; items that hold items of their own kind (做法) are not followed for ever."""
    found = []
    for name, info in model.model_fields.items():
        typed: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        found.append(_field(info.alias or name, typed, (*within, model), required=info.is_required()))
    return tuple(found)


def _field(key: str, typed: Any, within: tuple[type[BaseModel], ...], *, required: bool) -> Field:
    kinds, notes = _unwrapped(typed)
    kind = kinds[0] if kinds else Any
    if get_origin(kind) is tuple:
        inner, _ = _unwrapped(get_args(kind)[0])
        if inner[0] is str:
            return Field(key, Kind.TEXTS, required=required)
        if isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
            below = () if inner[0] in within else _fields(inner[0], within)
            return Field(key, Kind.ITEMS, fields=below, required=required)
        return Field(key, Kind.OTHER, required=required)
    if get_origin(kind) is dict:
        return Field(key, Kind.NAMES, required=required)
    if not isinstance(kind, type):
        return Field(key, Kind.OTHER, required=required)
    if issubclass(kind, BaseModel):
        return Field(key, Kind.GROUP, fields=_fields(kind, within), required=required)
    if issubclass(kind, Enum):
        return Field(key, Kind.TEXT, tuple(str(item.value) for item in kind), required=required)
    simple = {bool: Kind.YES_NO, date: Kind.DAY, int: Kind.WHOLE}.get(kind, Kind.TEXT)
    choices = ("是", "否") if simple is Kind.YES_NO else ()
    return Field(key, Kind.PROSE if PROSE in notes else simple, choices, required=required)


def _unwrapped(typed: Any) -> tuple[list[Any], list[Any]]:
    """The types that a field may have, without None; and what its annotations say."""
    if get_origin(typed) is Annotated:
        inner, *notes = get_args(typed)
        kinds, below = _unwrapped(inner)
        return kinds, [*notes, *below]
    if get_origin(typed) in (Union, UnionType):
        parts = [_unwrapped(part) for part in get_args(typed) if part is not NoneType]
        return [kind for kinds, _ in parts for kind in kinds], [note for _, notes in parts for note in notes]
    return [typed], []
