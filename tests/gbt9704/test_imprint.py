"""版记 (GB/T 9704—2012 part 7.4), measured on the last page."""

from __future__ import annotations

import pytest

from tests.gbt9704.lengths import LENGTHS, LONG, SEALED, UNSEALED
from tests.gbt9704.page import HEIGHT, LEFT, LINE, TOP, WIDTH, Paper, q
from tests.gbt9704.papers import COPIES, MANY, ONE, PLAIN

FOURTH = 14 / 16  # a character of fourth size, in characters of third
MADE = [f"{kind}{lines}" for kind in (UNSEALED, SEALED, LONG) for lines in LENGTHS]
PRINTED = ("报市", "联合", "三家", ONE)


def _rules(paper: Paper) -> list[tuple[float, float, float]]:
    """The lines of the 版记: those that are as wide as the text area, from above its first words on."""
    first = next(line for line in paper.pages[-1] if line.text.startswith(("主送：", "抄送：", "示例县人民政府办公室")))
    above = TOP + (first.row - 1) * LINE - 2
    return [rule for rule in paper.dark(len(paper.pages)).rules(WIDTH - 1) if rule[0] > above]


@pytest.mark.parametrize("name", [*PRINTED, *MADE[::4]])
def test_the_last_line_lies_on_the_lower_edge_of_the_text_area_of_the_last_page(papers: dict[str, Paper], name: str) -> None:
    paper = papers[name]
    y, left, right = _rules(paper)[-1]
    assert y == pytest.approx(TOP + HEIGHT, abs=1)
    assert (left, right) == pytest.approx((LEFT, LEFT + WIDTH), abs=0.3)


@pytest.mark.parametrize("name", MADE)
def test_it_stands_at_the_foot_of_the_last_page_and_covers_nothing(papers: dict[str, Paper], name: str) -> None:
    pages = papers[name].pages
    *above, copies, printer = pages[-1]
    assert (copies.row, printer.row) == (21, 22)
    assert copies.text == "抄送：市人大常委会办公室，市政协办公室。"
    assert printer.text == "示例县人民政府办公室2027年2月19日印发"
    assert max((line.row for line in above), default=0) < 21  # the 版记 may stand alone on a page
    assert sum(line.text.startswith("抄送：") for page in pages for line in page) == 1


def test_thick_lines_outside_and_thin_ones_between(papers: dict[str, Paper]) -> None:
    for name, lines in (("报市", 3), ("联合", 2), ("三家", 2)):
        assert len(_rules(papers[name])) == lines
    (box,) = papers["报市"].part("document").iter(q("txbxContent"))
    borders = box.find(f"{q('tbl')}/{q('tblPr')}/{q('tblBorders')}")
    eighths = {border.tag.partition("}")[2]: int(border.get(q("sz"))) for border in borders}
    millimetres = {side: size / 8 * 25.4 / 72 for side, size in eighths.items()}
    assert millimetres == pytest.approx({"top": 0.35, "bottom": 0.35, "insideH": 0.25}, abs=0.03)


def test_copies_stand_one_character_in_above_the_printer_and_end_with_a_full_stop(papers: dict[str, Paper]) -> None:
    first, second, printer = papers["报市"].pages[-1][-3:]
    assert first.text + second.text == "抄送：" + "，".join(COPIES) + "。"
    assert (first.left, second.left) == pytest.approx((FOURTH, FOURTH * 4), abs=0.1)
    assert min(first.right, second.right) >= FOURTH - 0.1
    assert printer.row == second.row + 1
    assert papers["报市"].font("版记") == ("仿宋_GB2312", 14)


def test_the_printer_stands_one_character_from_the_left_and_the_day_one_from_the_right(papers: dict[str, Paper]) -> None:
    printer = papers["报市"].pages[-1][-1]
    assert printer.text == "示例县人民政府办公室2027年2月9日印发"
    assert (printer.left, printer.right) == pytest.approx((FOURTH, FOURTH), abs=0.1)


def test_addressees_that_moved_stand_above_the_copies_without_a_line_between(papers: dict[str, Paper]) -> None:
    paper = papers["三家"]
    lines = paper.pages[-1]
    sent, copies = paper.line("主送："), paper.line("抄送：")
    words = "".join(line.text for line in lines[lines.index(sent) : lines.index(copies)])
    assert words == "主送：" + "，".join(MANY) + "。"
    assert sent.left == pytest.approx(copies.left, abs=0.1)
    first, last = _rules(paper)
    assert first[0] < TOP + sent.row * LINE < last[0]
    assert not paper.texts("主送机关")


@pytest.mark.parametrize("name", ["公开版", PLAIN, "人大"])
def test_public_version_plain_body_and_what_is_not_printed_have_none(papers: dict[str, Paper], name: str) -> None:
    assert not list(papers[name].part("document").iter(q("txbxContent")))
    assert not papers[name].texts("版记")
