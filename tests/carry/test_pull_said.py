"""What a pull must not do in silence: figures of a section that went, words that are no longer public, clashes."""

from __future__ import annotations

from drafter.carry.data import value_at
from drafter.model.pulled import PullReport
from drafter.ooxml.names import w
from drafter.present_pull import pulled_lines
from drafter.read.yaml_source import read_yaml
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.forms import write_form
from drafter.workflows.pulling import PullWish, pull_file
from tests.carry.conftest import Desk
from tests.carry.test_pull import drafted_again, text_of, typed_over
from tests.carry.test_pull_private import published
from tests.opinions.copies import Copy


def noted(report: PullReport, words: str) -> bool:
    return any(words in note for note in report.notes)


def figures_of(desk: Desk, number: int) -> object:
    source = read_yaml(desk.data).source
    assert source is not None
    return value_at(source.data, ("章节", number, "数据"))


def test_figures_of_an_own_section_that_was_deleted_stay_and_are_named(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("夯实基层基础，推进法治乡村建设")
    report = desk.pull(copy)
    assert noted(report, "“夯实基层基础，推进法治乡村建设”这一节删去了，它填报的数没有删")
    figures = figures_of(desk, 0)
    assert isinstance(figures, dict)
    assert figures["法律明白人"] == {"数值": "1430", "来源": "县司法局"}
    assert desk.text().count("夯实基层基础") == 0


def test_figures_of_a_private_section_that_was_deleted_stay_private(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("紧盯重点领域，防范化解涉法风险")
    desk.pull(copy)
    figures = figures_of(desk, 0)
    assert isinstance(figures, dict)
    assert figures["营商环境"] == {"线索": {"数值": "24", "来源": "县发展改革局", "说明": "已移送有关机关核查", "仅报送": "是"}}
    assert "24条" not in published(desk)


def test_public_words_that_become_private_are_said(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("夯实基层基础", "均由专人审核", "均由专人审核，由县领导分别包案，法律顾问参与制定处置方案")
    report = desk.pull(copy)
    assert noted(report, "里并进了标着仅报送的话，整条标了仅报送，公开版不再印")
    assert "一人专岗" not in published(desk)


def test_other_edits_make_nothing_private_and_say_nothing_of_it(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("夯实基层基础", "均由专人审核", "均由专人逐件审核")
    report = desk.pull(copy)
    assert not noted(report, "整条标了仅报送")
    assert "均由专人逐件审核" in published(desk)


def test_a_private_paragraph_that_was_split_and_moved_is_private_and_no_heading(desk: Desk) -> None:
    copy = desk.copy()
    copy.split("紧盯重点领域", "制定处置方案。")
    copy.move("全年登记群众信访事项", "夯实基层基础")
    report = desk.pull(copy)
    assert not report.not_taken
    assert desk.text().count("标题: 紧盯重点领域，防范化解涉法风险") == 1
    assert "标题: 全年登记群众信访" not in desk.text()
    assert "收集损害营商环境" not in published(desk)


def test_what_clashes_is_not_among_what_was_taken_in(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("健全应急体系", "主汛期两次", "主汛期三次")
    copy.replace("运用数字技术", "网上流转", "线上流转")
    desk.data.write_text(desk.text().replace("主汛期两次", "主汛期四次"), encoding="utf-8")
    report = desk.pull(copy)
    assert len(report.clashes) == 1
    assert ["线上流转" in edit.after for edit in report.edits] == [True]


def marked_before_drafting(desk: Desk) -> None:
    """A draft of data in which one paragraph is 仅报送, and nothing else cites its figures."""
    text = desk.text().replace("- 小标题: 完善乡镇赋权机制\n", "- 小标题: 完善乡镇赋权机制\n        仅报送: 是\n")
    desk.data.write_text(text, encoding="utf-8")
    draft(desk.data, desk.draft, Wish(("报市",), force=True))


def test_figures_stay_private_when_the_private_words_that_cited_them_are_deleted(desk: Desk) -> None:
    marked_before_drafting(desk)
    assert "52项" not in published(desk)
    copy = desk.copy()
    copy.remove("完善乡镇赋权机制")
    report = desk.pull(copy)
    assert noted(report, "“下放乡镇（街道）的行政执法事项”原来只在仅报送的内容里写到，这些话删去或改写了，给它标了仅报送")
    assert "52项" not in published(desk)
    assert "事项: {数值: 52" in desk.text()


def test_figures_that_a_public_sentence_cites_now_are_said(desk: Desk) -> None:
    marked_before_drafting(desk)
    copy = desk.copy()
    source, goal = copy.paragraph("完善乡镇赋权机制"), copy.paragraph("健全应急体系")
    control = next(sdt for sdt in source.iter(w("sdt")) if Copy.text(sdt) == "52")
    source.getparent().remove(source)
    goal.append(control)
    report = desk.pull(copy)
    assert noted(report, "“下放乡镇（街道）的行政执法事项”原来只在仅报送的内容里写到，现在公开的话里也引用了，公开版会印出")


def test_words_that_the_data_file_marked_meanwhile_are_private_wherever_they_go(desk: Desk) -> None:
    copy = desk.copy()
    copy.move("人民调解。新设", "夯实基层基础")
    data = desk.text().replace("- 小标题: 人民调解\n", "- 小标题: 人民调解\n                仅报送: 是\n")
    assert data != desk.text(), "the sample changed"
    desk.data.write_text(data, encoding="utf-8")
    report = desk.pull(copy)
    assert "新设物业、婚姻家庭两个行业性专业性调解组织" in desk.text()
    assert "新设物业、婚姻家庭两个行业性专业性调解组织" not in published(desk)
    assert not noted(report, "整条标了仅报送")


def test_a_run_in_heading_that_was_deleted_makes_no_heading_of_the_first_sentence(desk: Desk) -> None:
    copy = desk.copy()
    paragraph = copy.paragraph("夯实基层基础，推进法治乡村建设")
    for run in list(paragraph.iter(w("r"))):
        if "实行乡镇合法性审核" in Copy.text(run):
            break
        run.getparent().remove(run)
    report = desk.pull(copy)
    assert not report.not_taken
    assert "标题: 实行乡镇合法性审核" not in desk.text()
    assert noted(report, "“夯实基层基础，推进法治乡村建设”这一节删去了，它填报的数没有删")
    wanted = [text.replace("（十二）", "（十一）") for text in text_of(desk.folder / "终稿.docx")]
    assert drafted_again(desk) == wanted


def test_a_number_of_a_heading_that_was_deleted_is_drafted_again_and_said(desk: Desk) -> None:
    copy = desk.copy()
    (run,) = [run for run in copy.paragraph("夯实基层基础，推进").iter(w("r")) if Copy.text(run).startswith("（十一）")]
    text = run.find(w("t"))
    text.text = text.text.removeprefix("（十一）")
    report = desk.pull(copy)
    assert noted(report, "没有序号的排成“（十一）”")


def test_a_change_that_came_to_nothing_is_said(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "复议.收到", "156")
    report = desk.pull(copy)
    assert ("收到行政复议申请（同比）", "17.9%", "持平") in {tuple(item) for item in report.recomputed}
    draft(desk.data, desk.draft, Wish(("报市",), force=True))
    copy = desk.copy()
    typed_over(copy, "复议.收到", "184")
    report = desk.pull(copy)
    assert ("收到行政复议申请（同比）", "持平", "17.9%") in {tuple(item) for item in report.recomputed}


def test_what_was_deleted_and_changed_meanwhile_is_a_clash_and_no_deletion(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("人民调解。新设")
    desk.data.write_text(desk.text().replace("由县级专家库派员参与", "由市县两级专家库派员参与"), encoding="utf-8")
    report = desk.pull(copy)
    assert len(report.clashes) == 1
    assert not report.edits
    assert "由市县两级专家库派员参与" in desk.text()


def test_a_section_that_the_data_file_dropped_and_the_document_changed_is_named(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("夯实基层基础", "均由专人审核", "均由专人逐件审核")
    text = desk.text()
    start, end = text.index("  - 标题: 夯实基层基础"), text.index("  # 整节仅报送")
    desk.data.write_text(text[:start] + text[end:], encoding="utf-8")
    report = desk.pull(copy)
    assert any("夯实基层基础" in clash.name for clash in report.clashes)


def test_problems_that_came_under_a_private_section_are_all_named(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("存在的不足和原因")
    report = desk.pull(copy)
    assert noted(report, "公开版不再印")
    for number in "一二三四五":
        assert noted(report, f"“{number}是"), number


def test_a_workbook_that_was_pulled_into_is_said_to_be_changed(desk: Desk) -> None:
    book = desk.folder / "data.xlsx"
    write_form(desk.data, book)
    copy = desk.copy()
    typed_over(copy, "复议.收到", "190")
    document = copy.save(desk.folder / "终稿.docx")
    tried = pull_file(document, book, PullWish(dry_run=True)).report
    assert tried is not None
    assert f"还没有写进 {book}" in "\n".join(pulled_lines(tried, dry_run=True))
    report = pull_file(document, book).report
    assert report is not None
    assert f"已写进 {book}。原来的留作" in "\n".join(pulled_lines(report, dry_run=False))
