"""Outline files → Outline, or findings. Every name that a relation or formula uses is looked up here, once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, ValidationError

from drafter.language.expressions import ExpressionError, is_comparison, parse_expression
from drafter.language.suggest import did_you_mean
from drafter.model.finding import Finding, Level
from drafter.model.outline import Filling, Indicator, Outline, Relation, Section
from drafter.model.source import Loc, Source
from drafter.validate.fields import Strict, Text, Texts, Whole, Year, YesNo, named
from drafter.validate.messages import findings_of

_KEY = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]*")


class IndicatorItem(Strict):
    """An indicator, or with 分项 a group of them."""

    name: Text = named("名称", default=...)
    short: Text | None = named("简称")
    unit: Text | None = named("单位")
    required: YesNo = named("必报", default=False)
    department: Text | None = named("责任单位")
    definition: Text | None = named("口径")
    may_exceed_hundred: YesNo = named("可超百", default=False)
    unverified: YesNo = named("未核实", default=False)
    members: dict[str, IndicatorItem] | None = named("分项")


class SectionItem(Strict):
    """A section."""

    title: Text = named("标题", default=...)
    template: Text | None = named("模板")
    statutory: Whole = named("法定")
    required: YesNo = named("必写", default=False)
    filling: Filling = named("内容", default=Filling.NARRATIVE)
    department: Text | None = named("责任单位")
    indicators: dict[str, IndicatorItem] | None = named("指标")
    children: dict[str, SectionItem] | None = named("章节")


class DerivedItem(Strict):
    """A derived figure."""

    name: Text = named("名称", default=...)
    short: Text | None = named("简称")
    unit: Text = named("单位", default=...)
    definition: Text | None = named("口径")
    formula: Annotated[str, Field(max_length=300)] = named("算式", default=...)


class RelationItem(Strict):
    """A relation."""

    name: Text = named("名称", default=...)
    equation: Annotated[str, Field(max_length=300)] | None = named("等式")
    alternatives: dict[str, Annotated[str, Field(max_length=300)]] | None = named("任一")
    level: Level = named("级别", default=Level.ERROR)
    why: Text | None = named("说明")
    basis: Text | None = named("依据")
    remedy: Text | None = named("改法")


class OutlineFile(Strict):
    """An outline file."""

    format: Whole = named("格式", default=1)
    id: Text = named("编号", default=...)
    alias: Text = named("别名", default=...)
    version: Whole = named("版本", default=...)
    name: Text = named("名称", default=...)
    first_year: Year = named("起始年度", default=...)
    template: Text = named("模板", default=...)
    basis: Texts = named("依据", default=())
    departments: dict[Text, Text] | None = named("责任单位")
    sections: dict[str, SectionItem] = named("章节", default=...)
    derived: dict[str, DerivedItem] | None = named("计算指标")
    relations: tuple[RelationItem, ...] = named("勾稽关系", default=())


def validate_outline(source: Source) -> tuple[Outline | None, tuple[Finding, ...]]:
    """An outline whose every name and expression is known to be good, or what is wrong with the file."""
    try:
        file = OutlineFile.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, OutlineFile, lambda _: None))
    builder = _Builder(file, source)
    outline = builder.outline()
    findings = [*builder.findings, *_expression_faults(outline, file, source)]
    return None if findings else outline, tuple(findings)


class _Builder:
    """Walks an outline file once and collects what lies scattered over its tree."""

    def __init__(self, file: OutlineFile, source: Source) -> None:
        self.file = file
        self.source = source
        self.indicators: dict[str, Indicator] = {}
        self.groups: dict[str, str] = {}
        self.keys: set[str] = set()
        self.findings: list[Finding] = []

    def outline(self) -> Outline:
        file = self.file
        sections = tuple(self._section(key, item, ("章节", key)) for key, item in file.sections.items())
        for path, item in (file.derived or {}).items():
            self._derived(path, item, ("计算指标", path))
        return Outline(
            id=file.id,
            alias=file.alias,
            version=file.version or 1,
            name=file.name,
            first_year=file.first_year,
            template=file.template,
            sections=sections,
            indicators=self.indicators,
            group_names=self.groups,
            relations=tuple(self._relation(item, ("勾稽关系", i)) for i, item in enumerate(file.relations)),
            departments=dict(file.departments or {}),
        )

    def _section(self, key: str, item: SectionItem, loc: Loc) -> Section:
        self._check_key(key, loc)
        if key in self.keys:
            self._fault("V302", f"章节“{key}”写了两次", "每个章节的名称只能用一次，请改名。", loc)
        self.keys.add(key)
        if item.template and not re.fullmatch(r"[A-Za-z0-9_-]+\.md", item.template):
            self._fault(
                "V303", f"模板“{item.template}”不是文件名", "请写模板文件夹里的文件名，如 disputes.md。", (*loc, "模板")
            )
        self._members(item.indicators or {}, key, item.department or "", "", (*loc, "指标"))
        children = item.children or {}
        return Section(
            key=key,
            title=item.title,
            children=tuple(self._section(k, c, (*loc, "章节", k)) for k, c in children.items()),
            template=item.template or "",
            statutory=item.statutory or 0,
            required=item.required,
            filling=item.filling,
        )

    def _members(self, items: dict[str, IndicatorItem], home: str, department: str, prefix: str, loc: Loc) -> None:
        for key, item in items.items():
            here = (*loc, key)
            self._check_key(key, here)
            path = prefix + key
            if item.members is not None:
                self._check_free(path, here)
                self.groups[path] = item.name
                self._members(item.members, home, item.department or department, f"{path}.", (*here, "分项"))
                continue
            if not item.unit:
                self._fault("V304", f"指标“{path}”没有单位", "请补上一行，如 单位: 件。", here)
            self._add(
                Indicator(
                    path=path,
                    name=item.name,
                    short=item.short or item.name,
                    unit=item.unit or "",
                    home=home,
                    required=item.required,
                    department=item.department or department,
                    definition=item.definition or "",
                    may_exceed_hundred=item.may_exceed_hundred,
                    unverified=item.unverified,
                ),
                here,
            )

    def _derived(self, path: str, item: DerivedItem, loc: Loc) -> None:
        for key in path.split("."):
            self._check_key(key, loc)
        self._add(
            Indicator(
                path=path,
                name=item.name,
                short=item.short or item.name,
                unit=item.unit,
                definition=item.definition or "",
                formula=item.formula,
                may_exceed_hundred=True,
            ),
            loc,
        )

    def _relation(self, item: RelationItem, loc: Loc) -> Relation:
        ways = dict(item.alternatives or {})
        if item.equation:
            ways[""] = item.equation
        if len(ways) == 0 or (item.equation and item.alternatives):
            self._fault("V305", f"勾稽关系“{item.name}”要有“等式”或“任一”，二者取一", "请补上或删去一个。", loc)
        why, basis, remedy = item.why or "", item.basis or "", item.remedy or ""
        return Relation(item.name, tuple(ways.items()), item.level, why, basis, remedy)

    def _add(self, indicator: Indicator, loc: Loc) -> None:
        self._check_free(indicator.path, loc)
        self.indicators[indicator.path] = indicator

    def _check_free(self, path: str, loc: Loc) -> None:
        """A path may be used once, and nothing can stand below a figure."""
        if path in self.indicators or path in self.groups:
            self._fault("V306", f"指标“{path}”写了两次", "指标的名称在整个提纲里只能用一次，请改名。", loc)
        steps = path.split(".")
        above = next(
            (p for p in (".".join(steps[:n]) for n in range(1, len(steps))) if p in self.indicators and p not in self.groups),
            None,
        )
        if above:
            self._fault("V306", f"“{path}”写在指标“{above}”下面", "指标下面不能再分项，请把上一级改成“分项”，或改名。", loc)

    def _check_key(self, key: str, loc: Loc) -> None:
        if not _KEY.fullmatch(key) or unicodedata.normalize("NFKC", key) != key:
            remedy = "名称以汉字开头，后面只用汉字、英文字母和数字，如 热线12345。"
            self._fault("V301", f"“{key}”不能作名称", remedy, loc)

    def _fault(self, rule: str, message: str, remedy: str, loc: Loc) -> None:
        place = self.source.place(loc, of_key=isinstance(loc[-1], str))
        self.findings.append(Finding(rule, Level.ERROR, message, remedy, place, self.source.quote(loc)))


def _expression_faults(outline: Outline, file: OutlineFile, source: Source) -> Iterator[Finding]:
    known: set[str] = {indicator.path for indicator in outline.reported}
    for path, item in (file.derived or {}).items():
        yield from _faults_in(item.formula, known, ("计算指标", path, "算式"), source, comparison=False)
        known.add(path)
    for index, relation in enumerate(file.relations):
        ways: dict[str, Any] = {"等式": relation.equation} if relation.equation else {}
        for key, expression in ways.items():
            yield from _faults_in(expression, known, ("勾稽关系", index, key), source, comparison=True)
        for key, expression in (relation.alternatives or {}).items():
            yield from _faults_in(expression, known, ("勾稽关系", index, "任一", key), source, comparison=True)


def _faults_in(expression: str, known: set[str], loc: Loc, source: Source, *, comparison: bool) -> Iterator[Finding]:
    place = source.place(loc)
    try:
        parsed = parse_expression(expression)
    except ExpressionError as error:
        yield Finding("V310", Level.ERROR, error.message, "请对照其他算式改正。", place, expression)
        return
    if is_comparison(parsed) != comparison:
        form = "含一个 ==、<= 或 >=" if comparison else "不含比较的算式"
        yield Finding("V311", Level.ERROR, f"“{expression}”应是{form}", "请改正。", place, expression)
    for path in parsed.paths:
        if path not in known:
            remedy = did_you_mean(path, known) or "请核对名称；计算指标只能用写在它前面的指标。"
            yield Finding("V312", Level.ERROR, f"算式里的“{path}”不是提纲里的指标", remedy, place, expression)
