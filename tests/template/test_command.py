"""drafter template as an official calls it: from last year's Word document to this year's draft, and all that is refused."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from drafter.model.finding import CannotRun
from drafter.read.docx.draft import read_draft
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.prepare import prepare
from tests.template.common import packed, report, run, sample, templates
from tests.tools import Office

TEXT = "章节:\n  - 对应: 职能\n    数据: {行政许可: 12}\n    做法: [全年办理行政许可【行政许可】件，群众满意。]\n"


def with_xml(document: Path, old: str, new: str) -> None:
    """The document with other XML, as a person's program leaves it."""
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    xml = parts["word/document.xml"].decode()
    assert old in xml
    parts["word/document.xml"] = xml.replace(old, new, 1).encode()
    with zipfile.ZipFile(document, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def filled(path: Path) -> None:
    """Every figure of a data file rolled forward gets a value: one more than last year."""
    text = path.read_text(encoding="utf-8")

    def more(found: re.Match[str]) -> str:
        typed = found[1]
        now = typed if typed.endswith("%") else re.sub(r"\d+", lambda n: str(int(n[0]) + 1), typed, count=1)
        return f"数值: {now}, 上年: {typed}"

    def parts(found: re.Match[str]) -> str:
        names = re.findall(r"([^,{}:]+): (?=,|\})", found[1])
        total = int(found[2])
        each = [total // len(names)] * (len(names) - 1)
        told = ", ".join(f"{name.strip()}: {value}" for name, value in zip(names, [*each, total - sum(each)], strict=True))
        return f"汇总: {{{told}}}, 上年: {found[2]}"

    text = re.sub(r"数值: , 上年: ([^,}]+)", more, text)
    path.write_text(re.sub(r"汇总: (\{[^{}]*\}), 上年: ([0-9]+)", parts, text), encoding="utf-8")


def test_last_years_document_becomes_this_years_draft_in_three_commands(tmp_path: Path) -> None:
    data = sample("shilixian-2026", tmp_path / "2026")
    draft(data, tmp_path / "2026" / "终稿.docx", Wish(outlets=("报市",)))
    with_xml(tmp_path / "2026" / "终稿.docx", "从企业和群众办事最常遇到的难处入手", "从办事人最挠头的地方入手")

    made = run(tmp_path, "template", "2026/终稿.docx", "-o", "templates/我县")
    assert made.returncode == 0, made.stdout + made.stderr
    assert "文字和数据与原文完全相同" in made.stdout
    assert "--from 2026/终稿.docx --outline 年度报告/示例县" in made.stdout
    assert (tmp_path / "drafter.yaml").read_text(encoding="utf-8").splitlines()[1] == "资料包: [templates/我县]"

    begun = run(tmp_path, "new", "2027/data.yaml", "--from", "2026/终稿.docx", "--outline", "年度报告/示例县")
    assert begun.returncode == 0, begun.stdout + begun.stderr
    assert "新提纲新要的" not in begun.stdout
    filled(tmp_path / "2027" / "data.yaml")
    drafted = run(tmp_path, "draft", "2027/data.yaml", "--for", "报市", "-o", "2027/初稿.docx")
    assert (tmp_path / "2027" / "初稿.docx").exists(), drafted.stdout + drafted.stderr

    before, after = (
        [re.sub(r"⟦[^=⟧]*=([^⟧]*)⟧", r"\1", line) for _, line in read_draft(tmp_path / name).lines]
        for name in ("2026/终稿.docx", "2027/初稿.docx")
    )
    said = "\n".join(after)
    assert "从办事人最挠头的地方入手" in said
    assert "2027年，在上级党委、政府坚强领导" in said
    assert "全年举办法治专题培训班5期，培训干部621人次。" in said
    assert "受理便民热线工单28641件，同比持平，办结28484件" in said
    assert "（十一）夯实基层基础，推进法治乡村建设。实行乡镇合法性审核" in said
    assert "四、2028年推进法治政府建设的主要安排" in said
    assert "2026年2月1日起施行的《行政执法监督条例》" in said
    headings = [
        [re.sub(r"。.*", "", line) for line in text if re.match("（[一二三四五六七八九十]+）", line)]
        for text in (before, after)
    ]
    assert headings[0][:12] == headings[1][:12]


def test_the_very_document_is_drafted_again_with_the_same_layout(tmp_path: Path) -> None:
    data = sample("jinshui-2023", tmp_path / "2023")
    made = packed(data, tmp_path / "2023" / "包")
    (tmp_path / "2023" / "drafter.yaml").write_text("资料包: [包]\n", encoding="utf-8")
    head = data.read_text(encoding="utf-8").replace("年度报告/县级@1", made.names.outline, 1)
    (tmp_path / "2023" / "again.yaml").write_text(head, encoding="utf-8")  # the office's own words beside the templates
    found = prepare(tmp_path / "2023" / "again.yaml")
    assert found.record is not None, found.findings


def test_a_document_with_tracked_changes_wants_to_be_told_what_becomes_of_them(tmp_path: Path) -> None:
    data = report(tmp_path, TEXT)
    document = tmp_path / "稿.docx"
    draft(data, document)
    xml = '<w:ins w:id="9" w:author="甲" w:date="2027-01-01T00:00:00Z"><w:r><w:t>十分</w:t></w:r></w:ins>'
    with_xml(document, "件，群众满意。</w:t></w:r>", f"件，群众</w:t></w:r>{xml}<w:r><w:t>满意。</w:t></w:r>")
    with pytest.raises(CannotRun, match="还有没处理的修订"):
        packed(document, tmp_path / "包")
    assert not (tmp_path / "包").exists()
    assert "群众十分满意" in templates(packed(document, tmp_path / "接受", tracked="accept"))
    (tmp_path / "drafter.yaml").unlink()
    assert "群众满意" in templates(packed(document, tmp_path / "拒绝", tracked="reject"))


def test_a_figure_that_a_person_changed_in_its_control_is_that_figure(tmp_path: Path) -> None:
    document = tmp_path / "稿.docx"
    draft(report(tmp_path, TEXT), document)
    with_xml(document, "<w:t>12</w:t>", "<w:t>15</w:t>")
    made = packed(document, tmp_path / "包")
    assert "全年办理行政许可{{ 行政许可 }}件，群众满意。" in templates(made)
    assert made.differences == ()
    assert made.pack.data["章节"] == [{"对应": "职能", "数据": {"行政许可": "15"}}]  # type: ignore[index,call-overload]


@pytest.mark.parametrize("kind", ["final", "foreign", "public"])
def test_a_document_without_figures_of_its_own_is_refused(kind: str, tmp_path: Path) -> None:
    document = tmp_path / "稿.docx"
    if kind == "public":
        data = sample("shilixian-2026", tmp_path)
        draft(data, document, Wish(outlets=("公开版",)))
    elif kind == "final":
        data = sample("shilixian-2026", tmp_path)
        draft(data, document, Wish(outlets=("报市",), final=True))
    else:
        draft(report(tmp_path, TEXT), document)
        with zipfile.ZipFile(document) as package:
            parts = {name: package.read(name) for name in package.namelist() if "customXml/item" not in name}
        with zipfile.ZipFile(document, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
    with pytest.raises(CannotRun, match=r"没有随文的填报数据|是定稿或公开版，不带填报数据") as refused:
        packed(document, tmp_path / "包")
    assert "drafter pull" in refused.value.remedy
    assert not (tmp_path / "包").exists()


@pytest.mark.parametrize(
    ("outlet", "message", "remedy"),
    [
        ("公开版", "公开版不能做成资料包", "用 --for 写明报上级或者人大的报送件"),
        ("报市里", "没有报送件“报市里”", "是不是想写“报市”？"),
    ],
)
def test_an_outlet_that_cannot_be_copied_is_refused(outlet: str, message: str, remedy: str, tmp_path: Path) -> None:
    data = sample("shilixian-2026", tmp_path)
    with pytest.raises(CannotRun, match=message) as refused:
        packed(data, tmp_path / "包", outlet=outlet)
    assert remedy in refused.value.remedy
    assert not (tmp_path / "包").exists()


def test_a_document_is_one_outlet_already(tmp_path: Path) -> None:
    draft(report(tmp_path, TEXT), tmp_path / "稿.docx")
    with pytest.raises(CannotRun, match="不用写 --for"):
        packed(tmp_path / "稿.docx", tmp_path / "包", outlet="报市")


def test_other_kinds_of_documents_are_refused(tmp_path: Path) -> None:
    (tmp_path / "稿.wps").write_bytes(b"x")
    with pytest.raises(CannotRun, match="不能做成资料包"):
        packed(tmp_path / "稿.wps", tmp_path / "包")


def test_nothing_that_stands_there_is_touched(tmp_path: Path) -> None:
    data = report(tmp_path, TEXT)
    (tmp_path / "包").mkdir()
    (tmp_path / "包" / "我写的.md").write_text("别动", encoding="utf-8")
    with pytest.raises(CannotRun, match="已经有了，没有动它"):
        packed(data, tmp_path / "包")
    assert [path.name for path in (tmp_path / "包").iterdir()] == ["我写的.md"]
    (tmp_path / "文件").write_text("别动", encoding="utf-8")
    with pytest.raises(CannotRun, match="已经有了"):
        packed(data, tmp_path / "文件")


def test_an_empty_folder_is_filled_and_folders_above_are_made(tmp_path: Path) -> None:
    data = report(tmp_path, TEXT)
    (tmp_path / "空").mkdir()
    assert packed(data, tmp_path / "空").folder.is_dir()
    (tmp_path / "drafter.yaml").unlink()
    made = packed(data, tmp_path / "甲" / "乙" / "包")
    assert list(made.folder.glob("schemas/*/*.yaml"))
    assert sorted(path.name for path in (tmp_path / "甲" / "乙").iterdir()) == ["drafter.yaml", "包"]


def test_a_drafter_yaml_that_is_there_is_not_touched(tmp_path: Path) -> None:
    sample("pack-shili", tmp_path)
    settings = (tmp_path / "drafter.yaml").read_text(encoding="utf-8")
    done = run(tmp_path, "template", "data.yaml", "-o", "我县", "--outline", "年度报告/我县")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "资料包: [示例省, 我县]" in done.stdout
    assert (tmp_path / "drafter.yaml").read_text(encoding="utf-8") == settings


def test_an_outline_of_that_name_may_not_be_there(tmp_path: Path) -> None:
    data = report(tmp_path, TEXT)
    packed(data, tmp_path / "包")
    with pytest.raises(CannotRun, match="已经有提纲“年度报告/示例县”"):
        packed(data, tmp_path / "又一个")
    made = packed(data, tmp_path / "又一个", outline="年度报告/示例县二")
    assert made.names.outline == "年度报告/示例县二"
    with pytest.raises(CannotRun, match="不能作编号"):
        packed(data, tmp_path / "第三个", outline="年度报告/../x")


def test_data_at_fault_are_refused(tmp_path: Path) -> None:
    data = report(tmp_path, "章节:\n  - 对应: 职能\n    数据: {行政许客: 12}\n")
    done = run(tmp_path, "template", data, "-o", tmp_path / "包")
    assert done.returncode == 2
    assert "行政许客" in done.stderr
    assert not (tmp_path / "包").exists()


def test_the_command_asks_where_to(tmp_path: Path) -> None:
    done = run(tmp_path, "template", report(tmp_path, TEXT))
    assert done.returncode == 2
    assert "-o templates/我县" in done.stderr


@pytest.mark.skipif(not Office.is_installed(), reason="LibreOffice is not installed")
def test_a_document_that_another_program_saved_makes_the_same_pack(tmp_path: Path) -> None:
    data = sample("shilixian-2026", tmp_path)
    draft(data, tmp_path / "稿.docx", Wish(outlets=("报市",)))
    saved = Office(tmp_path / "home").convert(tmp_path / "稿.docx", "docx", tmp_path / "saved")
    made, again = packed(tmp_path / "稿.docx", tmp_path / "甲"), packed(saved, tmp_path / "saved" / "乙", outline="年度报告/乙")
    assert again.differences == ()
    assert templates(again) == templates(made)


def test_the_year_after_sees_what_was_rewritten(tmp_path: Path) -> None:
    made = packed(report(tmp_path / "2026", TEXT), tmp_path / "包")
    text = "章节:\n  - 对应: 职能\n    数据: {行政许可: 15}\n    改写: {职能-1: 办理【行政许可】件。}\n"
    head = f"格式: 1\n提纲: {made.names.outline}\n年度: 2027\n单位: {{全称: 示例县人民政府, 自称: 我县}}\n"
    (tmp_path / "drafter.yaml").write_text("资料包: [包]\n", encoding="utf-8")
    path = report(tmp_path / "2027", text, head)
    assert prepare(path).record is not None
    done = run(tmp_path, "new", "2028/data.yaml", "--from", "2027/data.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
    begun = (tmp_path / "2028" / "data.yaml").read_text(encoding="utf-8")
    assert "    # 上年改写 职能-1：办理【行政许可】件。\n" in begun
    assert "行政许可: {数值: , 上年: 15}" in begun
