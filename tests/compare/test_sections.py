"""Sections of two reports: what came, what went, what is called or stands otherwise."""

from __future__ import annotations

from pathlib import Path

from drafter.model.comparison import Comparison, Move
from drafter.model.contents import Heading
from drafter.review.compared_sections import compared_sections
from tests.compare.years import compared, small


def contents(*told: str) -> list[Heading]:
    """`键 标题`, indented by two spaces for each level; several keys with +; own sections begin with -."""
    found = []
    for line in told:
        keys, _, title = line.strip().partition(" ")
        depth = (len(line) - len(line.lstrip())) // 2 + 1
        found.append(Heading(() if keys == "-" else tuple(keys.split("+")), title, depth))
    return found


def changes(before: list[Heading], after: list[Heading]) -> list[tuple[Move, str, str]]:
    return [(change.move, change.before, change.after) for change in compared_sections(before, after)]


def test_the_two_years_differ_in_these_sections(comparison: Comparison) -> None:
    assert [(str(c.move), c.before, c.after, c.said) for c in comparison.sections] == [
        ("改标题", "深化理论武装，把牢法治建设方向", "强化理论武装，筑牢法治思想根基", ""),
        ("分出", "规范决策程序，提高制度建设质量", "健全依法行政制度体系，规范行政规范性文件管理", ""),
        (
            "移位置",
            "运用数字技术，增强依法履职本领",
            "运用数字技术，增强依法履职本领",
            "原在“完善制约监督，促进权力规范运行”之后，现在“创新普法方式，营造全民守法氛围”之后",
        ),
        ("新增", "", "开展示范创建", ""),
        ("没有了", "紧盯重点领域，防范化解涉法风险", "", ""),
    ]


def test_a_title_that_only_names_another_year_is_the_same() -> None:
    assert changes(contents("安排 2027年的主要安排"), contents("安排 2028年的主要安排")) == []


def test_sections_that_were_merged_and_split_say_with_which() -> None:
    apart, together = contents("决策 决策", "制度 制度"), contents("决策+制度 决策和制度")
    assert changes(apart, together) == [
        (Move.RENAMED, "决策", "决策和制度"),
        (Move.MERGED, "制度", "决策和制度"),
    ]
    assert changes(together, apart) == [
        (Move.RENAMED, "决策和制度", "决策"),
        (Move.SPLIT, "决策和制度", "制度"),
    ]


def test_a_merged_section_that_lost_its_first_part_is_the_same_still() -> None:
    before, after = contents("决策+制度 决策和制度"), contents("制度 制度建设")
    assert changes(before, after) == [(Move.RENAMED, "决策和制度", "制度建设")]


def test_an_own_section_is_known_by_a_title_that_is_alike() -> None:
    before = contents("- 夯实基层基础，推进法治乡村建设", "- 打造品牌")
    after = contents("- 夯实基层基础，加快法治乡村建设", "- 扫码受理")
    assert changes(before, after) == [
        (Move.RENAMED, "夯实基层基础，推进法治乡村建设", "夯实基层基础，加快法治乡村建设"),
        (Move.ADDED, "", "扫码受理"),
        (Move.DROPPED, "打造品牌", ""),
    ]


def test_sections_told_several_times_are_matched_by_their_titles() -> None:
    before = contents("意见 甲条意见", "意见 乙条意见", "意见 丙条意见")
    after = contents("意见 乙条意见", "意见 丙条意见")
    assert changes(before, after) == [(Move.DROPPED, "甲条意见", "")]


def test_one_section_that_changed_places_moves_no_other() -> None:
    before, after = contents("a 甲", "b 乙", "c 丙", "d 丁"), contents("b 乙", "c 丙", "d 丁", "a 甲")
    assert list(compared_sections(before, after)) == [(Move.MOVED, "甲", "甲", "原在最前，现在“丁”之后")]


def test_a_section_below_another_heading_has_moved_and_those_below_it_have_not() -> None:
    before = contents("a 甲", "  b 乙", "    c 丙", "d 丁")
    after = contents("a 甲", "d 丁", "  b 乙", "    c 丙")
    assert list(compared_sections(before, after)) == [(Move.MOVED, "乙", "乙", "原在“甲”下，现在“丁”下")]


def test_what_came_and_went_moves_nothing() -> None:
    before, after = contents("a 甲", "b 乙", "c 丙"), contents("- 新", "a 甲", "c 丙")
    assert changes(before, after) == [(Move.ADDED, "", "新"), (Move.DROPPED, "乙", "")]


def test_only_sections_that_a_draft_has_are_compared(tmp_path: Path) -> None:
    """A section without content is not in the report, though the outline has it."""
    before = small(tmp_path, "前", 2026, "章节: [{对应: 化解, 数据: {法律援助: 3}}]\n")
    after = small(tmp_path, "后", 2027, "章节: [{对应: 化解, 数据: {法律援助: 3}}, {对应: 数字, 数据: {秒批: 4}}]\n")
    (change,) = compared(before, after).sections
    assert (change.move, change.before) == (Move.ADDED, "")


def test_many_sections_take_no_longer_than_they_must() -> None:
    before = [Heading((), f"推进第{chr(0x4E00 + number)}类{chr(0x5E00 + number)}事项办理", 1) for number in range(4000)]
    assert changes(before, before[::-1])
