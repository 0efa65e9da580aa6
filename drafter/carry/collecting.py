"""What departments answered → the data file: values, parts of sums, texts; and what cannot be settled without a person.

A department's answers stand under 收表. A figure gets its value from there as long as there is one value only: two that
differ are a conflict, which stays until somebody writes 取用. What a person typed into the data file is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.carry.data import value_at, with_value
from drafter.carry.placing import data_loc, figure_at
from drafter.model.source import Loc, Plain

RETURNS, CHOSEN, VALUE, PARTS, SOURCE, NOTE = "收表", "取用", "数值", "汇总", "来源", "说明"
#: What 取用 says where the number typed into the data file is to stand.
OWN = "本表"


class Given(NamedTuple):
    """One answer that is in order, by the name of its line (path, or path/part)."""

    identity: str
    text: str
    cell: str
    source: str = ""
    note: str = ""


class Told(NamedTuple):
    """One text: where it goes (做法 of a section, 问题, 安排), and what it says."""

    identity: str
    goes_to: str
    section: str
    heading: str
    content: str
    cause: str
    cell: str


class Form(NamedTuple):
    """One department's form, without what was wrong in it."""

    department: str
    file: str
    figures: tuple[Given, ...]
    texts: tuple[Told, ...]


class Change(NamedTuple):
    """A value that is new or another than before; `before` is empty where there was none."""

    department: str
    what: str
    before: str
    after: str


class Dispute(NamedTuple):
    """A figure for which there are several values: (who, value, file and cell)."""

    path: str
    values: tuple[tuple[str, str, str], ...]


class Collected(NamedTuple):
    """The data file as it becomes, what changed, what is disputed, what else is to be said."""

    data: Plain
    changes: tuple[Change, ...]
    disputes: tuple[Dispute, ...]
    notes: tuple[str, ...]


def collect(data: Plain, forms: Sequence[Form], homes: Mapping[str, str]) -> Collected:
    """Take forms into the data; `homes` are the sections of all figures, by their paths."""
    work = _Work(data if isinstance(data, dict) else {}, homes)
    for form in forms:
        work.take(form)
    disputes = tuple(work.disputes())
    return Collected(work.data, tuple(work.changes), disputes, tuple(work.notes))


