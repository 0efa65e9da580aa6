"""Narrative: the office's own text loses no character, and 【指标】 is found where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.narrative import Reference, ToFill, Words, paragraphs, pieces_of, quoted, references

texts = st.text("甲乙收到复议。，.|｜（）()【】[]待填:： \n\t\u3000{}%*<&12", max_size=40) | st.text(max_size=40)


@given(texts)
def test_no_character_is_lost(text: str):
    pieces = list(pieces_of(text))
    rebuilt = ""
    for piece in pieces:
        match piece:
            case Words(words, is_quoted):
                rebuilt += quoted(words[1:-1]) if is_quoted else words
            case Reference(typed=typed, offset=offset):
                assert offset == len(rebuilt)
                rebuilt += typed
            case ToFill(offset=offset):
                assert offset == len(rebuilt)
                rebuilt += text[offset : text.index("】", offset) + 1]
    assert rebuilt == text


@given(texts)
def test_words_hold_no_complete_mark_and_are_never_empty(text: str):
    for piece in pieces_of(text):
        if isinstance(piece, Words):
            assert piece.text
            assert piece.quoted or not list(references(piece.text))


@given(texts)
def test_the_lines_of_a_narrative_are_its_paragraphs_at_their_offsets(text: str):
    for offset, line in paragraphs(text):
        assert line
        assert text[offset : offset + len(line)] == line
        assert "\n" not in line


@given(texts)
def test_paragraphs_leave_out_nothing_but_blank_edges(text: str):
    kept = "".join(line for _, line in paragraphs(text))

    assert [c for c in kept if c not in " \t\u3000\n"] == [c for c in text if c not in " \t\u3000\n"]


@pytest.mark.parametrize(
    ("typed", "path", "name", "argument"),
    [
        ("【复议.收到】", "复议.收到", "", ""),
        ("【 复议.收到 】", "复议.收到", "", ""),
        ("【复议.收到|同比】", "复议.收到", "同比", ""),
        ("【复议.收到 | 同比】", "复议.收到", "同比", ""),
        ("【复议.收到｜同比】", "复议.收到", "同比", ""),
        ("【应诉.出庭|占比（应诉.通知）】", "应诉.出庭", "占比", "应诉.通知"),
        ("【应诉.出庭|占比(应诉.通知)】", "应诉.出庭", "占比", "应诉.通知"),
        ("【应诉.出庭|占比（ 应诉.通知 ）】", "应诉.出庭", "占比", "应诉.通知"),
        ("【】", "", "", ""),
    ],
)
def test_a_mark_is_read_as_an_input_method_types_it(typed: str, path: str, name: str, argument: str):
    assert list(pieces_of(typed)) == [Reference(path, name, argument, 0, typed)]


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("【待填】", "此处内容"),
        ("【待填：牵头单位】", "牵头单位"),
        ("【待填:牵头单位】", "牵头单位"),
        ("【待填：】", "此处内容"),
        ("【 待填 ：牵头单位 】", "牵头单位"),
    ],
)
def test_a_blank_that_a_person_typed_stays_a_blank(typed: str, what: str):
    assert list(pieces_of(typed)) == [ToFill(what, 0)]


def test_what_stands_around_a_mark_stays_words():
    assert list(pieces_of("收到【复议.收到】件。")) == [
        Words("收到"),
        Reference("复议.收到", "", "", 2, "【复议.收到】"),
        Words("件。"),
    ]


@pytest.mark.parametrize("text", ["〔2015〕37号", "【没有\n收尾】", "没有开头】", "【没有收尾", "[方括号]", "{{ 复议.收到 }}"])
def test_what_is_no_mark_is_words(text: str):
    assert [type(piece) for piece in pieces_of(text)] == [Words]


def test_the_inner_of_two_brackets_is_the_mark():
    assert [reference.typed for reference in references("【甲【复议.收到】乙】")] == ["【复议.收到】"]


@given(st.text("【】指标|（）待填：文字 ", max_size=20).filter(lambda text: not {"【", "】"} & set(text)))
def test_doubled_brackets_print_single_ones_and_cite_nothing(inner: str) -> None:
    assert list(pieces_of(f"见{quoted(inner)}。")) == [Words("见"), Words(f"【{inner}】", quoted=True), Words("。")]
    assert not list(references(quoted(inner)))
