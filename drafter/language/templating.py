"""The template sandbox: Jinja's immutable sandbox, behind a whitelist that every template passes before it may run.

A template prints named figures, set phrases and texts, chooses with if, and goes through the lists of problems and plans. It
cannot compute, call, import or reach an attribute; a misspelt name is found when the template is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import CodeType, MappingProxyType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from drafter.language.ink import NOTHING, FigureInk, Gone, Ink, Print, change_print, figure_print
from drafter.language.markup import foreign_markup
from drafter.language.passages import OPEN, compilable, faults, without_raw
from drafter.language.placeholders import FIGURE_FILTERS
from drafter.language.suggest import did_you_mean
from drafter.model.phrases import SET_PHRASES
from drafter.model.record import Figure

#: Texts that every template may print.
VARIABLES = frozenset({"单位", "署名", "自称", "年度", "下年"})
#: Lists that a template may go through, with the members of each item.
LISTS = MappingProxyType({"问题清单": ("序数", "表现", "原因"), "安排清单": ("序数", "小标题", "内容", "牵头")})
#: What an indicator that is gone is called in compiled templates. No template can write it: names begin with a Chinese letter.
_GONE = "gone"

#: Loop variables in force, with the members of each.
Scope = dict[str, tuple[str, ...]]
_COMPARISONS = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq"})


class TemplateFault(Exception):
    """A template that may not run: its line (from 1), what is wrong, what to do, and a name to look up, if it is that."""

    def __init__(self, line: int, message: str, remedy: str, unknown: str = "") -> None:
        super().__init__(line, message, remedy, unknown)
        self.line = line
        self.message = message
        self.remedy = remedy
        self.unknown = unknown


def compile_template(
    source: str, paths: frozenset[str], phrases: frozenset[str] = frozenset(), gone: frozenset[str] = frozenset()
) -> CodeType:
    """Compile a template that may name these indicators and set phrases. Raises TemplateFault.

    `gone` are indicators that an inherited template may name and this outline has not: they print nothing.
    """
    environment = sandbox()
    if fault := next(faults(source), None) if "<!--" in source else None:
        raise TemplateFault(*fault)
    source = compilable(source)
    try:
        tree = environment.parse(source)
        _Whitelist(paths | gone, phrases).check(tree)
        if foreign := next(foreign_markup(without_raw(source)), None):
            raise TemplateFault(foreign[0], f"模板里不能用 Markdown 的{foreign[1]}", "标题用 ##，其余写平常的句子。")
        known = paths | {phrase_path(name) for name in phrases}
        return environment.compile(_OneNamePerPath(known, gone - known).visit(tree), filename="<模板>")
    except TemplateSyntaxError as error:
        if line := _unclosed_print(source):
            raise TemplateFault(line, "这里的 {{ 没有配对的 }}", "请在指标名称后面补上 }}。") from error
        raise TemplateFault(error.lineno, "模板语法有误，程序读不懂", _syntax_remedy(error.message or "")) from error
    except SyntaxError as error:  # Jinja takes ٣ for a digit and lets Python read it
        raise TemplateFault(1, "模板里有读不懂的数", "请把 {{ }} 和 {% %} 里的数写成阿拉伯数字 0—9。") from error
    except (RecursionError, ValueError) as error:
        raise TemplateFault(1, "模板嵌套太深，或里面有大得离谱的数", "请把模板写得简单些。") from error


def phrase_path(name: str) -> str:
    """What templates call a set phrase."""
    return f"{SET_PHRASES}.{name}"


def runnable(code: CodeType) -> Template:
    """A compiled template, ready to render in the sandbox."""
    return Template.from_code(sandbox(), code, {})


def rendered(template: Template, names: dict[str, Any]) -> str:
    """What a template says. The names are shared by all of a document's: Template.render would copy them twice for each."""
    return "".join(template.root_render_func(template.new_context(names, shared=True)))


