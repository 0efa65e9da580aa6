"""标题 (GB/T 9704—2012 clause 7.3.1): where it stands, and how an experienced typist would break it."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.document import Bound, LineBreak, Span, Text, span_text
from drafter.write.measure import room
from drafter.write.titles import _chances, _ways, best_breaks, fitted
from tests.gbt9704.page import LINE, Paper, q
from tests.gbt9704.papers import COUNTY, PARTY

#: What stands on one line of 156 mm in second size.
PER_LINE = 20
ZONE, OFFICE = "示例经济技术开发区管理委员会", "示例省人力资源和社会保障厅"
RULE_OF_LAW = "中共示例县委全面依法治县委员会办公室"

TYPED = [
    "示例县人民政府|关于2026年法治政府建设情况的报告",
    "示例县人民政府|2026年度法治政府建设年度报告",
    "2026年度法治政府建设情况报告",
    "县司法局|关于2026年法治政府建设情况的报告",
    "示例县司法局|2026年度法治政府建设工作报告",
    "大河乡人民政府|关于法治政府建设的情况报告",
    "示例县示例街道办事处|2026年法治政府建设年度报告",
    "示例市示例区人民政府|关于2026年法治政府建设工作情况的报告",
    f"{ZONE}|关于2026年度法治政府建设工作情况的报告",
    f"{OFFICE}|关于2026年法治政府建设情况的报告",
    f"{RULE_OF_LAW}|关于2026年法治建设工作情况的报告",
    "中共示例县委员会|示例县人民政府|关于2026年度法治政府建设情况的报告",
    "中共示例市委|示例市人民政府|关于2026年法治政府建设情况的报告",
    "中共示例县委员会|示例县人民政府|示例县监察委员会|关于2026年法治政府建设情况的报告",
    "示例县人民政府关于落实县人大常委会|对法治政府建设工作情况审议意见的报告",
    "示例县人民政府|关于县人大常委会对法治政府建设|情况报告审议意见研究处理情况的报告",
    "示例县人民政府关于研究处理|县人大常委会对《示例县人民政府|关于2026年法治政府建设情况的报告》|审议意见情况的报告",
    "示例县人民政府关于贯彻落实|《优化营商环境条例》情况的报告",
    "示例市人民政府|关于《法治政府建设实施纲要|（2021—2025年）》贯彻落实情况的报告",
    "示例县人民政府|关于2026年度党政主要负责人履行|推进法治建设第一责任人职责情况的报告",
    "示例县人民政府|关于进一步推进行政执法规范化建设|和行政复议应诉工作的重点事项目录",
]
NAMES = (
    PARTY,
    COUNTY,
    "示例县监察委员会",
    "中共示例市委",
    "示例市人民政府",
    "示例市示例区人民政府",
    "示例县司法局",
    "县司法局",
)
NAMES += ("大河乡人民政府", "示例县示例街道办事处", ZONE, OFFICE, RULE_OF_LAW)

#: Pieces of titles, all of them known words; and any text at all.
words = st.lists(
    st.sampled_from(
        ["2026年度", "推进", "法治政府建设", "情况", "行政执法", "规范化", "和", "审议意见", "《优化营商环境条例》", "的"]
    ),
    min_size=1,
    max_size=9,
).map(lambda parts: f"{COUNTY}关于{''.join(parts)}的报告")
anything = st.text(st.sampled_from("依法行政的和，、《》（）“”0129ab—年县省𠮷 "), min_size=1, max_size=70)


def _lines(title: str, names: tuple[str, ...] = NAMES) -> list[str]:
    return "".join(map(span_text, fitted((Text(title),), names, PER_LINE))).split("\n")


def _is_hourglass(lines: list[str]) -> bool:
    steps = [after - before for before, after in pairwise(map(room, lines)) if abs(after - before) > 1.5]
    return any(first < 0 < second for first, second in pairwise(steps))


def test_the_title_is_second_size_xiaobiaosong_not_bold_and_centred(papers: dict[str, Paper]) -> None:
    assert papers["报市"].font("Title") == ("方正小标宋简体", 22)
    assert papers["报市"].style("Title").find(f"{q('rPr')}/{q('b')}") is None
    for line in papers["报市"].pages[0][5:7]:
        assert line.middle == pytest.approx(14, abs=0.1)


@pytest.mark.parametrize("name", ["报市", "联合", "人大", "三家", "四家"])
def test_the_title_stands_two_lines_below_the_red_line(papers: dict[str, Paper], name: str) -> None:
    ((y, _, _),) = papers[name].red(1).rules()
    title = papers[name].dark(1).within(y + 1, 262)
    # Above the characters of second size some 2 mm of their own line are free.
    assert title.top - y == pytest.approx(2 * LINE + 2, abs=1)


@pytest.mark.parametrize("typed", TYPED)
def test_titles_are_broken_as_an_experienced_typist_would(typed: str) -> None:
    assert _lines(typed.replace("|", "")) == typed.split("|")


def test_the_same_breaks_are_found_without_knowing_who_signs() -> None:
    for typed in TYPED[11:13]:
        assert _lines(typed.replace("|", ""), ()) == typed.split("|")


@pytest.mark.parametrize("name", ["报市", "联合", "部门"])
def test_each_line_of_a_title_fits_on_its_line_of_the_page(papers: dict[str, Paper], name: str) -> None:
    typed = {"报市": TYPED[0], "部门": TYPED[3], "联合": TYPED[11].replace("年度", "年")}[name].split("|")
    words = [line.text for line in papers[name].pages[0]]
    assert typed in [words[at : at + len(typed)] for at in range(len(words))]


def test_breaks_that_the_office_made_are_kept_where_they_fit() -> None:
    own = (Text("示例县人民政府关于2026年"), LineBreak(), Text("法治政府建设情况的报告"))
    assert fitted(own, NAMES, PER_LINE) == own
    short = (Text("工作"), LineBreak(), Text("报告"))
    assert fitted(short, NAMES, PER_LINE) == (Text("工作"), Text("报告"))


@given(anything)
def test_no_character_is_lost_or_moved_and_every_line_fits(title: str) -> None:
    lines = _lines(title)
    assert "".join(lines) == title
    breakable = all(room(word) <= PER_LINE for word in title.split())
    if len(lines) > 1 and breakable:
        assert all(line for line in lines)
        assert all(room(line) <= PER_LINE for line in lines[:-1])


@given(words)
def test_names_and_book_titles_are_never_broken(title: str) -> None:
    lines = _lines(title)
    assert "".join(lines) == title
    assert all(room(line) <= PER_LINE for line in lines)
    assert any(COUNTY in line for line in lines)
    assert all(line.count("《") == line.count("》") for line in lines)
    assert all(line[0] not in "的、，》" and line[-1] not in "和《" for line in lines)


@given(words)
def test_no_title_is_an_hourglass_where_it_need_not_be(title: str) -> None:
    lines = _lines(title)
    if not _is_hourglass(lines) or len(lines) > ceil(room(title) / PER_LINE) + 1:
        return  # what asks for more lines than that is broken as well as it goes
    # Then no way to break it at words, without a line of less than four characters, gives a better shape.
    good = [cut for cut, cost in _chances(title, NAMES, PER_LINE) if cost < 12]
    for cuts in _ways(title, good, 0, len(lines), PER_LINE):
        other = [title[start:end] for start, end in pairwise((0, *cuts, len(title)))]
        assert _is_hourglass(other) or min(map(room, other)) < 4


def test_a_title_without_end_is_broken_all_the_same_and_soon() -> None:
    cuts = best_breaks("示例县人民政府关于" + "进一步推进行政执法规范化建设和行政复议应诉工作" * 20, NAMES, PER_LINE)
    assert len(cuts) > 20


def test_figures_in_titles_stay_whole() -> None:
    spans: tuple[Span, ...] = (Text(f"{COUNTY}关于"), Bound("年度", "2026", "年度"), Text("年度法治政府建设工作情况的报告"))
    broken = fitted(spans, NAMES, PER_LINE)
    assert spans[1] in broken
    assert "".join(map(span_text, broken)) == f"{COUNTY}\n关于2026年度法治政府建设工作情况的报告"
