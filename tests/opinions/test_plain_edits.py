"""What was changed without tracking is found against the text that was sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.model.manuscript import Line, Manuscript, Run, Where
from drafter.model.opinion import Kind, Opinion
from drafter.review.opinions import held_against, in_reading_order, opinions_of
from tests.opinions.copies import Copy

Opinions = Callable[[Copy], list[Opinion]]


def test_nothing_done_gives_nothing(copy: Copy, opinions_in: Opinions) -> None:
    assert opinions_in(copy.saved_by("张三")) == []


def test_a_figure_edited_in_its_control(copy: Copy, opinions_in: Opinions) -> None:
    copy.replace("全年收到行政复议申请", "557", "558")
    (opinion,) = opinions_in(copy.saved_by("张三"))
    assert (opinion.kind, opinion.wish, opinion.person) == (Kind.EDIT, "“557”改为“558”", "张三")
    assert opinion.figures == ("复议.收到",)
    assert opinion.excerpt.before.endswith("全年收到行政复议申请")
    assert opinion.excerpt.words == "557"


def test_where_nobody_signed_the_file_names_the_person(copy: Copy, opinions_in: Opinions) -> None:
    copy.replace("特此报告", "特此报告", "谨此报告")
    (opinion,) = opinions_in(copy)
    assert opinion.person == "区财政局"


def test_changes_that_nearly_touch_are_one(copy: Copy, opinions_in: Opinions) -> None:
    copy.replace("坚持学用结合", "坚持学用结合", "注重学做结合")
    assert [o.wish for o in opinions_in(copy)] == ["“坚持学用”改为“注重学做”"]


def test_paragraphs_new_gone_and_moved(copy: Copy, opinions_in: Opinions) -> None:
    copy.new_paragraph("坚持学用结合", "开展普法宣传120场次。")
    copy.remove("聚焦关系群众切身利益的领域")
    copy.move("更多运用行政指导", "严格执行行政规范性文件合法性审核")
    assert [o.wish for o in opinions_in(copy)] == [
        "在这一段之后新增一段：开展普法宣传120场次。",
        "删去这一段",
        "移到“严格执行行政规范性文件合法性审核…专项清理4次。”之后",
    ]


def test_a_paragraph_moved_and_edited_is_told_as_both(copy: Copy, opinions_in: Opinions) -> None:
    copy.replace("更多运用行政指导", "更多运用", "灵活运用")
    copy.move("灵活运用行政指导", "严格执行行政规范性文件合法性审核")
    assert [o.wish for o in opinions_in(copy)] == [
        "移到“严格执行行政规范性文件合法性审核…专项清理4次。”之后",
        "“更多”改为“灵活”",
    ]


def test_a_split_paragraph(copy: Copy, opinions_in: Opinions) -> None:
    copy.split("严把执法队伍素质关", "不少于60学时。")
    assert [o.wish for o in opinions_in(copy)] == ["在“培训不少于60学时。”之后分段"]


def test_merged_paragraphs(copy: Copy, opinions_in: Opinions) -> None:
    first, second = copy.paragraph("聚焦关系群众切身利益的领域"), copy.paragraph("严把执法队伍素质关")
    first.extend(list(second)[1:])
    second.getparent().remove(second)
    (opinion,) = opinions_in(copy)
    assert opinion.wish == "与下一段合并"
    assert str(opinion.where).endswith("第1段")


def test_words_that_went_over_to_the_next_paragraph_are_found_on_both_sides(copy: Copy, opinions_in: Opinions) -> None:
    copy.split("严把执法队伍素质关", "不少于60学时。")
    first, second = copy.paragraph("聚焦关系群众切身利益的领域"), copy.paragraph("严把执法队伍素质关")
    first.extend(list(second)[1:])
    second.getparent().remove(second)
    added, removed = (o.wish for o in opinions_in(copy))
    assert added.startswith("在“民群众生命健康安全。”之后增加“严把执法队伍素质关")
    assert removed.startswith("删去“严把执法队伍素质关")


def test_a_rewritten_paragraph_is_told_whole(copy: Copy, opinions_in: Opinions) -> None:
    paragraph = copy.paragraph("聚焦关系群众切身利益的领域")
    for run in list(paragraph)[2:]:
        paragraph.remove(run)
    copy.replace("聚焦关系", copy.text(paragraph), "今年全区没有发生一起因执法不当引起的群体事件，各方评价都好。")
    assert [o.wish for o in opinions_in(copy)] == ["这一段改为：今年全区没有发生一起因执法不当引起的群体事件，各方评价都好。"]


def test_several_edits_in_one_paragraph_are_several_opinions(copy: Copy, opinions_in: Opinions) -> None:
    copy.replace("全年收到行政复议申请", "557", "558")
    copy.replace("全年收到行政复议申请", "525", "526")
    assert [o.wish for o in opinions_in(copy)] == ["“557”改为“558”", "“525”改为“526”"]


def manuscript(texts: list[str]) -> Manuscript:
    return Manuscript(tuple(Line("Body Text", None, Where(("文首",), n), (Run(text),)) for n, text in enumerate(texts, 1)))


def wanted(before: list[str], after: list[str]) -> list[Opinion]:
    sent, copy = manuscript(before), manuscript(after)
    return list(in_reading_order(opinions_of(held_against(sent, copy), sent, copy, "甲.docx")))


sentences = st.text(st.sampled_from("依法行政执监督复议公开决策服务改革问题，"), min_size=12, max_size=40).map(
    lambda text: f"第{text}。"
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str], int]:
    """A text, the same edited in different paragraphs, and how many edits were made."""
    before = draw(st.lists(sentences, min_size=6, max_size=14, unique=True))
    places = draw(st.lists(st.integers(0, len(before) - 1), unique=True, max_size=3))
    after: list[str | None] = list(before)
    new: list[tuple[int, str]] = []
    for number, place in enumerate(places):
        text = before[place]
        match draw(st.sampled_from(["replace", "delete", "insert", "add", "remove"])):
            case "replace":
                at = draw(st.integers(1, len(text) - 4))
                after[place] = text[:at] + "甲乙" + text[at + 2 :]
            case "delete":
                at = draw(st.integers(1, len(text) - 4))
                after[place] = text[:at] + text[at + 2 :]
            case "insert":
                at = draw(st.integers(1, len(text) - 1))
                after[place] = text[:at] + "甲乙" + text[at:]
            case "add":
                new.append((place, f"新写{number}甲乙丙丁戊己庚辛壬癸。"))
            case "remove":
                after[place] = None
    result: list[str] = []
    for place, kept in enumerate(after):
        result += [kept] if kept is not None else []
        result += [text for at, text in new if at == place]
    return before, result, len(places)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(edited())
def test_every_edit_is_reported_and_nothing_else(example: tuple[list[str], list[str], int]) -> None:
    before, after, count = example
    found = wanted(before, after)
    assert (found == []) == (before == after)
    # A paragraph that goes beside one that comes reads as one that was rewritten: two edits, one opinion.
    assert len(found) >= count - count // 2
    assert all(str(opinion.excerpt) or opinion.wish for opinion in found)


@given(st.lists(sentences, min_size=5, max_size=12, unique=True), st.integers(0, 11), st.integers(0, 11))
def test_a_moved_paragraph_is_one_opinion(before: list[str], away: int, here: int) -> None:
    after = list(before)
    after.insert(here % len(before), after.pop(away % len(before)))
    found = wanted(before, after)
    assert [opinion.wish.startswith("移到") for opinion in found] == [True] * (before != after)


@given(
    st.lists(st.sampled_from(["件", "次", "1", "2", "甲乙丙丁戊", "甲乙丙丁己"]), max_size=30),
    st.lists(st.sampled_from(["件", "2", "甲乙丙丁戊"]), max_size=30),
)
def test_texts_that_repeat_themselves_are_held_against_each_other_too(before: list[str], after: list[str]) -> None:
    found = wanted(before, after)
    assert (found == []) == (before == after)


@pytest.mark.parametrize("sign", ["，", "。"])
def test_a_number_is_changed_as_a_whole(sign: str) -> None:
    found = wanted([f"收到1,557件{sign}占18.9%"], [f"收到1,558件{sign}占18.8%"])
    assert [opinion.wish for opinion in found] == ["“1,557”改为“1,558”", "“18.9%”改为“18.8%”"]
