"""Relations and derived figures: Jinja's grammar, evaluated over a whitelist of nodes.

The walker knows names, numbers, + - * / and comparisons, nothing else; so an outline from another office can compute
but not reach anything. Every result remembers how it reads: `本年新收 313 + 上年结转 8`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeGuard

from jinja2 import Environment, TemplateSyntaxError, nodes

from drafter.language.quantity import Quantity, written

_GRAMMAR = Environment(autoescape=False)  # noqa: S701 - parses only; nothing is rendered with it
_OPERATORS: dict[type[nodes.BinExpr], str] = {nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "×", nodes.Div: "÷"}
#: What stands in brackets at the right of an operator, so that the written equation reads as it was computed.
_NEED_BRACKETS: dict[str, tuple[type[nodes.BinExpr], ...]] = {
    "+": (),
    "-": (nodes.Add, nodes.Sub),
    "×": (nodes.Add, nodes.Sub),
    "÷": (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div),
}
_COMPARISONS = {"eq": "等于", "lteq": "不大于", "gteq": "不小于"}
#: Deeper brackets than any formula needs; Python's own limit is far beyond.
_DEEPEST = 30


@dataclass
class ExpressionError(ValueError):
    """An expression that cannot be read. `message` is Chinese."""

    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Term:
    """One side of a relation, or a whole formula: its value (None where an operand is missing) and how it reads."""

    quantity: Quantity | None
    words: str
    is_leaf: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
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


@dataclass(frozen=True)
class Expression:
    """A parsed expression and the paths that it names."""

    source: str
    node: nodes.Expr
    paths: tuple[str, ...]


Lookup = Callable[[str], Term]


@lru_cache(maxsize=4096)
def parse_expression(source: str) -> Expression:
    """Parse one formula or comparison. Raises ExpressionError."""
    if source.count("(") > _DEEPEST or re.search(r"[0-9]{19}", source):
        raise ExpressionError(f"算式“{source[:24]}……”括号太多或数太大")
    try:
        template = _GRAMMAR.parse("{{ " + source + " }}")
    except TemplateSyntaxError as error:
        raise ExpressionError(f"算式“{source}”写法有误，请检查括号和运算符") from error
    match template.body:
        case [nodes.Output(nodes=[node])]:
            sides = [node.expr, node.ops[0].expr] if _is_comparison(node) else [node]
            return Expression(source, node, tuple(dict.fromkeys(path for side in sides for path in _paths(side, source))))
    raise ExpressionError(f"算式“{source}”应是一个算式")


def evaluate(expression: Expression, lookup: Lookup) -> Term:
    """The value of a formula; `lookup` gives each named figure as a term. Division by zero gives a missing value."""
    return _evaluate(expression.node, lookup)


def compare(expression: Expression, lookup: Lookup) -> Comparison:
    """Hold a relation against its figures. Raises ExpressionError where the expression is no comparison."""
    node = expression.node
    if not _is_comparison(node):
        raise ExpressionError(f"等式“{expression.source}”应含一个 ==、<= 或 >=")
    left, right = _evaluate(node.expr, lookup), _evaluate(node.ops[0].expr, lookup)
    operator = node.ops[0].op
    if left.quantity is None or right.quantity is None:
        return Comparison(left, _COMPARISONS[operator], right, holds=None)
    loose = left.quantity.loose or right.quantity.loose
    return Comparison(left, _COMPARISONS[operator], right, _holds(left.quantity, operator, right.quantity), loose)


def is_comparison(expression: Expression) -> bool:
    """Whether the expression is one comparison, as a relation must be."""
    return _is_comparison(expression.node)


def _is_comparison(node: nodes.Expr) -> TypeGuard[nodes.Compare]:
    return isinstance(node, nodes.Compare) and len(node.ops) == 1 and node.ops[0].op in _COMPARISONS


def _holds(left: Quantity, operator: str, right: Quantity) -> bool:
    a, b = left.interval, right.interval
    if operator == "eq":
        return a.meets(b)
    if operator == "gteq":
        a, b = b, a
    return a.can_be_at_most(b)


def _evaluate(node: nodes.Node, lookup: Lookup) -> Term:
    match node:
        case nodes.Const(value=int() as number):
            return Term(Quantity.exactly(Fraction(number)), str(number), is_leaf=True)
        case nodes.Name() | nodes.Getattr():
            return lookup(_path(node))
        case nodes.BinExpr():
            return _operate(node, _evaluate(node.left, lookup), _evaluate(node.right, lookup))
    raise AssertionError(node)  # parse_expression lets nothing else through


def _operate(node: nodes.BinExpr, left: Term, right: Term) -> Term:
    operator = _OPERATORS[type(node)]
    left_words = f"（{left.words}）" if operator in "×÷" and isinstance(node.left, nodes.Add | nodes.Sub) else left.words
    right_words = f"（{right.words}）" if isinstance(node.right, _NEED_BRACKETS[operator]) else right.words
    words = f"{left_words} {operator} {right_words}"
    a, b = left.quantity, right.quantity
    if a is None or b is None:
        return Term(None, words)
    try:
        result = {"+": a.__add__, "-": a.__sub__, "×": a.__mul__, "÷": a.__truediv__}[operator](b)
    except ZeroDivisionError:
        return Term(None, words)
    return Term(result, words)


def _with_result(side: Term, other: Term) -> str:
    if side.is_leaf or side.quantity is None:
        return side.words
    percent = side.quantity.percent or (other.quantity is not None and other.quantity.percent)
    return f"{side.words} = {written(side.quantity.nominal, percent=percent)}"


def _paths(node: nodes.Node, source: str) -> Iterator[str]:
    match node:
        case nodes.Const(value=int() as number) if not isinstance(number, bool):
            return
        case nodes.Name() | nodes.Getattr():
            yield _path(node)
        case nodes.BinExpr() if type(node) in _OPERATORS:
            yield from _paths(node.left, source)
            yield from _paths(node.right, source)
        case _:
            raise ExpressionError(f"算式“{source}”里只能用指标、整数、加减乘除和比较")


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return node.name
    raise ExpressionError("指标名只能由名称和“.”组成")
