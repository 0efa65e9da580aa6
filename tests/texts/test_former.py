"""--former: what stands word for word in last year's file, of whatever kind, is said with its place in both."""

from __future__ import annotations

import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.check.texts.dates_former import RULES
from drafter.cli import app
from drafter.language.sameness import bare
from drafter.model.finding import CannotRun, Finding, Level
from drafter.model.script import Script
from drafter.read.finished.plain import text_lines
from drafter.read.finished.script import script_of
from drafter.workflows.checking import CheckWish, check_file
from drafter.workflows.drafting import Wish, draft
from tests.tools import ROOT

(RULE,) = RULES
SAMPLE = ROOT / "samples" / "shilixian-2026" / "data.yaml"
LACK = "一些乡镇承接的事项办案很少，执法人员对程序不熟悉，赋权部门跟案指导不够。"
PLAN = "赋权部门按片区派驻业务骨干，跟案指导乡镇独立办案，检测费用纳入年度预算。"
DONE = "编发本地典型案例和文书范本，组织乡镇执法人员到县直部门跟班办案。"


def report(year: int, done: str = DONE, lack: str = LACK, plan: str = PLAN) -> str:
    sections = f"一、主要举措和成效\n{done}\n二、存在的不足和原因\n{lack}\n三、{year + 1}年主要安排\n{plan}\n"
    return f"示例县{year}年法治政府建设年度报告\n现将情况报告如下，请审阅，内容包括举措、不足和安排。\n{sections}"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def found(file: Path, former: Path | None) -> list[Finding]:
    return [finding for finding in check_file(file, CheckWish(former=former)).findings if finding.rule == "D214"]


def script(text: str, file: str = "报告.txt") -> Script:
    return script_of(text_lines(text, file), file)


