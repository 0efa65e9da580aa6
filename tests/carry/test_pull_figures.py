"""A figure is its control with the words beside it; other words and typed numbers are the office's own text."""

from __future__ import annotations

import pytest
from lxml import etree

from drafter.ooxml.names import w
from drafter.workflows.drafting import Wish, draft
from tests.carry.conftest import Desk
from tests.carry.test_pull import controls, drafted_again, drafted_with, text_of, typed_over
from tests.opinions.copies import Copy


def beside(copy: Copy, figure: str) -> tuple[etree._Element, etree._Element]:
    """The texts before and behind the control of a figure in the report's text."""
    sdt = next(controls(copy, figure)[0].iterancestors(w("sdt")))
    before, behind = sdt.getprevious(), sdt.getnext()
    return next(before.iter(w("t"))), next(behind.iter(w("t")))


def test_digits_and_the_word_behind_them_are_changed_together(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "应急培训.人次", "3123")
    _, behind = beside(copy, "应急培训.人次")
    assert behind.text.startswith("余人次")
    behind.text = behind.text.removeprefix("余")
    report = desk.pull(copy)
    assert [(value.path, value.before, value.after) for value in report.values] == [("应急培训.人次", "3000余", "3123")]
    assert "人次: {数值: 3123, 来源: 县应急管理局}" in desk.text()
    assert not report.hand_typed
    cell = text_of(desk.folder / "终稿.docx").index("3123余")  # in the table of figures Word changes the digits only
    assert drafted_again(desk)[cell] == "3123"
    assert drafted_again(desk)[:cell] == text_of(desk.folder / "终稿.docx")[:cell]


@pytest.mark.parametrize(
    ("digits", "before", "behind", "typed"),
    [
        ("200", "约", "", "约200"),
        ("200", "", "余", "200余"),
        ("1.2", "", "万", "1.2万"),
        ("１９０", "", "", "190"),
        ("190余", "", "", "190余"),
    ],
)
def test_words_that_say_how_exact_a_figure_is_go_with_it(desk: Desk, digits: str, before: str, behind: str, typed: str) -> None:
    copy = desk.copy()
    texts = controls(copy, "法律援助")
    for text in texts:
        text.text = digits
    left, right = beside(copy, "法律援助")
    left.text, right.text = left.text + before, behind + right.text
    report = desk.pull(copy)
    assert [(value.path, value.after) for value in report.values] == [("法律援助", typed)]
    assert "办理法律援助案件【法律援助】件" in desk.text()


def test_a_share_typed_without_its_sign_gets_it(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "信访.办结率", "99.1")
    desk.pull(copy)
    assert "办结率: {数值: 99.1%, 仅报送: 否}" in desk.text()


def test_a_number_typed_where_a_figure_stood_is_said_to_be_that_one(desk: Desk) -> None:
    copy = desk.copy()
    sdt = next(controls(copy, "复议.受理")[0].iterancestors(w("sdt")))
    run = next(sdt.iter(w("r")))
    next(run.iter(w("t"))).text = "163"
    sdt.addprevious(run)
    sdt.getparent().remove(sdt)
    (typed,) = desk.pull(copy).hand_typed
    assert typed.number == "163件"
    assert typed.candidates[0].endswith("（复议.受理）")


