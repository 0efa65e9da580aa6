"""Blocks of Markdown: ours are those that markdown-it-py finds with nothing but headings switched on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.compose.markdown import MdBlock, MdHeading, MdParagraph, parse

_PARSER = MarkdownIt("zero").enable("heading").disable("inline")
#: Indented by more than three, a heading behind a paragraph is none for markdown-it; templates are indented as one likes.
_LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", " ", "   "]),
    st.sampled_from(["", "", "#", "##", "###### ", "####### ", "## ", "##\t", "\\# ", "- ", "> ", "1. "]),
    st.text("文a*# \t\\_`", max_size=8),
)


def _by_markdown_it(text: str) -> Iterator[MdBlock]:
    depth = 0
    for token in _PARSER.parse(text):
        if token.type == "heading_open":
            depth = int(token.tag[1:])
        elif token.type == "heading_close":
            depth = 0
        elif token.type == "inline" and (words := "\n".join(line.strip() for line in token.content.split("\n"))):
            yield MdHeading(depth, words) if depth else MdParagraph(words)


@given(st.lists(_LINES, max_size=8).map("\n".join))
def test_the_blocks_are_those_of_markdown_it(text: str) -> None:
    assert list(parse(text)) == list(_by_markdown_it(text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("一\n  二\n\n三", [MdParagraph("一\n二"), MdParagraph("三")]),
        ("## 一\n二\n# 三 #\n四", [MdHeading(2, "一"), MdParagraph("二"), MdHeading(1, "三"), MdParagraph("四")]),
        ("##一\n\n####### 二\n\n##", [MdParagraph("##一"), MdParagraph("####### 二")]),
        ("一\n\u3000\n二", [MdParagraph("一"), MdParagraph("二")]),
    ],
)
def test_blocks(text: str, blocks: list[MdBlock]) -> None:
    assert list(parse(text)) == blocks
