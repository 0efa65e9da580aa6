"""Problems and plans that an office told in its own words (自写): last year's lists, and no headings for next year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafter.workflows.drafting import draft
from drafter.workflows.new import Wanted
from tests.commands.test_commands import run
from tests.opinions.copies import Copy
from tests.roll.common import NOTHING, faults, plain, prepared, roll, sample, write

STALE = "安排: [{序号: 1, 小标题: 旧的安排, 内容: 没有印出来。}]\n问题: [{表现: 旧的问题, 原因: 没有印出来}]\n"


def rolled(folder: Path, text: str, wanted: Wanted = NOTHING) -> tuple[dict[str, Any], str]:
    """The new file's data and text."""
    path = roll(write(folder, text), folder / "新", wanted).begun.data_file
    assert faults(prepared(path).findings) == []
    return plain(path), path.read_text(encoding="utf-8")


def entry_of(data: dict[str, Any], key: str) -> dict[str, Any]:
    (entry,) = [entry for entry in data["章节"] if entry.get("对应") == key]
    assert isinstance(entry, dict)
    return entry


def test_headings_of_own_plans_become_the_checklist_and_do_not_stand_in_the_new_file(tmp_path: Path) -> None:
    text = """\
章节:
  - 对应: 安排
    标题: 2027年主要安排
    自写: 是
    做法:
      - 内容: 2027年，我县将做好以下工作：
      - {小标题: 充实力量, 内容: 增加编制。, 仅报送: 是}
      - {小标题: 强化监督, 内容: "开展检查【行政检查】次。\\n公开结果。"}
"""
    data, new = rolled(tmp_path, STALE + text)
    assert [(plan.get("小标题"), plan["内容"]) for plan in data["上年安排"]] == [
        ("充实力量", "增加编制。"),
        ("强化监督", "开展检查【行政检查】次。\n公开结果。"),
    ]
    assert "    # 上年这一条仅报送\n    结果: \n" in new
    entry = entry_of(data, "安排")
    assert entry["标题"] == "2028年主要安排"
    assert "自写" not in entry
    assert entry["做法"] == [{"小标题": None, "内容": None}]
    assert "# 上年：2027年，我县将做好以下工作：" in new
    assert "# 上年没有印出的安排：序号 1；小标题 旧的安排；内容 没有印出来。" in new


def test_own_plans_without_headings_are_one_each_paragraph(tmp_path: Path) -> None:
    text = """\
章节:
  - 对应: 安排
    自写: 是
    做法: ["2027年重点做好以下工作：\\n一是增加编制。\\n二是加强培训。"]
"""
    data, new = rolled(tmp_path, text)
    assert [plan["内容"] for plan in data["上年安排"]] == ["一是增加编制。", "二是加强培训。"]
    assert "# 上年：2027年重点做好以下工作：" in new


def test_what_stands_before_a_printed_list_does_not_replace_it(tmp_path: Path) -> None:
    text = "章节: [{对应: 安排, 做法: [{小标题: 另一件, 内容: 建制度。}, 总的要求。]}]\n"
    data, new = rolled(tmp_path, STALE + text)
    assert [plan["小标题"] for plan in data["上年安排"]] == ["另一件", "旧的安排"]
    assert "没有印出的安排" not in new
    assert "# 上年：总的要求。" in new


def test_own_problems_become_comments_with_their_headings(tmp_path: Path) -> None:
    text = "章节: [{对应: 问题, 自写: 是, 做法: [{小标题: 力量不足, 内容: 编制少。}]}]\n"
    data, new = rolled(tmp_path, STALE + text)
    assert "做法" not in entry_of(data, "问题")
    assert "# 上年问题：小标题 力量不足；内容 编制少。\n# 上年没有印出的问题：表现 旧的问题；原因 没有印出来" in new
    assert data["问题"] is None


def test_problems_and_plans_in_one_section_are_not_told_apart_and_that_is_said(tmp_path: Path) -> None:
    text = "章节: [{对应: [问题, 安排], 标题: 不足和打算, 自写: 是, 做法: [{小标题: 充实力量, 内容: 编制少，要增加。}]}]\n"
    source = write(tmp_path, STALE + text)
    said = run("new", tmp_path / "新", "--from", source).stdout
    assert "“不足和打算”是自写的，安排和别的内容写在一起，分不开" in said
    new = (tmp_path / "新" / "data.yaml").read_text(encoding="utf-8")
    assert "小标题: 充实力量" not in new
    assert "# 上年：充实力量。编制少，要增加。" in new
    assert "上年安排" not in plain(tmp_path / "新" / "data.yaml")
    assert "# 上年没有印出的安排：序号 1；小标题 旧的安排" in new


def test_over_a_gap_of_years_own_plans_are_comments(tmp_path: Path) -> None:
    text = "章节: [{对应: 安排, 自写: 是, 做法: [{小标题: 充实力量, 内容: 增加编制。}]}]\n"
    data, new = rolled(tmp_path, text, Wanted(None, None, "2028"))
    assert "上年安排" not in data
    assert "小标题: 充实力量" not in new
    assert "# 2026年安排：小标题 充实力量；内容 增加编制。" in new


def test_headings_of_other_own_sections_stay(tmp_path: Path) -> None:
    text = "章节: [{对应: 执法, 自写: 是, 做法: [{小标题: 抓队伍, 内容: 开展培训。}]}]\n"
    data, _ = rolled(tmp_path, text)
    assert entry_of(data, "执法")["做法"] == [{"小标题": "抓队伍", "内容": None}]


def test_plans_that_people_rewrote_in_the_document_are_last_years(tmp_path: Path) -> None:
    docx = draft(sample("shilixian-2026", tmp_path / "例"), tmp_path / "稿").written[0].path
    record = prepared(tmp_path / "例" / "data.yaml").record
    assert record is not None
    copy = Copy(docx)
    first, second = record.plans[:2]
    copy.new_paragraph(first.heading, "以上各项由各牵头单位抓好落实，年底前报告结果。")
    copy.remove(second.heading)
    done = roll(copy.save(tmp_path / "改过.docx"), tmp_path / "新")
    data = plain(done.begun.data_file)
    told = [plan.get("小标题") for plan in data["上年安排"]]  # type: ignore[union-attr]
    assert first.heading in told
    assert second.heading not in told
    assert not any(str(plan.heading) in str(entry_of(data, "安排").get("做法")) for plan in record.plans if plan.heading)
