"""F213—F214: figures in the controls of a Word document against each other, and against the values stored in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.check.texts.rule import TextRule
from drafter.model.finding import Finding, Level
from drafter.model.script import Paragraph, Script


class _Shown(NamedTuple):
    """A control of a paragraph: what it shows where."""

    paragraph: Paragraph
    span: tuple[int, int]
    node: str
    text: str

    @property
    def name(self) -> str:
        """The figure, without the form in which it is shown."""
        return self.node.partition("#")[0]


def _shown(script: Script) -> Iterator[_Shown]:
    for paragraph in script.paragraphs:
        if paragraph.line is not None:
            for start, end, node in paragraph.line.controls():
                yield _Shown(paragraph, (start, end), node, paragraph.line.accepted[start:end].strip())


def _two_values(rule: TextRule, script: Script) -> Iterator[Finding]:
    """One node that shows another value than where it stands first."""
    first: dict[str, _Shown] = {}
    for shown in _shown(script):
        before = first.setdefault(shown.node, shown)
        if shown.text != before.text:
            where = before.paragraph.place.spot or str(before.paragraph.place)
            message = f"“{shown.name}”在这里是{shown.text or '空的'}，前面（{where}）是{before.text or '空的'}"
            yield rule.finding(shown.paragraph, message, span=shown.span)


def _not_as_stored(rule: TextRule, script: Script) -> Iterator[Finding]:
    """A control that shows another value than the file's store holds."""
    stored = script.facts.get("stored")
    if not isinstance(stored, Mapping):
        return
    for shown in _shown(script):
        value = stored.get(shown.node)
        if isinstance(value, str) and value.strip() != shown.text:
            message = f"“{shown.name}”在正文里是{shown.text or '空的'}，文档里存的数据是{value.strip() or '空的'}"
            yield rule.finding(shown.paragraph, message, span=shown.span)


RULES = (
    TextRule(
        "F213",
        Level.ERROR,
        "同一数据前后两个值",
        "文档里的同一个数据绑定在几处显示，各处应当一样；有一处手工改过，前后就不一致。",
        "请核对哪个对：对的在填报数据里改正后重新生成，或者把各处改成一样。",
        _two_values,
        of_file=True,
    ),
    TextRule(
        "F214",
        Level.ERROR,
        "正文的数与文档里存的数据不符",
        "正文里的数据与文档里存的数据绑定，用 Word 打开或者更新时会变回存的数；手工改过的字会丢失。",
        "请核对哪个对：正文对的，在填报数据里改正后重新生成；存的数据对的，把正文改回来。",
        _not_as_stored,
        of_file=True,
    ),
)
