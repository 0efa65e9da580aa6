"""Departments' own words → 做法, 问题 and 安排 of the data file. What the office has changed there since is not touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.carry.data import value_at, with_value
from drafter.carry.placing import SECTIONS, entry_at, with_entry
from drafter.model.source import Loc, Plain

if TYPE_CHECKING:
    from drafter.carry.collecting import Form, Told

_DEEDS = "做法"


def placed(data: Plain, form: Form, had: Sequence[dict[str, Plain]]) -> tuple[Plain, list[str]]:
    """The data with a form's texts; `had` are those of its former version."""
    notes: list[str] = []
    old = [_item(said, form.department) for said in had]
    new = [(text, _item(_said(text), form.department)) for text in form.texts]
    kept = [item for _, item in new]
    gone = [(said, item) for said, item in zip(had, old, strict=True) if item not in kept]
    for text, item in new:
        if item in old:
            continue
        data, loc = _list_of(data, text)
        listed = value_at(data, loc)
        items: list[Plain] = list(listed) if isinstance(listed, list) else [] if listed is None else [listed]
        if item in items:
            continue
        before = next(
            (was for said, was in gone if said.get("归入") == text.goes_to and _alike(said, text) and was in items), None
        )
        if before is None:
            items.append(item)
        else:
            items[items.index(before)] = item
            gone = [(said, was) for said, was in gone if was is not before]
        data = with_value(data, loc, items)
    for said, _ in gone:
        words = str(said.get("小标题") or said.get("内容") or "")[:20]
        notes.append(f"{form.department}这次没有上次的文字“{words}……”，数据文件里的没有动，请核对要不要删。")
    return data, notes


def _alike(said: dict[str, Plain], text: Told) -> bool:
    """Whether two versions speak of one thing: the same section, and the same heading or as many beginnings."""
    return said.get("章节", "") == text.section and (said.get("小标题", "") == text.heading)


def _list_of(data: Plain, text: Told) -> tuple[Plain, Loc]:
    if text.goes_to != _DEEDS:
        return data, (text.goes_to,)
    at = entry_at(data, text.section)
    if at is None:
        data, at = with_entry(data, text.section)
    return data, (SECTIONS, at, _DEEDS)


def _said(text: Told) -> dict[str, Plain]:
    return {"归入": text.goes_to, "小标题": text.heading, "内容": text.content, "原因": text.cause}


def _item(said: dict[str, Plain], department: str) -> dict[str, Plain]:
    """A text as an item of the list that it goes to."""
    heading, content, cause = (said.get(key) for key in ("小标题", "内容", "原因"))
    if said.get("归入") == "问题":
        members = {"表现": content, "原因": cause}
    elif said.get("归入") == "安排":
        members = {"小标题": heading, "内容": content, "牵头": department}
    else:
        members = {"小标题": heading, "内容": content}
    return {key: value for key, value in members.items() if value}
