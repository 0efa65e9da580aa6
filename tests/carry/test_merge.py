"""Data edited in the file and in the document: what one changed is taken, what both changed is a conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.carry.pulling.merge import Conflict, merged
from drafter.model.source import Plain


def test_whoever_changed_the_order_of_a_list_gives_it() -> None:
    before, turned = ["甲", "乙", "丙"], ["丙", "甲", "乙"]
    assert merged(before, turned, before) == (turned, ())
    assert merged(before, before, turned) == (turned, ())
    assert merged(before, turned, ["甲", "乙", "丙", "丁"]) == (["丙", "丁", "甲", "乙"], ())


def test_two_new_orders_are_a_conflict_and_the_files_stands() -> None:
    found, conflicts = merged(["甲", "乙", "丙"], ["丙", "甲", "乙"], ["乙", "甲", "丙"])
    assert found == ["丙", "甲", "乙"]
    assert [conflict.is_order for conflict in conflicts] == [True]


def test_an_item_added_to_both_is_there_once() -> None:
    before: Plain = [{"标题": "一"}]
    mine: Plain = [{"标题": "一"}, {"标题": "二", "做法": ["甲事"]}]
    theirs: Plain = [{"标题": "一"}, {"标题": "二"}]
    found, conflicts = merged(before, mine, theirs)
    assert found == mine
    assert not conflicts


def test_paragraphs_of_one_text_may_be_changed_by_both() -> None:
    before = "清理文件。\n开展培训。\n建立台账。\n"
    mine, theirs = before.replace("清理文件", "清理规范性文件"), before.replace("台账", "专门台账") + "通报结果。\n"
    assert merged(before, mine, theirs) == ("清理规范性文件。\n开展培训。\n建立专门台账。\n通报结果。\n", ())


def test_one_paragraph_changed_by_both_shows_just_that_paragraph() -> None:
    found, conflicts = merged("一。\n二。\n", "一。\n二二。\n", "一。\n二三。\n")
    assert found == "一。\n二二。\n"
    assert [conflict[1:4] for conflict in conflicts] == [("二。", "二二。", "二三。")]


@pytest.mark.parametrize(
    ("key", "full"), [("数据", {"数值": "184", "来源": "县司法局"}), ("做法", {"内容": "184", "仅报送": "是"})]
)
def test_a_short_form_and_a_full_one_are_merged(key: str, full: dict[str, Plain]) -> None:
    theirs: Plain = {key: {"收到": "190"}}
    found, conflicts = merged({key: {"收到": "184"}}, {key: {"收到": full}}, theirs)
    assert not conflicts
    assert found == {key: {"收到": {**full, next(iter(full)): "190"}}}


def test_what_one_took_away_and_the_other_changed_is_kept_and_said() -> None:
    assert merged(["甲事办了"], ["甲事办好了"], []) == (["甲事办好了"], (Conflict((0,), "甲事办了", "甲事办好了", None),))
    assert merged({"a": "1"}, {}, {"a": "2"}) == ({}, (Conflict(("a",), "1", None, "2"),))


PLAINS = st.recursive(
    st.text("甲乙丙丁\n", max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["标题", "内容", "做法"]), inner, max_size=3),
    max_leaves=12,
)


@given(PLAINS, PLAINS)
def test_what_only_one_changed_comes_out_as_that_one_left_it(before: Plain, after: Plain) -> None:
    assert merged(before, after, before) == (after, ())
    assert merged(before, before, after) == (after, ())
    assert merged(before, after, after) == (after, ())
