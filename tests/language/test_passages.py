"""Lines of templates that are not printed: numbers of passages, figures that are not told; what of a template is private."""

from __future__ import annotations

import pytest

from drafter.language.hushed import hushed, passages_of
from drafter.language.passages import CLOSE, OPEN, compilable, numbered, split_mark, unnumbered, unsaid, with_marks_joined

TEMPLATE = """\
## 总述

<!-- 段：职能-1 -->
第一段，收到{{ 复议.收到 }}件。
还是第一段。

<!-- 段：职能-2，仅报送，标题独行 -->
### 小标题
<!-- 段：职能-3 -->
第三段，处罚{{ 行政处罚 }}件。

没有编号的一段，{{ 复议.收到 }}件。
"""


def test_a_passage_is_a_heading_or_all_lines_up_to_the_next_blank_one() -> None:
    assert [(item.number, item.line, item.options, item.depth, item.text) for item in numbered(TEMPLATE)] == [
        ("职能-1", 3, (), 0, "第一段，收到{{ 复议.收到 }}件。\n还是第一段。"),
        ("职能-2", 7, ("仅报送", "标题独行"), 3, "小标题"),
        ("职能-3", 9, (), 0, "第三段，处罚{{ 行政处罚 }}件。"),
    ]


def test_a_wide_blank_behind_the_marks_is_one() -> None:
    (item,) = numbered("<!-- 段：甲 -->\n##　标题")
    assert (item.depth, item.text) == (2, "标题")


def test_a_source_without_its_passages_keeps_the_rest() -> None:
    assert unnumbered(TEMPLATE) == "## 总述\n\n\n\n没有编号的一段，{{ 复议.收到 }}件。"
    assert unnumbered("\n　　缩进的一段。　\n") == "　　缩进的一段。　"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("收到{{ 复议.收到 }}件，\n办结{{ 复议.审结 }}件。", "收到【复议.收到】件， 办结【复议.审结】件。"),
        ("{% if 复议.收到 %}收到{{\n复议.收到\n}}件。{% endif %}", "收到【复议.收到】件。"),
        ("字" * 36, "字" * 36),
        ("字" * 37, "字" * 36 + "……"),
        ("字" * 34 + "{{ 复议.收到 }}件", "字" * 34 + "……"),
    ],
)
def test_a_passage_is_shown_by_the_words_with_which_it_begins(text: str, begins: str) -> None:
    (item,) = numbered(f"<!-- 段：甲 -->\n{text}")
    assert item.begins == begins


def test_figures_that_are_not_told_are_named_with_their_lines() -> None:
    source = "<!-- 不写：行政裁决、 复议.听证 -->\n第一段。\n<!-- 不写: 演练,，学法 -->"
    assert list(unsaid(source)) == [(1, "行政裁决"), (1, "复议.听证"), (3, "演练"), (3, "学法")]
    assert next(unsaid(f"\n{source}")) == (2, "行政裁决")


def test_what_is_compiled_has_the_same_lines() -> None:
    source = "<!-- 不写：演练 -->\n<!-- 段：甲，仅报送 -->\n{% raw %}## 原样{% endraw %}"
    lines = compilable(source).split("\n")
    assert lines[:2] == ["", f"{OPEN}甲{CLOSE}"]
    assert len(lines) == 3
    assert "#" not in lines[2]


def test_a_number_joins_what_stands_below_it_and_is_alone_where_nothing_is_left() -> None:
    one, two, three = (f"{OPEN}{number}{CLOSE}" for number in "甲乙丙")
    text = f"{one}\n## 标题\n{two}\n  一段。\n\n{three}\n"
    assert with_marks_joined(text) == f"## {one}标题\n{two}一段。\n\n\n{three}\n\n"
    assert with_marks_joined(f"{one}\n{two}\n一段。") == f"\n{one}\n\n{two}一段。"


def test_a_number_is_split_from_its_words() -> None:
    assert split_mark(f"{OPEN}职能-1{CLOSE} 一段。") == ("职能-1", "一段。")
    assert split_mark("一段。") == ("", "一段。")


PRIVATE = """\
甲{{ 甲数 }}。

<!-- 段：一，仅报送 -->
乙{{ 乙数 }}。
乙也{{ 乙二 }}。

丙{{ 丙数 }}。

<!-- 段：二，仅报送 -->
## 丁
丁{{ 丁数 }}。

### 戊
戊{{ 戊数 }}。

<!-- 段：三 -->
## 己
己{{ 己数 }}和{{ 甲数 }}。

<!-- 段：四，仅报送 -->
### 庚
庚{{ 庚数 }}。
## 辛
辛{{ 辛数 }}。

<!-- 段：五，仅报送 -->
### 壬
壬{{ 壬数 }}、{{ 甲数 }}。
### 癸
癸{{ 癸数 }}。
"""


def test_private_is_a_passage_up_to_its_blank_line_and_a_heading_with_all_below_it() -> None:
    assert hushed({"职能": PRIVATE}) == {"乙数", "乙二", "丁数", "戊数", "庚数", "壬数"}


def test_what_another_template_tells_is_not_private() -> None:
    assert hushed({"职能": PRIVATE, "执法": "{{ 乙数 }}、{{ 戊数 }}"}) == {"乙二", "丁数", "庚数", "壬数"}


def test_the_passages_of_a_template_know_whether_they_are_private() -> None:
    found = {item.number: (item.is_heading, item.private, item.alone) for item in passages_of("职能", TEMPLATE)}
    assert found == {"职能-1": (False, False, False), "职能-2": (True, True, True), "职能-3": (False, True, False)}
