"""What stands where: YAML text → values and entries with the places of their first and last characters.

PyYAML's marks are not enough: a block collection ends where the next token begins, a text in a block behind the blank lines
and comments that follow it, an empty value wherever the parser noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from drafter.model.source import Plain
from drafter.plaintext.yaml_nodes import DEEPEST, composed, is_nothing

_BETWEEN = re.compile(r"(?:[ \t\n]|#[^\n]*|[!&]\S*)*")  # what may stand between two values: comments, tags
_BRACKET = re.compile(r"(?:[!&]\S*\s+)*[\[{]")
_ASKED = re.compile(r"\? +$")  # a key written as ? key
#: The line that a text in a block begins with: its style, its chomping, the rest.
HEADER = re.compile(r"(?P<style>[|>])(?P<marks>[-+1-9]*)(?P<rest>[^\n]*)")


class CannotRead(Exception):
    """A text that is no data: the reader refuses it, too."""


class Value(NamedTuple):
    """One value. `style` is what it is written in: plain, a quote, | or >, block, flow; empty where nothing is written.

    A value that is not there stands behind the blank behind its colon or dash.
    """

    data: Plain
    start: int
    end: int
    style: str
    entries: tuple[Entry, ...] = ()

    @property
    def keeps_blank_lines(self) -> bool:
        """Whether blank lines that follow are part of it (|+)."""
        return self.entries[-1].value.keeps_blank_lines if self.entries else self.style.endswith("+")


class Entry(NamedTuple):
    """A value in a collection: `start` is that of its key, of its dash, of itself; `behind` is behind its colon or dash."""

    key: str
    start: int
    behind: int
    value: Value

    @property
    def end(self) -> int:
        """Where its last character ends."""
        return max(self.behind, self.value.end)


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of a character ends, before its line feed."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def standing(text: str) -> Value | None:
    """The value of the whole text; None where there are only comments. Raises CannotRead."""
    try:
        root = composed(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise CannotRead(str(error)) from error
    return _Survey(text).value(root, root.start_mark.index, 0) if root else None


class _Survey:
    def __init__(self, text: str) -> None:
        self.text = text
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, behind: int, depth: int) -> Value:
        if depth > DEEPEST or id(node) in self.seen:
            raise CannotRead("nested too deeply, or an alias")
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, behind)
        if not isinstance(node, yaml.CollectionNode):
            raise CannotRead("a node of no known kind")
        data: Plain
        if isinstance(node, yaml.MappingNode):
            entries = tuple(self._members(node, depth))
            data = {entry.key: entry.value.data for entry in entries}
            if len(data) < len(entries):
                raise CannotRead("a key stands twice")
        else:
            entries = tuple(self._items(node, depth))
            data = [entry.value.data for entry in entries]
        if not node.flow_style:
            return Value(data, entries[0].start, entries[-1].end, "block", entries)
        mark = _BRACKET.match(self.text, node.start_mark.index)
        if mark is None:  # [name: value] without braces
            return Value(data, entries[0].start, entries[-1].end, "pair", entries)
        return Value(data, mark.end() - 1, node.end_mark.index, "flow", entries)

    def _scalar(self, node: yaml.ScalarNode, behind: int) -> Value:
        data = None if is_nothing(node) else str(node.value)
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            header = HEADER.match(self.text, start)
            if header is None:
                raise CannotRead("a tag before a text")
            keeping = "+" if "+" in header["marks"] else ""
            return Value(data, start, self._end_of_block(header, str(node.value)), node.style + keeping)
        if node.style:
            return Value(data, start, end, node.style)
        if start == end:
            behind += self.text[behind : behind + 1] in (" ", "\t")
            return Value(None, behind, behind, "")
        return Value(data, start, end, "plain")

    def _end_of_block(self, header: re.Match[str], value: str) -> int:
        """Behind the last line of a text in a block; behind the blank lines, too, where they are kept."""
        first = next((line for line in value.split("\n") if line.strip(" ")), None)
        keeping = "+" in header["marks"]
        if first is None and not keeping:
            return header.end()
        indent = None if first is None else -_indent(first)
        end = at = header.end()
        while at + 1 < len(self.text):
            line = self.text[at + 1 : line_end(self.text, at + 1)]
            at += 1 + len(line)
            if line.strip(" "):
                if indent is None:
                    break
                if indent <= 0:
                    indent += _indent(line)
                if _indent(line) < indent:
                    break
            elif not keeping and (indent is None or indent <= 0 or len(line) <= indent):
                continue
            end = at
        return end

    def _members(self, node: yaml.MappingNode, depth: int) -> Iterator[Entry]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or not str(key.value).strip():
                raise CannotRead("a key that is no text")
            start, behind = key.start_mark.index, self._behind(key.end_mark.index, ":")
            asked = _ASKED.search(self.text, max(start - 9, 0), start) if self.text[start - 2 : start].endswith(" ") else None
            yield Entry(str(key.value), asked.start() if asked else start, behind, self.value(value, behind, depth + 1))

    def _items(self, node: yaml.CollectionNode, depth: int) -> Iterator[Entry]:
        at = node.start_mark.index
        for item in node.value:
            at = item.start_mark.index if node.flow_style else self._behind(at, "-")
            value = self.value(item, at, depth + 1)
            yield Entry("", value.start if node.flow_style else at - 1, value.start if node.flow_style else at, value)
            at = max(at, value.end)

    def _behind(self, index: int, mark: str) -> int:
        """Behind the next colon or dash; where the next character is another one, `index` itself."""
        gap = _BETWEEN.match(self.text, index)
        at = gap.end() if gap else index
        return at + 1 if self.text[at : at + 1] == mark else index


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
