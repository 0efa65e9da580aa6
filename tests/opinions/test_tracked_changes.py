"""Tracked changes as Word and LibreOffice note them → what is wanted, by whom, where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter.model.opinion import Kind, Opinion
from tests.opinions.copies import Copy

Opinions = Callable[[Copy], list[Opinion]]
FIELDS = "聚焦关系群众切身利益的领域"
LEARN = "坚持学用结合"
GUIDE = "更多运用行政指导等非强制性手段"
RULES = "严格执行行政规范性文件合法性审核"


def wishes(opinions: list[Opinion]) -> list[str]:
    return [opinion.wish for opinion in opinions]


def test_deleted_words(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete(LEARN, "坚持学用结合，", "李四")
    (opinion,) = opinions_in(copy)
    assert (opinion.kind, opinion.wish, opinion.person) == (Kind.TRACKED, "删去“坚持学用结合，”", "李四")
    assert opinion.date.startswith("2026-03-02")
    assert str(opinion.where).endswith("筑牢依法行政思想根基，第2段")
    assert opinion.excerpt.words == "坚持学用结合，"


def test_inserted_words_say_behind_which(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_insert(LEARN, "内在动力", "和根本保证", "李四")
    assert wishes(opinions_in(copy)) == ["在“设法治政府的内在动力”之后增加“和根本保证”"]


def test_a_deletion_and_an_insertion_side_by_side_are_one_replacement(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete("特此报告", "特此报告", "李四")
    copy.track_insert("特此报告", "特此报告", "专此报告", "李四")
    assert wishes(opinions_in(copy)) == ["“特此报告”改为“专此报告”"]


def test_side_by_side_by_two_people_they_are_two(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete("特此报告", "特此报告", "李四")
    copy.track_insert("特此报告", "特此报告", "专此报告", "张三")
    assert {(o.person, o.wish) for o in opinions_in(copy)} == {
        ("李四", "删去“特此报告”"),
        ("张三", "在“特此报告”之后增加“专此报告”"),
    }


def test_adjacent_runs_of_one_person_are_one(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete(LEARN, "坚持学用", "李四")
    copy.track_delete(LEARN, "结合，", "李四", date="2026-03-05T09:00:00Z")
    (opinion,) = opinions_in(copy)
    assert opinion.wish == "删去“坚持学用结合，”"
    assert opinion.date.startswith("2026-03-05")


def test_a_figure_changed_under_tracking_names_its_indicator(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete("全年收到行政复议申请", "557", "李四")
    (opinion,) = opinions_in(copy)
    assert opinion.figures == ("复议.收到",)


def test_a_new_paragraph(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_new_paragraph(LEARN, "全面落实学法制度。", "李四")
    (opinion,) = opinions_in(copy)
    assert opinion.wish == "在这一段之后新增一段：全面落实学法制度。"
    assert str(opinion.where).endswith("第2段")


def test_a_new_paragraph_typed_at_the_end_of_another(copy: Copy, opinions_in: Opinions) -> None:
    """Word then marks the end of the old paragraph as new, and the new words keep the old end."""
    new = copy.new_paragraph(LEARN, "全面落实学法制度。")
    copy._wrap(new, "ins", "李四")
    copy.track_mark(copy.paragraph(LEARN), "ins", "李四")
    assert wishes(opinions_in(copy)) == ["在这一段之后新增一段：全面落实学法制度。"]


def test_a_new_paragraph_below_a_heading(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_new_paragraph("（四）规范文件管理", "先说一句。", "李四")
    assert wishes(opinions_in(copy)) == ["在这个标题之后新增一段：先说一句。"]


def test_a_removed_paragraph(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_remove(FIELDS, "王五")
    (opinion,) = opinions_in(copy)
    assert opinion.wish == "删去这一段"
    assert str(opinion.excerpt).startswith(FIELDS)


def test_the_end_of_the_paragraph_before_does_not_count_when_a_whole_paragraph_goes(copy: Copy, opinions_in: Opinions) -> None:
    """LibreOffice marks the end of the paragraph before, not that of the removed one."""
    before = copy.paragraph(FIELDS).getprevious()
    copy.track_mark(before, "del", "王五")
    copy._wrap(copy.paragraph(FIELDS), "del", "王五")
    assert wishes(opinions_in(copy)) == ["删去这一段"]


def test_a_split_paragraph(copy: Copy, opinions_in: Opinions) -> None:
    first = copy.split("严把执法队伍素质关", "不少于60学时。")
    copy.track_mark(first, "ins", "王五")
    assert wishes(opinions_in(copy)) == ["在“培训不少于60学时。”之后分段"]


def test_merged_paragraphs(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_mark(copy.paragraph(FIELDS), "del", "王五")
    assert wishes(opinions_in(copy)) == ["与下一段合并"]


@pytest.mark.parametrize(("away", "here"), [("moveFrom", "moveTo"), ("del", "ins")])
def test_a_moved_paragraph_is_one_opinion(away: str, here: str, copy: Copy, opinions_in: Opinions) -> None:
    text = copy.text(copy.paragraph(GUIDE))
    copy.track_remove(GUIDE, "王五", tag=away)
    copy.track_new_paragraph(RULES, text, "王五", tag=here)
    (opinion,) = opinions_in(copy)
    assert opinion.wish.startswith("移到“严格执行行政规范性文件合法性审核")
    assert opinion.wish.endswith("之后")
    assert str(opinion.where).endswith("第3段")


def test_moved_words_are_one_opinion_however_short(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete(LEARN, "转化为", "王五", tag="moveFrom")
    copy.track_insert(LEARN, "内在动力", "转化为", "王五", tag="moveTo")
    (opinion,) = opinions_in(copy)
    assert opinion.wish.startswith("把“转化为”移到“")


def test_what_one_added_and_another_took_out_are_two_opinions(copy: Copy, opinions_in: Opinions) -> None:
    change = copy.track_insert(LEARN, "内在动力", "和根本保证", "李四")
    copy.track_delete(LEARN, "和根本保证", "王五")
    assert change.getparent() is not None
    assert sorted((o.person, o.wish) for o in opinions_in(copy)) == [
        ("李四", "在“设法治政府的内在动力”之后增加“和根本保证”"),
        ("王五", "不要李四增加的“和根本保证”"),
    ]


def test_a_change_by_nobody(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete("特此报告", "特此", "", date="")
    (opinion,) = opinions_in(copy)
    assert (opinion.person, opinion.date) == ("（未署名）", "")


def test_the_same_text_below_tracked_and_plain_edits(copy: Copy, opinions_in: Opinions) -> None:
    """A plain edit in the sentence of a tracked one: each is told for itself."""
    copy.track_delete("特此报告", "报告", "李四")
    copy.replace("特此", "特此", "专此")
    assert [(o.kind, o.wish) for o in opinions_in(copy)] == [(Kind.EDIT, "“特”改为“专”"), (Kind.TRACKED, "删去“报告”")]


def test_what_its_own_author_took_back_is_no_opinion(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_insert(LEARN, "内在动力", "和根本保证", "李四")
    copy.track_delete(LEARN, "和根本保证", "李四")
    assert opinions_in(copy) == []


def test_a_blank_paragraph_is_one_too(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_new_paragraph(LEARN, "", "李四")
    assert wishes(opinions_in(copy)) == ["增加一个空行"]


def test_words_and_a_new_paragraph_typed_in_one_go_are_two(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_insert(LEARN, Copy.text(copy.paragraph(LEARN))[-2:], "并抓好落实。", "李四")
    copy.track_new_paragraph(LEARN, "全面落实学法制度。", "李四")
    assert len(opinions_in(copy)) == 2


@pytest.mark.parametrize("words", ["动力", "学用"])
def test_short_words_that_went_and_came_by_chance_are_no_move(words: str, copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete(LEARN, words, "李四")
    copy.track_insert("特此报告", "特此", words, "李四")
    assert len(opinions_in(copy)) == 2
