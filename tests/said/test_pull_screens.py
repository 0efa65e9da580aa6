"""What `drafter pull` says, word for word."""

from __future__ import annotations

from typing import Any

from lxml import etree
from syrupy.assertion import SnapshotAssertion

from drafter.ooxml.names import w
from tests.opinions.copies import Copy
from tests.said.screen import Screen


def edited(screen: Screen) -> Copy:
    """A copy in which a word was changed."""
    copy = screen.county()
    copy.replace("健全应急体系", "主汛期两次", "主汛期三次")
    return copy


def test_nothing_was_edited(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.county()
    screen.type("pull", "初稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_words_and_paragraphs_were_edited(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = edited(screen)
    copy.new_paragraph("健全应急体系", "组织防汛演练12场，参演860人次。")
    copy.remove("人民调解。新设")
    copy.move("全年登记群众信访事项", "夯实基层基础")
    copy.comment("健全应急体系", "应急预案", "请补充演练情况", "县政府办")
    copy.save(screen.folder / "终稿.docx")
    screen.type("pull", "终稿.docx", "--into", "data.yaml", "--dry-run")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_both_sides_changed_the_same_words(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = edited(screen)
    copy.save(screen.folder / "终稿.docx")
    screen.change("data.yaml", ("主汛期两次", "主汛期四次"))
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_what_is_no_text_stays_in_the_document(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    paragraph = copy.paragraph("健全应急体系")
    for name in ("drawing", "drawing", "footnoteReference"):
        etree.SubElement(etree.SubElement(paragraph, w("r")), w(name))
    for at, line in enumerate(list(copy.root.iter(w("p")))[8:38]):
        _with_formats_of_its_own(line, at)
    copy.save(screen.folder / "终稿.docx")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_a_document_that_lost_its_record(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = edited(screen)
    copy.without_record().save(screen.folder / "终稿.docx")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    screen.type("pull", "终稿.docx", "--into", "data.yaml", "--without-record")
    assert screen.text == snapshot


def test_a_data_file_that_was_broken_meanwhile(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = edited(screen)
    copy.save(screen.folder / "终稿.docx")
    screen.change("data.yaml", ("年度: 2026\n", "年度: 2026\n年度: 2026\n"))
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    screen.change("data.yaml", ("年度: 2026\n年度: 2026\n", "年度: 2026\n统计截至: 2026-12-31\n"))
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_a_document_of_another_report(screen: Screen, snapshot: SnapshotAssertion) -> None:
    screen.county()
    screen.change("data.yaml", ("年度: 2026\n", "年度: 2027\n"))
    screen.type("pull", "初稿.docx", "--into", "data.yaml")
    screen.change("data.yaml", ("年度: 2027\n", "年度: 2026\n"), ("全称: 示例县人民政府", "全称: 样例县人民政府"))
    screen.type("pull", "初稿.docx", "--into", "data.yaml")
    screen.type("pull", "初稿.docx", "--into", "没有.yaml")
    screen.type("pull", "初稿.docx")
    assert screen.text == snapshot


def test_changes_that_are_still_tracked(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    copy.track_insert("健全应急体系", "主汛期两次", "、汛后一次", "李四")
    copy.save(screen.folder / "终稿.docx")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    screen.type("pull", "终稿.docx", "--into", "data.yaml", "--修订", "也许")
    screen.type("pull", "终稿.docx", "--into", "data.yaml", "--修订", "拒绝")
    screen.type("pull", "终稿.docx", "--into", "data.yaml", "--修订", "接受")
    assert screen.text == snapshot


def test_numbers_were_typed_over_and_by_hand(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    for control in copy.root.iter(w("sdt")):
        if Copy.text(control) == "184":
            control.find(f".//{w('t')}").text = "190"
            break
    copy.new_paragraph("健全应急体系", "全年办结行政复议案件148件，办理法律援助386件，其中12件来自乡镇。")
    copy.save(screen.folder / "终稿.docx")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def test_a_heading_of_another_level_and_two_paragraphs_that_moved_together(screen: Screen, snapshot: SnapshotAssertion) -> None:
    copy = screen.county()
    heading = copy.paragraph("存在的不足和原因")
    deeper = copy.paragraph("夯实基层基础，推进法治乡村建设")
    heading.find(w("pPr")).find(w("pStyle")).set(w("val"), deeper.find(w("pPr")).find(w("pStyle")).get(w("val")))
    first = copy.paragraph("人民调解。新设")
    behind = first.getnext()
    goal = copy.paragraph("夯实基层基础，推进法治乡村建设")
    goal.addnext(first)
    first.addnext(behind)
    copy.save(screen.folder / "终稿.docx")
    screen.type("pull", "终稿.docx", "--into", "data.yaml")
    assert screen.text == snapshot


def _with_formats_of_its_own(paragraph: Any, at: int) -> None:
    for run in paragraph.iter(w("r")):
        text = run.find(w("t"))
        if text is None or len(text.text or "") < 6:
            continue
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, w(("b", "i", "u", "strike")[at % 4]))
        return