class _Work:
    def __init__(self, data: Mapping[str, Plain], homes: Mapping[str, str]) -> None:
        self.data: Plain = dict(data)
        self.homes = homes
        self.changes: list[Change] = []
        self.notes: list[str] = []

    def take(self, form: Form) -> None:
        """One form: what it says is noted under 收表, then the figures and texts that it speaks of are brought up to date."""
        at, former = self._former(form.department)
        had = former.get("数据") if isinstance(former.get("数据"), dict) else {}
        figures: dict[str, Plain] = dict(had) if isinstance(had, dict) else {}
        changed = []
        for given in form.figures:
            before = _said(figures.get(given.identity), VALUE)
            noted = {VALUE: given.text, "单元格": given.cell, SOURCE: given.source, NOTE: given.note}
            was = figures.get(given.identity)
            if before == given.text and _said(was, SOURCE) == given.source and _said(was, NOTE) == given.note:
                continue
            figures[given.identity] = {key: value for key, value in noted.items() if value}
            if before != given.text:
                self.changes.append(Change(form.department, given.identity, before, given.text))
            changed.append((given, before))
        texts = self._texts(form, former)
        if changed or texts is not None:
            item: dict[str, Plain] = dict(former) | {"单位": form.department, "文件": form.file}
            if figures:
                item["数据"] = figures
            if texts:
                item["文字"] = texts
            self._put(at, item)
        for given, before in changed:
            self._figure(form.department, given, before)

    def disputes(self) -> Iterator[Dispute]:
        """All figures whose values differ and that nobody has settled."""
        for path in dict.fromkeys(path for path, *_ in self._answers() if "/" not in path):
            if dispute := self._dispute(path):
                yield dispute

    def _dispute(self, path: str) -> Dispute | None:
        figure = self._value_of(path)
        if _said(figure, CHOSEN):
            return None
        values = [(who, value, where) for name, who, value, where in self._answers() if name == path]
        typed = figure if isinstance(figure, str) else _said(figure, VALUE)
        if typed and typed not in [value for _, value, _ in values]:
            values.append((OWN, typed, ""))
        return Dispute(path, tuple(values)) if len({value for _, value, _ in values}) > 1 else None

    def _answers(self) -> Iterator[tuple[str, str, str, str]]:
        """(path, department, value, where) of everything under 收表."""
        listed = value_at(self.data, (RETURNS,))
        for item in listed if isinstance(listed, list) else []:
            figures = item.get("数据") if isinstance(item, dict) else None
            if isinstance(item, dict) and isinstance(figures, dict):
                for path, value in figures.items():
                    where = f"{item.get('文件') or ''}  {_said(value, '单元格')}".strip()
                    yield path, str(item.get("单位")), _said(value, VALUE), where

    def _figure(self, department: str, given: Given, before: str) -> None:
        path, _, part = given.identity.partition("/")
        loc = self._loc(path)
        figure = value_at(self.data, loc)
        members: dict[str, Plain] = dict(figure) if isinstance(figure, dict) else {VALUE: figure} if figure else {}
        if part:
            parts = members.get(PARTS)
            told = dict(parts) if isinstance(parts, dict) else {}
            key = part if part in told else next((name for name in told if name == department), part)
            if told.get(key) not in (None, before, given.text):
                self.notes.append(f"{path} 的“{key}”在数据文件里是 {told[key]}，{department}报的是 {given.text}，没有改。")
                return
            told[key] = given.text
            members[PARTS] = told
        else:
            others = self._others(path, given.text, department)
            ours = {None, "", before, given.text, *others.values()}
            typed = members.get(VALUE)
            if members.get(CHOSEN) or not (typed is None or (isinstance(typed, str) and typed in ours)):
                return
            if others:
                members.pop(VALUE, None)
                if members.get(SOURCE) in (department, *others):
                    del members[SOURCE]
                if not members and figure is None:
                    return
            else:
                members = {VALUE: given.text, **{key: value for key, value in members.items() if key != VALUE}}
                if not members.get(SOURCE):
                    members[SOURCE] = given.source or department
                if given.note:
                    members[NOTE] = given.note
        self.data = with_value(self.data, loc, members)

    def _others(self, path: str, value: str, department: str) -> dict[str, str]:
        """What other departments answer instead."""
        told = self._answers()
        return {who: said for name, who, said, _ in told if name == path and who != department and said != value}

    def _loc(self, path: str) -> Loc:
        """Where a figure stands, or is to stand; its section is made where there is none."""
        found = figure_at(self.data, path)
        if found:
            return found
        self.data, loc = data_loc(self.data, path, self.homes.get(path, ""))
        return loc

    def _value_of(self, path: str) -> Plain:
        loc = figure_at(self.data, path)
        return value_at(self.data, loc) if loc else None

    def _former(self, department: str) -> tuple[int | None, Mapping[str, Plain]]:
        listed = value_at(self.data, (RETURNS,))
        for at, item in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(item, dict) and item.get("单位") == department:
                return at, item
        return None, {}

    def _put(self, at: int | None, item: dict[str, Plain]) -> None:
        listed = value_at(self.data, (RETURNS,))
        items = list(listed) if isinstance(listed, list) else []
        if at is None:
            items.append(item)
        else:
            items[at] = item
        self.data = with_value(self.data, (RETURNS,), items)

    def _texts(self, form: Form, former: Mapping[str, Plain]) -> list[Plain] | None:
        """The texts that stand under 收表 now; None where nothing is new."""
        from drafter.carry.collected_texts import placed

        listed = former.get("文字")
        had = [item for item in (listed if isinstance(listed, list) else []) if isinstance(item, dict)]
        now: list[Plain] = [_noted(text) for text in form.texts]
        bare = [{k: v for k, v in item.items() if k != "单元格"} for item in had]
        if [{k: v for k, v in item.items() if k != "单元格"} for item in now if isinstance(item, dict)] == bare:
            return None
        if not now:
            self.notes.append(f"{form.department}上次写的文字这次空着，数据文件里的没有动。")
            return None
        self.data, notes = placed(self.data, form, bare)
        self.notes += notes
        return now


def _noted(text: Told) -> dict[str, Plain]:
    said = {
        "归入": text.goes_to,
        "章节": text.section,
        "小标题": text.heading,
        "内容": text.content,
        "原因": text.cause,
        "单元格": text.cell,
    }
    return {key: value for key, value in said.items() if value}


def _said(value: Plain, key: str) -> str:
    said = value.get(key) if isinstance(value, dict) else None
    return said if isinstance(said, str) else ""