def test_brackets_that_cite_nothing_stay_as_they_are(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("提升行政复议质效", "全年收到", "全年【见附表】收到")
    report = desk.pull(copy)
    assert not report.not_taken
    assert "全年【【见附表】】收到" in desk.text()
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def test_a_place_that_cannot_be_data_is_listed_and_the_rest_is_pulled(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("连同上年结转的18件", "做法：加强指导。")
    copy.replace("提升行政复议质效", "全年收到", "2026年共收到")
    report = desk.pull(copy)
    assert "2026年共收到" in desk.text()
    (lost,) = [item for item in report.not_taken if item.what == "做法：加强指导。"]
    assert "这一处没有收回" in lost.why


def test_a_figure_that_text_and_store_give_otherwise_is_not_taken(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "复议.收到", "190")
    store = next(name for name, data in copy.parts.items() if b"<f:v>184</f:v>" in data)
    copy.parts[store] = copy.parts[store].replace(b"<f:v>184</f:v>", b"<f:v>191</f:v>", 1)
    report = desk.pull(copy)
    assert not report.values
    assert any("190" in item.what and "191" in item.what for item in report.not_taken)
    assert "收到: {数值: 184," in desk.text()


def test_what_was_pulled_before_is_not_told_as_new(desk: Desk) -> None:
    copy = desk.copy()
    typed_over(copy, "复议.收到", "190")
    copy.new_paragraph("连同上年结转的18件", "对复议案件较多的单位逐家回访。")
    desk.pull(copy)
    after = desk.text()
    report = desk.pull(copy)
    assert not report.values
    assert not report.clashes
    assert desk.text() == after


def test_a_blank_in_a_split_paragraph_still_cites_its_figure(desk: Desk) -> None:
    text = desk.text().replace("检察建议: {收到: {数值: 11, 来源: 县人民检察院}, 回复: 11}", "检察建议: {回复: 11}")
    desk.data.write_text(text, encoding="utf-8")
    draft(desk.data, desk.draft, Wish(("报市",), force=True))
    copy = desk.copy()
    copy.split("规范行政应诉工作", "履行生效裁判")
    desk.pull(copy)
    assert "【检察建议.收到】" in desk.text()


def test_no_change_of_a_figure_stays_one_that_follows_it(desk: Desk) -> None:
    desk.data.write_text(
        desk.text().replace("法律援助: {数值: 386, 上年: 352,", "法律援助: {数值: 352, 上年: 352,"), encoding="utf-8"
    )
    draft(desk.data, desk.draft, Wish(("报市",), force=True))
    copy = desk.copy()
    copy.replace("降低法律援助门槛", "降低", "放低")
    desk.pull(copy)
    assert "放低法律援助门槛，办理法律援助案件【法律援助】件，同比【法律援助|同比】" in desk.text()


def with_aid(desk: Desk, value: str, former: str = "352") -> Copy:
    """The draft of data in which 法律援助 has these values, to be edited."""
    drafted_with(desk, "法律援助: {数值: 386, 上年: 352,", f"法律援助: {{数值: {value}, 上年: {former},")
    return desk.copy()


def test_no_change_that_went_into_a_paragraph_of_its_own_is_still_that_of_its_figure(desk: Desk) -> None:
    copy = with_aid(desk, "352")
    copy.split("降低法律援助门槛", "降低法律援助门槛，")
    desk.pull(copy)
    assert "办理法律援助案件【法律援助】件，同比【法律援助|同比】" in desk.text()
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def test_no_change_typed_of_a_figure_that_did_change_stays_words(desk: Desk) -> None:
    copy = with_aid(desk, "386")
    paragraph = copy.split("降低法律援助门槛", "降低法律援助门槛，").getnext()
    change = next(sdt for sdt in paragraph.iter(w("sdt")) if Copy.text(sdt) == "9.7%")
    words = change.getprevious()
    next(words.iter(w("t"))).text = "件，同比持平"
    change.getparent().remove(change)
    desk.pull(copy)
    assert "办理法律援助案件【法律援助】件，同比持平" in desk.text()


def test_no_change_of_nothing_that_is_cited_stays_words(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("健全应急体系", "演练次数同比持平。预案数量较上年持平。")
    desk.pull(copy)
    assert "演练次数同比持平。预案数量较上年持平。" in desk.text()


@pytest.mark.parametrize(
    ("typed", "printed", "words"),
    [
        ("380以上", "380件以上", "办理法律援助案件【法律援助】件"),
        ("不少于380", "不少于380件", "办理法律援助案件【法律援助】件"),
    ],
)
def test_words_around_a_figure_that_say_at_least_go_with_it(desk: Desk, typed: str, printed: str, words: str) -> None:
    copy = with_aid(desk, typed, "约352")
    assert any(printed in line for line in text_of(desk.draft))
    copy.split("降低法律援助门槛", "降低法律援助门槛，")
    report = desk.pull(copy)
    assert not report.hand_typed
    assert words in desk.text()
    assert drafted_again(desk) == text_of(desk.folder / "终稿.docx")


def test_at_least_taken_out_with_the_unit_makes_the_figure_exact(desk: Desk) -> None:
    copy = with_aid(desk, "380以上")
    behind = beside(copy, "法律援助")[1]
    assert behind.text.startswith("件以上"), behind.text
    behind.text = behind.text.removeprefix("件以上")
    report = desk.pull(copy)
    assert [(value.path, value.before, value.after) for value in report.values] == [("法律援助", "380以上", "380")]
    assert not report.hand_typed
    assert "办理法律援助案件【法律援助】件" not in desk.text()


@pytest.mark.parametrize(
    "typed", ["【】", "【待填：演练次数】", "【演练|没有】", "【演练|占比】", "【套语.没有】", "【没有的指标】"]
)
def test_what_is_typed_in_brackets_by_hand_never_breaks_the_data(desk: Desk, typed: str) -> None:
    copy = desk.copy()
    copy.new_paragraph("健全应急体系", f"另行组织{typed}次。")
    report = desk.pull(copy)
    assert not report.not_taken
    assert f"另行组织{typed}次。" in "\n".join(drafted_again(desk))


def test_a_bracket_that_is_not_closed_becomes_another_one_and_that_is_said(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("健全应急体系", "另行组织【演练次。")
    (lost,) = desk.pull(copy).not_taken
    assert lost.why == "照数据重新生成的是“另行组织〔演练次。”"
    assert "另行组织〔演练次。" in drafted_again(desk)
