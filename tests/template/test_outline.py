"""The outline of a pack: titles, order, own and dropped sections, and headings that run in."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.kit import load_kit
from drafter.library import Library
from drafter.model.document import Paragraph
from drafter.workflows.templating import Templated
from tests.template.common import drafted, packed, report


def outline_of(made: Templated) -> str:
    return next(made.folder.glob("schemas/*/*.yaml")).read_text(encoding="utf-8")


def keys(made: Templated) -> list[str]:
    kit = load_kit(made.names.outline, None, Library(packs=(made.folder,)))
    return [section.key for section in kit.outline.walk()]


def test_titles_order_and_own_sections_are_the_reports(tmp_path: Path) -> None:
    text = (
        "章节:\n"
        "  - {对应: 执法, 标题: 2026年严格执法, 段首标题: 是, 做法: [甲。]}\n"
        "  - {标题: 特色工作, 做法: [乙。]}\n"
        "  - {对应: 职能, 做法: [丙。]}\n"
        "  - {标题: 写在最后的话, 层级: 1, 做法: [丁。]}\n"
    )
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    assert '  执法:\n    标题: "{{ 年度 }}年严格执法"\n    段首标题: 是\n' in outline_of(made)
    order = keys(made)
    at = [order.index(key) for key in ("执法", "特色工作", "职能")]
    assert at == sorted(at)
    assert order.index("写在最后") > order.index("职能")
    assert isinstance(made.pack.data, dict)
    document = drafted(made, {**made.pack.data, "年度": "2027"}).drafts[0][1]
    heading = next(b for b in document.blocks if isinstance(b, Paragraph) and b.lead and "严格执法" in str(b.lead))
    assert "2027年严格执法。" in str(heading.lead)
    assert "甲。" in str(heading.spans)


def test_an_own_section_before_all_others_stands_first(tmp_path: Path) -> None:
    text = "章节:\n  - {标题: 年度亮点, 做法: [甲。]}\n  - {对应: 职能, 做法: [乙。]}\n  - {对应: 学习, 做法: [丙。]}\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    order = keys(made)
    assert [key for key in order if key in ("年度亮点", "职能", "学习")] == ["年度亮点", "职能", "学习"]


def test_two_sections_told_as_one_stay_one(tmp_path: Path) -> None:
    text = (
        "章节:\n  - 对应: [决策, 制度]\n    标题: 决策和制度\n"
        "    数据: {公职律师: 3, 规范性文件: {制定: 5}}\n"
        "    做法: [制定文件【规范性文件.制定】件，有公职律师【公职律师】名。]\n"
    )
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    assert "  制度:\n    模板:\n    必写: 否\n" in outline_of(made)


def test_a_section_that_was_left_out_is_dropped(tmp_path: Path) -> None:
    text = "章节:\n  - {对应: 职能, 做法: [甲。]}\n  - {对应: 数字, 自写: 是}\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    assert made.pack.dropped == ("数字",)
    assert "数字" not in keys(made)


def test_one_that_has_figures_is_silent_and_that_is_told(tmp_path: Path) -> None:
    text = "章节:\n  - {对应: 职能, 做法: [甲。]}\n  - {对应: 数字, 自写: 是, 数据: {秒批: 4}}\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    assert made.pack.dropped == ()
    assert [remark.where for remark in made.pack.in_data] == ["数字"]


@pytest.mark.parametrize("words", ["不写", "特此报告，请审议。"])
def test_lead_and_closing_are_the_offices_own(words: str, tmp_path: Path) -> None:
    text = f"导语: {words}\n结束语: {words}\n标题: 示例县人民政府2026年报告\n章节:\n  - {{对应: 职能, 做法: [甲。]}}\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    title = next(made.folder.glob("templates/*/title.md")).read_text(encoding="utf-8")
    assert title == "{{ 单位 }}{{ 年度 }}年报告\n"


def test_a_heading_on_its_own_line_stays_there(tmp_path: Path) -> None:
    deeds = "      - {小标题: 独行, 段首标题: 否, 内容: 甲。}\n      - {小标题: 接排, 内容: 乙。}\n"
    text = f"章节:\n  - 对应: 职能\n    做法:\n{deeds}"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    template = next(made.folder.glob("templates/*/functions.md")).read_text(encoding="utf-8")
    assert "<!-- 段：职能-1，标题独行 -->\n## 独行\n" in template
    assert "<!-- 段：职能-3 -->\n## 接排\n" in template


def test_a_section_in_nobodys_own_words_keeps_the_parents_template(tmp_path: Path) -> None:
    text = "章节:\n  - {对应: 学习, 数据: {学法: {次数: 4}}}\n  - {对应: 职能, 做法: [甲。]}\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    assert sorted(path.name for path in made.folder.glob("templates/*/*.md")) == ["functions.md"]
    data = made.pack.data
    assert isinstance(data, dict)
    data = {**data, "章节": [{"对应": "学习", "数据": {"学法": {"次数": "4", "会前学法": "2"}}}]}
    assert any("其中政府常务会议会前学法" in str(block) for block in drafted(made, data).drafts[0][1].blocks)


def test_two_sections_as_one_heading_without_words_stay_one(tmp_path: Path) -> None:
    merged = "{对应: [学习, 普法], 标题: 学用结合, 数据: {法治宣传: {活动: 17}}, 自写: 是}"
    text = f"章节:\n  - {merged}\n  - 对应: 职能\n    做法: [改了。]\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "包")
    assert made.differences == ()
    assert made.pack.in_data[0].where == "学用结合"
