"""Rendered templates are parsed as markdown-it parses them, as far as headings and paragraphs go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.compose.markdown import MdBlock, MdHeading, MdParagraph, parse

_PEER = MarkdownIt("zero").enable("heading").disable("inline")
#: Pieces of lines; three blanks at most begin one, because more of them begin code.
_LINES = st.tuples(
    st.sampled_from(["", " ", "   "]),
    st.lists(st.sampled_from(["#", "##", "# ", "#######", " ", "\t", "甲", "乙。", "3", "*", "-", "> "]), max_size=6),
).map(lambda parts: parts[0] + "".join(parts[1]).lstrip(" \t"))


def of_the_peer(text: str) -> Iterator[MdBlock]:
    depth = 0
    for token in _PEER.parse(text):
        if token.type == "heading_open":
            depth = int(token.tag[1:])
        elif token.type == "heading_close":
            depth = 0
        elif token.type == "inline" and token.content:
            words = "\n".join(line.strip() for line in token.content.split("\n"))
            yield MdHeading(depth, words) if depth else MdParagraph(words)


@given(st.lists(_LINES, max_size=12).map("\n".join))
@settings(max_examples=500)
def test_headings_and_paragraphs_are_those_of_markdown_it(text: str) -> None:
    assert list(parse(text)) == list(of_the_peer(text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("## 一、\n话。", [MdHeading(2, "一、"), MdParagraph("话。")]),
        ("话。\n## 二", [MdParagraph("话。"), MdHeading(2, "二")]),
        ("甲\n　\n乙", [MdParagraph("甲"), MdParagraph("乙")]),
        ("#1号楼\n####### 七个", [MdParagraph("#1号楼\n####### 七个")]),
        ("        ## 缩进的标题", [MdHeading(2, "缩进的标题")]),
        ("话。\n      ## 缩进的标题", [MdParagraph("话。"), MdHeading(2, "缩进的标题")]),
        ("##　宽的空格", [MdHeading(2, "宽的空格")]),
        ("## \n话", [MdParagraph("话")]),
        ("", []),
    ],
)
def test_blank_lines_may_be_wide_and_headings_indented(text: str, blocks: list[MdBlock]) -> None:
    assert list(parse(text)) == blocks
