"""An outline that inherits (继承): what it keeps, adds, changes and takes away; and that its parent stays as it was."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest

from drafter.language.expressions import parse_expression
from drafter.library import Library
from drafter.loading import load_outline, load_outline_file
from drafter.model.outline import Outline, Way

PACK = Path(__file__).parents[1] / "data" / "outlines" / "pack"
LIBRARY = Library(packs=(PACK,))
HEAD = "编号: 测试/下级\n别名: test/child\n版本: 3\n继承: 测试/上级\n名称: 下级提纲\n"


@pytest.fixture
def parent() -> Outline:
    return load_outline("测试/上级", LIBRARY)


@pytest.fixture
def heir(tmp_path: Path):
    """Makes an heir of 测试/上级 from the lines behind its head."""

    numbers = count()

    def make(text: str = "") -> Outline:
        path = tmp_path / f"heir-{next(numbers)}.yaml"
        path.write_text(HEAD + text, encoding="utf-8")
        return load_outline_file(path, LIBRARY)

    return make


def keys(outline: Outline) -> list[str]:
    return [section.key for section in outline.walk()]


def test_an_heir_that_says_nothing_more_has_all_that_its_parent_has(heir, parent):
    child = heir()

    assert (child.id, child.alias, child.version, child.name) == ("测试/下级", "test/child", 3, "下级提纲")
    assert child.parents == ("测试/上级",)
    for same in ("first_year", "template", "sections", "indicators", "group_names", "relations", "departments", "channels"):
        assert getattr(child, same) == getattr(parent, same)
    assert list(child.indicators) == list(parent.indicators)
    assert child.gone == frozenset()


def test_an_alias_of_the_parent_serves_as_well(heir, tmp_path: Path):
    path = tmp_path / "by-alias.yaml"
    path.write_text(HEAD.replace("继承: 测试/上级", "继承: test/parent@1"), encoding="utf-8")
    assert load_outline_file(path, LIBRARY).parents == ("测试/上级",)


def test_a_dropped_section_takes_its_indicators_formulas_and_relations_with_it(heir, parent):
    child = heir("删去: {章节: [化解]}\n")

    assert keys(child) == ["举措", "职能", "监督", "问题"]
    assert list(child.indicators) == ["清单", "公开"]
    assert child.group_names == {}
    assert [relation.name for relation in child.relations] == ["清单不多于公开"]
    assert child.gone == {"复议.收到", "复议.受理", "复议.审结", "应诉", "复议.受理率", "合计", "两倍"}
    assert "复议.收到" in parent.indicators


def test_a_dropped_indicator_takes_away_only_the_ways_of_a_relation_that_need_it(heir):
    child = heir("删去: {指标: [复议.受理]}\n")

    assert [relation.name for relation in child.relations] == ["审结有来处", "清单不多于公开"]
    assert child.relations[0].ways == (("按收到", "复议.审结 <= 复议.收到"),)
    assert "复议.受理率" not in child.indicators
    assert "合计" in child.indicators


def test_a_whole_group_may_be_dropped_by_its_name(heir):
    child = heir("删去: {指标: [复议], 勾稽关系: [清单不多于公开]}\n")

    assert list(child.indicators) == ["清单", "应诉", "公开"]
    assert child.relations == ()
    assert "复议" not in child.group_names


def test_exactly_the_listed_ones_are_required_and_new_ones_speak_for_themselves(heir):
    child = heir(
        "必报: [公开]\n章节:\n  监督:\n    指标:\n"
        "      信访: {名称: 受理信访事项, 单位: 件, 必报: 是}\n      督办: {名称: 督办事项, 单位: 件}\n"
    )
    assert {path for path, item in child.indicators.items() if item.required} == {"公开", "信访"}


def test_without_the_key_what_the_parent_requires_stays_required(heir, parent):
    assert {p for p, i in heir("截止年度: 2030\n").indicators.items() if i.required} == {
        p for p, i in parent.indicators.items() if i.required
    }


def test_a_change_keeps_what_it_does_not_say(heir, parent):
    child = heir(
        "改动:\n  复议.收到: {口径: 一年内收到的, 责任单位: 府办}\n  应诉: {名称: 新收应诉案件}\n  复议: {名称: 复议工作}\n"
    )
    before, after = parent.indicators["复议.收到"], child.indicators["复议.收到"]

    assert (after.definition, after.department) == ("一年内收到的", "府办")
    assert (after.name, after.short, after.unit, after.required, after.home) == (
        before.name, before.short, before.unit, before.required, before.home,
    )  # fmt: skip
    assert child.indicators["应诉"].short == "新收应诉案件"  # the parent gave no 简称 either
    assert child.group_names["复议"] == "复议工作"
    assert list(child.indicators) == list(parent.indicators)


def test_a_section_is_amended_wherever_the_parent_has_it(heir):
    child = heir("章节:\n  化解: {标题: 化解矛盾, 必写: 是}\n")
    (section,) = [item for item in child.walk() if item.key == "化解"]

    assert (section.title, section.required, section.department) == ("化解矛盾", True, "司法")
    assert keys(child) == ["举措", "职能", "化解", "监督", "问题"]


def test_added_indicators_stand_with_their_group_and_take_their_sections_department(heir):
    child = heir(
        "章节:\n  化解:\n    指标:\n      调解: {名称: 调解纠纷, 单位: 件}\n"
        "      复议: {分项: {听证: {名称: 听证审理行政复议案件, 单位: 件}}}\n"
    )
    reported = [item.path for item in child.reported]
    assert reported == ["清单", "复议.收到", "复议.受理", "复议.审结", "复议.听证", "应诉", "调解", "公开"]
    assert child.indicators["复议.听证"].department == child.indicators["调解"].department == "司法"
    assert child.group_names["复议"] == "行政复议"


def test_new_sections_stand_last_among_their_siblings_or_behind_the_named_one(heir):
    child = heir(
        "章节:\n  平安: {标题: 平安建设, 位于: 职能}\n  便民: {标题: 便民服务, 位于: 职能}\n"
        "  举措: {章节: {普法: {标题: 普法宣传}}}\n  其他: {标题: 其他}\n"
    )
    assert keys(child) == ["举措", "职能", "平安", "便民", "化解", "监督", "普法", "问题", "其他"]


def test_a_section_behind_one_that_moves_moves_with_it(heir):
    child = heir("章节:\n  便民: {标题: 便民服务, 位于: 平安}\n  平安: {标题: 平安建设, 位于: 职能}\n")
    assert keys(child) == ["举措", "职能", "平安", "便民", "化解", "监督", "问题"]


def test_a_section_of_the_parent_moves_with_all_below_it(heir):
    assert keys(heir("章节:\n  举措: {位于: 问题}\n")) == ["问题", "举措", "职能", "化解", "监督"]


def test_the_order_changes_the_named_ones_in_the_places_that_they_held(heir):
    assert keys(heir("顺序: [监督, 职能]\n")) == ["举措", "监督", "化解", "职能", "问题"]
    assert keys(heir("顺序: [问题, 举措]\n")) == ["问题", "举措", "职能", "化解", "监督"]


def test_derived_figures_are_added_and_replaced_and_stand_behind_what_they_use(heir):
    child = heir(
        "计算指标:\n  案件: {名称: 收到和审结案件, 单位: 件, 算式: 复议.收到 + 复议.审结}\n"
        "  合计: {名称: 全部案件, 单位: 件, 算式: 案件 + 应诉}\n"
    )
    derived = [item for item in child.indicators.values() if item.formula]

    assert child.indicators["合计"].name == "全部案件"
    known = {item.path for item in child.reported}
    for item in derived:
        assert set(parse_expression(item.formula).paths) <= known
        known.add(item.path)


def test_a_relation_of_the_same_name_is_replaced_in_its_place(heir):
    child = heir(
        "勾稽关系:\n  - {名称: 受理不多于收到, 等式: 复议.审结 <= 复议.受理, 级别: 提示}\n"
        "  - {名称: 新的, 等式: 清单 >= 公开}\n"
    )

    names = [relation.name for relation in child.relations]
    assert names == ["受理不多于收到", "审结有来处", "清单不多于公开", "新的"]
    assert child.relations[0].level == "提示"


def test_a_reporting_channel_replaces_the_one_of_its_way_and_may_be_dropped(heir):
    child = heir("删去: {报送: [公开]}\n报送:\n  - {去向: 上级, 主送: [县政府], 期限: 2月15日前}\n")

    assert [channel.way for channel in child.channels] == [Way.UP]
    assert child.channel(Way.UP).addressees == ("县政府",)
    assert child.channel(Way.UP).last_day(2026).isoformat() == "2027-02-14"


def test_a_deadline_before_the_first_of_march_counts_to_the_last_of_february(parent):
    assert parent.channel(Way.UP).last_day(2023).isoformat() == "2024-02-29"
    assert parent.channel(Way.UP).last_day(2026).isoformat() == "2027-02-28"


def test_departments_are_laid_over_the_parents(heir):
    assert heir("责任单位: {司法: 司法所}\n").departments == {"司法": "司法所", "府办": "政府办公室"}


def test_years_guideline_and_folder_are_the_parents_unless_said(heir):
    child = heir("起始年度: 2024\n截止年度: 2025\n纲要: {名称: 实施纲要, 止于: 2025}\n模板: township\n")
    assert (child.first_year, child.last_year, child.template) == (2024, 2025, "township")
    assert (child.guideline.name, child.guideline.last_year) == ("实施纲要", 2025)


def test_an_heir_may_be_inherited_again(tmp_path: Path):
    pack = tmp_path / "pack"
    folder = pack / "schemas" / "test"
    folder.mkdir(parents=True)
    (folder / "child.yaml").write_text(HEAD + "删去: {指标: [应诉]}\n", encoding="utf-8")
    grandchild = HEAD.replace("继承: 测试/上级", "继承: 测试/下级").replace("编号: 测试/下级", "编号: 测试/再下级")
    (folder / "grandchild.yaml").write_text(grandchild.replace("test/child", "test/grandchild"), encoding="utf-8")
    outline = load_outline("test/grandchild", Library(packs=(PACK, pack)))

    assert outline.parents == ("测试/下级", "测试/上级")
    assert outline.gone == {"应诉", "合计", "两倍"}


def test_what_was_dropped_and_is_asked_for_anew_is_not_gone(heir):
    child = heir("删去: {指标: [应诉]}\n章节:\n  监督:\n    指标:\n      应诉: {名称: 应诉人次, 单位: 人次}\n")
    assert child.indicators["应诉"].unit == "人次"
    assert child.indicators["应诉"].home == "监督"
    assert "应诉" not in child.gone


def test_the_example_in_contributing_is_an_outline(tmp_path: Path):
    page = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (example,) = [text for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "继承:" in text]
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    outline = load_outline_file(path)

    assert outline.parents == ("年度报告/县级",)
    assert "复议.收到" in outline.gone


def test_the_indicator_in_contributing_can_be_put_where_it_says(tmp_path: Path):
    root = Path(__file__).parents[2]
    page = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (example,) = [text for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "行政调解" in text]
    county = (root / "schemas" / "annual-report" / "county.yaml").read_text(encoding="utf-8")
    above, indicators, below = re.split(r"(\n      化解:\n(?:        [^ ].*\n)*?        指标:\n)", county)
    path = tmp_path / "example.yaml"
    path.write_text(above + indicators + example + below, encoding="utf-8")
    indicator = load_outline_file(path).indicators["行政调解"]

    assert (indicator.home, indicator.unit) == ("化解", "件")
