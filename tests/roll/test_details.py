"""Figures, years, marks of secrecy and hostile words, each by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.carry.rolling.year import roll as carry
from drafter.carry.rolling.years import moved
from drafter.loading import load_outline, load_phrases
from drafter.model.outline import Outline
from drafter.workflows.drafting import draft
from drafter.workflows.new import Wanted
from drafter.write.rolled.text import rolled
from drafter.write.skeleton.form import Form
from tests.roll.common import NOTHING, faults, plain, prepared, roll, squeezed, values, write

COUNTY_OUTLINE = load_outline("年度报告/县级")


def rolled_figures(folder: Path, data: str, wanted: Wanted = NOTHING) -> tuple[dict[str, Any], str]:
    """The 数据 of the new file's first entry, and its whole text."""
    source = write(folder, f"章节:\n  - 对应: 执法\n    数据: {{{data}}}\n")
    path = roll(source, folder / "新", wanted).begun.data_file
    entry = next(e for e in plain(path)["章节"] if e["对应"] == "执法")  # type: ignore[index, union-attr, call-overload]
    return entry["数据"], path.read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["12", "8000余", "5.5万", "近3万", '"1,234"', "0", "557次"])
def test_the_value_becomes_last_years_exactly_as_typed(typed: str, tmp_path: Path) -> None:
    figures, _ = rolled_figures(tmp_path, f"行政检查: {typed}")
    assert figures["行政检查"] == {"数值": None, "上年": typed.strip('"')}


def test_what_was_said_beside_the_value_is_kept_or_noted(tmp_path: Path) -> None:
    told = "行政检查: {数值: 12, 上年: 10, 来源: 司法局, 说明: 截至年底, 仅报送: 是}, 行政处罚: {数值: 66, 同比: -40%}"
    figures, text = rolled_figures(tmp_path, told)
    assert figures["行政检查"] == {"数值": None, "上年": "12", "来源": "司法局", "仅报送": "是"}
    assert "# 上年的说明：截至年底\n      # 前年：10\n      行政检查:" in text
    assert "# 上年的同比：-40%\n      行政处罚:" in text


def test_parts_keep_their_names_and_the_total_becomes_last_years(tmp_path: Path) -> None:
    figures, text = rolled_figures(tmp_path, "行政处罚: {汇总: {市场监管: 412, 城管: 260.5}, 来源: 司法局}")
    assert figures["行政处罚"] == {"汇总": {"市场监管": None, "城管": None}, "上年": "672.5", "来源": "司法局"}
    assert "# 上年的汇总：市场监管 412，城管 260.5" in text


def test_what_does_not_apply_stays_so_and_what_was_missing_stays_empty(tmp_path: Path) -> None:
    figures, _ = rolled_figures(tmp_path, "行政检查: 不适用, 行政处罚: {数值: 不适用, 来源: 司法局}, 免罚: {来源: 司法局}")
    assert figures["行政检查"] == "不适用"
    assert figures["行政处罚"] == {"数值": "不适用", "来源": "司法局"}
    assert figures["免罚"] == {"数值": None, "来源": "司法局"}
    assert figures["行政许可"] is None  # asked for, never given


def test_over_a_gap_of_years_nothing_is_called_last_years(tmp_path: Path) -> None:
    figures, text = rolled_figures(tmp_path, "行政检查: 12", Wanted(None, None, "2028"))
    assert figures["行政检查"] is None
    assert "# 2026年：12\n      行政检查: \n" in text


def test_parts_half_filled_hold_the_total_back_without_stopping_the_draft(tmp_path: Path) -> None:
    source = write(tmp_path, "章节:\n  - 对应: 执法\n    数据: {行政处罚: {汇总: {市场监管: 5, 城管: }, 上年: 9}}\n")
    found = prepared(source)
    assert found.record is not None
    assert found.record.figures["行政处罚"].amount is None
    told = [f.message for f in found.findings if f.rule == "V212"]
    assert told == ["汇总里还没有填的有：城管，总数不能算"]
    assert draft(source, tmp_path / "稿.docx").written


def test_figures_that_wait_are_told_of_once(tmp_path: Path) -> None:
    source = write(tmp_path, "章节:\n  - 对应: 执法\n    数据: {行政处罚: 5, 行政检查: 6, 行政许可: 7}\n")
    findings = prepared(roll(source, tmp_path / "新").begun.data_file).findings
    assert [f.message for f in findings if f.rule == "V214"] == [
        "有 3 个指标填了上年的数，还没有填今年的，不会印出：行政许可、行政处罚、行政检查"
    ]


