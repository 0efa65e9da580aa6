"""drafter new --from as an official calls it: what it says, what it refuses, and what the checklist asks for afterwards."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from drafter.model.finding import CannotRun
from drafter.model.record import Outcome
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.new import Wanted
from tests.commands.test_commands import run
from tests.roll.common import COUNTY, faults, plain, prepared, roll, sample, write

REPORT = """\
报送件: [{名称: 报市, 署名: [示例县人民政府], 主送: [市政府], 成文日期: 2027-01-20, 文号: 示政〔2027〕1号}]
导语: 2026年的导语。
章节:
  - 对应: 执法
    标题: 规范执法
    数据: {行政处罚: {数值: 5, 来源: 司法局}, 行政检查: 不适用}
    做法: [{小标题: 抓队伍, 内容: 查处【行政处罚】件。}]
问题: [{表现: 力量不足, 原因: 编制少}]
安排: [{序号: 1, 小标题: 充实力量, 内容: 增加编制。, 牵头: 司法}, 继续做好普法工作。]
"""


def edited(docx: Path, before: str, after: str) -> Path:
    """The document with words changed by hand."""
    changed = docx.with_name("改过.docx")
    with zipfile.ZipFile(docx) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode())
            new.writestr(name, data)
    return changed


def without_custom_parts(docx: Path) -> Path:
    stripped = docx.with_name("去掉.docx")
    with zipfile.ZipFile(docx) as old, zipfile.ZipFile(stripped, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml/"):
                new.writestr(name, old.read(name))
    return stripped


def test_it_says_what_was_carried_and_what_to_do_next(tmp_path: Path) -> None:
    source = write(tmp_path / "2026", REPORT)
    done = run("new", tmp_path / "报告" / "2027", "--from", source)
    target = tmp_path / "报告" / "2027" / "data.yaml"

    assert (done.returncode, done.stderr) == (0, "")
    assert f"已写出 {target}：" in done.stdout
    assert f"由 {source} 的 2026 年度结转。" in done.stdout
    assert "结转：1 个数填作上年，1 个仍为不适用，2 个标题沿用，2 段文字留作注释，2 条安排列入“上年安排”" in done.stdout
    assert "1 条问题留作注释" in done.stdout
    assert "已清空：成文日期、文号，" in done.stdout
    assert f"drafter check {target}" in done.stdout
    assert target.with_name("data.schema.json").is_file()
    assert run("check", target).returncode == 0


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    source = write(tmp_path, REPORT)
    before = source.read_bytes()
    done = run("new", source, "--from", source)
    assert done.returncode == 2
    assert "没有覆盖它" in done.stderr
    assert source.read_bytes() == before


def test_outline_office_and_year_may_be_others(tmp_path: Path) -> None:
    source = write(tmp_path, REPORT)
    path = roll(source, tmp_path / "新", Wanted("年度报告/乡镇街道", "大年乡人民政府", "2028", "我乡")).begun.data_file
    data = plain(path)
    assert (data["年度"], data["单位"]) == ("2028", {"全称": "大年乡人民政府", "自称": "我乡"})
    assert str(data["提纲"]).startswith("年度报告/乡镇街道@")
    assert "上年安排" not in data  # what was planned for 2027 is not last year's in 2028
    assert "# 2026年安排：序号 1；小标题 充实力量；内容 增加编制。；牵头 司法" in path.read_text(encoding="utf-8")


def test_a_draft_that_people_changed_is_rolled_with_their_changes(tmp_path: Path) -> None:
    source = write(tmp_path, REPORT)
    docx = draft(source, tmp_path / "初稿.docx").written[0].path
    done = run("new", tmp_path / "新", "--from", edited(docx, "力量不足", "人手不够"))

    assert done.returncode == 0, done.stderr
    assert "改动的文字 1 处" in done.stdout
    text = (tmp_path / "新" / "data.yaml").read_text(encoding="utf-8")
    assert "表现 人手不够" in text
    assert text == roll(source, tmp_path / "旧").begun.data_file.read_text(encoding="utf-8").replace("力量不足", "人手不够")
    assert "有人改过" not in run("new", tmp_path / "又", "--from", docx).stdout


@pytest.mark.parametrize("kind", ["定稿", "公开版", "去掉随文数据", "别人的文档", "WPS文档", "不是文档"])
def test_what_carries_no_data_is_refused_with_what_to_give_instead(kind: str, tmp_path: Path) -> None:
    text = REPORT.replace("导语", "  - {名称: 公开版, 署名: [甲], 保密审查: {日期: 2027-03-01, 审查人: 王五}}\n导语", 1)
    text = re.sub(r"报送件: \[(.*)\]\n", r"报送件:\n  - \1\n", text)
    source = write(tmp_path, text)
    if kind in ("定稿", "公开版"):
        # Blanks and gaps keep both from being written; a plain document is plain, whatever it says.
        full = sample("shilixian-2026", tmp_path / "全")
        wish = Wish(final=kind == "定稿")
        written = draft(full, tmp_path / "稿", wish).written
        given = next(item.path for item in written if ("公开" in item.path.name) is (kind == "公开版"))
    elif kind == "去掉随文数据":
        given = without_custom_parts(draft(source, tmp_path / "初稿.docx", Wish(("报市",))).written[0].path)
    elif kind == "别人的文档":
        import docx

        given = tmp_path / "别人.docx"
        docx.Document().save(str(given))
    else:
        given = tmp_path / ("去年.wps" if kind == "WPS文档" else "没有.yaml")
    done = run("new", tmp_path / "新", "--from", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert "改法：" in done.stderr
    assert (".yaml" in done.stderr) or kind == "不是文档"
    assert not (tmp_path / "新").exists()


def test_data_whose_form_is_at_fault_are_refused_by_name(tmp_path: Path) -> None:
    source = write(tmp_path, REPORT.replace("数值: 5", "数值: 五十左右").replace("表现", "现象"))
    with pytest.raises(CannotRun) as raised:
        roll(source, tmp_path / "新")
    assert re.search(r"有 \d 处错误，没有结转", raised.value.message)
    assert all(said in raised.value.message for said in ("V201", "V101", "现象", "data.yaml:12"))
    assert not (tmp_path / "新").exists()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(None, None, "2026"), "是 2026 年度的，不能结转到 2026 年度"),
        (Wanted(None, None, "2025"), "不能结转到 2025 年度"),
        (Wanted("年度报告/州级", None, None), "没有提纲“年度报告/州级”"),
        (Wanted("年度报告/县级@99", None, None), "要用的提纲是“年度报告/县级@99”，现有的只是第"),
        (Wanted("年度报告/2016至2020年", None, None), "不用于 2027 年度"),
    ],
)
def test_what_cannot_be_is_refused(wanted: Wanted, said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as raised:
        roll(write(tmp_path, REPORT), tmp_path / "新", wanted)
    assert said in raised.value.message
    assert raised.value.remedy


@pytest.mark.parametrize(("outline", "said"), [("年度报告/县级@99", "现有的只是第"), ("年度报告/没有", "没有提纲")])
def test_data_for_an_outline_that_is_not_here_are_refused(outline: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=said):
        roll(write(tmp_path, REPORT, COUNTY.replace("年度报告/县级@1", outline)), tmp_path / "新")


def test_the_checklist_asks_for_results_and_is_not_printed(tmp_path: Path) -> None:
    path = roll(write(tmp_path, REPORT), tmp_path / "新").begun.data_file
    asked = [f for f in prepared(path).findings if f.rule == "S108"]
    assert [f.quote for f in asked] == ["充实力量", "继续做好普法工作。"]
    assert "完成、进行中、未完成" in asked[0].remedy
    assert asked[0].place.line is not None

    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("结果: \n    说明: ", "结果: 完成\n    说明: 增编两名"), encoding="utf-8")
    found = prepared(path)
    assert found.record is not None
    assert [plan.outcome for plan in found.record.past_plans] == [Outcome.DONE, Outcome.DONE]
    assert not [f for f in found.findings if f.rule == "S108"]
    assert "增编两名" not in "".join(map(str, found.drafts[0][1].blocks))

    path.write_text(text.replace("结果: \n", "结果: 差不多\n", 1), encoding="utf-8")
    wrong = json.loads(run("check", path, "--format", "json").stdout)
    told = [f for f in wrong if f["rule"] == "V106"]
    assert told[0]["message"] == "“结果”不能写“差不多”"
    assert told[0]["remedy"] == "只能写：完成、进行中、未完成。"


def test_results_reported_go_on_as_notes_the_year_after(tmp_path: Path) -> None:
    path = roll(write(tmp_path, REPORT), tmp_path / "新").begun.data_file
    text = path.read_text(encoding="utf-8").replace("结果: \n    说明: ", "结果: 进行中\n    说明: 增编一名", 1)
    path.write_text(text, encoding="utf-8")
    again = roll(path, tmp_path / "又").begun.data_file
    assert faults(prepared(again).findings) == []
    assert "# 前年安排：序号 1；小标题 充实力量；内容 增加编制。；牵头 司法；结果 进行中；说明 增编一名" in again.read_text(
        encoding="utf-8"
    )
