"""版面: paper, text area, type and lines (GB/T 9704—2012 part 5, clause 7.1)."""

from __future__ import annotations

import pytest

from tests.gbt9704.lengths import GRID
from tests.gbt9704.page import HEIGHT, LEFT, TOP, WIDTH, Paper, q
from tests.gbt9704.papers import DRAFTED

TWIPS = 1440 / 25.4


@pytest.mark.parametrize("name", DRAFTED)
def test_the_paper_is_a4_and_the_text_area_156_by_225_millimetres(papers: dict[str, Paper], name: str) -> None:
    (section,) = papers[name].part("document").iter(q("sectPr"))
    size, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    assert (size.get(q("w")), size.get(q("h"))) == ("11906", "16838")
    top, left, bottom, right = (int(margins.get(q(side))) / TWIPS for side in ("top", "left", "bottom", "right"))
    assert (top, left, bottom, right) == pytest.approx((37, 28, 35, 26), abs=0.05)
    assert (210 - left - right, 297 - top - bottom) == pytest.approx((WIDTH, HEIGHT), abs=0.1)


def test_type_is_third_size_fangsong_unless_the_standard_says_otherwise(papers: dict[str, Paper]) -> None:
    styles = ("Body Text", "主送机关", "附件说明", "署名", "成文日期", "附注", "份号", "发文字号", "heading 3", "heading 4")
    assert {papers["报市"].font(style) for style in styles} == {("仿宋_GB2312", 16.0)}


def test_everything_but_the_head_is_black(papers: dict[str, Paper]) -> None:
    for name, pages in {"公开版": (1, 3), "报市": (2, 3)}.items():
        for page in pages:
            colours = papers[name].colours(page)
            assert {(255, 255, 255), (0, 0, 0)} <= colours
            assert all(red == green == blue for red, green, blue in colours)


def test_a_full_page_has_22_lines_of_28_characters(papers: dict[str, Paper]) -> None:
    _, full, *_ = papers[GRID].pages
    assert [line.row for line in full] == list(range(1, 23))
    assert {len(line.text) for line in full} == {28}


def test_the_lines_fill_the_text_area_and_stay_within(papers: dict[str, Paper]) -> None:
    ink = papers[GRID].dark(2).within(0, TOP + HEIGHT)
    left = min(run[0] for runs in ink.rows.values() for run in runs)
    right = max(run[1] for runs in ink.rows.values() for run in runs)
    assert TOP <= ink.top <= TOP + 4
    assert TOP + HEIGHT - 4 <= ink.bottom <= TOP + HEIGHT
    assert LEFT <= left <= LEFT + 1.5
    assert LEFT + WIDTH - 1.5 <= right <= LEFT + WIDTH


def test_line_distance_is_exact_and_no_line_is_moved_for_widows(papers: dict[str, Paper]) -> None:
    properties = papers[GRID].style("Normal").find(q("pPr"))
    spacing = properties.find(q("spacing"))
    assert (spacing.get(q("line")), spacing.get(q("lineRule"))) == ("579", "exact")
    assert properties.find(q("widowControl")).get(q("val")) == "0"


def test_head_then_text_then_imprint(papers: dict[str, Paper]) -> None:
    words = [line.text for page in papers["报市"].pages for line in page]
    order = ["示例县人民政府文件", "示政发〔2027〕3号签发人：张三", "市委、市政府：", "特此报告。", "附件1", "附件2"]
    places = [words.index(word) for word in order]
    assert places == sorted(places)
    assert words[-1] == "示例县人民政府办公室2027年2月9日印发"
