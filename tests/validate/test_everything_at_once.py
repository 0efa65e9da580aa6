"""One fault does not hide another: what is in order is checked, whatever else is wrong with the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.workflows.drafting import draft
from drafter.workflows.prepare import prepare

BROKEN_BALANCE = "公开: {新收: 313, 上年结转: 8, 答复: 313, 结转下年: 7}"
HEAD = "格式: 1\n提纲: 年度报告/县级\n年度: 2026\n单位: {全称: 示例县人民政府}\n"


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("数剧: {法律援助: 5}", "V101"),
        ("数据: {法律圆助: 5}", "V101"),
        ("数据: {法律援助: 约五十}", "V201"),
        ("数据: {法律援助: {数值: -5, 来源: 司法局}}", "V201"),
        ("数据: {法律援助: {数值: 5, 上年: 五}}", "V201"),
        ("做法: [{小标提: 甲, 内容: 乙。}]", "V101"),
        ("做法: [引用【法律圆助】件。]", "V230"),
        ("段首标题: 也许", "V205"),
        ("数据: {复议: 5}", "V105"),
    ],
)
def test_a_broken_relation_is_found_beside_a_fault_of_form(fault: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(
        f"{HEAD}章节:\n  - {{对应: 化解, {fault}}}\n  - {{对应: 监督, 数据: {{{BROKEN_BALANCE}}}}}\n", encoding="utf-8"
    )
    prepared = prepare(path)
    errors = {finding.rule for finding in prepared.findings if finding.level == "错误"}
    assert errors == {rule, "F101"}
    assert prepared.record is None
    assert not [f for f in prepared.findings if f.rule == "S101" and "法律援助" in f.message]
    written = draft(path, tmp_path / "out.docx").written
    assert written == ()


def test_a_fault_in_the_year_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    text = f"{HEAD}统计截止: 2026-12-31\n章节:\n  - {{对应: 监督, 数据: {{{BROKEN_BALANCE}}}}}\n"
    path.write_text(text.replace("年度: 2026", "年度: “2026”"), encoding="utf-8")
    assert {finding.rule for finding in prepare(path).findings if finding.rule[0] in "VFD"} == {"V207", "F101"}