def of_scripts(now: str, then: str) -> list[Finding]:
    return list(RULE.check(RULE, replace(script(now), former=script(then, "上年.txt"))))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with this year's data file, last year's, which says the same, and both as drafted."""
    folder = tmp_path_factory.mktemp("years")
    shutil.copy(SAMPLE, folder / "2026.yaml")
    text = (
        SAMPLE.read_text(encoding="utf-8")
        .replace("年度: 2026", "年度: 2025")
        .replace("行政裁决: {数值: 4", "行政裁决: {数值: 7")
    )
    written(folder / "2025.yaml", text)
    for year in (2025, 2026):
        draft(folder / f"{year}.yaml", folder / f"{year}.docx", Wish(("报市",)))
    return folder


def test_nothing_is_said_without_last_year_s_file(tmp_path: Path) -> None:
    assert found(written(tmp_path / "2024.txt", report(2024)), None) == []


def test_problems_and_plans_are_warnings_and_all_else_hints_with_both_places(tmp_path: Path) -> None:
    now, then = written(tmp_path / "2024.txt", report(2024)), written(tmp_path / "2023.txt", "来源：示例网\n" + report(2023))
    told = [(finding.place.line, finding.level) for finding in found(now, then)]
    assert told == [(4, Level.HINT), (6, Level.WARNING), (8, Level.WARNING)]
    assert [re.findall("2023.txt:([0-9]+)", finding.message) for finding in found(now, then)] == [["5"], ["7"], ["9"]]


def test_changed_numbers_and_years_are_no_change_and_are_told_apart_from_an_exact_copy() -> None:
    (exact,) = of_scripts(report(2024, "办案。", plan="另行安排。"), report(2023, "学法。", plan="再作安排。"))
    assert "一字不差" in exact.message
    now = report(2024, "办案。", "二是办理案件近3.2万件，同比下降5%，" + LACK, "另行安排。")
    (changed,) = of_scripts(now, report(2023, "学法。", "一是办理案件2800余件，同比增长12.5%，" + LACK, "再作安排。"))
    assert "只有数字" in changed.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年受理151件", "2023年受理近1.2万余件"),
        ("二〇二四年受理，同比下降5%", "二〇二三年受理同比增长12.5%"),
        ("比上年提高2.3个百分点。", "比上年降低１个百分点"),
    ],
)
def test_numbers_are_stripped_with_the_words_that_go_with_them(one: str, other: str) -> None:
    assert bare(one) == bare(other) != ""


def test_words_that_only_look_like_numbers_stay() -> None:
    assert bare("减少会议，一次性告知，提高效率") == "减少会议一次性告知提高效率"


def test_a_word_that_was_changed_is_enough() -> None:
    assert (
        of_scripts(report(2024), report(2023, DONE + "效果好。", LACK.replace("一些", "少数"), PLAN.replace("派驻", "选派")))
        == []
    )


def test_leads_and_headings_may_stay_as_they_were() -> None:
    lead = "现将示例县法治政府建设的举措、成效、不足、原因和主要安排报告如下。\n"
    lead += "对照法治政府建设的任务要求和企业群众期待，我县工作还存在以下几个方面的不足："
    assert of_scripts(lead, lead) == []
    heading = "一、健全依法行政制度体系，加强行政规范性文件制定审查备案清理各项工作"
    assert of_scripts(heading + "\n制定文件。", heading + "\n清理文件。") == []


def test_no_more_than_ten_are_named_those_of_problems_and_plans_first() -> None:
    many = "\n".join(
        f"在第{'甲乙丙丁戊己庚辛壬癸子丑'[n]}片区组织执法人员跟班学习，由业务骨干逐案讲解办案程序和要点。" for n in range(12)
    )
    findings = of_scripts(report(2024, many), report(2023, many))
    assert len(findings) == 11
    assert [finding.level for finding in findings[8:]] == [Level.WARNING, Level.WARNING, Level.HINT]
    assert findings[-1].message == "连同这一段，另有 4 段与上年的相同"


def test_data_files_are_compared_by_the_office_s_own_words_at_their_lines(years: Path) -> None:
    findings = found(years / "2026.yaml", years / "2025.yaml")
    lines = (years / "2026.yaml").read_text(encoding="utf-8").split("\n")
    assert len(findings) == 11
    for finding in findings:
        if "另有" in finding.message:
            continue
        told = re.sub(r"^ *(?:- )?(?:小标题|表现|内容): ", "", lines[(finding.place.line or 0) - 1]).strip()
        assert told[:7] in finding.quote
        same = re.findall("2025.yaml:([0-9]+)", finding.message)
        assert same == [str(finding.place.line)]


def test_what_a_template_wrote_is_no_copy(years: Path, tmp_path: Path) -> None:
    """The sections on study and publicity of the sample are told by templates, from figures."""
    for name in ("2025", "2026"):
        text = (years / f"{name}.yaml").read_text(encoding="utf-8")
        text = re.sub(r"(?ms)^(\s*)(做法|内容): ?\|?$.*?(?=^\s*- 对应|^问题|^\s*- 标题|^  #)", "", text)
        text = re.sub(r"(?ms)^导语.*?(?=^章节)|^问题:.*", "", text)
        written(tmp_path / f"{name}.yaml", text)
    checked = check_file(tmp_path / "2026.yaml", CheckWish(former=tmp_path / "2025.yaml"))
    assert checked.script is not None
    assert len(checked.script.text) > 1500
    assert [finding for finding in checked.findings if finding.rule == "D214"] == []
    for year in (2025, 2026):
        draft(tmp_path / f"{year}.yaml", tmp_path / f"{year}.docx", Wish(("报市",)))
    assert found(tmp_path / "2026.docx", tmp_path / "2025.docx") == []


@pytest.mark.parametrize(("now", "then"), [("2026.yaml", "2025.docx"), ("2026.docx", "2025.yaml"), ("2026.docx", "2025.docx")])
def test_documents_and_data_files_are_compared_with_one_another(years: Path, now: str, then: str) -> None:
    findings = found(years / now, years / then)
    assert [finding.level for finding in findings] == [Level.WARNING] * 11
    assert sum(then in finding.message for finding in findings) == 10


def test_a_finding_is_waived_in_the_data(years: Path, tmp_path: Path) -> None:
    text = (years / "2026.yaml").read_text(encoding="utf-8") + "\n豁免: [{规则: D214, 理由: 只为演示}]\n"
    findings = found(written(tmp_path / "2026.yaml", text), years / "2025.yaml")
    assert findings
    assert all(finding.waived for finding in findings)


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    now = written(tmp_path / "2024.txt", report(2024))
    for former, why in (
        (now, "自己"),
        (written(tmp_path / "2023.pdf", "%PDF"), "PDF 读不了"),
        (written(tmp_path / "2023.yaml", "格式: 1\n提纲: 没有的\n"), "没法比对"),
        (tmp_path / "没有.txt", "找不到"),
    ):
        with pytest.raises(CannotRun, match=why) as said:
            found(now, former)
        assert said.value.remedy


def test_the_command_takes_it_under_both_names(tmp_path: Path) -> None:
    now, then = written(tmp_path / "2024.txt", report(2024)), written(tmp_path / "2023.txt", report(2023))
    for option in ("--former", "--上年"):
        done = CliRunner().invoke(app, ["check", str(now), option, str(then), "--select", "D214", "--fail-on", "警告"])
        assert done.exit_code == 1, done.output
        assert done.output.count("D214") == 3
    assert "上年的数据文件或报告" in CliRunner().invoke(app, ["check", "--help"]).output


def test_it_takes_time_in_proportion_to_the_length() -> None:
    def seconds(count: int) -> float:
        text = "示例县2024年报告\n" + "\n".join(
            f"第{chr(0x4E00 + n)}项工作由责任单位牵头推进，按月调度，逐件销号，定期通报。" for n in range(count)
        )
        now = replace(script(text), former=script(text))
        begun = time.process_time()
        list(RULE.check(RULE, now))
        return time.process_time() - begun

    seconds(10)
    assert seconds(4000) < 20 * max(seconds(500), 0.005)


@pytest.mark.parametrize("filler", ["1,", "同比", "二〇", "0.", "约近", "增长"])
def test_no_string_slows_the_comparison(filler: str) -> None:
    begun = time.process_time()
    bare(filler * 50_000)
    assert time.process_time() - begun < 2
