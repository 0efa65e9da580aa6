"""The validated 数据 of all entries → one figure per indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from drafter.model.amount import Amount
from drafter.model.finding import Finding, Level
from drafter.model.interval import Interval
from drafter.model.outline import Indicator, Outline
from drafter.model.record import Figure, Return, State
from drafter.model.source import Loc, Source
from drafter.validate.chosen import settled

#: So many names stand for more.
_SHOWN = 5


def collect_figures(
    entries: tuple[Any, ...], outline: Outline, source: Source, returns: Sequence[Return] = ()
) -> tuple[dict[str, Figure], list[Finding]]:
    """One figure per reported indicator, absent ones included, in the outline's order; and what is wrong with them.

    Where 取用 says whose value is to stand, it is that of this department's form.
    """
    findings: list[Finding] = []
    given: dict[str, tuple[Loc, Any]] = {}
    for index, entry in enumerate(entries):
        for path, loc, value in leaves(entry.figures or {}, ("章节", index, "数据"), outline):
            if path in given:
                findings.append(_twice(outline.indicators[path], loc, given[path][0], source))
            else:
                given[path] = loc, value
    homes = _homes(entries)
    figures: dict[str, Figure] = {}
    waiting: list[Figure] = []
    for indicator in outline.reported:
        if found := given.get(indicator.path):
            figure, wrong = _figure(indicator, *found, source)
            findings += wrong
            figure, wrong = settled(figure, found, returns, source)
            findings += wrong
            waiting += [figure] * _waits(figure, found[1])
        else:
            home = homes.get(indicator.home)
            where: Loc = ("章节", home, "数据", *indicator.path.split(".")) if home is not None else ("章节",)
            figure = Figure(indicator, source.place(where, of_key=True))
        figures[indicator.path] = figure
    return figures, [*findings, *_still_waiting(waiting)]


def leaves(branch: Mapping[str, Any], loc: Loc, outline: Outline, prefix: str = "") -> Iterator[tuple[str, Loc, Any]]:
    """(path, location, value) of each figure typed in a 数据."""
    for key, value in branch.items():
        path = f"{prefix}{key}"
        if path in outline.indicators:
            yield path, (*loc, key), value
        elif value is not None:
            yield from leaves(value, (*loc, key), outline, f"{path}.")


def _homes(entries: tuple[Any, ...]) -> dict[str, int]:
    """Where a missing figure would be typed: under the first entry that fulfils its section."""
    return {key: index for index, entry in reversed(list(enumerate(entries))) for key in entry.fulfils}


def _figure(indicator: Indicator, loc: Loc, value: Any, source: Source) -> tuple[Figure, list[Finding]]:
    place = source.place(loc)
    if value is None:
        return Figure(indicator, place), []
    typed = value.get("数值")
    parts: Mapping[str, Any] = value.get("汇总") or {}
    amount = _amount(typed)
    findings = []
    if parts:
        total, wrong = _total(indicator, (*loc, "汇总"), parts, source)
        findings += wrong
        amount = amount or total
    state = State.REPORTED if amount else State.NOT_APPLICABLE if typed is State.NOT_APPLICABLE else State.ABSENT
    beside = [key for key in ("上年", "同比", "说明") if value.get(key)]
    if state is not State.REPORTED and beside and not _is_laid_out(value):
        message = f"“{indicator.path}”填了{'、'.join(beside)}，没有填数值，都不会印出"
        findings.append(Finding("V214", Level.WARNING, message, "请补上“数值”；没有发生填 0。", place))
    if typed is State.NOT_APPLICABLE and parts:
        message = f"“{indicator.path}”既填“不适用”，又填了汇总"
        findings.append(Finding("V215", Level.ERROR, message, "请删去其中一个。", place))
    figure = Figure(
        indicator,
        place,
        state,
        amount,
        previous=_amount(value.get("上年")),
        change=_amount(value.get("同比")),
        source=value.get("来源") or "",
        note=value.get("说明") or "",
        parts=() if None in parts.values() else tuple((n, part) for n, part in parts.items() if isinstance(part, Amount)),
        private=value.get("仅报送"),
        chosen=(value.get("取用") or "").strip(),
    )
    return figure, findings


def _is_laid_out(value: Mapping[str, Any]) -> bool:
    """Whether the figure was rolled forward: last year's value stands beside an empty place for this year's."""
    has_place = ("数值" in value and value["数值"] is None) or "汇总" in value
    return has_place and value.get("上年") is not None and not value.get("同比") and not value.get("说明")


def _waits(figure: Figure, value: Any) -> bool:
    return figure.state is State.ABSENT and value is not None and _is_laid_out(value)


def _still_waiting(figures: list[Figure]) -> Iterator[Finding]:
    """One finding for all figures that wait for this year's value: just after rolling forward, these are hundreds."""
    if figures:
        names = "、".join(figure.indicator.path for figure in figures[:_SHOWN])
        more = "等" if len(figures) > _SHOWN else ""
        message = f"有 {len(figures)} 个指标填了上年的数，还没有填今年的，不会印出：{names}{more}"
        remedy = "请补上“数值”（或各分项）；没有发生填 0，今年没有这项工作填 不适用。"
        yield Finding("V214", Level.WARNING, message, remedy, min(f.place for f in figures))


def _amount(value: object) -> Amount | None:
    return value if isinstance(value, Amount) else None


def _total(indicator: Indicator, loc: Loc, parts: Mapping[str, Any], source: Source) -> tuple[Amount | None, list[Finding]]:
    """The exact sum of a 汇总; a part that is no exact number has no sum, and says so."""
    if indicator.is_share:
        remedy = "请把比率直接填在“数值”下，或改填件数，由程序计算比率。"
        return None, [Finding("V211", Level.ERROR, "比率不能相加，不能汇总", remedy, source.place(loc))]
    blanks = [name for name, part in parts.items() if part is None]
    if len(blanks) == len(parts):
        return None, []
    if blanks:
        message = f"汇总里还没有填的有：{'、'.join(blanks)}，总数不能算"
        remedy = "请补填；没有发生填 0，今年没有这一项的，删去它。"
        return None, [Finding("V212", Level.WARNING, message, remedy, source.place((*loc, blanks[0])))]
    wrong = [
        Finding(
            "V212", Level.ERROR, f"汇总里的“{name}”不是准确数", "各分项要能相加，请填准确的数。", source.place((*loc, name))
        )
        for name, part in parts.items()
        if not isinstance(part, Amount) or part.after or part.before
    ]
    if wrong:
        return None, wrong
    total = sum((part.value for part in parts.values()), Decimal(0))
    return Amount(f"{total:f}", total, Interval.point(Fraction(total))), []


def _twice(indicator: Indicator, loc: Loc, first: Loc, source: Source) -> Finding:
    message = f"“{indicator.path}”填了两次，{source.place(first).within}已经有一个"
    return Finding(
        "V213", Level.ERROR, message, "一个指标只填一处，请删去多余的。", source.place(loc, of_key=True), indicator.path
    )
