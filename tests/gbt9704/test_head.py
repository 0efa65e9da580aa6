"""版头 (GB/T 9704—2012 part 7.2), measured on the page."""

from __future__ import annotations

import pytest

from drafter.loading import load_profile
from drafter.model.document import Letterhead
from drafter.write.marks import marks
from drafter.write.measure import text_width, width
from tests.gbt9704.page import LEFT, TOP, WIDTH, Paper, q
from tests.gbt9704.papers import LONG_MARK, PLAIN

THIRD = ["示例县监察委员会"]
HEADED = ("报市", "联合", "人大", "三家", "四家", "五位签发人", "长标志")


def _above_rule(paper: Paper) -> float:
    ((y, _, _),) = paper.red(1).rules()
    return y


def test_copy_number_secrecy_and_urgency_stand_flush_left_on_the_first_lines(papers: dict[str, Paper]) -> None:
    corner = papers["报市"].pages[0][:3]
    assert [(line.text, line.row) for line in corner] == [("000001", 1), ("秘密★1年", 2), ("特急", 3)]
    assert [line.left for line in corner] == pytest.approx([0, 0, 0], abs=0.1)
    assert papers["报市"].font("份号") == ("仿宋_GB2312", 16)
    assert papers["报市"].font("密级和紧急程度") == ("黑体", 16)


@pytest.mark.parametrize("name", HEADED)
def test_the_mark_begins_35_millimetres_below_the_top_of_the_text_area(papers: dict[str, Paper], name: str) -> None:
    assert papers[name].red(1).top - TOP == pytest.approx(35, abs=1)


@pytest.mark.parametrize("name", HEADED)
def test_the_mark_and_the_line_are_pure_red_and_nothing_else_is(papers: dict[str, Paper], name: str) -> None:
    assert (255, 0, 0) in papers[name].colours(1)
    colours = {style.get(q("val")) for style in papers[name].part("styles").iter(q("color"))}
    assert colours == {"FF0000"}
    assert papers[name].font("发文机关标志")[0] == "方正小标宋简体"
    assert not papers[name].red(2).rows


def test_a_single_mark_is_centred_on_one_line(papers: dict[str, Paper]) -> None:
    line = papers["人大"].line("示例县人民政府文件", page=1)
    assert line.middle == pytest.approx(14, abs=0.1)
    assert min(line.left, line.right) >= 0


def test_a_long_mark_is_broken_by_meaning_before_it_gets_small(papers: dict[str, Paper]) -> None:
    paper = papers["长标志"]
    (mark,) = paper.paragraphs("发文机关标志")
    lines = ["示例省示例市示例县推进法治政府建设", "和优化营商环境以及行政执法", "规范化工作领导小组办公室文件"]
    assert [line.text for line in paper.pages[0]][:3] == lines
    assert "".join(lines) == f"{LONG_MARK}文件"
    assert {size.get(q("val")) for size in mark.iter(q("sz"))} == {"52"}  # 26 points
    red = paper.red(1).within(0, _above_rule(paper) - 1)
    runs = [run for runs in red.rows.values() for run in runs]
    left, right = min(run[0] for run in runs), max(run[1] for run in runs)
    assert LEFT <= left < right <= LEFT + WIDTH
    assert left - LEFT == pytest.approx(LEFT + WIDTH - right, abs=2)


def test_a_mark_that_three_lines_do_not_hold_has_the_least_size_and_more_lines() -> None:
    profile = load_profile()
    mark = next(marks(Letterhead((LONG_MARK * 3,), "文件", ()), profile))
    assert mark.size == profile.head.least_mark == 22
    assert "".join(mark.lines) == LONG_MARK * 3 + "文件"
    assert all(width(line) * mark.size * 20 <= text_width(profile) for line in mark.lines)
    assert [next(marks(Letterhead((name,), "文件", ()), profile)).size for name in ("示例县人民政府", "县司法局")] == [49, 50]


