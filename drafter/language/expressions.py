"""Relations and derived figures: Jinja's grammar, evaluated over a whitelist of nodes.

The walker knows names, numbers, + - * / and comparisons, nothing else; so an outline from another office can compute
but not reach anything. Every result remembers how it reads: `本年新收 313 + 上年结转 8`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from drafter.language.quantity import Quantity, written

#: Jinja's node types of arithmetic, and how each reads.
_SIGNS: dict[type[nodes.Node], str] = {nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "×", nodes.Div: "÷"}
#: What stands in brackets at the right of an operator, so that the written equation reads as it was computed.
_NEED_BRACKETS = {"+": (), "-": ("+", "-"), "×": ("+", "-"), "÷": ("+", "-", "×", "÷")}
_COMPARISONS = {"eq": "等于", "lteq": "不大于", "gteq": "不小于"}
#: Deeper brackets than any formula needs; Python's own limit is far beyond.
_DEEPEST = 30


class ExpressionError(ValueError):
    """An expression that cannot be read. `message` is Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Term(NamedTuple):
    """One side of a relation, or a whole formula: its value (None where an operand is missing) and how it reads."""

    quantity: Quantity | None
    words: str
    is_leaf: bool = False


class Comparison(NamedTuple):
    """A relation with its numbers. `holds` is None where an operand is missing (无法核对)."""

    left: Term
    operator: str
    right: Term
    holds: bool | None
    loose: bool = False

    def __str__(self) -> str:
        left, right = _with_result(self.left, self.right), _with_result(self.right, self.left)
        verb = "" if self.operator == "等于" else f"，应{self.operator}"
        return f"{left}{verb or '，'}{right}{self._difference()}"

    def _difference(self) -> str:
        a, b = self.left.quantity, self.right.quantity
        if a is None or b is None:
            return ""
        difference = abs(a.nominal - b.nominal)
        if difference == 0:  # 160余 against 160: the words differ, not the numbers
            return ""
        if a.percent or b.percent:
            return f"，相差 {written(difference * 100)} 个百分点"
        return f"，相差 {written(difference)}"


class Operation(NamedTuple):
    """Arithmetic on two sides, each a number, the path of a figure, or arithmetic again."""

    sign: str
    left: Side
    right: Side


Side = int | str | Operation


class Expression(NamedTuple):
    """A parsed formula, or a comparison of `left` with `right`; and the paths that it names. Plain values, so kits keep it."""

    source: str
    paths: tuple[str, ...]
    left: Side
    comparison: str = ""
    right: Side = 0


Lookup = Callable[[str], Term]
_parsed: dict[str, Expression] = {}


def remember(expressions: Mapping[str, Expression]) -> None:
    """Expressions that were parsed before: starting Jinja's parser for the 44 of one outline takes 3 ms."""
    _parsed.update(expressions)


def parse_expression(source: str) -> Expression:
    """Parse one formula or comparison. Raises ExpressionError."""
    if source not in _parsed:
        _parsed[source] = _parse(source)
    return _parsed[source]


def _parse(source: str) -> Expression:
    if source.count("(") > _DEEPEST or re.search(r"[0-9]{19}", source):
        raise ExpressionError(f"算式“{source[:24]}……”括号太多或数太大")
    try:
        template = _grammar().parse("{{ " + source + " }}")
    except (TemplateSyntaxError, SyntaxError) as error:  # Jinja takes ٣ for a digit and lets Python read it
        raise ExpressionError(f"算式“{source}”写法有误，请检查括号和运算符") from error
    match template.body:
        case [nodes.Output(nodes=[nodes.Compare(expr=first, ops=[nodes.Operand(op=operator, expr=second)])])] if (
            operator in _COMPARISONS
        ):
            left, right = _side(first, source), _side(second, source)
            return Expression(source, tuple(dict.fromkeys((*_paths(left), *_paths(right)))), left, operator, right)
        case [nodes.Output(nodes=[node])]:
            side = _side(node, source)
            return Expression(source, tuple(dict.fromkeys(_paths(side))), side)
    raise ExpressionError(f"算式“{source}”应是一个算式")


@cache
def _grammar() -> Environment:
    return Environment(autoescape=False)  # noqa: S701 - parses only; nothing is rendered with it


def evaluate(expression: Expression, lookup: Lookup) -> Term:
    """The value of a formula; `lookup` gives each named figure as a term. Division by zero gives a missing value."""
    return _evaluate(expression.left, lookup)


