"""页码 (GB/T 9704—2012 part 7.5)."""

from __future__ import annotations

import pytest

from tests.gbt9704.page import HEIGHT, TOP, Paper, q
from tests.gbt9704.papers import DRAFTED, PLAIN

FOURTH = 14 / 16
PAGED = [name for name in DRAFTED if name != PLAIN]


@pytest.mark.parametrize("name", PAGED)
def test_pages_are_numbered_on_from_1_between_dashes_attachments_too(papers: dict[str, Paper], name: str) -> None:
    numbers = [page[-1].text for page in papers[name].all_lines]
    assert numbers == [f"—{number}—" for number in range(1, len(numbers) + 1)]


def test_odd_numbers_stand_one_character_from_the_right_and_even_ones_from_the_left(papers: dict[str, Paper]) -> None:
    for page, lines in enumerate(papers["报市"].all_lines, 1):
        number = lines[-1]
        assert (number.right if page % 2 else number.left) == pytest.approx(FOURTH, abs=0.1)


def test_the_dash_stands_7_millimetres_below_the_text_area(papers: dict[str, Paper]) -> None:
    for page in (1, 2):
        below = papers["报市"].dark(page).within(TOP + HEIGHT + 2, 297)
        dash = max(below.rows, key=lambda y: max(right - left for left, right in below.rows[y]))
        assert dash - TOP - HEIGHT == pytest.approx(7, abs=0.4)


def test_they_are_fourth_size_song_with_half_width_digits(papers: dict[str, Paper]) -> None:
    paper = papers["报市"]
    assert paper.font("footer") == ("宋体", 14)
    fonts = paper.style("footer").find(f"{q('rPr')}/{q('rFonts')}")
    assert fonts.get(q("ascii")) == "宋体"
    assert paper.part("settings").find(q("evenAndOddHeaders")) is not None
    for part, side in (("footer1", "right"), ("footer2", "left")):
        footer = paper.part(part)
        assert "".join(footer.itertext()) == "— 1 —"
        assert footer.find(f".//{q('fldSimple')}").get(q("instr")).strip() == "PAGE"
        assert footer.find(f".//{q('ind')}").get(q(f"{side}Chars")) == "100"


def test_the_plain_body_has_no_page_numbers(papers: dict[str, Paper]) -> None:
    assert len(papers[PLAIN].all_lines) > 1
    for page in papers[PLAIN].all_lines:
        assert max(line.row for line in page) <= 22
    assert papers[PLAIN].part("document").find(f".//{q('footerReference')}") is None
