"""Wording that was carried over: word for word or nearly, years and numbers aside."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from drafter.model.comparison import Comparison, Wording
from drafter.review.compared_words import Own, compared_words
from tests.compare.years import compared, small

PARAGRAPH = "县政府主要负责人坚持会前学法和末位表态，重要事项听取法律顾问意见后再作决定，全年2次。"


def carried(folder: Path, before: str, after: str) -> Wording:
    files = [
        small(folder, name, year, f"章节:\n  - 对应: 学习\n    做法:\n      - 内容: |\n          {text}\n")
        for name, year, text in (("前", 2026, before), ("后", 2027, after))
    ]
    return compared(*files).wording


def test_the_two_years_share_all_but_what_was_written_anew(comparison: Comparison) -> None:
    wording = comparison.wording
    assert (wording.paragraphs, len(wording.carried)) == (62, 61)  # the new short one says too little to be counted
    assert not any("一码受理" in item.after for item in wording.carried)
    (nearly,) = [item for item in wording.carried if not item.is_same]
    assert ("再次修订" in nearly.after, "再次修订" in nearly.before) == (True, False)
    assert nearly.likeness > 0.95
    assert wording.percent < 100


def test_each_is_told_with_the_section_where_it_stands(comparison: Comparison) -> None:
    by_section = {item.section: item for item in comparison.wording.carried}
    moved = by_section["强化理论武装，筑牢法治思想根基"]
    assert moved.section_before == "深化理论武装，把牢法治建设方向"
    assert "导语" in by_section
    assert "问题第1项 · 原因" in by_section
    assert "安排第2项 · 提高执法办案质量" in by_section
    assert "严格行政执法，保护企业群众权益 · 加强执法队伍管理" in by_section


@pytest.mark.parametrize(
    "after",
    [
        PARAGRAPH,
        PARAGRAPH.replace("2次", "13次"),
        PARAGRAPH.replace("2次", "约1.3万次"),
        PARAGRAPH.replace("2次", "【法律援助】次"),
        PARAGRAPH.replace("全年", " 全 年 "),
        PARAGRAPH.replace("，重要", "；重要"),
    ],
)
def test_years_numbers_marks_and_spaces_do_not_count(after: str, tmp_path: Path) -> None:
    (item,) = carried(tmp_path, PARAGRAPH, after).carried
    assert item.is_same


def test_a_few_other_words_make_it_nearly_the_same(tmp_path: Path) -> None:
    (item,) = carried(tmp_path, PARAGRAPH, PARAGRAPH.replace("重要事项", "重大事项")).carried
    assert not item.is_same
    assert 0.85 <= item.likeness < 1


def test_another_text_with_common_words_is_not(tmp_path: Path) -> None:
    after = "县政府主要负责人带头出庭应诉并在庭上发表意见，督促败诉单位分析原因、听取法律顾问意见后完善制度，全年2次。"
    assert carried(tmp_path, PARAGRAPH, after).carried == ()


def test_what_is_the_same_every_year_for_its_form_says_nothing(tmp_path: Path) -> None:
    before, after = (small(tmp_path, str(year), year, "结束语: 专此报告。\n") for year in (2026, 2027))
    assert compared(before, after).wording == Wording(0, 0, (), 0)


def test_a_paragraph_is_carried_over_once_however_often_it_stands_there(tmp_path: Path) -> None:
    twice = f"{PARAGRAPH}\n          {PARAGRAPH}"
    assert len(carried(tmp_path, PARAGRAPH, twice).carried) == 1
    assert len(carried(tmp_path, twice, PARAGRAPH).carried) == 1
    assert len(carried(tmp_path, twice, twice).carried) == 2


def test_twice_as_many_paragraphs_take_about_twice_as_long() -> None:
    def seconds(times: int) -> float:
        texts = ["".join(chr(0x4E00 + (number * 7919 + at * at) % 3000) for at in range(60)) for number in range(times)]
        before = [Own("", text, text) for text in texts]
        after = [Own("", text, text.replace(text[5], "#")) for text in reversed(texts)]
        begun = time.process_time()
        compared_words(before, after)
        return time.process_time() - begun

    seconds(10)
    assert seconds(800) < 20 * max(seconds(200), 0.01)