@pytest.mark.parametrize(("name", "others"), [("联合", []), ("三家", THIRD), ("四家", [*THIRD, "示例县人民检察院"])])
def test_a_joint_mark_has_the_offices_in_order_and_the_word_beside_them(
    papers: dict[str, Paper], name: str, others: list[str]
) -> None:
    head = "".join(line.text for line in papers[name].pages[0] if line.row < 9).replace("文件", "")
    assert head == "".join(["中共示例县委员会", "示例县人民政府", *others])
    red = papers[name].red(1).within(0, _above_rule(papers[name]) - 1)
    runs = [run for runs in red.rows.values() for run in runs]
    left, right = min(run[0] for run in runs), max(run[1] for run in runs)
    word_begins = left + (right - left) * 0.79
    names, word = red.beside(0, word_begins), red.beside(word_begins, 210)
    assert (word.top + word.bottom) / 2 == pytest.approx((names.top + names.bottom) / 2, abs=1.5)
    assert left - LEFT == pytest.approx(LEFT + WIDTH - right, abs=1.5)  # centred
    assert LEFT <= left < right <= LEFT + WIDTH


@pytest.mark.parametrize("name", HEADED)
def test_two_blank_lines_stand_between_the_mark_and_what_follows(papers: dict[str, Paper], name: str) -> None:
    rule = _above_rule(papers[name])
    mark = papers[name].red(1).within(0, rule - 1)
    below = papers[name].dark(1).within(mark.bottom, rule)
    # What of the mark's line lies below its characters, and of the next line above them, is some 5 mm together.
    assert below.top - mark.bottom == pytest.approx(2 * 10.2 + 5, abs=1.5)


def test_the_number_is_centred_where_nobody_is_named_as_approver(papers: dict[str, Paper]) -> None:
    assert papers["人大"].line("示政函〔2027〕13号").middle == pytest.approx(14, abs=0.1)


@pytest.mark.parametrize("name", ["报市", "联合", "三家", "四家"])
def test_a_document_that_goes_up_has_its_number_one_character_in_beside_the_last_approver(
    papers: dict[str, Paper], name: str
) -> None:
    line = papers[name].line("示")
    number = next(line for line in papers[name].pages[0] if "〔2027〕" in line.text)
    assert line is not None
    assert number.left == pytest.approx(1, abs=0.1)
    assert number.text.endswith({"报市": "张三", "四家": "李小四王五"}.get(name, "李小四"))


def test_the_number_has_hexagonal_brackets_and_no_leading_zeros(papers: dict[str, Paper]) -> None:
    assert [text.split("\t")[0] for text in papers["报市"].texts("发文字号")] == ["示政发〔2027〕3号"]


def test_approvers_stand_one_character_from_the_right_in_kai(papers: dict[str, Paper]) -> None:
    single = papers["报市"].line("示政发")
    joint = papers["联合"].line("签发人：")
    assert single.right == pytest.approx(1, abs=0.1)
    assert joint.right == pytest.approx(1, abs=0.1)
    assert papers["报市"].font("签发人姓名")[0] == "楷体_GB2312"
    named = [
        "".join(run.itertext())
        for run in papers["联合"].part("document").iter(q("r"))
        if (style := run.find(f"{q('rPr')}/{q('rStyle')}")) is not None and style.get(q("val")) == "Approver"
    ]
    assert named == ["张\u3000三", "欧阳四五", "李小四"]


def test_two_approvers_to_a_line_and_further_ones_below_the_first(papers: dict[str, Paper]) -> None:
    first, second = (line for line in papers["联合"].pages[0] if "签发人" in line.text or "〔" in line.text)
    assert first.text == "签发人：张三欧阳四五"
    assert second.row == first.row + 1
    names = [text.split("\t") for text in papers["联合"].texts("发文字号")]
    assert names == [["", "签发人：张\u3000三\u3000欧阳四五"], ["示委发〔2027〕3号", "", "李小四"]]
    # The third name ends where three of the eight characters of the first line's names are written.
    assert second.right == pytest.approx(first.right + 5, abs=0.1)


@pytest.mark.parametrize("name", HEADED)
def test_the_red_line_is_156_millimetres_wide_and_4_below_the_number(papers: dict[str, Paper], name: str) -> None:
    ((y, left, right),) = papers[name].red(1).rules()
    number = papers[name].dark(1).within(TOP, y)
    assert y - number.bottom == pytest.approx(4, abs=0.5)
    assert right - left == pytest.approx(WIDTH, abs=0.3)
    assert left == pytest.approx(LEFT, abs=0.2)


@pytest.mark.parametrize("name", ["公开版", PLAIN, "部门"])
def test_documents_without_a_number_have_no_head(papers: dict[str, Paper], name: str) -> None:
    assert not papers[name].red(1).rows
    assert papers[name].pages[0][0].row == 1