@cache
def sandbox() -> ImmutableSandboxedEnvironment:
    """The one environment of all templates."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=False, keep_trailing_newline=True
    )
    environment.globals.clear()
    environment.filters = {name: _ink_filter(name) for name in FIGURE_FILTERS}
    environment.tests = {}
    environment.finalize = _only_ink
    return environment


def apply_filter(name: str, figure: Figure, *others: Figure) -> tuple[Figure | None, Print]:
    """What a filter computes from a figure, and how it prints, in templates and in 【…】 alike."""
    result = FIGURE_FILTERS[name].compute(figure, *others)
    match name:
        case "同比":
            return result, change_print(result, "增长", "下降")
        case "提高百分点":
            return result, change_print(result, "提高", "降低", "个百分点")
    return result, figure_print(result) if result else NOTHING


def _ink_filter(name: str) -> Callable[..., FigureInk]:
    def apply(ink: FigureInk, *others: FigureInk) -> FigureInk:
        if isinstance(ink, Gone):
            return ink
        figures = [item.figure for item in (ink, *others)]
        known = [figure for figure in figures if figure is not None]
        result, entry = apply_filter(name, *known) if len(known) == len(figures) else (None, NOTHING)
        return FigureInk(ink.ledger, result, entry)

    return apply


def _only_ink(value: object) -> str:
    """Jinja's finalize: the last gate, in case something that is no ink comes this far."""
    if isinstance(value, Ink):
        return str(value)
    raise TypeError(f"模板只能打印指标和文字，不能打印 {type(value).__name__}")


