"""`drafter outline --diff`: what one outline has more, less and different than another, read as an official reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.library import Library
from drafter.loading import load_outline, load_outline_file
from drafter.model.outline import Outline
from drafter.present_outlines import comparison
from drafter.workflows.differences import Change, Kind, Verb, compare
from tests.commands.test_commands import run

PACK = Path(__file__).parents[1] / "data" / "outlines" / "pack"
LIBRARY = Library(packs=(PACK,))
CHILD = """编号: 测试/下级
别名: test/child
版本: 2
继承: 测试/上级
名称: 下级提纲
截止年度: 2025
纲要: {名称: 某纲要, 止于: 2025}
责任单位: {司法: 司法所}
报送:
  - {去向: 上级, 主送: [县政府], 期限: 2月15日前, 依据: 某办法}
  - {去向: 人大, 主送: [人大主席团], 期限: 3月1日前}
删去: {章节: [职能], 报送: [公开]}
必报: [公开]
改动:
  应诉: {名称: 新收应诉案件, 口径: 一审的}
章节:
  化解: {标题: 化解纠纷}
  平安: {标题: 平安建设, 位于: 化解}
  监督:
    指标:
      信访: {名称: 受理信访事项, 单位: 件, 口径: 来信来访。}
顺序: [问题, 举措]
计算指标:
  两倍: {名称: 两倍的案件, 单位: 件, 算式: 合计 * 2}
勾稽关系:
  - {名称: 受理不多于收到, 等式: 复议.受理 <= 复议.收到, 级别: 警告}
"""


@pytest.fixture(scope="module")
def outlines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outline, Outline]:
    path = tmp_path_factory.mktemp("diff") / "child.yaml"
    path.write_text(CHILD, encoding="utf-8")
    return load_outline("测试/上级", LIBRARY), load_outline_file(path, LIBRARY)


def test_everything_that_differs_is_told_under_its_kind(outlines: tuple[Outline, Outline]) -> None:
    assert (
        comparison(compare(*outlines))
        == """测试/下级@2 与 测试/上级@1 相比：
提纲
  改  提纲本身
        名称：测试用的上级提纲 → 下级提纲
        适用年度：2021 年度起 → 2021 至 2025 年度
        纲要：（无） → 某纲要，止于 2025 年
章节
  增  平安  标题：平安建设；必写：否；重复：否
  减  职能  职能体系
  改  化解
        标题：化解矛盾纠纷 → 化解纠纷
  移  问题
        排在：“举措”之后 → 最前
指标
  增  信访  名称：受理信访事项；单位：件；填报：选报；口径：来信来访；章节：监督
  减  清单  调整清单事项
  改  复议.收到
        填报：必报 → 选报
  改  复议.受理
        填报：必报 → 选报
  改  应诉
        名称：新收行政应诉案件 → 新收应诉案件
        填报：必报 → 选报
        口径：（无） → 一审的
  改  公开
        填报：选报 → 必报
计算指标
  改  两倍
        名称：两倍的复议和应诉案件 → 两倍的案件
        算式：合计 + 合计 → 合计 * 2
勾稽关系
  减  清单不多于公开
  改  受理不多于收到
        级别：错误 → 警告
报送
  增  人大  主送：人大主席团；期限：3月1日前
  减  公开
  改  上级
        主送：上一级党委、上一级政府 → 县政府
        期限：3月1日前 → 2月15日前
        依据：（无） → 某办法
责任单位
  改  司法
        全称：司法局 → 司法所
共 增 3，减 4，改 10，移 1。"""
    )


def test_what_was_added_one_way_is_dropped_the_other_way(outlines: tuple[Outline, Outline]) -> None:
    there, back = compare(*outlines).differences, compare(*reversed(outlines)).differences
    added = {(d.kind, d.name) for d in there if d.verb is Verb.ADDED}
    dropped = {(d.kind, d.name) for d in back if d.verb is Verb.DROPPED}
    assert added == dropped
    assert len(there) == len(back)


def test_a_section_below_another_one_is_told_to_have_moved(outlines: tuple[Outline, Outline], tmp_path: Path) -> None:
    path = tmp_path / "moved.yaml"
    path.write_text(CHILD.partition("截止年度")[0] + "章节:\n  监督: {位于: 问题}\n", encoding="utf-8")
    said = comparison(compare(outlines[0], load_outline_file(path, LIBRARY)))
    assert "  移  监督\n        上一级：举措 → 无\n" in said


def test_by_id_by_alias_and_by_file() -> None:
    by_id = run("outline", "--diff", "年度报告/县级", "年度报告/乡镇街道")
    file = Path(__file__).parents[2] / "schemas" / "annual-report" / "township.yaml"
    assert by_id.returncode == 0
    assert by_id.stdout.startswith("年度报告/乡镇街道@1 与 年度报告/县级@1 相比：\n")
    assert "\n  减  复议.收到  收到行政复议申请\n" in by_id.stdout
    assert run("outline", "--diff", "annual-report/county", file).stdout == by_id.stdout


def test_no_difference_is_said() -> None:
    done = run("outline", "--diff", "年度报告/县级", "annual-report/county")
    assert done.stdout == "年度报告/县级@1 与 年度报告/县级@1 相比：没有不同。\n"


def test_a_file_with_a_fault_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("编号: 测试/坏\n别名: test/bad\n版本: 1\n继承: 年度报告/县\n名称: 坏\n", encoding="utf-8")
    done = run("outline", "--diff", "年度报告/县级", path)
    assert done.returncode == 2
    assert f"{path}:4:5  错误 V331  没有提纲“年度报告/县”，无从继承\n    改法：是不是想写“年度报告/县级”" in done.stderr
    missing = run("outline", "--diff", "年度报告/县级", tmp_path / "none.yaml")
    assert (missing.returncode, "找不到这个文件" in missing.stderr) == (2, True)


def test_the_list_shows_years_and_parents_and_the_tree_deadlines() -> None:
    listed = run("outline").stdout
    assert (
        "（annual-report/township）  乡镇人民政府、街道办事处法治政府建设年度报告，2021 年度起，继承 年度报告/县级\n" in listed
    )
    assert "，2016 至 2020 年度，继承 年度报告/县级\n" in listed
    assert "\n报送  上级  次年3月1日前，主送上一级党委、上一级政府；抄送" in run("outline", "年度报告/县级").stdout


def test_the_comparison_is_of_values_and_only_its_presentation_has_words(outlines: tuple[Outline, Outline]) -> None:
    """Another presentation (a table, JSON) can be made from it."""
    found = {(d.kind, d.name): d.changes for d in compare(*outlines).differences}
    assert Change("required", True, False) in found[Kind.INDICATOR, "应诉"]
    assert Change("before", (3, 1), (2, 15)) in found[Kind.CHANNEL, "上级"]
    assert found[Kind.SECTION, "问题"] == (Change("behind", "举措", ""),)


def test_the_list_begins_with_what_is_in_use_and_parents_stand_before_their_heirs() -> None:
    listed = [line.partition("@")[0] for line in run("outline").stdout.splitlines()]
    assert listed[0] == "年度报告/县级"
    assert listed[-3:] == ["审议意见研究处理报告", "年度报告/2016至2020年", "年度报告/2016至2020年管委会"]
    assert set(listed[1:-3]) == {"年度报告/设区的市", "年度报告/乡镇街道", "年度报告/部门", "年度报告/管委会"}
