"""YAML → plain data whose every value knows its line and column.

Read from PyYAML's composed nodes, not from its constructed values: scalars stay as typed (18.9%, 007, 2023-12-31, 是),
nothing is interpreted, no tag can build an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from drafter.model.finding import CannotRun, Finding, Level, Place
from drafter.model.source import Loc, Plain
from drafter.plaintext.yaml_nodes import DEEPEST, composed, is_nothing
from drafter.read.text.files import read_text
from drafter.read.yaml_faults import faults_of, suspicious_comment, too_deep

LONGEST_QUOTE = 40
_DASHED = r"-[\u4e00-\u9fff“《]"  # compiled when a value first begins with a dash, because that takes 2 ms


class YamlSource:
    """A YAML file's plain data; see drafter.model.source.Source."""

    def __init__(self, file: str, text: str, data: Plain, root: yaml.Node | None, lines: list[str]) -> None:
        self.file = file
        self.text = text
        self.data = data
        self.root = root
        self.lines = lines
        self._members: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}
        self._parents: dict[Loc, tuple[yaml.Node | None, yaml.Node] | None] = {}

    def place(self, loc: Loc, *, of_key: bool = False, offset: int = 0) -> Place:
        """The place of the value at `loc`, or of its key; the nearest ancestor's where it does not exist."""
        key, value = self._nodes(loc)
        node = key if of_key and key is not None else value
        if node is None:
            return Place(self.file, 1, 1)
        mark = node.start_mark
        if offset and isinstance(node, yaml.ScalarNode):
            return self._inside(node, offset)
        return Place(self.file, mark.line + 1, mark.column + 1)

    def quote(self, loc: Loc) -> str:
        """The scalar at `loc` as typed, at most LONGEST_QUOTE characters of it."""
        _, node = self._nodes(loc)
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"

    def _nodes(self, loc: Loc) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The key's node and the value's; where there is none at `loc`, those of the nearest ancestor."""
        found = self._found(loc)
        while loc and not found:
            loc = loc[:-1]
            found = self._found(loc)
        return found or (None, self.root)

    def _found(self, loc: Loc) -> tuple[yaml.Node | None, yaml.Node] | None:
        """The way to a parent is gone once: most of the places that are asked for are those of siblings."""
        if not loc:
            return (None, self.root) if self.root else None
        above = loc[:-1]
        if above not in self._parents:
            self._parents[above] = self._found(above)
        parent = self._parents[above]
        return self._child(parent[1], loc[-1]) if parent else None

    def _child(self, node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._members:
                self._members[id(node)] = {str(key.value): (key, value) for key, value in node.value}
            return self._members[id(node)].get(str(step))
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        return None

    def _inside(self, node: yaml.ScalarNode, offset: int) -> Place:
        """The place of a character of a scalar: counted where the text stands as typed, else found by its words."""
        mark, value, lines = node.start_mark, node.value, self.lines
        words = value[offset : offset + 12].split("\n")[0]
        if node.style == "|":
            line = mark.line + 1 + value.count("\n", 0, offset)
            into = offset - (value.rfind("\n", 0, offset) + 1)
            indent = len(lines[line]) - len(lines[line].lstrip(" ")) if line < len(lines) else 0
            column = indent + into
        else:
            line, column = mark.line, mark.column + offset + (node.style in ("'", '"'))
        if line < len(lines) and words and lines[line].startswith(words, column):
            return Place(self.file, line + 1, column + 1)
        at = self.text.find(words, mark.index) if words else -1
        if at < 0 or at > node.end_mark.index:
            return Place(self.file, mark.line + 1, mark.column + 1)
        return Place(self.file, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))


class YamlReading(NamedTuple):
    """What reading a YAML file gave: `source` is None where it could not be understood."""

    source: YamlSource | None
    findings: tuple[Finding, ...]


def read_yaml(path: Path) -> YamlReading:
    """Read a YAML file. Syntax errors, duplicate keys and aliases are findings; raises CannotRun where it cannot be opened."""
    file = read_text(path)
    reading = understood(file.text, str(path))
    return reading._replace(findings=(*file.findings, *reading.findings))


def understood(text: str, name: str) -> YamlReading:
    """The same of a text with single line feeds, which stands or will stand in a file of this name."""
    if not text.strip():
        raise CannotRun("文件是空的", "请核对是否选错了文件，或从样例复制一份开始填写。", Place(name))
    if (line := too_deep(text)) is not None:
        raise CannotRun("括号或列表嵌套太深，不像数据文件", "请核对括号是否成对、是否选错了文件。", Place(name, line + 1))
    try:
        root = composed(text)
    except (yaml.YAMLError, RecursionError) as error:
        return YamlReading(None, tuple(faults_of(name, text, error)))
    if root is None:
        raise CannotRun("文件里只有注释，没有数据", "请把数据写在行首没有 # 的行里。", Place(name))
    walk = _Walk(name, text)
    data = walk.plain(root, 0)
    source = YamlSource(name, text, data, root, walk.lines)
    aliased = {finding.place for finding in walk.findings if finding.rule == "R204"}
    findings = [finding for finding in walk.findings if finding.rule != "R207" or finding.place not in aliased]
    return YamlReading(None if walk.fatal else source, tuple(findings))


class _Walk:
    """One pass over the composed nodes that builds the plain data and notes what YAML would pass over in silence."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.findings: list[Finding] = []
        self.fatal = False
        self.seen: set[int] = set()

    def plain(self, node: yaml.Node, depth: int) -> Plain:
        if depth > DEEPEST:
            self._refuse("R205", node, f"嵌套超过 {DEEPEST} 层", "数据文件不需要这么多层，请核对缩进和括号。")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self.seen:
            self._refuse("R204", node, "用了 YAML 的引用（& 和 *），程序不接受", "请把被引用的内容照抄一份。")
            return None
        self.seen.add(id(node))
        self._refuse_tag(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, depth + 1) for item in node.value]
        return dict(self._members(node, depth))

    def _line(self, mark: yaml.Mark) -> str:
        """The line at a mark; empty behind the last one, where a value that is not there stands."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def _refuse_tag(self, node: yaml.Node) -> None:
        mark = node.start_mark
        if self._line(mark)[mark.column : mark.column + 1] in ("!", "&"):
            message = "内容以 ! 或 & 开头，YAML 会把这个词当作标记，不会印进报告"
            self._refuse("R207", node, message, "请给整个内容加上英文双引号。")

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        if id(node) in self.seen:
            self._refuse("R204", node, "用了 YAML 的引用（& 和 *），程序不接受", "请把被引用的内容照抄一份。")
            return None
        self.seen.add(id(node))
        self._refuse_tag(node)
        if node.style is None or node.style == "":
            if is_nothing(node):
                return None
            if node.value.startswith("-") and re.match(_DASHED, node.value):
                remedy = "列表的每一项请写成“- 内容”，“-”后面空一格。"
                self._note("R218", node, Level.WARNING, "“-”后面少一个空格，会被当作正文", remedy)
            if said := suspicious_comment(self._line(node.end_mark), node.end_mark.column, node.value):
                self._note("R206", node, Level.WARNING, *said)
        return str(node.value)

    def _members(self, node: yaml.Node, depth: int) -> Iterator[tuple[str, Plain]]:
        first: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse("R203", key, "这里的名称不是文字", "名称请直接写文字，如 新收: 557。")
                continue
            name = str(key.value)
            self._refuse_tag(key)
            if "\u3000" in name:
                self._refuse("R211", key, "行首用了全角空格缩进", "请改成半角空格，每层缩进两格。")
                continue
            if name in first and name.isdigit():
                message = f"“{name}”前面的逗号把一个数拆成了两个"
                self._refuse("R202", key, message, '花括号里的数请写成 1000，或加引号写成 "1,000"。')
                continue
            if not name.strip():
                self._refuse("R203", key, "冒号前面没有名称", "请写成“名称: 内容”。")
                continue
            if name in first:
                line = first[name].start_mark.line + 1
                self._refuse(
                    "R202", key, f"“{name}”写了两次，第 {line} 行已经有一个", "请合并成一个，或删去多余的；程序不替你选。"
                )
                continue
            first[name] = key
            yield name, self.plain(value, depth + 1)

    def _refuse(self, rule: str, node: yaml.Node, message: str, remedy: str) -> None:
        self.fatal = True
        self._note(rule, node, Level.ERROR, message, remedy)

    def _note(self, rule: str, node: yaml.Node, level: Level, message: str, remedy: str) -> None:
        mark = node.start_mark
        quote = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        self.findings.append(
            Finding(rule, level, message, remedy, Place(self.file, mark.line + 1, mark.column + 1), quote[:LONGEST_QUOTE])
        )
