"""Comments of people, with the words that they cover and the replies to them; ours are not opinions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.model.opinion import Kind, Opinion
from drafter.ooxml.names import COMMENTATOR
from drafter.read.docx.draft import read_draft
from drafter.review.opinions import held_against, in_reading_order, opinions_of
from drafter.workflows.drafting import draft
from tests.documents.data import data_with_everything
from tests.opinions.copies import Copy

Opinions = Callable[[Copy], list[Opinion]]


def test_a_comment_with_its_words(copy: Copy, opinions_in: Opinions) -> None:
    copy.comment("坚持学用结合", "内在动力", "改成“强大动力”", "张三")
    (opinion,) = opinions_in(copy)
    assert (opinion.kind, opinion.wish, opinion.person, opinion.date[:10]) == (
        Kind.COMMENT,
        "改成“强大动力”",
        "张三",
        "2026-03-03",
    )
    assert opinion.excerpt.words == "内在动力"
    assert opinion.excerpt.before.endswith("法治政府的")


def test_replies_stand_below_what_they_answer_and_before_others_of_the_same_place(copy: Copy, opinions_in: Opinions) -> None:
    first = copy.comment("特此报告", "特此报告", "甲", "张三")
    copy.comment("特此报告", "特此报告", "乙", "陈四")
    second = copy.comment("特此报告", "特此报告", "丙", "王五", answers=first)
    copy.comment("特此报告", "特此报告", "丁", "安六", answers=second)
    found = opinions_in(copy)
    assert [o.wish for o in found] in (["甲", "丙", "丁", "乙"], ["乙", "甲", "丙", "丁"])
    assert [o.kind for o in found if o.wish in "丙丁"] == [Kind.REPLY, Kind.REPLY]


def test_a_comment_without_a_range_shows_its_paragraph(copy: Copy, opinions_in: Opinions) -> None:
    copy.comment("坚持学用结合", None, "这段太长", "张三")
    (opinion,) = opinions_in(copy)
    assert str(opinion.where).endswith("第2段")
    assert str(opinion.excerpt).startswith("坚持学用结合")


def test_a_comment_in_a_heading(copy: Copy, opinions_in: Opinions) -> None:
    copy.comment("（四）规范文件管理", "规范文件管理", "太长", "张三")
    (opinion,) = opinions_in(copy)
    assert str(opinion.where) == "一、主要举措和成效 > （四）规范文件管理和决策程序，提高依法决策水平"


def test_a_comment_on_deleted_words(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_delete("坚持学用结合", "内在动力", "李四")
    copy.comment("坚持学用结合", "内在动力", "不要删", "张三")
    found = opinions_in(copy)
    assert sorted((o.person, o.wish) for o in found) == [("张三", "不要删"), ("李四", "删去“内在动力”")]
    assert {o.excerpt.words for o in found} == {"内在动力"}


def test_a_comment_on_added_words(copy: Copy, opinions_in: Opinions) -> None:
    copy.track_insert("坚持学用结合", "内在动力", "和根本保证", "李四")
    copy.comment("坚持学用结合", "和根本保证", "不要加", "张三")
    comment = next(o for o in opinions_in(copy) if o.kind is Kind.COMMENT)
    assert comment.excerpt.words == "和根本保证"


def test_a_comment_and_an_edit_in_a_table(tmp_path: Path) -> None:
    draft(data_with_everything(tmp_path), tmp_path / "sent.docx")
    copy = Copy(tmp_path / "sent.docx")
    paragraphs = [p for p in copy.root.iter() if p.tag.endswith("}p") and copy.text(p) == "4890"]
    copy._runs(paragraphs[0], "4890")[0].findall("*")[-1].text = "4891"
    copy.comment("实施行政检查", "实施行政检查", "名称不对", "张三")
    sent, manuscript = read_draft(tmp_path / "sent.docx").manuscript, read_draft(copy.save(tmp_path / "a.docx")).manuscript
    found = list(in_reading_order(opinions_of(held_against(sent, manuscript), sent, manuscript, "a.docx")))
    edit = next(o for o in found if o.kind is Kind.EDIT)
    assert edit.wish == "“4890”改为“4891”"
    assert edit.where.cell is not None
    comment = next(o for o in found if o.kind is Kind.COMMENT)
    assert "表格第" in str(comment.where) or "第" in str(comment.where)


def test_our_own_comments_are_no_opinions_but_answers_to_them_are(copy: Copy, sample_docx: Path, tmp_path: Path) -> None:
    with_ours = Copy(sample_docx)
    with_ours.comment("特此报告", "特此报告", "缺少主送机关", COMMENTATOR)
    with_ours.comment("坚持学用结合", "内在动力", "请核对", COMMENTATOR)
    sent = read_draft(with_ours.save(tmp_path / "sent.docx")).manuscript
    ours = copy.comment("特此报告", "特此报告", " 缺少主送机关", COMMENTATOR)
    copy.comment("特此报告", "特此报告", "已经补上", "张三", answers=ours)
    manuscript = read_draft(copy.saved_by("王五").save(tmp_path / "a.docx")).manuscript
    found = list(in_reading_order(opinions_of(held_against(sent, manuscript), sent, manuscript, "a.docx")))
    assert [(o.kind, o.wish, o.person) for o in found] == [
        (Kind.REPLY, "已经补上（回复核对提示“缺少主送机关”）", "张三"),
    ]


def test_comments_that_answer_each_other_in_a_circle_are_all_told(copy: Copy, opinions_in: Opinions) -> None:
    copy.comment("特此报告", "特此报告", "甲", "张三", answers=1001)
    copy.comment("特此报告", "特此报告", "乙", "李四", answers=1000)
    copy.comment("特此报告", "特此报告", "丙", "王五", answers=1002)
    assert sorted(o.wish for o in opinions_in(copy)) == ["丙", "乙", "甲"]


def test_a_comment_without_words_is_told_too(copy: Copy, opinions_in: Opinions) -> None:
    copy.comment("特此报告", "特此报告", " ", "张三")
    assert [o.wish for o in opinions_in(copy)] == ["（批注没有文字，请看来源文件）"]
