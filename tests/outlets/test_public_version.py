"""The public version (公开版): what it leaves out, by whatever way it could get in, and when it is not written at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from drafter.model.finding import CannotRun
from drafter.read.docx.draft import Condition, read_draft
from drafter.workflows.drafting import draft
from drafter.workflows.prepare import prepare
from tests.outlets.report import PUBLIC, UP, report, with_deed
from tests.tools import Office

SECRET = "妥善处置某企业职工集体上访引发的执法争议"


def public_file(path: Path) -> Path:
    drafted = draft(path)
    assert drafted.refused == ()
    return drafted.written[-1].path


def all_bytes(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist())


def text(path: Path) -> str:
    return "\n".join(line for _, line in read_draft(path).lines)


def test_it_carries_no_record_no_store_no_control_no_blank_and_no_comment(tmp_path: Path) -> None:
    path = public_file(report(tmp_path, UP, PUBLIC))
    held = all_bytes(path)
    for word in ("urn:drafter:figures", "<d:record", "<d:outline", "w:sdt", "w:comment", "待填", "县级@1", "王小明", "孙七"):
        assert word not in held
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if "item1" in name or "comments" in name]


def test_it_has_neither_head_nor_approver_nor_imprint_whatever_was_typed(tmp_path: Path) -> None:
    path = public_file(report(tmp_path, PUBLIC))
    styles = {style for style, line in read_draft(path).lines if line}
    assert not styles & {"发文机关标志", "发文字号", "版记", "主送机关"}
    assert "示政发" not in all_bytes(path)
    assert "（此件公开发布）" in text(path)


@pytest.mark.parametrize(
    "marked",
    [
        f"      - {{小标题: 处置争议, 仅报送: 是, 内容: {SECRET}。}}\n",
        f"      - 小标题: 处置争议\n        内容: 依法办理。\n        做法:\n          - {{仅报送: 是, 内容: {SECRET}。}}\n",
        f"      - {{内容: 依法办理。}}\n问题:\n  - {{表现: {SECRET}, 原因: 某某, 仅报送: 是}}\n  - {{表现: 甲, 原因: 乙}}\n",
    ],
)
def test_what_is_marked_is_in_the_report_and_not_in_the_public_version(tmp_path: Path, marked: str) -> None:
    if "问题:" in marked:
        deed, _, problems = marked.partition("问题:\n")
        path = with_deed(report(tmp_path, UP, PUBLIC), deed)
        whole = path.read_text(encoding="utf-8").replace("问题:\n", f"问题:\n{problems}", 1)
        path.write_text(whole, encoding="utf-8")
    else:
        path = with_deed(report(tmp_path, UP, PUBLIC), marked)
    drafted = draft(path)
    up, public = (item.path for item in drafted.written)
    assert SECRET in text(up)
    assert SECRET not in all_bytes(public)


def test_an_attachment_that_is_marked_is_neither_attached_nor_announced(tmp_path: Path) -> None:
    more = f"附件:\n  - {{名称: 内部说明, 内容: {SECRET}。, 仅报送: 是}}\n  - {{名称: 公开目录, 内容: 一段话。}}\n"
    public = public_file(report(tmp_path, UP, PUBLIC, more=more))
    assert SECRET not in all_bytes(public)
    assert [line for style, line in read_draft(public).lines if style == "附件说明"] == ["附件：公开目录"]


def with_figure(path: Path, figure: str, deed: str = "围绕化解，扎实开展各项工作。", *, private: str = "") -> Path:
    """The data file with one more figure (行政裁决) in 化解, and what the office says there."""
    whole = path.read_text(encoding="utf-8")
    whole = whole.replace("      司法建议: {收到: 10}\n", f"      司法建议: {{收到: 10}}\n      行政裁决: {figure}\n")
    whole = whole.replace("    做法: [围绕化解，扎实开展各项工作。]\n", f"    做法:\n      - 内容: {deed}\n{private}")
    path.write_text(whole, encoding="utf-8")
    return path


PRIVATE_DEED = "      - {仅报送: 是, 内容: 其中办理行政裁决案件【行政裁决】件。}\n"


def test_a_marked_figure_gets_out_neither_by_the_template_nor_by_the_table(tmp_path: Path) -> None:
    path = with_figure(report(tmp_path, UP, PUBLIC, more="数据表: 是\n"), "{数值: 4321, 上年: 5432, 仅报送: 是}")
    up, public = (item.path for item in draft(path).written)
    assert "4321" in text(up)
    assert "5432" in text(up)
    assert "4321" not in all_bytes(public)
    assert "5432" not in all_bytes(public)


def test_what_is_computed_from_a_marked_figure_does_not_get_out_either(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC, more="数据表: 是\n")
    whole = path.read_text(encoding="utf-8").replace("败诉: 3,", "败诉: {数值: 3, 仅报送: 是},")
    path.write_text(whole, encoding="utf-8")
    up, public = (item.path for item in draft(path).written)
    assert "败诉率" in text(up)
    assert "败诉率" not in text(public)


@pytest.mark.parametrize(("figure", "published"), [("4321", False), ("{数值: 4321, 仅报送: 否}", True)])
def test_a_figure_that_only_private_words_cite_is_withheld_unless_it_is_released(
    tmp_path: Path, figure: str, published: bool
) -> None:
    path = with_figure(report(tmp_path, UP, PUBLIC, more="数据表: 是\n"), figure, private=PRIVATE_DEED)
    _, public = (item.path for item in draft(path).written)
    assert ("4321" in text(public)) is published
    assert any(finding.rule == "P103" for finding in prepare(path).findings) is not published


def test_a_figure_typed_in_a_marked_section_is_withheld_and_the_section_leaves_no_blank(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC, more="数据表: 是\n")
    whole = (
        path.read_text(encoding="utf-8")
        .replace("  - 对应: 应急\n", "  - 对应: 应急\n    仅报送: 是\n")
        .replace("演练: 10", "演练: 765432")
    )
    path.write_text(whole, encoding="utf-8")
    up, public = (item.path for item in draft(path).written)
    assert "765432" in text(up)
    assert "应急" in text(up)
    assert "765432" not in all_bytes(public)
    assert "围绕应急" not in all_bytes(public)


def test_public_words_that_cite_a_marked_figure_stop_the_public_version_only(tmp_path: Path) -> None:
    path = with_figure(report(tmp_path, UP, PUBLIC), "{数值: 4321, 仅报送: 是}", "办理行政裁决案件【行政裁决】件。")
    drafted = draft(path)
    assert [item.path.name for item in drafted.written] == ["示例县人民政府2023年法治政府建设年度报告（报市）.docx"]
    assert [name for name, _ in drafted.refused] == ["公开版"]
    assert [finding.rule for finding in drafted.findings if finding.rule == "P102"] == ["P102"]


@pytest.mark.parametrize("private", [f"{SECRET}。", f"一年来，{SECRET}，取得实效。"])
def test_a_table_that_repeats_marked_words_stops_the_public_version(tmp_path: Path, private: str) -> None:
    more = f"附件:\n  - 名称: 情况表\n    表格: {{表头: [事项, 情况], 行: [[信访, {SECRET}]]}}\n"
    path = with_deed(report(tmp_path, UP, PUBLIC, more=more), f"      - {{仅报送: 是, 内容: '{private}'}}\n")
    assert [name for name, _ in draft(path).refused] == ["公开版"]


def test_marked_words_with_a_figure_in_them_are_found_elsewhere_too(tmp_path: Path) -> None:
    words = "全年办理行政裁决案件【行政裁决】件涉及群体上访"
    path = with_figure(
        report(tmp_path, UP, PUBLIC),
        "{数值: 4321, 仅报送: 否}",
        f"{words}。",
        private=f"      - {{仅报送: 是, 内容: {words}。}}\n",
    )
    assert "P104" in {finding.rule for finding in prepare(path).findings}


def test_a_set_phrase_in_marked_words_proves_nothing(tmp_path: Path) -> None:
    phrase = "      - {仅报送: 是, 内容: 【套语.指导思想】，办好此案。}\n      - 内容: 【套语.指导思想】，开展工作。\n"
    path = with_deed(report(tmp_path, UP, PUBLIC), phrase)
    assert "P104" not in {finding.rule for finding in prepare(path).findings}


@pytest.mark.parametrize("typed", ["罚没款4321万元", "罚没款4,321万元", "比上年的5432万元少", "下降20.5%"])
def test_a_marked_figure_typed_by_hand_stops_the_public_version(tmp_path: Path, typed: str) -> None:
    path = report(tmp_path, UP, PUBLIC)
    whole = path.read_text(encoding="utf-8")
    whole = whole.replace("    数据:\n", "    数据:\n      罚没金额: {数值: 4321, 上年: 5432, 仅报送: 是}\n", 1)
    path.write_text(f"{whole}结束语: {typed}。\n", encoding="utf-8")
    assert [name for name, _ in draft(path).refused] == ["公开版"]


def test_an_equation_gives_a_single_withheld_figure_away(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC)
    whole = path.read_text(encoding="utf-8").replace("结转下年: 7}", "结转下年: {数值: 7, 仅报送: 是}}")
    path.write_text(whole, encoding="utf-8")
    (finding,) = [finding for finding in prepare(path).findings if finding.rule == "P109"]
    assert "可以由公开的" in finding.message


def test_a_classified_outlet_is_never_public(tmp_path: Path) -> None:
    drafted = draft(report(tmp_path, PUBLIC.replace("附注: 此件公开发布", "密级: 秘密")))
    assert [name for name, _ in drafted.refused] == ["公开版"]


@pytest.mark.parametrize("number", ["13800138000", "41010219900101123X"])
def test_numbers_of_persons_are_pointed_at(tmp_path: Path, number: str) -> None:
    path = report(tmp_path, PUBLIC.replace("此件公开发布", f"联系人 {number}"))
    (finding,) = [finding for finding in prepare(path).findings if finding.rule == "P107"]
    assert number not in finding.message + finding.quote


def test_a_required_section_that_is_marked_as_a_whole_is_pointed_at(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC)
    path.write_text(
        path.read_text(encoding="utf-8").replace("  - 对应: 应急\n", "  - 对应: 应急\n    仅报送: 是\n"), encoding="utf-8"
    )
    assert "P108" in {finding.rule for finding in prepare(path).findings}


def test_a_part_that_is_marked_keeps_what_other_entries_tell_below_it(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC)
    marked = f"章节:\n  - 对应: 举措\n    标题: {SECRET}\n    仅报送: 是\n"
    path.write_text(path.read_text(encoding="utf-8").replace("章节:\n", marked, 1), encoding="utf-8")
    up, public = (item.path for item in draft(path).written)
    assert SECRET in text(up)
    assert SECRET not in all_bytes(public)
    assert "一、推进法治政府建设的主要举措和成效" in text(public)
    assert "围绕学习" in text(public)
    assert "P108" not in {finding.rule for finding in prepare(path).findings}


def test_a_former_public_file_is_named_when_a_new_one_is_refused(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC)
    draft(path)
    path.write_text(path.read_text(encoding="utf-8") + "结束语: 特此【待填：报告】。\n", encoding="utf-8")
    ((_, why),) = draft(path).refused
    assert "以前生成的" in why


def test_a_public_version_with_a_review_after_its_signing_is_pointed_at(tmp_path: Path) -> None:
    path = report(tmp_path, PUBLIC.replace("日期: 2024-03-05, 审查人", "日期: 2024-03-20, 审查人"))
    assert [finding.rule for finding in prepare(path).findings if finding.rule == "P101"] == ["P101"]


def test_an_attachment_left_out_changes_the_numbers_that_the_words_speak_of(tmp_path: Path) -> None:
    more = "附件:\n  - {名称: 内部说明, 内容: 略。, 仅报送: 是}\n  - {名称: 公开目录, 内容: 一段话。}\n"
    path = with_deed(report(tmp_path, UP, PUBLIC, more=more), "      - {内容: 见附件2。}\n")
    (finding,) = [finding for finding in prepare(path).findings if finding.rule == "S105"]
    assert "“公开版”有 1 个附件" in finding.message


def test_a_title_of_another_outlet_says_nothing_about_the_public_one(tmp_path: Path) -> None:
    titled = UP + "    标题: 关于办理行政裁决【行政裁决】件的报告\n"
    path = with_figure(report(tmp_path, titled, PUBLIC), "{数值: 4321, 仅报送: 是}")
    assert not [finding for finding in prepare(path).findings if finding.rule == "P102"]


def test_one_edited_draft_does_not_keep_the_others_from_being_written(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC)
    up, public = (item.path for item in draft(path).written)
    with zipfile.ZipFile(up) as package:
        body = package.read("word/document.xml").replace("围绕学习".encode(), "围着学习".encode())
    rewritten(up, body)
    drafted = draft(path)
    assert [item.path for item in drafted.written] == [public]
    assert [name for name, _ in drafted.refused] == ["报市"]


def test_it_is_not_written_while_something_is_blank_and_says_what(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC.replace("成文日期: 2024-03-10, ", ""))
    drafted = draft(path)
    assert drafted.refused == (("公开版", "公开版不能留待填，还缺 1 项：成文日期。"),)
    assert len(drafted.written) == 1


def test_one_that_was_merely_saved_again_is_backed_up_and_one_that_was_edited_is_left_alone(
    tmp_path: Path, office: Office
) -> None:
    path = report(tmp_path, PUBLIC)
    public = public_file(path)
    assert read_draft(public).condition is Condition.UNTOUCHED
    public.write_bytes(office.convert(public, "docx", tmp_path / "saved").read_bytes())
    assert read_draft(public).condition is Condition.RESAVED
    (written,) = draft(path).written
    assert written.kept is not None
    path.write_text(path.read_text(encoding="utf-8").replace("围绕学习", "围绕学法"), encoding="utf-8")
    changed = draft(path).written[0].path.read_bytes()
    with zipfile.ZipFile(public) as package:
        body = package.read("word/document.xml").replace("围绕学法".encode(), "围着学法".encode())
    rewritten(public, body)
    with pytest.raises(CannotRun, match="有人改过"):
        draft(path)
    assert public.read_bytes() != changed


def rewritten(path: Path, body: bytes) -> None:
    """The package with another body."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in (parts | {"word/document.xml": body}).items():
            package.writestr(name, data)
