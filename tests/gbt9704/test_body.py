"""主送机关 and 正文 (GB/T 9704—2012 clauses 7.3.2 and 7.3.3)."""

from __future__ import annotations

import pytest

from tests.gbt9704.page import Paper, q
from tests.gbt9704.papers import DRAFTED, MANY, OUTLETS

LEVELS = {"heading 1": "黑体", "heading 2": "楷体_GB2312", "heading 3": "仿宋_GB2312", "heading 4": "仿宋_GB2312"}
LEAD = "2026年，我县"


@pytest.mark.parametrize("name", ["报市", "人大", "部门"])
def test_the_addressee_stands_one_line_below_the_title_flush_left_with_a_colon(papers: dict[str, Paper], name: str) -> None:
    lines = papers[name].pages[0]
    addressee = papers[name].line("、".join(OUTLETS[name]["主送"]) + "：")
    above = lines[lines.index(addressee) - 1]
    assert addressee.row - above.row == 2
    assert addressee.left == pytest.approx(0, abs=0.1)


def test_further_lines_of_addressees_are_flush_left_too(papers: dict[str, Paper]) -> None:
    lines = papers["三家不用印"].pages[0]
    named = lines[4:7]
    assert "".join(line.text for line in named) == "、".join(MANY[:3]) + "："
    assert [line.left for line in named] == pytest.approx([0, 0, 0], abs=0.1)


def test_a_text_without_addressee_leaves_the_line_below_the_title_free(papers: dict[str, Paper]) -> None:
    for name in ("公开版", "三家"):
        lines = papers[name].pages[0]
        lead = papers[name].line(LEAD)
        assert lead.row - lines[lines.index(lead) - 1].row == 2


@pytest.mark.parametrize("name", ["四家", "五位签发人", "长标志"])
def test_addressees_of_one_line_are_not_moved_however_full_the_first_page_is(papers: dict[str, Paper], name: str) -> None:
    addressee = papers[name].line("、".join(OUTLETS[name]["主送"]) + "：")
    assert papers[name].page_of(addressee.text) == 1
    assert papers[name].line(LEAD).row == addressee.row + 1
    assert not any("主送" in text for text in papers[name].texts("版记"))


@pytest.mark.parametrize("name", DRAFTED)
def test_the_first_page_shows_text(papers: dict[str, Paper], name: str) -> None:
    assert papers[name].page_of(LEAD) == 1


def test_the_text_begins_on_the_line_below_the_addressee(papers: dict[str, Paper]) -> None:
    assert papers["报市"].line(LEAD).row == papers["报市"].line("市委、市政府：").row + 1


def test_paragraphs_begin_two_characters_in_and_go_on_flush_left(papers: dict[str, Paper]) -> None:
    lines = papers["报市"].pages[0]
    at = lines.index(papers["报市"].line(LEAD))
    assert [line.left for line in lines[at : at + 3]] == pytest.approx([2, 0, 0], abs=0.1)
    indent = papers["报市"].style("Body Text").find(f"{q('pPr')}/{q('ind')}")
    assert (indent.get(q("firstLineChars")), indent.get(q("firstLine"))) == ("200", "630")
    assert papers["报市"].style("Body Text").find(f"{q('pPr')}/{q('jc')}").get(q("val")) == "both"


@pytest.mark.parametrize(("style", "font"), LEVELS.items())
def test_each_level_has_its_font_in_third_size_two_characters_in(papers: dict[str, Paper], style: str, font: str) -> None:
    assert papers["报市"].font(style) == (font, 16)
    assert papers["报市"].style(style).find(f"{q('pPr')}/{q('ind')}").get(q("firstLineChars")) == "200"


def test_levels_are_numbered_in_the_four_ways_of_the_standard(papers: dict[str, Paper]) -> None:
    marks = {1: "、", 2: "）", 3: ".", 4: "）"}
    numbers = {
        level: [text[: text.index(mark) + 1] for text in papers["报市"].texts(f"heading {level}", f"段首标题{level}")]
        for level, mark in marks.items()
    }
    assert numbers[1] == ["一、", "二、", "三、", "四、"]
    assert numbers[2] == [f"（{number}）" for number in "一二三四五六七八九"] + ["（一）"]
    assert numbers[3] == ["1.", "2."]
    assert numbers[4] == ["（1）", "（2）"]


def test_the_lead_of_a_run_in_heading_has_its_level_s_font_and_the_rest_is_fangsong(papers: dict[str, Paper]) -> None:
    paper = papers["报市"]
    for level in (2, 3, 4):
        assert paper.font(f"段首标题{level}字体")[0] == LEVELS[f"heading {level}"]
        assert paper.font(f"段首标题{level}")[0] == "仿宋_GB2312"
        assert paper.style(f"段首标题{level}").find(q("basedOn")).get(q("val")) == f"Heading{level}"
        runs = [run for run in paper.paragraphs(f"段首标题{level}")[0].iter(q("r")) if run.find(q("t")) is not None]
        styles = ["" if (s := run.find(f"{q('rPr')}/{q('rStyle')}")) is None else s.get(q("val")) for run in runs]
        assert (styles[0], styles[-1]) == (f"RunInLead{level}", "")
