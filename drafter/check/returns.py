"""F: what departments answered (收表), against each other and against the data file."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.subject import Rule, Subject
from drafter.language.numbers import AmountError, parse_amount
from drafter.model.finding import Finding, Level, nested
from drafter.model.record import Figure, State

_OWN = "本表"


def departments_agree(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Several values for one figure of which none was chosen."""
    for path, figure in subject.record.figures.items():
        if figure.chosen or figure.parts:
            continue
        told = [(one, one.values[path]) for one in subject.record.returns if path in one.values]
        values = {_normal(answer.text, figure) for _, answer in told}
        typed = _typed(figure)
        if not told or len(values | ({typed} if typed else set())) == 1:
            continue
        said = [f"{one.department} {answer.text}（{one.file} {answer.cell}）" for one, answer in told]
        said += [f"数据文件里 {typed}"] if typed and typed not in values else []
        choices = [one.department for one, _ in told] + ([_OWN] if typed and typed not in values else [])
        message = f"“{nested(figure.indicator.name)}”有不同的数：{'；'.join(said)}"
        remedy = f"请核实后在这个指标下写明用哪一个：{'，或 '.join(f'取用: {name}' for name in dict.fromkeys(choices))}。"
        yield rule.finding(message, remedy, figure.place, about=(path,))


def _normal(text: str, figure: Figure) -> str:
    try:
        return str(parse_amount(text, figure.indicator.unit))
    except AmountError:
        return text


def _typed(figure: Figure) -> str:
    if figure.state is State.NOT_APPLICABLE:
        return str(State.NOT_APPLICABLE)
    return str(figure.amount) if figure.amount else ""


RULES = (
    Rule(
        "F106",
        Level.ERROR,
        "各单位报的数一致",
        "同一个指标收到几个不同的数，或者和数据文件里填的不同，程序不替人取舍；要各单位相加的指标写“汇总”。",
        "与各单位核实，在这个指标下写“取用”：用哪个单位报的就写它的全称，用数据文件里填的写 本表；"
        "各单位各报一部分、要相加的，改成“汇总”。",
        departments_agree,
    ),
)
