"""F: figures against each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from drafter.check.subject import Rule, Subject
from drafter.language.derive import RATE_DECIMALS, term
from drafter.language.expressions import Comparison, compare, parse_expression
from drafter.language.quantity import Quantity, written
from drafter.model.finding import Finding, Level
from drafter.model.interval import Interval
from drafter.model.outline import Relation
from drafter.model.record import Figure

#: A change by fewer says nothing, however large its rate.
_FEWEST_MOVED = 10


def relations_hold(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Every relation of the outline whose figures are all known."""
    figures = subject.record.figures
    for relation in subject.outline.relations:
        if all(any(figures[path].amount is None for path in parse_expression(way).paths) for _, way in relation.ways):
            continue  # 无法核对: no way of it has all its figures
        compared = [(basis, compare(parse_expression(way), lambda p: term(figures, p))) for basis, way in relation.ways]
        known = [(basis, comparison) for basis, comparison in compared if comparison.holds is not None]
        if not known and len(_figures_of(relation, subject)) == len(_paths_of(relation)):
            yield _impossible(rule, relation, compared, subject)
        if not known or any(comparison.holds for _, comparison in known):
            continue
        yield _broken(rule, relation, known, subject)


def shares_stay_below_hundred(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A share above 100%, unless the indicator is a growth or completion rate."""
    for figure in subject.record.figures.values():
        indicator, amount = figure.indicator, figure.amount
        if amount is None or not indicator.is_share or indicator.may_exceed_hundred:
            continue
        if not amount.interval.can_be_at_most(Interval.point(Fraction(1))):
            message = f"{indicator.name}是 {amount}，超过了 100%"
            yield rule.finding(message, "请核对分子、分母和小数点。", figure.place, str(amount), about=(indicator.path,))


def parts_add_up(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A total typed beside its parts (汇总)."""
    for figure in subject.record.figures.values():
        if not figure.parts or figure.amount is None:
            continue
        total = sum((part.value for _, part in figure.parts), Decimal(0))
        if figure.amount.interval.meets(Interval.point(Fraction(total))):
            continue
        sum_of = " + ".join(f"{name} {part}" for name, part in figure.parts)
        difference = abs(figure.amount.value - total)
        message = f"{figure.indicator.name}：填报 {figure.amount}，而分项 {sum_of} = {total:f}，相差 {difference:f}"
        remedy = "请核对总数与各分项；也可以只填汇总，总数由程序相加。"
        level, about = _level(rule, loose=figure.amount.loose), (figure.indicator.path,)
        yield rule.finding(message, remedy, figure.place, str(figure.amount), level, about=about)


def changes_agree(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 同比 typed beside last year's value, at the decimals that were typed."""
    for figure in subject.record.figures.values():
        typed, now, before = figure.change, figure.amount, figure.previous
        if typed is None or now is None or before is None:
            continue
        try:
            rate = Quantity.of(now) / Quantity.of(before) - Quantity.exactly(1)
        except ZeroDivisionError:
            if before.value == 0:
                message = f"{figure.indicator.name}：上年 {before}，没有同比，填的是 {typed}"
                remedy = "上年是 0 的，同比无从算起，不会印出，请删去“同比”；上年数填错的，请改正。"
                yield rule.finding(message, remedy, figure.place, str(typed), about=(figure.indicator.path,))
            continue
        if not typed.interval.meets(rate.interval):
            exact = written(rate.nominal, percent=True, decimals=RATE_DECIMALS)
            message = f"{figure.indicator.name}：今年 {now}、上年 {before}，同比应为 {exact}，填的是 {typed}"
            remedy = "请核对上年数和同比；有上年数时同比可以不填，由程序计算。"
            loose = now.loose or before.loose or typed.loose
            level, about = _level(rule, loose=loose), (figure.indicator.path,)
            yield rule.finding(message, remedy, figure.place, str(typed), level, about=about)


def big_changes_are_confirmed(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A count that moved by more than half of last year's value, and by at least ten."""
    for figure in subject.record.figures.values():
        now, before = figure.amount, figure.previous
        if now is None or figure.indicator.formula or figure.indicator.is_share:
            continue
        if before is not None:
            last, said = Fraction(before.value), f"上年 {before}"
        elif figure.change is not None and figure.change.value > -1:
            last, said = Fraction(now.value) / (1 + Fraction(figure.change.value)), f"填报的同比是 {figure.change}"
        else:
            continue
        moved = Fraction(now.value) - last
        if abs(moved) * 2 > last and abs(moved) >= _FEWEST_MOVED:
            word = "增加" if moved > 0 else "减少"
            advice = "确实如此的，请在“说明”里写明原因，并在正文里交代；核对过的也可以写进“豁免”。"
            if figure.note:
                advice = f"已有说明：{figure.note.rstrip('。')}。请核对说明是否讲清了原因；核对过的可以写进“豁免”。"
            message = f"{figure.indicator.name}：今年 {now}，{said}，{word}了一半以上"
            remedy = f"请与责任单位核对两年的数和口径。{advice}"
            yield rule.finding(message, remedy, figure.place, str(now), about=(figure.indicator.path,))


def _level(rule: Rule, *, loose: bool) -> Level:
    """约 and 近 prove nothing: they only hint."""
    return Level.HINT if loose else rule.level


def _broken(rule: Rule, relation: Relation, known: list[tuple[str, Comparison]], subject: Subject) -> Finding:
    figures = _figures_of(relation, subject)
    said = "；".join(f"{basis}：{comparison}" if basis else str(comparison) for basis, comparison in known)
    remedy = relation.remedy or "请与责任单位核对这几个数。"
    basis = f"口径：{relation.why.rstrip('。')}。" * bool(relation.why) + f"依据：{relation.basis}。" * bool(relation.basis)
    paths = "、".join(figure.indicator.path for figure in figures)
    where = f"涉及 {paths}。" if len(figures) > 1 else ""
    loose = all(comparison.loose for _, comparison in known)
    level = Level.HINT if loose else relation.level
    about = tuple(figure.indicator.path for figure in figures)
    message = f"{relation.name}：{said}"
    return rule.finding(message, remedy + where + basis, figures[0].place, str(figures[0].amount), level, about=about)


def _impossible(rule: Rule, relation: Relation, compared: list[tuple[str, Comparison]], subject: Subject) -> Finding:
    """All figures are known, but the relation divides by zero."""
    figures = _figures_of(relation, subject)
    said = "；".join(str(comparison) for _, comparison in compared)
    message = f"{relation.name}：无法核对，分母是 0（{said}）"
    about = tuple(figure.indicator.path for figure in figures)
    remedy = "没有件数就没有比率，请删去比率或核对件数。"
    return rule.finding(message, remedy, figures[0].place, level=Level.WARNING, about=about)


def _paths_of(relation: Relation) -> list[str]:
    return list(dict.fromkeys(path for _, way in relation.ways for path in parse_expression(way).paths))


def _figures_of(relation: Relation, subject: Subject) -> list[Figure]:
    figures = [subject.record.figures[path] for path in _paths_of(relation)]
    return [figure for figure in figures if figure.amount is not None]


RULES = (
    Rule(
        "F101",
        Level.ERROR,
        "勾稽关系",
        "提纲列明的等式和上下限，如政府信息公开申请“本年新收＋上年结转＝本年答复＋结转下年”（国办公开办函〔2021〕30号）。",
        "对照检查结果里列出的算式，与责任单位核对每一个数，改正填错的；几个数口径不同、本来就不相等的，在“说明”里写明口径，再豁免。",
        relations_hold,
    ),
    Rule(
        "F102",
        Level.ERROR,
        "占比不超过百分之百",
        "办结率、出庭率一类比率的分子含在分母里；增长率、完成率除外。",
        "核对分子、分母和小数点，改正填错的数；这一项本来就可能超过 100% 的，请在提纲里给指标写上“可超百: 是”。",
        shares_stay_below_hundred,
    ),
    Rule(
        "F103",
        Level.ERROR,
        "同比与两年的数相符",
        "同比＝（今年－上年）÷上年，按填报的小数位四舍五入后比较。",
        "核对今年数、上年数和同比；两年的数都有时删去“同比”，由程序计算。两年口径不同、同比是调整后算的，写明“说明”再豁免。",
        changes_agree,
    ),
    Rule(
        "F104",
        Level.ERROR,
        "总数等于分项之和",
        "汇总的各分项列全了总数。",
        "核对总数与各分项；也可以不写总数，只填“汇总”，由程序相加。分项确实没有列全的，写明“说明”再豁免。",
        parts_add_up,
    ),
    Rule(
        "F105",
        Level.HINT,
        "变化大的数核对过",
        "比上年增减一半以上（且相差至少 10）的数，多半是填错了位数、换了口径，或者有要向上级说明的原因。",
        "与责任单位核对两年的数和口径；属实的在“说明”里写明原因，在正文里交代，再豁免。",
        big_changes_are_confirmed,
    ),
)
