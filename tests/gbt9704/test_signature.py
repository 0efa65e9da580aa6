"""署名, 成文日期 and 附注 (GB/T 9704—2012 clauses 7.3.5 and 7.3.6)."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.gbt9704.lengths import LENGTHS, LONG, SEALED, SHORT, UNSEALED
from tests.gbt9704.page import CHARACTER, LINE, Line, Paper, q
from tests.gbt9704.papers import OUTLETS, PLAIN

#: The seal of a county government, some 45 mm across, in characters and lines.
SEAL_WIDTH, SEAL_HEIGHT = 45 / CHARACTER, 45 / LINE


def _signed(paper: Paper) -> tuple[Line, Line, Line]:
    """The last line of text, the (first) line of the signature, and the date."""
    for page in paper.pages:
        for at, line in enumerate(page):
            if re.fullmatch(r"2027年\d+月\d+日", line.text):
                first = at - 1
                while page[first].row - page[first - 1].row == 1 and page[first].left > 5:
                    first -= 1
                return page[first - 1], page[first], line
    raise AssertionError("no date")


@pytest.mark.parametrize("name", ["报市", "公开版", PLAIN])
def test_without_a_seal_the_office_stands_two_characters_from_the_right_and_the_date_begins_two_behind(
    papers: dict[str, Paper], name: str
) -> None:
    text, office, date = _signed(papers[name])
    assert office.text == "示例县人民政府"
    assert office.row - text.row == 2
    assert office.right == pytest.approx(2, abs=0.1)
    assert date.row == office.row + 1
    assert date.left - office.left == pytest.approx(2, abs=0.1)


def test_a_date_longer_than_the_office_stands_two_characters_from_the_right_and_pushes_the_office(
    papers: dict[str, Paper],
) -> None:
    paper = papers["部门"]
    _, office, date = _signed(paper)
    assert (office.text, date.text) == ("县司法局", "2027年12月18日")
    assert date.right == pytest.approx(2, abs=0.1)
    inset = {
        style: int(paper.paragraphs(style)[0].find(f"{q('pPr')}/{q('ind')}").get(q("rightChars"))) / 100
        for style in ("署名", "成文日期")
    }
    # LibreOffice sets gaps beside digits, so that the date's beginning is to be computed: digits are half as wide.
    assert (inset["署名"] + 4) - (inset["成文日期"] + 7) == 2


def test_several_offices_without_seals_stand_below_each_other_in_order(papers: dict[str, Paper]) -> None:
    page = next(page for page in papers["三家不用印"].pages if any(line.text == "2027年2月18日" for line in page))
    date = next(line for line in page if line.text == "2027年2月18日")
    offices = page[page.index(date) - 3 : page.index(date)]
    assert [office.text for office in offices] == OUTLETS["三家不用印"]["署名"]
    assert [office.row for office in offices] == [date.row - 3, date.row - 2, date.row - 1]
    assert offices[0].right == pytest.approx(2, abs=0.1)
    assert date.left - offices[0].left == pytest.approx(2, abs=0.1)


def test_with_a_seal_the_date_stands_four_characters_from_the_right_and_the_office_above_its_middle(
    papers: dict[str, Paper],
) -> None:
    text, office, date = _signed(papers["人大"])
    assert date.right == pytest.approx(4, abs=0.1)
    paragraphs = [papers["人大"].paragraphs(style)[0] for style in ("署名", "成文日期")]
    of_office, of_date = (int(p.find(f"{q('pPr')}/{q('ind')}").get(q("rightChars"))) / 100 for p in paragraphs)
    assert of_office + 7 / 2 == of_date + 7 / 2
    assert date.row == office.row + 1
    # The seal, pressed so that office and date are a little below its middle, ends less than a line below the text.
    middle = office.row + 0.5
    assert 0 <= middle - SEAL_HEIGHT / 2 - (text.row + 0.5) <= 1


@pytest.mark.parametrize(("name", "offices"), [("联合", 2), ("三家", 3)])
def test_several_sealed_offices_stand_side_by_side_and_the_last_above_the_date(
    papers: dict[str, Paper], name: str, offices: int
) -> None:
    paper = papers[name]
    (paragraph,) = paper.paragraphs("署名")
    stops = [int(stop.get(q("pos"))) / 315 for stop in paragraph.iter(q("tab")) if stop.get(q("pos"))]
    assert paper.texts("署名") == ["".join(f"\t{office}" for office in OUTLETS[name]["署名"])]
    assert len(stops) == offices
    assert all(after - before >= SEAL_WIDTH for before, after in pairwise(stops))
    assert stops[0] >= SEAL_WIDTH / 2
    assert stops[-1] <= 28 - SEAL_WIDTH / 2
    _, line, date = _signed(paper)
    assert date.right == pytest.approx(4, abs=0.1)
    assert stops[-1] == pytest.approx(28 - 4 - 6.5 / 2, abs=0.1)
    assert line.row == date.row - 1
    assert min(line.left, line.right) >= 0


@pytest.mark.parametrize("name", OUTLETS)
def test_the_date_is_in_full_with_arabic_digits_without_leading_zeros(papers: dict[str, Paper], name: str) -> None:
    year, month, day = map(int, OUTLETS[name]["成文日期"].split("-"))
    assert papers[name].texts("成文日期") == [f"{year}年{month}月{day}日"]


@pytest.mark.parametrize("name", [f"{kind}{lines}" for kind in (UNSEALED, SEALED, LONG) for lines in LENGTHS])
def test_the_signature_is_never_on_a_page_without_text_and_never_torn(papers: dict[str, Paper], name: str) -> None:
    pages = [[line.text for line in page] for page in papers[name].pages]
    page = next(page for page in pages if "2027年2月18日" in page)
    date = page.index("2027年2月18日")
    assert any(text == SHORT or text[:2] in "依法行政是政府施政的基本准则" for text in page[:date])
    assert any(text.endswith("示例县人民政府") for text in page[:date])
    if not name.startswith(UNSEALED):
        assert page[date + 1] == "（此件公开发布）"


@pytest.mark.parametrize(("name", "words"), [("报市", "（联系人：李四，电话：00000000）"), ("人大", "（此件公开发布）")])
def test_the_remark_stands_below_the_date_two_characters_in_in_brackets(
    papers: dict[str, Paper], name: str, words: str
) -> None:
    _, _, date = _signed(papers[name])
    remark = papers[name].line("（" + words[1:4])
    assert remark.text == words
    assert remark.row == date.row + 1
    assert remark.left == pytest.approx(2, abs=0.1)
