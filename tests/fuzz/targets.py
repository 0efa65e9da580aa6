"""What is fuzzed: for each reader, how a file is made of fuzzed bytes, and how it is read.

`make` gives the bytes of a file; crashes are kept as such files, so that they stay what they were when seeds change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.fuzz import commands, texts
from tests.fuzz import seed_files as seeds
from tests.fuzz.choices import Choices
from tests.fuzz.mutations import mutated_package, mutated_text, raw_or

LONGEST = 20_000


class Target(NamedTuple):
    """A reader under test; `suffix` is that of its files."""

    suffix: str
    make: Callable[[bytes], bytes]
    read: Callable[[bytes], None]


def _text_of(*texts: str) -> Callable[[bytes], bytes]:
    """One of these texts after some changes, or fuzzed bytes as they are."""

    def make(choices: Choices) -> bytes:
        return mutated_text(choices, choices.pick(texts), seeds.WORDS)[:LONGEST].encode("utf-8", "surrogatepass")

    return lambda data: raw_or(make, data)


def _package_of(parts: Callable[[], dict[str, bytes]]) -> Callable[[bytes], bytes]:
    return lambda data: raw_or(lambda choices: mutated_package(choices, parts(), seeds.WORDS), data)


def _plain_docx() -> dict[str, bytes]:
    """The draft as somebody else's document: without record and store."""
    return {name: part for name, part in seeds.document().items() if not name.startswith("customXml/item")}


def _web() -> str:
    lines = "".join(f"<p>{line}</p>\n" for line in seeds.TEXT.split("\n"))
    table = "<table><tr><td>甲</td></tr></table>"
    return f"<html><head><title>报告</title></head><body><nav>首页</nav><div class=a>{lines}</div>{table}</body></html>"


TARGETS: dict[str, Target] = {
    "yaml": Target(".yaml", _text_of(seeds.DATA, seeds.OUTLINE), texts.yaml),
    "record": Target(".yaml", _text_of(seeds.DATA), commands.record),
    "encoding": Target(".txt", lambda data: data, texts.encoding),
    "outline": Target(".yaml", _text_of(seeds.OUTLINE, seeds.HEIR), texts.outline),
    "expression": Target(".txt", _text_of("复议.收到 + 公开.上年结转 == (复议.审结 - 2) * 3 / 4"), texts.expression),
    "template": Target(".md", _text_of(seeds.TEMPLATE), texts.template),
    "number": Target(".txt", _text_of("557件", "-18.9%", "约5.5万余件", "不少于1,234人以上"), texts.number),
    "narrative": Target(
        ".txt",
        _text_of("全年【复议.收到】件，同比【复议.收到|同比】，【【内】】【待填：数】【套语.指导思想】\n　二"),
        texts.narrative,
    ),
    "docx": Target(".docx", _package_of(seeds.document), commands.docx),
    "docx-check": Target(".docx", _package_of(seeds.document), commands.docx_checked),
    "docx-pull": Target(".docx", _package_of(seeds.document), commands.pulled),
    "docx-adopt": Target(".docx", _package_of(_plain_docx), commands.adopted("报告.docx")),
    "form": Target(".xlsx", _package_of(seeds.workbook), commands.form),
    "return": Target(".xlsx", _package_of(seeds.returned), commands.returned),
    "collect": Target(".xlsx", _package_of(seeds.returned), commands.collected),
    "text-check": Target(".txt", _text_of(seeds.TEXT), lambda data: commands.checked(data, "报告.txt")),
    "text-adopt": Target(".txt", _text_of(seeds.TEXT), commands.adopted("报告.txt")),
    "html-check": Target(".html", _text_of(_web()), lambda data: commands.checked(data, "报告.html")),
    "html-adopt": Target(".html", _text_of(_web()), commands.adopted("报告.html")),
}
