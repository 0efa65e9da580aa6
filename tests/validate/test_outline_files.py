"""tests/data/outlines: files with one fault each, folders of files with one fault between them; and the installed outlines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from drafter.assets import outline_files
from drafter.language.expressions import parse_expression
from drafter.library import BadKit, Library, outline_index
from drafter.loading import load_outline_file

GOOD = """编号: 测试/一
别名: test/one
版本: 1
名称: 测试提纲
起始年度: 2021
模板: annual-report
章节:
  甲:
    标题: 第一部分
    指标:
      收到: {名称: 收到申请, 单位: 件}
      复议:
        名称: 行政复议
        分项:
          受理: {名称: 受理申请, 单位: 件, 必报: 是}
          率: {名称: 受理率, 单位: "%"}
计算指标:
  合计: {名称: 合计数, 单位: 件, 算式: 收到 + 复议.受理}
勾稽关系:
  - {名称: 受理不多于收到, 等式: 复议.受理 <= 收到, 级别: 警告}
"""


DATA = Path(__file__).parents[1] / "data" / "outlines"
#: What `继承: 测试/上级` finds.
LIBRARY = Library(packs=(DATA / "pack",))
ANNOUNCED = re.compile(r"([A-Z][0-9]{3})@([0-9]+)")


def outline_of(path: Path, library: Library = LIBRARY) -> Any:
    try:
        outline_index(library)
        return load_outline_file(path, library), ()
    except BadKit as error:
        return None, error.findings


def test_a_bad_outline_is_reported_by_rule_and_line(bad_outline: Any):
    outline, findings = outline_of(bad_outline.path)

    assert bad_outline.expected, "the file must say what is to be reported: # 应报: V312@9"
    assert outline is None
    assert {(f.rule, f.place.line) for f in findings} == {(rule, line) for rule, line, _ in bad_outline.expected}


def test_a_bad_outline_is_explained_with_the_words_that_help(bad_outline: Any):
    _, findings = outline_of(bad_outline.path)
    said = "\n".join(f"{f.message}\n{f.remedy}" for f in findings)

    assert [word for word in bad_outline.words if word not in said] == []
    assert all(re.search(r"[\u4e00-\u9fff]", part) for f in findings for part in (f.message, f.remedy))


@pytest.mark.parametrize("pack", sorted((DATA / "bad-packs").iterdir()), ids=lambda path: path.name)
def test_a_fault_between_files_is_reported_in_the_file_that_can_mend_it(pack: Path):
    files = sorted(pack.glob("schemas/*/*.yaml"))
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    announced = {
        (str(file), rule, int(line))
        for file, text in texts.items()
        for said in re.findall(r"^# 应报: *(.*)$", text, re.MULTILINE)
        for rule, line in ANNOUNCED.findall(said)
    }
    words = [word for text in texts.values() for word in re.findall(r"^# 提示: *(.*?) *$", text, re.MULTILINE)]
    found = [finding for file in files for finding in outline_of(file, Library(packs=(pack,)))[1]]
    said = "\n".join(f"{f.message}\n{f.remedy}" for f in found)

    assert announced
    assert {(f.place.file, f.rule, f.place.line) for f in found} == announced
    assert [word for word in words if word not in said] == []


def test_a_good_outline_is_read_whole(tmp_path: Path):
    path = tmp_path / "outline.yaml"
    path.write_text(GOOD, encoding="utf-8")
    outline, findings = outline_of(path)

    assert findings == ()
    assert list(outline.indicators) == ["收到", "复议.受理", "复议.率", "合计"]
    assert [indicator.path for indicator in outline.reported] == ["收到", "复议.受理", "复议.率"]
    assert outline.indicators["复议.受理"].required
    assert outline.indicators["复议.率"].is_share
    assert outline.indicators["复议.受理"].home == "甲"
    assert outline.indicators["收到"].short == "收到申请"
    assert outline.group_names == {"复议": "行政复议"}


@pytest.mark.parametrize("path", outline_files(), ids=lambda path: path.stem)
def test_an_installed_outline_is_good_and_each_of_its_expressions_names_known_indicators(path: Path):
    outline, findings = outline_of(path)

    assert findings == ()
    named = [parse_expression(way).paths for relation in outline.relations for _, way in relation.ways]
    assert {path for paths in named for path in paths} <= set(outline.indicators)
