"""Words that could be taken for markup survive; changes, missing figures and phrases do next year what a reader expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.model.source import Plain
from tests.template.common import drafted, lines, packed, report, templates

HOSTILE = (
    "{{ 7*7 }} 和 {{ x }}",
    "{% if 1 %}原样{% endif %}",
    "{# 注释 #}也要印",
    "{% endraw %}{{ 单位 }}",
    "{",
    "<!-- 段：职能-1 -->",
    "<!-- 不写：行政许可 -->",
    "# 不是标题",
    "## 也不是 ##",
    "**粗体**和*斜体*、__下划__",
    "1. 第一条",
    "- 一项",
    "| 甲 | 乙 |",
    "> 引用",
    "`代码`、~~删去~~、[链接](a)、![图](b)、<b>标签</b>",
    "---",
    "反斜杠 \\* \\# \\{",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_markup_stay_words(words: str, tmp_path: Path) -> None:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    text = (
        "章节:\n  - 对应: 职能\n    数据: {行政许可: 12}\n    做法:\n"
        f'      - {{小标题: "{quoted}", 内容: "{quoted}，办理【行政许可】件，{quoted}"}}\n'
        f'      - "{quoted}"\n'
        f'  - 标题: "{quoted}"\n    做法: ["{quoted}。"]\n'
    )
    made = packed(report(tmp_path / "office", text), tmp_path / "pack")
    assert made.differences == ()
    said = "\n".join(lines(drafted(made, made.pack.data).drafts[0][1]))
    assert f"{words}，办理12件，{words}" in said


REPORT = """\
导语: 2026年，我县学习贯彻【套语.普法规划】，推进2027年各项工作。
章节:
  - 对应: 职能
    数据:
      行政许可: {数值: 120, 上年: 120}
      行政处罚: {数值: 约300, 上年: 200}
      热线: {满意率: {数值: 95%以上, 上年: 95%}}
    做法:
      - 内容: |
          办理许可【行政许可】件，同比【行政许可|同比】，办理处罚【行政处罚】件，同比【行政处罚|同比】。
          2026年3月1日起施行新规，到2026年底覆盖率达【热线.满意率】。《示例县2026年要点》和〔2026〕3号文件照旧，2021—2026年不变。
          落实【套语.谁执法谁普法】，示例县人民政府出台办法。
"""


def with_figures(data: Plain, **figures: Plain) -> Plain:
    assert isinstance(data, dict)
    entries = data["章节"]
    assert isinstance(entries, list)
    first = entries[0]
    assert isinstance(first, dict)
    assert isinstance(first["数据"], dict)
    return {**data, "年度": "2027", "章节": [{**first, "数据": {**first["数据"], **figures}}, *entries[1:]]}


def test_next_years_figures_flow_into_last_years_wording(tmp_path: Path) -> None:
    made = packed(report(tmp_path / "office", REPORT), tmp_path / "pack")
    assert made.differences == ()
    data = with_figures(
        made.pack.data,
        行政许可={"数值": "90", "上年": "120"},
        行政处罚={"数值": "300", "上年": "300"},
        热线={"满意率": {"数值": "96%"}},
    )
    said = "\n".join(lines(drafted(made, data).drafts[0][1]))
    assert "办理许可90件，同比下降25%，办理处罚300件，同比持平。" in said
    assert "2026年3月1日起施行新规，到2027年底覆盖率达96%。《示例县2026年要点》和〔2026〕3号文件照旧，2021—2026年不变。" in said
    assert "推进2028年各项工作" in said


def test_a_change_that_is_not_known_next_year_leaves_the_rest_of_its_sentence(tmp_path: Path) -> None:
    made = packed(report(tmp_path / "office", REPORT), tmp_path / "pack")
    said = "\n".join(lines(drafted(made, with_figures(made.pack.data, 行政许可="90")).drafts[0][1]))
    assert "办理许可90件，办理处罚约300件" in said


def test_a_sentence_whose_figure_is_missing_is_dropped(tmp_path: Path) -> None:
    made = packed(report(tmp_path / "office", REPORT), tmp_path / "pack")
    said = "\n".join(lines(drafted(made, with_figures(made.pack.data, 热线=None)).drafts[0][1]))
    assert "覆盖率" not in said
    assert "文件照旧" in said


def test_a_set_phrase_without_words_for_the_year_is_a_place_to_fill(tmp_path: Path) -> None:
    text = "导语: 2025年，我县落实【套语.法治中国规划】，报告如下：\n章节:\n  - {对应: 职能, 做法: [优化服务。]}\n"
    head = "格式: 1\n提纲: 年度报告/县级\n年度: 2025\n单位: {全称: 示例县人民政府, 自称: 我县}\n"
    made = packed(report(tmp_path / "office", text, head), tmp_path / "pack")
    assert made.differences == ()
    assert "{{ 套语.法治中国规划 }}" in templates(made)
    assert isinstance(made.pack.data, dict)
    found = drafted(made, {**made.pack.data, "年度": "2026"})
    assert "2026年，我县落实【待填：法治中国规划】，报告如下：" in lines(found.drafts[0][1])
    assert any(f.rule == "S101" and "法治中国规划" in f.message for f in found.findings)


def test_places_to_fill_stay_places_to_fill(tmp_path: Path) -> None:
    text = "章节:\n  - 对应: 执法\n    做法: [办理许可【行政许可】件，【待填：评价】。]\n"
    made = packed(report(tmp_path / "office", text), tmp_path / "pack")
    assert made.differences == ()
    found = drafted(made, made.pack.data)
    assert [f.message for f in found.findings if f.rule == "S101" and "评价" in f.message]


def test_what_stays_as_it_is_is_told(tmp_path: Path) -> None:
    text = "章节:\n  - 对应: 职能\n    数据: {行政许可: 12}\n    做法: [2025年以来设窗口35个，2026年办理【行政许可】件。]\n"
    pack = packed(report(tmp_path / "office", text), tmp_path / "pack").pack
    assert [remark.where for remark in pack.numbers] == ["职能-1"]
    assert "35个" in pack.numbers[0].what
    assert ["2025年" in remark.what for remark in pack.years] == [True]
    assert ["2026年" in remark.what for remark in pack.moving] == [True]
