"""Waivers of findings on finished texts: in drafter.yaml, in the data file, and in the record that a draft carries."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from drafter.model.finding import Finding
from drafter.workflows.annotating import annotate
from drafter.workflows.checking import CheckWish, check_file
from drafter.workflows.drafting import draft

ROOT = Path(__file__).parents[2]
TEXT = (
    "示例县人民政府2026年法治政府建设年度报告\n"
    "一、2026年推进法治政府建设的主要举措和成效\n"
    "公布全责清单，健全公共法律服务热热线。\n"
    "截止目前，新收政府信息公开申请313件。\n"
)
WORDS = "W204"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def settings(folder: Path, *waivers: str) -> None:
    lines = "".join(f"  - {waiver}\n" for waiver in waivers)
    (folder / "drafter.yaml").write_text(f"豁免:\n{lines}", encoding="utf-8")


def of_rule(path: Path, rule: str, wish: CheckWish | None = None) -> list[Finding]:
    return [finding for finding in check_file(path, wish).findings if finding.rule == rule]


def test_a_waiver_in_drafter_yaml_lets_one_finding_stand_and_says_why(report: Path) -> None:
    settings(report.parent, f"{{规则: {WORDS}, 涉及: 全责清单, 理由: 文件原题如此}}")
    waived = {finding.about: finding.waived for finding in of_rule(report, WORDS)}
    assert waived[("全责清单",)] == "文件原题如此"
    assert len(waived) > 1
    assert list(waived.values()).count("") == len(waived) - 1


def test_without_words_all_findings_of_the_rule_are_waived_and_none_is_counted(report: Path) -> None:
    settings(report.parent, f"{{规则: {WORDS.lower()}, 理由: 一律照原文}}")
    assert {finding.waived for finding in of_rule(report, WORDS)} == {"一律照原文"}
    command = [sys.executable, "-m", "drafter", "check", str(report), "--select", WORDS, "--fail-on", "提示"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0
    assert "没有发现问题" in said.stdout
    assert "已豁免" in said.stdout
    assert "改法" not in said.stdout


def test_json_gives_the_reason(report: Path) -> None:
    settings(report.parent, f"{{规则: {WORDS}, 理由: 一律照原文}}")
    command = [sys.executable, "-m", "drafter", "check", str(report), "--format", "json", "--select", WORDS]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert {item["waived"] for item in json.loads(said.stdout)} == {"一律照原文"}


@pytest.mark.parametrize("words", ["责清单", "公布全责清单", "全责清单"])
def test_a_waiver_may_say_less_or_more_than_the_very_words(report: Path, words: str) -> None:
    settings(report.parent, f"{{规则: {WORDS}, 涉及: {words}, 理由: 原题如此}}")
    assert {finding.about[0] for finding in of_rule(report, WORDS) if finding.waived} == {"全责清单"}


def test_a_waiver_about_other_words_of_the_sentence_meets_nothing(report: Path) -> None:
    settings(report.parent, f"{{规则: {WORDS}, 涉及: 公布, 理由: 原题如此}}")
    assert not any(finding.waived for finding in of_rule(report, WORDS))


def test_a_waiver_may_be_for_one_file_alone(report: Path) -> None:
    other = report.with_name("另一份.txt")
    shutil.copy(report, other)
    settings(report.parent, f"{{规则: {WORDS}, 文件: 报告.txt, 理由: 一律照原文}}")
    assert all(finding.waived for finding in of_rule(report, WORDS))
    assert not any(finding.waived for finding in of_rule(other, WORDS))


def test_a_waiver_for_one_file_that_meets_nothing_is_said_and_one_for_all_is_not(report: Path) -> None:
    settings(report.parent, "{规则: P201, 文件: 报告.txt, 理由: 不是证件号}", "{规则: P201, 理由: 不是证件号}")
    (said,) = of_rule(report, "S107")
    assert (said.place.line, said.quote) == (2, "P201")
    assert said.place.file.endswith("drafter.yaml")
    assert not of_rule(report, "S107", CheckWish(select=("W", "S"))), "the rule did not run, so nothing is known of it"


def test_rules_that_do_not_exist_or_are_of_data_have_no_place_in_drafter_yaml(report: Path) -> None:
    settings(report.parent, "{规则: W299, 理由: 没有}", "{规则: F101, 理由: 数据的规则}")
    assert [finding.quote for finding in of_rule(report, "S107")] == ["W299", "F101"]


@pytest.mark.parametrize(
    ("waiver", "rule"), [("{规则: W204}", "V102"), ("{规则: W204, 理由: 好, 涉极: 什么}", "V101"), ("W204", "V105")]
)
def test_what_is_written_wrong_is_said_with_its_line(report: Path, waiver: str, rule: str) -> None:
    settings(report.parent, waiver)
    faults = [finding for finding in check_file(report).findings if finding.place.file.endswith("drafter.yaml")]
    assert {(finding.rule, finding.place.line) for finding in faults} == {(rule, 2)}


def test_a_rule_on_data_cannot_be_waived_for_texts(report: Path) -> None:
    settings(report.parent, "{规则: F101, 理由: 口径不同}")
    (said,) = of_rule(report, "S107")
    assert said.message == "“F101”不是成稿的规则，这条豁免没有起作用"
    assert said.remedy == "drafter.yaml 里只能豁免成稿的规则（编号 2、3 开头，如 W203）；数据的规则请在数据文件里豁免。"


def test_a_waived_finding_is_no_comment_in_the_copy(tmp_path: Path) -> None:
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    path, copy = tmp_path / "报告.docx", tmp_path / "批注稿.docx"
    document.save(str(path))
    settings(tmp_path, f"{{规则: {WORDS}, 理由: 一律照原文}}")
    annotate(path, check_file(path, CheckWish(select=(WORDS,))), copy)
    assert not of_rule(copy, "P211")
    assert "热热线" in "".join(paragraph.text for paragraph in docx.Document(str(copy)).paragraphs)


def test_a_draft_carries_the_waivers_of_its_data(tmp_path: Path) -> None:
    data = (ROOT / "samples" / "shilixian-2026" / "data.yaml").read_text(encoding="utf-8")
    assert data.count("其他事项: |\n  ") == 1
    data = data.replace("其他事项: |\n  ", "其他事项: |\n  公布全责清单。\n  ")
    path = tmp_path / "data.yaml"
    path.write_text(data, encoding="utf-8")
    found = of_rule(path, WORDS)
    assert [finding.waived for finding in found] == [""]
    waiver = f"豁免:\n  - {{规则: {WORDS}, 涉及: 全责清单, 理由: 文件原题如此}}\n"
    assert "豁免:" not in data
    path.write_text(data + waiver, encoding="utf-8")
    assert [finding.waived for finding in of_rule(path, WORDS)] == ["文件原题如此"]
    written = draft(path, tmp_path).written
    assert written
    for item in written:
        expected = {"文件原题如此"} if not item.is_public else {""}
        assert {finding.waived for finding in of_rule(item.path, WORDS)} == expected
