"""豁免: what the office lets stand, by rule and with a reason; and waivers that meet nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.model.finding import Finding, is_error
from drafter.workflows.prepare import check


def findings(path: Path, waivers: str) -> list[Finding]:
    text = path.read_text(encoding="utf-8").replace("章节:\n", f"豁免:\n{waivers}\n章节:\n", 1)
    path.write_text(text, encoding="utf-8")
    return list(check(path))


def test_a_waived_finding_keeps_standing_with_its_reason_and_counts_no_more(data_file: Path) -> None:
    found = findings(data_file, "  - {规则: F101, 理由: 与公开年报口径不同}")
    (broken,) = [finding for finding in found if finding.rule == "F101"]
    assert broken.waived == "与公开年报口径不同"
    assert not any(map(is_error, found))
    assert not [finding for finding in found if finding.rule == "S107"]


@pytest.mark.parametrize(("about", "waived"), [("公开.答复", True), ("公开.新收", True), ("复议.收到", False)])
def test_a_waiver_about_one_figure_meets_the_findings_about_it(data_file: Path, about: str, waived: bool) -> None:
    found = findings(data_file, f"  - {{规则: F101, 涉及: {about}, 理由: 口径不同}}")
    (broken,) = [finding for finding in found if finding.rule == "F101"]
    assert bool(broken.waived) is waived
    assert len([finding for finding in found if finding.rule == "S107"]) == (not waived)


def test_a_waiver_about_one_blank_leaves_the_others(data_file: Path) -> None:
    found = findings(data_file, "  - {规则: S101, 涉及: 成文日期, 理由: 签发时填写}")
    assert [finding.quote for finding in found if finding.rule == "S101" and finding.waived] == ["成文日期"]


@pytest.mark.parametrize(
    ("waiver", "rule", "said"),
    [
        ("{规则: F101}", "V1", "理由"),
        ("{理由: 甲}", "V1", "规则"),
        ("{规则: F101, 原因: 甲}", "V1", "原因"),
        ("{规则: F999, 理由: 甲}", "S107", "没有“F999”这条可以豁免的规则"),
        ("{规则: V201, 理由: 甲}", "S107", "没有“V201”这条可以豁免的规则"),
        ("{规则: P102, 理由: 甲}", "S107", "P102（公开的文字不引用仅报送的数据）不能豁免"),
        ("{规则: P104, 理由: 甲}", "S107", "P104（仅报送的话不出现在公开版）不能豁免"),
        ("{规则: S107, 理由: 甲}", "S107", "S107 说的就是豁免本身"),
        ("{规则: S101, 理由: 甲}", "S107", "S101 要一项一项豁免"),
        ("{规则: F104, 理由: 甲}", "S107", "没有 F104 问题，这条豁免没有用上"),
    ],
)
def test_a_waiver_that_cannot_be_is_a_finding(data_file: Path, waiver: str, rule: str, said: str) -> None:
    found = findings(data_file, f"  - {waiver}")
    assert [f for f in found if f.rule.startswith(rule) and said in f.message], [f for f in found if f.rule[0] in "VS"][-3:]