class _Whitelist:
    """Walks a template's tree and refuses everything that is not known to be harmless.

    `scope` are the loop variables in force, with the members of each.
    """

    def __init__(self, paths: frozenset[str], phrases: frozenset[str]) -> None:
        self.paths = paths
        self.phrases = phrases
        self.taken = {SET_PHRASES} | VARIABLES | set(LISTS) | {path.partition(".")[0] for path in paths}

    def check(self, tree: nodes.Template) -> None:
        """Raise TemplateFault at the first thing that a template may not do."""
        self._statements(tree.body, {})
        for branch in tree.find_all((nodes.If, nodes.For)):
            if any(OPEN in data.data for data in branch.find_all(nodes.TemplateData)):
                remedy = "请移到 {% … %} 的外面，编号下面的一段可以用 {% if %}。"
                raise TemplateFault(branch.lineno, "段的编号不能写在 {% if %}、{% for %} 里面", remedy)

    def _statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    if not isinstance(printed, nodes.TemplateData):
                        self._printed(printed, scope)
            case nodes.If():
                self._condition(node.test, scope)
                self._statements((*node.body, *node.elif_, *node.else_), scope)
            case nodes.For(target=nodes.Name(name=name), iter=nodes.Name(name=source), test=None, recursive=False) if (
                source in LISTS
            ):
                if name in self.taken or name in scope:
                    _refuse(node, f"“{name}”已经另有所指，不能再作循环里的名称")
                self._statements(node.body, {**scope, name: LISTS[source]})
                self._statements(node.else_, scope)
            case _:
                _refuse(node, "模板里只能用 {{ 指标 }}、{% if %} 和对 " + "、".join(LISTS) + " 的 {% for %}")

    def _condition(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.And() | nodes.Or():
                self._condition(node.left, scope)
                self._condition(node.right, scope)
            case nodes.Not():
                self._condition(node.node, scope)
            case nodes.Compare():
                self._compared(node.expr)
                for operand in node.ops:
                    if operand.op not in _COMPARISONS:
                        _refuse(node, "比较只能用 ==、!=、<、<=、>、>=")
                    self._compared(operand.expr)
            case _:
                self._printed(node, scope)

    def _compared(self, node: nodes.Node) -> None:
        """Only figures and whole numbers can be held against each other."""
        match node:
            case nodes.Const(value=int() as number) if not isinstance(number, bool):
                pass
            case nodes.Filter():
                self._printed(node, {})
            case _:
                self._indicator(node)

    def _printed(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Filter(name=name, kwargs=[], dyn_args=None, dyn_kwargs=None):
                if name not in FIGURE_FILTERS:
                    _refuse(node, f"没有“{name}”这个算法，可用的有：{'、'.join(FIGURE_FILTERS)}")
                takes = FIGURE_FILTERS[name].argument
                if len(node.args) != int(takes) or node.node is None:
                    how = f"后面要在括号里写一个指标，如 应诉.出庭|{name}(应诉.通知)" if takes else "后面不写括号"
                    _refuse(node, f"算法“{name}”{how}")
                for part in (node.node, *node.args):
                    self._indicator(part)
            case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if name in scope:
                if attribute not in scope[name]:
                    _refuse(node, f"“{name}”没有“{attribute}”，可用的有：{'、'.join(scope[name])}")
            case nodes.Name(name=name) if name in VARIABLES:
                pass
            case nodes.Getattr(node=nodes.Name(name=name), attr=phrase) if name == SET_PHRASES:
                if phrase not in self.phrases:
                    remedy = did_you_mean(phrase, self.phrases) or f"可用的套语有：{'、'.join(sorted(self.phrases))}。"
                    raise TemplateFault(node.lineno, f"没有套语“{phrase}”", remedy)
            case _:
                self._indicator(node)

    def _indicator(self, node: nodes.Node) -> None:
        path = ".".join(_steps(node))
        if path.partition(".")[0] == SET_PHRASES:
            _refuse(node, "套语要写成 {{ 套语.名称 }}，不能比较，也没有算法")
        if path not in self.paths:
            raise TemplateFault(node.lineno, f"模板里的“{path}”不是提纲里的指标", "请对照提纲改正名称。", path)


def _steps(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr) and not node.attr.startswith("_"):
        yield from _steps(node.node)
        yield node.attr
    elif isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Getattr):
        _refuse(node, f"模板不能使用“{node.attr}”这样的内部名称")
    else:
        _refuse(node, "模板只能打印指标和文字，不能计算或调用；要计算请在提纲的“计算指标”里写算式")


def _refuse(node: nodes.Node, message: str) -> NoReturn:
    lines = (item.lineno for item in (node, *node.find_all(nodes.Node)))
    raise TemplateFault(next((line for line in lines if line), 1), message, "请改正模板的这一行。")


def _unclosed_print(source: str) -> int | None:
    """The line of the first {{ that is never closed; the parser stumbles only some lines later."""
    for opened in re.finditer(r"\{\{", source):
        closed = source.find("}}", opened.end())
        again = source.find("{{", opened.end())
        if closed < 0 or 0 <= again < closed:
            return source.count("\n", 0, opened.start()) + 1
    return None


def _syntax_remedy(said: str) -> str:
    if any(words in said for words in ("endif", "endfor", "end of template")):
        return "有 {% if %} 或 {% for %} 没有写 {% endif %} 或 {% endfor %}，请补上。"
    if "unknown tag" in said:
        return "这里用了不认识的 {% … %}，可用的有 if、elif、else、endif、for、endfor。"
    return "请核对这一行的 {{ }} 和 {% %} 是否成对、里面是否只有指标名称。"


def names_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by path as values by name: what a template calls 复议.收到 it finds as 复议_收到."""
    return {_GONE: Gone()} | {_name_of(path): value for path, value in values.items()}


def _name_of(path: str) -> str:
    """A path as one name. Paths hold no underscore, so no two of them become the same."""
    return path.replace(".", "_")


class _OneNamePerPath(NodeTransformer):
    """Makes one name of each path: the whitelist has proved the path, so nobody need look it up step by step."""

    def __init__(self, paths: frozenset[str], gone: frozenset[str]) -> None:
        self.paths = paths
        self.gone = gone

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        return self._named(".".join(_steps(node)), node)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - likewise
        return self._named(node.name, node)

    def _named(self, path: str, node: nodes.Getattr | nodes.Name) -> nodes.Node:
        if path in self.gone:
            return nodes.Name(_GONE, "load", lineno=node.lineno)
        return nodes.Name(_name_of(path), "load", lineno=node.lineno) if path in self.paths else node
