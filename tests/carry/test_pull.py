"""drafter pull on real .docx, as people leave them: what is taken over, what is listed, and what is refused."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from drafter.model.finding import CannotRun
from drafter.model.pulled import Kind
from drafter.ooxml.names import DRAFT_PART, STORE_PART, w
from drafter.read.docx.draft import read_draft
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.pulling import PullWish, pull_file
from tests.carry.conftest import Desk
from tests.opinions.copies import Copy
from tests.tools import Office


def controls(copy: Copy, figure: str) -> list[etree._Element]:
    """The texts of all controls bound to a figure, as Word keeps them equal: in the text and in the table of figures."""
    found = []
    for binding in copy.root.iter(w("dataBinding")):
        if f"[@id='{figure}']" in str(binding.get(w("xpath"))):
            found += next(binding.iterancestors(w("sdt"))).iter(w("t"))
    assert found, figure
    return found


def typed_over(copy: Copy, figure: str, digits: str) -> None:
    """Another value in all controls of a figure."""
    for text in controls(copy, figure):
        text.text = digits


def drafted_with(desk: Desk, old: str, new: str) -> None:
    """Other words in the data file, and the draft of it anew."""
    assert desk.text().count(old) == 1, old
    desk.data.write_text(desk.text().replace(old, new), encoding="utf-8")
    draft(desk.data, desk.draft, Wish(("报市",), force=True))


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that were taken out (-) and put in (+)."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("- ", "+ ")]


def text_of(path: Path) -> list[str]:
    return [line.accepted.strip() for line in read_draft(path).manuscript.lines if line.accepted.strip()]


def drafted_again(desk: Desk) -> list[str]:
    """The text that the data make now."""
    target = desk.folder / "再稿.docx"
    draft(desk.data, target, Wish(("报市",), force=True))
    return text_of(target)


def test_a_draft_that_nobody_edited_leaves_the_data_file_as_it_is(desk: Desk) -> None:
    before = desk.data.read_bytes()
    report = desk.pull(None)
    assert desk.data.read_bytes() == before
    assert not report.edits
    assert not report.not_taken
    assert not list(desk.folder.glob("*备份*"))
    assert "没有人改过" in report.notes[0]


def test_figures_replace_just_their_characters_and_what_is_computed_is_said(desk: Desk) -> None:
    copy, before = desk.copy(), desk.text()
    typed_over(copy, "复议.收到", "190")
    report = desk.pull(copy)
    assert [(value.path, value.before, value.after) for value in report.values] == [("复议.收到", "184", "190")]
    assert ("收到行政复议申请（同比）", "17.9%", "21.8%") in {tuple(item) for item in report.recomputed}
    assert changed_lines(before, desk.text()) == [
        "-         收到: {数值: 184, 上年: 156, 来源: 县司法局}",
        "+         收到: {数值: 190, 上年: 156, 来源: 县司法局}",
    ]
    assert (desk.folder / "data-备份1.yaml").read_text(encoding="utf-8") == before


def test_words_become_the_sections_own_text_and_figures_stay_figures(desk: Desk) -> None:
    copy, before = desk.copy(), desk.text()
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    desk.pull(copy)
    ours = [line for line in changed_lines(before, desk.text()) if line.startswith("+ ")]
    assert len(ours) == 1
    assert "2026年共收到行政复议申请【复议.收到】件，同比【复议.收到|同比】。" in ours[0]
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def test_paragraphs_and_headings_added_moved_and_removed_come_back(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("人民调解。新设")
    copy.new_paragraph("连同上年结转的18件", "对复议案件较多的单位逐家回访。")
    copy.replace("规范行政应诉工作", "规范行政应诉工作", "压实行政应诉责任")
    copy.move("畅通社会监督渠道", "接受人大监督和民主监督")
    report = desk.pull(copy)
    assert {edit.kind for edit in report.edits} == {Kind.REMOVED, Kind.ADDED, Kind.CHANGED, Kind.MOVED}
    assert not report.not_taken
    wanted = [re.sub(r"^\d\.", "", text) for text in text_of(desk.folder / "终稿.docx")]
    assert [re.sub(r"^\d\.", "", text) for text in drafted_again(desk)] == wanted


def test_comments_in_the_data_file_survive(desk: Desk) -> None:
    comments = re.findall(r"#.*", desk.text())
    copy = desk.copy()
    copy.replace("全年组织领导干部专题学法", "全年组织", "一年来组织")
    copy.remove("人民调解。新设")
    desk.pull(copy)
    assert re.findall(r"#.*", desk.text()) == comments


def test_a_dry_run_shows_the_lines_and_writes_nothing(desk: Desk) -> None:
    copy, before = desk.copy(), desk.data.read_bytes()
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    report = desk.pull(copy, dry_run=True)
    assert any(line.startswith("+") and "2026年共收到" in line for line in report.diff)
    assert not report.written
    assert desk.data.read_bytes() == before
    assert not list(desk.folder.glob("*备份*"))


def test_numbers_typed_by_hand_are_listed_with_what_they_may_be(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("连同上年结转的18件", "全年制定行政规范性文件5件，比上年减少。")
    report = desk.pull(copy)
    (typed,) = report.hand_typed
    assert typed.number == "5件"
    assert any("规范性文件.制定" in candidate for candidate in typed.candidates)


def test_a_number_typed_over_a_blank_becomes_the_figure(desk: Desk) -> None:
    text = desk.text()
    desk.data.write_text(text.replace("      司法建议: {收到: 0}   # 没有收到，填0照印\n", ""), encoding="utf-8")
    assert "司法建议: {" not in desk.text()
    desk.data.write_text(
        desk.text().replace("检察建议: {收到: {数值: 11, 来源: 县人民检察院}, 回复: 11}", "检察建议: {回复: 11}"),
        encoding="utf-8",
    )
    draft(desk.data, desk.draft, Wish(("报市",), force=True))
    copy = desk.copy()
    blank = next(run for run in copy.root.iter(w("t")) if "待填" in (run.text or "") and "检察建议" in (run.text or ""))
    line = copy.text(next(blank.iterancestors(w("p"))))
    assert "【待填：收到检察建议】" in line
    blank.text = blank.text.replace("【待填：收到检察建议】", "12")
    report = desk.pull(copy)
    assert [(value.path, value.after) for value in report.values] == [("检察建议.收到", "12")]
    assert "检察建议: {回复: 11, 收到: 12}" in desk.text()
    assert any("检察建议12件，检察建议已回复11件，回复率91.67%" in line for line in drafted_again(desk))


def test_tracked_changes_must_be_settled_one_way_or_the_other(desk: Desk) -> None:
    copy = desk.copy()
    copy.track_delete("提升行政复议质效", "全年", "张三")
    copy.track_insert("提升行政复议质效", "收到", "并登记", "张三")
    path = copy.save(desk.folder / "终稿.docx")
    with pytest.raises(CannotRun) as refused:
        pull_file(path, desk.data)
    assert "修订" in refused.value.message
    assert "--tracked" in refused.value.remedy
    before = desk.data.read_bytes()
    outcome = pull_file(path, desk.data, PullWish("reject"))
    assert outcome.report is not None
    assert not outcome.report.edits
    assert desk.data.read_bytes() == before
    pull_file(path, desk.data, PullWish("accept"))
    assert "收到并登记行政复议申请【复议.收到】件" in desk.text()


def test_a_figure_within_a_tracked_change_is_taken_as_accepted(desk: Desk) -> None:
    copy = desk.copy()
    copy.track_delete("完善乡镇赋权机制", "收回一批专业性强、使用率低的下放事项，", "张三")
    desk.pull(copy, tracked="accept")
    assert "收回一批" not in desk.text()
    assert "【赋权.乡镇】个乡镇" in desk.text()


def test_comments_of_reviewers_are_listed(desk: Desk) -> None:
    copy = desk.copy()
    copy.comment("提升行政复议质效", "全年收到", "请再核对", "李四")
    report = desk.pull(copy)
    assert [(comment.author, comment.text) for comment in report.comments] == [("李四", "请再核对")]


def test_data_and_document_may_both_have_been_edited(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    desk.data.write_text(desk.text().replace("党委会议: {数值: 4,", "党委会议: {数值: 5,"), encoding="utf-8")
    report = desk.pull(copy)
    assert not report.clashes
    assert "党委会议: {数值: 5," in desk.text()
    assert "2026年共收到" in desk.text()


def test_what_both_changed_is_listed_and_neither_is_overwritten(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "复议.收到", "190")
    desk.data.write_text(desk.text().replace("收到: {数值: 184,", "收到: {数值: 188,"), encoding="utf-8")
    report = desk.pull(copy)
    (clash,) = report.clashes
    assert (clash.before, clash.mine, clash.theirs) == ("184", "188", "190")
    assert "data.yaml:" in clash.place
    assert "收到: {数值: 188," in desk.text()


def test_one_figure_with_two_values_is_shown_and_not_guessed(desk: Desk) -> None:
    copy = desk.copy()
    new = copy.new_paragraph("提升行政复议质效", "小结。")
    for sdt in list(copy.paragraph("提升行政复议质效").iter(w("sdt")))[:1]:
        new.append(etree.fromstring(etree.tostring(sdt)))
    controls(copy, "复议.收到")[0].text = "190"
    report = desk.pull(copy)
    assert not report.values
    (said,) = [item for item in report.not_taken if "收到行政复议申请" in item.what]
    assert "190" in said.what
    assert "184" in said.what
    assert "收到: {数值: 184," in desk.text()


@pytest.mark.parametrize(("typed", "why"), [("一百九十", "汉字数字"), ("", "空了"), ("190人", "单位"), ("若干", "不是数")])
def test_a_control_without_a_number_is_listed(desk: Desk, typed: str, why: str) -> None:
    copy = desk.copy()
    typed_over(copy, "复议.收到", typed)
    report = desk.pull(copy)
    assert any(why in item.why for item in report.not_taken)
    assert "收到: {数值: 184," in desk.text()


def test_computed_figures_and_sums_are_listed_with_what_to_change_instead(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "复议.收到|同比", "18%")
    typed_over(copy, "调解.受理", "4400")
    report = desk.pull(copy)
    assert not report.values
    assert {item.why.split("，")[0] for item in report.not_taken} >= {"这个数由程序计算", "这个数是各单位的数相加得出的"}


def test_a_store_that_differs_from_the_text_is_said(desk: Desk) -> None:
    copy = desk.copy()
    store = next(name for name in copy.parts if name == STORE_PART)
    copy.parts[store] = copy.parts[store].replace(b"<f:v>184</f:v>", b"<f:v>191</f:v>", 1)
    report = desk.pull(copy)
    assert any("191" in item.what and "184" in item.what for item in report.not_taken)
    assert "收到: {数值: 184," in desk.text()


def test_without_its_parts_a_document_is_held_against_the_data_as_they_are(desk: Desk) -> None:
    copy = desk.copy().without_record()
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    held = desk.pull(copy)
    assert held.held
    assert "没有随文的填报数据" in held.notes[0]
    assert "2026年共收到" not in desk.text()
    report = desk.pull(copy, without_record=True)
    assert not report.held
    assert "2026年共收到行政复议申请【复议.收到】件，同比【复议.收到|同比】。" in desk.text()


def test_without_tags_and_controls_figures_are_known_by_their_places(desk: Desk) -> None:
    copy = desk.copy()
    for sdt in list(copy.root.iter(w("sdt"))):
        for child in list(sdt.find(w("sdtContent"))):
            sdt.addprevious(child)
        sdt.getparent().remove(sdt)
    copy.parts.pop(DRAFT_PART)
    copy.parts.pop(STORE_PART)
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    desk.pull(copy, without_record=True)
    assert "2026年共收到行政复议申请【复议.收到】件，同比【复议.收到|同比】。" in desk.text()


def test_content_that_was_pasted_twice_brings_its_figures(desk: Desk) -> None:
    copy = desk.copy()
    paragraph = copy.paragraph("连同上年结转的18件")
    paragraph.addnext(etree.fromstring(etree.tostring(paragraph)))
    desk.pull(copy)
    assert desk.text().count("全年审结【复议.审结】件") == 2
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def test_another_offices_document_is_refused(desk: Desk, sample_docx: Path) -> None:
    before = desk.data.read_bytes()
    with pytest.raises(CannotRun) as refused:
        pull_file(sample_docx, desk.data)
    assert "金水区" in refused.value.message or "金水" in refused.value.message
    assert desk.data.read_bytes() == before


def test_a_foreign_document_is_refused(desk: Desk, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("关于召开会议的通知")
    document.add_paragraph("各股室：请准时参加。")
    document.save(str(tmp_path / "通知.docx"))
    with pytest.raises(CannotRun) as refused:
        pull_file(tmp_path / "通知.docx", desk.data)
    assert "不像" in refused.value.message


def test_a_data_file_that_was_moved_away_is_said(desk: Desk) -> None:
    with pytest.raises(CannotRun) as refused:
        pull_file(desk.draft, desk.folder / "没有.yaml")
    assert "找不到" in refused.value.message


def test_an_outline_that_is_newer_or_not_installed_is_said(desk: Desk) -> None:
    for name, words in (("年度报告/县级@99", "第 1 版"), ("年度报告/某市县级@1", "没有提纲")):
        copy = desk.copy()
        copy.parts[DRAFT_PART] = copy.parts[DRAFT_PART].replace("年度报告/县级@1".encode(), name.encode())
        with pytest.raises(CannotRun) as refused:
            pull_file(copy.save(desk.folder / "终稿.docx"), desk.data)
        assert words in refused.value.message


def test_what_the_layout_adds_is_listed_and_not_taken(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("示委〔2027〕8号", "8号", "9号")
    report = desk.pull(copy)
    assert any("9号" in item.what and "报送件" in item.why for item in report.not_taken)


def test_pictures_notes_and_formatting_are_listed(desk: Desk) -> None:
    copy = desk.copy()
    run = next(copy.paragraph("提升行政复议质效").iter(w("r")))
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.SubElement(run, w("rPr"))
        run.insert(0, properties)
    etree.SubElement(properties, w("b"))
    etree.SubElement(run, w("footnoteReference")).set(w("id"), "2")
    report = desk.pull(copy)
    kinds = " ".join(item.what for item in report.not_taken)
    assert "加粗" in kinds
    assert "脚注" in kinds


def test_after_a_save_in_libreoffice_nothing_seems_edited_and_edits_still_come_back(desk: Desk, office: Office) -> None:
    before = desk.data.read_bytes()
    saved = office.convert(desk.draft, "docx", desk.folder / "另存")
    outcome = pull_file(saved, desk.data)
    assert outcome.report is not None
    assert not outcome.report.edits
    assert desk.data.read_bytes() == before
    copy = Copy(saved)
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    pull_file(copy.save(desk.folder / "终稿.docx"), desk.data)
    assert "2026年共收到行政复议申请【复议.收到】件，同比【复议.收到|同比】。" in desk.text()


def test_windows_line_ends_stay(desk: Desk) -> None:
    desk.data.write_bytes(desk.data.read_bytes().replace(b"\n", b"\r\n"))
    copy = desk.copy()
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    desk.pull(copy)
    data = desk.data.read_bytes()
    assert "2026年共收到".encode() in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_command_says_what_it_did_in_chinese(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    path = copy.save(desk.folder / "终稿.docx")
    command = [sys.executable, "-m", "drafter", "pull", str(path), "--into", str(desk.data)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert said.returncode == 0, said.stderr
    assert "现在：" in said.stdout
    assert "已写进" in said.stdout
    again = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "没有动" in again.stdout
    without = subprocess.run(command[:5], capture_output=True, text=True, check=False, encoding="utf-8")
    assert without.returncode == 2
    assert "--into" in without.stderr