def test_a_figure_that_only_private_words_told_does_not_get_out_when_these_are_gone(tmp_path: Path) -> None:
    text = """\
报送件: [{名称: 公开版, 去向: 公开, 署名: [示例县人民政府]}]
章节:
  - 对应: 执法
    数据: {行政处罚: 5, 罚没金额: 1284.6}
    做法:
      - 办理行政处罚案件【行政处罚】件。
      - {小标题: 罚没收入, 仅报送: 是, 内容: 罚没款入库【罚没金额】万元。}
"""
    path = roll(write(tmp_path, text), tmp_path / "新").begun.data_file
    filled = path.read_text(encoding="utf-8").replace("{数值: , 上年: 1284.6", "{数值: 999.9, 上年: 1284.6")
    path.write_text(filled, encoding="utf-8")
    found = prepared(path)
    assert found.record is not None
    assert found.record.figures["罚没金额"].private is True
    assert found.record.figures["行政处罚"].private is None
    assert "999.9" not in "".join(str(block) for block in found.drafts[0][1].blocks)
    assert "可以公开的，请改成 否" in filled


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("示例县2026年工作报告", "示例县2027年工作报告"),
        ("2026年度情况和2027年主要安排", "2027年度情况和2028年主要安排"),
        ("2026—2027年行动", "2027—2028年行动"),
        ("二〇二六年工作", "二〇二七年工作"),
        ("落实《2026年工作要点》", "落实《2026年工作要点》"),
        ("落实示政发〔2026〕3号", "落实示政发〔2026〕3号"),
        ("2021—2026年规划", "2021—2026年规划"),
        ("2025年以来", "2025年以来"),
        ("投入2026万元", "投入2026万元"),
        ("办理12026年均件", "办理12026年均件"),
    ],
)
def test_years_of_the_report_move_and_others_stay(before: str, after: str) -> None:
    assert moved(before, 2026, 1) == after


def test_titles_that_still_name_the_old_year_are_pointed_at(tmp_path: Path) -> None:
    source = write(tmp_path, "标题: 落实《2026年工作要点》情况\n")
    assert roll(source, tmp_path / "新").carried.stuck == ("落实《2026年工作要点》情况",)


def test_a_phrase_without_a_wording_for_the_new_year_becomes_a_blank(tmp_path: Path) -> None:
    phrases = load_phrases()
    name, year = next(
        (name, wordings[-1].last)
        for name, wordings in phrases.wordings.items()
        if wordings[-1].last and wordings[-1].last >= 2021
    )
    source = write(tmp_path, f"章节:\n  - 对应: 学习\n    标题: 学习【套语.{name}】\n")
    source.write_text(source.read_text(encoding="utf-8").replace("年度: 2026", f"年度: {year}"), encoding="utf-8")
    path = roll(source, tmp_path / "新").begun.data_file
    assert faults(prepared(path).findings) == []
    assert f'标题: "学习【待填：{name}】"' in path.read_text(encoding="utf-8")


HOSTILE = [
    "# 做法: 不是注释",
    "第一行\n第二行: 值\n- 第三行",
    "【没有配对",
    "带\u2028行分隔\u2029符\x85和\x00零",
    "制表\t符\r\n回车",
    "\"引号\" 'single' \\反斜杠",
    "&锚 *引用 !标签 %指令 @ `",
    "---\n...\n",
    "  前面有空格\n  第二行",
    "长" * 30_000,
    "半个\ud800字符",
    "空\n\n行\n   \n尾",
    "[甲, 乙]: {丙: 丁}",
    "null",
    "",
]


def hostile_data(text: str) -> dict[str, Any]:
    """Plain data with this text wherever a text may stand."""
    deed = {"小标题": text, "内容": text, "做法": [{"小标题": text, "内容": text}]}
    outlet = {"名称": text, "标题": text, "主送": [text, text], "附注": text, "文号": text, "保密审查": {"审查人": text}}
    figure = {"数值": "5", "来源": text, "说明": text}
    return {
        "标题": text,
        "统计截止": text,
        "责任单位": {"司法": text},
        "报送件": [outlet],
        "导语": text,
        "章节": [
            {"标题": text, "做法": [deed]},
            {"对应": "执法", "数据": {"行政处罚": figure, "行政检查": {"汇总": {f"部门{text[:99]}": "3"}}}},
        ],
        "问题": [{"表现": text, "原因": text}],
        "安排": [{"序号": "1", "小标题": text, "内容": text}],
        "其他事项": text,
        "结束语": text,
        "附件": [{"名称": text, "内容": text, "表格": {"表头": [text], "行": [[text]]}}],
        "豁免": [{"规则": text, "理由": text}],
    }


def rolled_text(data: dict[str, Any], outline: Outline = COUNTY_OUTLINE) -> str:
    form = Form(outline, load_phrases().of_year(2027), "示例县人民政府", "我县", 2027, "data.yaml", "data.schema.json")
    return rolled(carry(data, 2026, COUNTY_OUTLINE, form), form)


def holds(text: str, data: dict[str, Any]) -> None:
    """The file is YAML of the right keys, and has every word of the data in it."""
    found = yaml.compose(text, Loader=yaml.SafeLoader)
    again = yaml.load(text, Loader=yaml.BaseLoader)
    assert found is not None
    assert set(again) <= {"格式", "提纲", "年度", "单位", *data, "上年安排", "问题", "安排"}
    assert not again["问题"]
    assert not again["安排"]
    everything = squeezed(text + json.dumps(list(values(again)), ensure_ascii=False))
    for value in values(data):
        for line in value.encode("utf-8", "replace").decode().splitlines():
            typed = squeezed(line)
            later = typed.replace("2027", "2028").replace("2026", "2027")
            assert typed in everything or later in everything or "【" in typed or "?" in typed, repr(line)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_out_of_a_comment_or_a_value(text: str) -> None:
    data = hostile_data(text)
    holds(rolled_text(data), data)


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=40))
def test_whatever_stood_in_the_data_is_in_the_new_file(text: str) -> None:
    data = hostile_data(text)
    written = rolled_text(data)
    holds(written, data)
    plan = yaml.load(written, Loader=yaml.BaseLoader)["上年安排"][0]
    assert plan.get("内容", "") == text
