"""计算指标 and 勾稽关系 of an outline file. Every name that an expression uses is looked up here, once."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from drafter.language.expressions import ExpressionError, divides_by_zero, is_comparison, parse_expression, ratio_of
from drafter.language.suggest import did_you_mean
from drafter.model.finding import nested
from drafter.model.outline import Indicator, Relation
from drafter.model.source import Loc
from drafter.validate.outlines.draft import Draft, Faults
from drafter.validate.outlines.files import DerivedItem, OutlineFile, RelationItem
from drafter.validate.outlines.sections import SectionGrower, check_key, check_meaning


class FormulaGrower:
    """Adds a file's derived figures and relations to the draft; those of the parent that they replace go."""

    def __init__(self, file: OutlineFile, draft: Draft, faults: Faults, grower: SectionGrower) -> None:
        self.derived: Mapping[str, DerivedItem] = file.derived or {}
        self.relations = file.relations
        self.draft = draft
        self.faults = faults
        self.grower = grower

    def grow(self) -> None:
        """Add all, then look into each expression of this file."""
        inherited = set(self.draft.derived)
        for path, item in self.derived.items():
            self._derive(path, item, inherited)
        for index, relation in enumerate(self.relations):
            self._relate(relation, ("勾稽关系", index))
        self._check_formulas(inherited)
        self._check_relations()

    def _derive(self, path: str, item: DerivedItem, inherited: Collection[str]) -> None:
        loc: Loc = ("计算指标", path)
        for key in path.split("."):
            check_key(key, self.faults, loc)
        check_meaning(path, self.faults, loc)
        if path not in inherited:
            self.grower.check_free(path, loc)
        self.draft.gone.discard(path)
        if path in self.draft.figures:
            return
        self.draft.derived[path] = Indicator(
            path=path,
            name=item.name,
            short=item.short or item.name,
            unit=item.unit,
            definition=item.definition or "",
            formula=item.formula,
            may_exceed_hundred=True,
        )

    def _relate(self, item: RelationItem, loc: Loc) -> None:
        ways = dict(item.alternatives or {})
        if item.equation:
            ways[""] = item.equation
        if len(ways) == 0 or (item.equation and item.alternatives):
            self.faults.add("V305", f"勾稽关系“{nested(item.name)}”要有“等式”或“任一”，二者取一", "请补上或删去一个。", loc)
        if [relation.name for relation in self.relations].index(item.name) != loc[1]:
            self.faults.add("V307", f"勾稽关系“{nested(item.name)}”写了两次", "请合并成一条，或改名。", loc)
        why, basis, remedy = item.why or "", item.basis or "", item.remedy or ""
        self.draft.relations[item.name] = Relation(item.name, tuple(ways.items()), item.level, why, basis, remedy)

    def _check_formulas(self, inherited: Collection[str]) -> None:
        circles = list(self._circles())
        for circle in circles:
            first = next(path for path in self.derived if path in circle)
            around = " → ".join((*circle[circle.index(first) :], *circle[: circle.index(first)], first))
            message = f"计算指标“{first}”的算式用到了它自己" if len(circle) == 1 else f"计算指标互相依赖：{around}"
            remedy = "请改正算式，使它只用填报的指标，或写在它前面的计算指标。"
            self.faults.add("V313", message, remedy, ("计算指标", first, "算式"))
        known = {*self.draft.figures, *inherited}
        for path, item in self.derived.items():
            in_circle = {member for circle in circles if path in circle for member in circle}
            later = set(self.derived) - known - in_circle
            self._check(item.formula, {*known, *in_circle}, ("计算指标", path, "算式"), comparison=False, later=later)
            self._check_unit(path, item)
            known.add(path)

    def _check_unit(self, path: str, item: DerivedItem) -> None:
        """件 by 件 gives no 件. What other units a ratio may have, 人均 and the like, nobody can prove."""
        try:
            ratio = ratio_of(parse_expression(item.formula))
        except ExpressionError:  # told already
            return
        figures = {**self.draft.figures, **self.draft.derived}
        units = {figures[name].unit if name in figures else "" for side in ratio or () for name in side}
        if units == {item.unit} and item.unit != "%":
            message = f"“{path}”是两个以“{item.unit}”计的数相除，得数的单位不会是“{item.unit}”"
            self.faults.in_value("V316", message, '比率请写 单位: "%"；不是比率的，请改正算式。', ("计算指标", path, "单位"))

    def _check_relations(self) -> None:
        known = {*self.draft.figures, *self.draft.derived}
        for index, relation in enumerate(self.relations):
            loc: Loc = ("勾稽关系", index)
            if relation.equation:
                self._check(relation.equation, known, (*loc, "等式"), comparison=True)
            for key, expression in (relation.alternatives or {}).items():
                self._check(expression, known, (*loc, "任一", key), comparison=True)

    def _check(
        self, expression: str, known: Collection[str], loc: Loc, *, comparison: bool, later: Collection[str] = ()
    ) -> None:
        try:
            parsed = parse_expression(expression)
        except ExpressionError as error:
            self.faults.in_value("V310", error.message, "请对照其他算式改正。", loc)
            return
        if is_comparison(parsed) != comparison:
            form = "含一个 ==、<= 或 >=" if comparison else "不含比较的算式"
            self.faults.in_value("V311", f"“{expression}”应是{form}", "请改正。", loc)
        if divides_by_zero(parsed):
            self.faults.in_value("V315", f"“{expression}”除以 0，永远算不出数", "请改成要除的指标，或不是 0 的数。", loc)
        for path in parsed.paths:
            if path in later:
                remedy = f"请把“{loc[1]}”移到“{path}”后面；计算指标只能用写在它前面的指标。"
                self.faults.in_value("V312", f"算式里的“{path}”写在“{loc[1]}”后面，这时还没有算出", remedy, loc)
            elif path in self.draft.gone:
                remedy = "请改用本提纲有的指标，或者不要删去它。"
                self.faults.in_value("V312", f"算式里的“{path}”已经被本提纲删去", remedy, loc)
            elif path not in known:
                remedy = did_you_mean(path, known) or "请核对名称；用 drafter outline 可以看到全部指标。"
                self.faults.in_value("V312", f"算式里的“{path}”不是提纲里的指标", remedy, loc)

    def _circles(self) -> list[tuple[str, ...]]:
        """Each circle of derived figures that this file closes, once, as the way around it."""
        uses = {path: _paths(item.formula, self.draft.derived) for path, item in self.draft.derived.items()}
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for start in self.derived:
            way = _way_back(start, uses)
            if way and not any(frozenset(way) == members for members in found):
                found[frozenset(way)] = way
        return list(found.values())


def _paths(formula: str, derived: Collection[str]) -> tuple[str, ...]:
    try:
        return tuple(path for path in parse_expression(formula).paths if path in derived)
    except ExpressionError:
        return ()


def _way_back(start: str, uses: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a derived figure through what it uses back to itself; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)] if start in uses else []
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for path in uses[way[-1]]:
            if path == start:
                return way
            if path not in seen:
                seen.add(path)
                ways.append((*way, path))
    return ()