def compare(expression: Expression, lookup: Lookup) -> Comparison:
    """Hold a relation against its figures. Raises ExpressionError where the expression is no comparison."""
    operator = expression.comparison
    if not operator:
        raise ExpressionError(f"等式“{expression.source}”应含一个 ==、<= 或 >=")
    left, right = _evaluate(expression.left, lookup), _evaluate(expression.right, lookup)
    if left.quantity is None or right.quantity is None:
        return Comparison(left, _COMPARISONS[operator], right, holds=None)
    loose = left.quantity.loose or right.quantity.loose
    return Comparison(left, _COMPARISONS[operator], right, _holds(left.quantity, operator, right.quantity), loose)


def is_comparison(expression: Expression) -> bool:
    """Whether the expression is one comparison, as a relation must be."""
    return bool(expression.comparison)


def divides_by_zero(expression: Expression) -> bool:
    """Whether it divides by what is zero whatever the figures are: 0, or 5 - 5."""
    return any(
        side.sign == "÷" and _constant(side.right) == 0
        for side in (*_operations(expression.left), *_operations(expression.right))
    )


def ratio_of(expression: Expression) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The figures above and below, where a formula divides a sum of figures by another; else None."""
    match expression:
        case Expression(left=Operation(sign="÷", left=above, right=below), comparison=""):
            signs = {side.sign for side in (*_operations(above), *_operations(below))}
            paths = tuple(_paths(above)), tuple(_paths(below))
            return paths if signs <= {"+", "-"} and all(paths) else None
    return None


def _operations(side: Side) -> Iterator[Operation]:
    if isinstance(side, Operation):
        yield side
        yield from _operations(side.left)
        yield from _operations(side.right)


def _constant(side: Side) -> Fraction | None:
    """What a side is worth that names no figure."""
    if next(_paths(side), None) is not None:
        return None
    quantity = _evaluate(side, lambda path: Term(None, path)).quantity
    return quantity.nominal if quantity else None


def _holds(left: Quantity, operator: str, right: Quantity) -> bool:
    a, b = left.interval, right.interval
    if operator == "eq":
        return a.meets(b)
    if operator == "gteq":
        a, b = b, a
    return a.can_be_at_most(b)


def _evaluate(side: Side, lookup: Lookup) -> Term:
    if isinstance(side, str):
        return lookup(side)
    if isinstance(side, int):
        return Term(Quantity.exactly(side), str(side), is_leaf=True)
    return _operate(side, _evaluate(side.left, lookup), _evaluate(side.right, lookup))


def _operate(operation: Operation, left: Term, right: Term) -> Term:
    sign = operation.sign
    left_words = f"（{left.words}）" if sign in "×÷" and _sign(operation.left) in ("+", "-") else left.words
    right_words = f"（{right.words}）" if _sign(operation.right) in _NEED_BRACKETS[sign] else right.words
    words = f"{left_words} {sign} {right_words}"
    a, b = left.quantity, right.quantity
    if a is None or b is None:
        return Term(None, words)
    try:
        result = {"+": a.__add__, "-": a.__sub__, "×": a.__mul__, "÷": a.__truediv__}[sign](b)
    except ZeroDivisionError:
        return Term(None, words)
    return Term(result, words)


def _sign(side: Side) -> str:
    return side.sign if isinstance(side, Operation) else ""


def _with_result(side: Term, other: Term) -> str:
    if side.is_leaf or side.quantity is None:
        return side.words
    percent = side.quantity.percent or (other.quantity is not None and other.quantity.percent)
    return f"{side.words} = {written(side.quantity.nominal, percent=percent)}"


def _side(node: nodes.Node, source: str) -> Side:
    """Jinja's node as a plain value; nothing but names, whole numbers and arithmetic gets through."""
    match node:
        case nodes.Const(value=int() as number) if not isinstance(number, bool):
            return number
        case nodes.Name() | nodes.Getattr():
            return _path(node)
        case nodes.BinExpr() if type(node) in _SIGNS:
            return Operation(_SIGNS[type(node)], _side(node.left, source), _side(node.right, source))
    raise ExpressionError(f"算式“{source}”里只能用指标、整数、加减乘除和比较")


def _paths(side: Side) -> Iterator[str]:
    if isinstance(side, str):
        yield side
    elif isinstance(side, Operation):
        yield from _paths(side.left)
        yield from _paths(side.right)


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return node.name
    raise ExpressionError("指标名只能由名称和“.”组成")
