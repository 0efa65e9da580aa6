"""What an outline that inherits does to its parent's: 删去, 改动, 必报, 顺序. Each name is looked up in the parent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.language.suggest import did_you_mean
from drafter.model.outline import Indicator, Outline
from drafter.model.source import Loc
from drafter.validate.outlines.draft import Draft, Faults
from drafter.validate.outlines.files import ChangeItem, DropItem, HeirFile

_SEE = "用 drafter outline 加上级提纲的编号，可以看到全部名称。"


class Amender:
    """Applies one file's amendments to the draft that begins as its parent's."""

    def __init__(self, file: HeirFile, parent: Outline, draft: Draft, faults: Faults) -> None:
        self.file = file
        self.parent = parent
        self.draft = draft
        self.faults = faults
        self.sections = [section.key for section in parent.walk()]

    def drop(self) -> None:
        """删去, and what it makes meaningless."""
        dropped = self.file.dropped
        if dropped is None:
            return
        for index, key in enumerate(dropped.sections):
            if branch := self.draft.branch(key):
                self.draft.drop_section(branch)
            elif key not in self.sections:
                self._lacking(key, "章节", self.sections, ("删去", "章节", index))
        known = (*self.parent.indicators, *self.parent.group_names)
        for index, path in enumerate(dropped.figures):
            if path not in known:
                self._lacking(path, "指标", known, ("删去", "指标", index))
            self.draft.drop_figures([item for item in self.parent.indicators if item == path or item.startswith(f"{path}.")])
        self._drop_relations(dropped)
        self.draft.drop_what_means_nothing()

    def _drop_relations(self, dropped: DropItem) -> None:
        names = [relation.name for relation in self.parent.relations]
        for index, name in enumerate(dropped.relations):
            if self.draft.relations.pop(name, None) is None and name not in names:
                self._lacking(name, "勾稽关系", names, ("删去", "勾稽关系", index))
        for index, way in enumerate(dropped.channels):
            if self.draft.channels.pop(way, None) is None:
                self._lacking(way, "报送去向", [channel.way for channel in self.parent.channels], ("删去", "报送", index))

    def change(self) -> None:
        """改动."""
        for path, item in (self.file.changes or {}).items():
            loc = ("改动", path)
            if path in self.draft.figures:
                self._change_figure(self.draft.figures[path], item, loc)
            elif path in self.draft.groups:
                self._change_group(path, item, loc)
            elif path in self.draft.derived:
                remedy = "请在本提纲的“计算指标”里把它重写一遍，会代替上级提纲的。"
                self.faults.add("V334", f"“{path}”是计算指标，不能在“改动”里改", remedy, loc)
            else:
                self._lacking(path, "指标", (*self.draft.figures, *self.draft.groups), loc)

    def require(self, own: Iterable[str]) -> None:
        """必报: exactly these of the parent's; the file's own indicators, and those in 改动, say for themselves."""
        if self.file.required is None:
            return
        for index, path in enumerate(self.file.required):
            if path in self.draft.figures:
                continue
            loc: Loc = ("必报", index)
            if path in self.draft.derived:
                self.faults.add("V334", f"“{path}”是计算指标，由程序计算，不能必报", "请把它从“必报”里删去。", loc)
            elif members := [member for member in self.draft.members(path) if member in self.draft.figures]:
                remedy = f"请逐个写明，如 {'、'.join(members[:3])}。"
                self.faults.add("V334", f"“{path}”是一组指标，不能整组必报", remedy, loc)
            else:
                self._lacking(path, "指标", self.draft.figures, loc)
        chosen = {*self.file.required, *own}
        chosen |= {path for path, item in (self.file.changes or {}).items() if item.required}
        self.draft.figures = {path: item._replace(required=path in chosen) for path, item in self.draft.figures.items()}

    def reorder(self) -> None:
        """顺序: the named siblings change places among themselves."""
        order = self.file.order
        if not order:
            return
        known = [branch.key for branch in self.draft.walk()]
        base = next((key for key in order if key in known), "")
        siblings = self.draft.siblings(base)
        keys = [branch.key for branch in siblings]
        sound = True
        for index, key in enumerate(order):
            loc: Loc = ("顺序", index)
            if key not in known:
                self._lacking(key, "章节", known, loc)
            elif key not in keys:
                remedy = f"“顺序”只能排同一层的章节，和“{base}”同层的有：{'、'.join(keys)}。"
                self.faults.add("V333", f"“{key}”和“{base}”不在同一层，不能一起排", remedy, loc)
            elif key in order[:index]:
                self.faults.add("V333", f"“顺序”里的“{key}”写了两次", "请删去一个。", loc)
            else:
                continue
            sound = False
        if not sound:
            return
        moved = iter(sorted((branch for branch in siblings if branch.key in order), key=lambda branch: order.index(branch.key)))
        siblings[:] = [next(moved) if branch.key in order else branch for branch in siblings]

    def _change_figure(self, before: Indicator, item: ChangeItem, loc: Loc) -> None:
        if item.unit is not None and item.unit != before.unit:
            remedy = f"模板和勾稽关系都按“{before.unit}”写成；要换单位，请删去它，另设一个指标。"
            self.faults.add("V334", f"“{before.path}”的单位不能改", remedy, (*loc, "单位"))
        after = before._replace(**_said(item))
        if "name" in item.model_fields_set and "short" not in item.model_fields_set and before.short == before.name:
            after = after._replace(short=after.name)
        self.draft.figures[before.path] = after

    def _change_group(self, path: str, item: ChangeItem, loc: Loc) -> None:
        if item.model_fields_set - {"name"} or not item.name:
            remedy = f"一组指标只能改名称；要改其中的，请写明是哪一个，如 {self.draft.members(path)[0]}。"
            self.faults.add("V334", f"“{path}”是一组指标", remedy, loc)
        else:
            self.draft.groups[path] = item.name

    def _lacking(self, name: str, kind: str, known: Iterable[str], loc: Loc) -> None:
        """The parent has nothing of this name, or this very file has taken it away."""
        had = {*self.sections, *self.parent.indicators, *self.parent.group_names}
        if loc[0] != "删去" and name in had:
            message, remedy = f"“{name}”已经被“删去”删去了", "请把它从这里去掉，或者不要删去它（连同它所在的章节）。"
        else:
            message = f"上级提纲“{self.parent.id}”没有{kind}“{name}”"
            remedy = did_you_mean(name, known) or _SEE
        self.faults.add("V332", message, remedy, loc)


def _said(item: ChangeItem) -> dict[str, Any]:
    """The fields that the file gives anew."""
    given = {name: getattr(item, name) for name in item.model_fields_set - {"unit"}}
    return {name: "" if value is None else value for name, value in given.items() if name != "name" or value}
