"""章节 and 指标 of an outline file: new ones, and amendments of sections that the parent has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from drafter.language.suggest import did_you_mean
from drafter.language.templating import LISTS, VARIABLES
from drafter.model.outline import Indicator, Section
from drafter.model.phrases import SET_PHRASES
from drafter.model.source import Loc
from drafter.validate.outlines.draft import Branch, Draft, Faults
from drafter.validate.outlines.files import IndicatorItem, SectionItem

_KEY = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]*")
#: What templates call other things.
RESERVED = VARIABLES | frozenset(LISTS)
#: What a section of the file may say anew, by the model's field.
_AMENDABLE = ("title", "template", "statutory", "required", "repeats", "filling", "department", "run_in")


def check_key(key: str, faults: Faults, loc: Loc) -> None:
    """A name begins with a Chinese letter, so that it can stand in templates and formulas."""
    if key == SET_PHRASES:
        faults.add("V301", f"“{key}”不能作名称", f"“{key}”是引用固定提法用的，请换一个名称。", loc)
        return
    if _KEY.fullmatch(key) and unicodedata.normalize("NFKC", key) == key:
        return
    latter = re.sub(r"^[0-9]+", "", key)
    example = f"{latter}{key.removesuffix(latter)}" if latter != key and _KEY.fullmatch(latter) else "热线12345"
    remedy = f"名称以汉字开头，后面只用汉字、英文字母和数字，如 {example}。"
    faults.add("V301", f"“{key}”不能作名称", remedy, loc)


def check_meaning(path: str, faults: Faults, loc: Loc) -> None:
    """An indicator or group may not be called what means something else in templates."""
    name = path.partition(".")[0]
    if name in RESERVED:
        remedy = f"请换一个名称；另有所指的还有：{'、'.join(sorted(RESERVED - {name}))}。"
        faults.add("V301", f"“{name}”在模板里另有所指，不能作指标的名称", remedy, loc)


class SectionGrower:
    """Walks 章节 once, and grows the draft by what it says."""

    def __init__(self, draft: Draft, faults: Faults) -> None:
        self.draft = draft
        self.faults = faults
        self.inherited = frozenset(draft.figures) | frozenset(draft.derived)
        self.inherited_groups = frozenset(draft.groups)
        self.seen: set[str] = set()
        self.seen_groups: set[str] = set()
        self.places: dict[str, tuple[str, Loc]] = {}
        self.last_behind: dict[str, str] = {}

    def grow(self, items: Mapping[str, SectionItem]) -> None:
        """Add and amend all sections, then put those with 位于 into their places."""
        self._sections(items, None, ("章节",))
        while self.places:
            self._put(next(iter(self.places)))

    def _sections(self, items: Mapping[str, SectionItem], into: Branch | None, loc: Loc) -> None:
        for key, item in items.items():
            self._section(key, item, into, (*loc, key))

    def _section(self, key: str, item: SectionItem, into: Branch | None, loc: Loc) -> None:
        check_key(key, self.faults, loc)
        if key in self.seen:
            self.faults.add("V302", f"章节“{key}”写了两次", "每个章节的名称只能用一次，请改名。", loc)
            return
        self.seen.add(key)
        if item.template and not re.fullmatch(r"[A-Za-z0-9_-]+\.md", item.template):
            remedy = "请写模板文件夹里的文件名，如 disputes.md。"
            self.faults.add("V303", f"模板“{item.template}”不是文件名", remedy, (*loc, "模板"))
        behind: str | None = getattr(item, "behind", None)
        if behind:
            self.places[key] = (behind, (*loc, "位于"))
        branch = self.draft.branch(key)
        if branch is None:
            branch = Branch(Section(key, ""), [])
            (self.draft.roots if into is None else into.children).append(branch)
        elif into is not None and branch not in into.children and not behind:
            remedy = f"只改内容的，请把“{key}”写在“章节”的第一层；要移到这里的，请加一行 位于: 排在它前面的章节。"
            self.faults.add("V335", f"上级提纲里的“{key}”不在“{into.key}”下面", remedy, loc)
        branch.section = branch.section._replace(**_said(item))
        if not branch.section.title:
            self.faults.missing("标题", loc)
        self._indicators(item.indicators or {}, branch.section, "", (*loc, "指标"))
        self._sections(item.children or {}, branch, (*loc, "章节"))

    def _indicators(self, items: Mapping[str, IndicatorItem], home: Section, prefix: str, loc: Loc) -> None:
        for key, item in items.items():
            here = (*loc, key)
            check_key(key, self.faults, here)
            if not prefix:
                check_meaning(key, self.faults, here)
            if item.members is not None:
                self._group(prefix + key, item, home, here)
            else:
                self._indicator(prefix + key, item, home, here)

    def _group(self, path: str, item: IndicatorItem, home: Section, loc: Loc) -> None:
        if path in self.draft.groups and path in self.inherited_groups and path not in self.seen_groups:
            homes = {self.draft.figures[member].home for member in self.draft.members(path) if member in self.draft.figures}
            if homes - {home.key}:
                where = "、".join(sorted(homes))
                self.faults.add("V306", f"“{path}”在章节“{where}”里已经有了", f"请写到“{where}”下面，或者改名。", loc)
        else:
            self.check_free(path, loc)
            if item.name is None:
                self.faults.missing("名称", loc)
        self.seen_groups.add(path)
        if item.name is not None:
            self.draft.groups[path] = item.name
        below = home._replace(department=item.department or home.department)
        self._indicators(item.members or {}, below, f"{path}.", (*loc, "分项"))

    def _indicator(self, path: str, item: IndicatorItem, home: Section, loc: Loc) -> None:
        if item.name is None:
            self.faults.missing("名称", loc)
        if not item.unit:
            self.faults.add("V304", f"指标“{path}”没有单位", "请补上一行，如 单位: 件。", loc)
        self.check_free(path, loc)
        self.draft.gone.discard(path)
        self.draft.figures[path] = Indicator(
            path=path,
            name=item.name or "",
            short=item.short or item.name or "",
            unit=item.unit or "",
            home=home.key,
            required=item.required,
            department=item.department or home.department,
            definition=item.definition or "",
            may_exceed_hundred=item.may_exceed_hundred,
            unverified=item.unverified,
            summed=item.summed,
        )

    def check_free(self, path: str, loc: Loc) -> None:
        """A path may be used once, and nothing can stand below a figure."""
        draft = self.draft
        if path in draft.figures or path in draft.derived or path in draft.groups:
            if path in self.inherited | self.inherited_groups:
                message = f"上级提纲里已经有“{path}”"
                remedy = "要改它的名称、口径等，请写在“改动”里；要另设指标，请改名，或先在“删去”里删去它。"
            else:
                message, remedy = f"指标“{path}”写了两次", "指标的名称在整个提纲里只能用一次，请改名。"
            self.faults.add("V306", message, remedy, loc)
        steps = path.split(".")
        prefixes = (".".join(steps[:count]) for count in range(1, len(steps)))
        above = next((p for p in prefixes if p in draft.figures and p not in draft.groups), None)
        if above:
            remedy = "指标下面不能再分项，请把上一级改成“分项”，或改名。"
            self.faults.add("V306", f"“{path}”写在指标“{above}”下面", remedy, loc)

    def _put(self, key: str) -> None:
        """Move a section behind the one that its 位于 names; where that one moves, too, it moves first."""
        target, loc = self.places.pop(key)
        if target in self.places:
            self._put(target)
        branch, siblings = self.draft.branch(key), self.draft.siblings(target)
        if branch is None:
            return
        if not siblings:
            keys = [item.key for item in self.draft.walk()]
            remedy = did_you_mean(target, keys) or "请写一个本提纲里有的章节，用 drafter outline 可以看到。"
            self.faults.add("V332", f"“位于”里的“{target}”不是本提纲的章节", remedy, loc)
            return
        if any(below.key == target for below in branch.walk()):
            self.faults.add("V333", f"“{key}”不能排在自己或自己下面的“{target}”后面", "请写另一个章节。", loc)
            return
        self.draft.siblings(key).remove(branch)
        after = next((item for item in siblings if item.key == self.last_behind.get(target)), None)
        after = after or next(item for item in siblings if item.key == target)
        siblings.insert(siblings.index(after) + 1, branch)
        self.last_behind[target] = key


def _said(item: SectionItem) -> dict[str, Any]:
    """The fields of a section that the file gives, as the model has them; an empty text takes the parent's away."""
    given = {name: getattr(item, name) for name in _AMENDABLE if name in item.model_fields_set}
    return {name: (0 if name == "statutory" else "") if value is None else value for name, value in given.items()}
