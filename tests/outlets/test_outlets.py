"""One body, several outlets: which are written, and what each puts around the body."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from drafter.model.document import Role, Signature, Table, span_text, text_of
from drafter.model.finding import CannotRun
from drafter.model.outline import Way
from drafter.present import written_lines
from drafter.read.docx.draft import read_draft
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.prepare import prepare
from tests.outlets.report import CONGRESS, PUBLIC, UP, report

NAME = "示例县人民政府2023年法治政府建设年度报告"


def documents(path: Path) -> dict[str, object]:
    return {outlet.name: document for outlet, document in prepare(path).drafts if outlet}


def styles(path: Path) -> set[str]:
    return {style for style, text in read_draft(path).lines if text}


def test_every_outlet_is_written_when_none_is_named(tmp_path: Path) -> None:
    drafted = draft(report(tmp_path, UP, CONGRESS, PUBLIC))
    assert [item.path.name for item in drafted.written] == [
        f"{NAME}（报市）.docx",
        f"{NAME}（报人大）.docx",
        f"{NAME}（公开版）.docx",
    ]
    assert drafted.refused == ()


def test_only_the_outlets_that_are_named_are_written(tmp_path: Path) -> None:
    draft(report(tmp_path, UP, CONGRESS, PUBLIC), wish=Wish(("报人大",)))
    assert [path.name for path in tmp_path.glob("*.docx")] == [f"{NAME}（报人大）.docx"]


@pytest.mark.parametrize("typed", ["报市|公开版", "报市,公开版", "报市、公开版"])
def test_several_outlets_may_be_named_in_one_go(tmp_path: Path, typed: str) -> None:
    written = draft(report(tmp_path, UP, CONGRESS, PUBLIC), wish=Wish((typed,))).written
    assert [item.path.name for item in written] == [f"{NAME}（报市）.docx", f"{NAME}（公开版）.docx"]


def test_an_outlet_that_does_not_exist_is_answered_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as said:
        draft(report(tmp_path, UP, CONGRESS), wish=Wish(("报省",)))
    assert "没有报送件“报省”" in said.value.message
    assert "报市" in said.value.remedy


def test_the_way_is_told_by_the_name_unless_it_is_said(tmp_path: Path) -> None:
    outlets = UP, CONGRESS, PUBLIC, "  - {名称: 政府网站, 署名: 甲}\n", "  - {名称: 报政务公开办, 署名: 甲}\n"
    record = prepare(report(tmp_path, *outlets)).record
    assert record is not None
    assert [outlet.way for outlet in record.outlets] == [Way.UP, Way.CONGRESS, Way.PUBLIC, Way.PUBLIC, Way.UP]


def test_a_deadline_counts_to_the_last_day_before_and_leap_years_are_known(tmp_path: Path) -> None:
    drafted = draft(report(tmp_path, UP, CONGRESS, PUBLIC))
    assert [item.last_day for item in drafted.written] == [date(2024, 2, 29), date(2024, 2, 29), date(2024, 3, 31)]


def test_a_notice_of_the_superior_brings_the_deadline_forward(tmp_path: Path) -> None:
    drafted = draft(report(tmp_path, UP + "    期限: 2024-01-31\n"))
    assert drafted.written[0].last_day == date(2024, 1, 31)


def test_a_document_that_goes_up_names_who_approved_it_and_one_to_congress_does_not(tmp_path: Path) -> None:
    found = documents(report(tmp_path, UP, CONGRESS))
    assert [span_text(name) for name in found["报市"].head.approvers] == ["王小明", "李四", "欧阳建国"]
    assert found["报人大"].head.approvers == ()


def test_a_head_without_approver_leaves_a_blank_for_the_name(tmp_path: Path) -> None:
    text = "  - {名称: 报市, 主送: 市政府, 署名: 甲, 文号: 示政发〔2024〕3号, 成文日期: 2024-02-20}\n"
    prepared = prepare(report(tmp_path, text))
    assert "缺“签发人”，初稿里留作【待填】" in [finding.message for finding in prepared.findings]


def test_there_is_no_head_without_a_number_or_a_mark(tmp_path: Path) -> None:
    bare = "  - {名称: 报市, 主送: 市政府, 署名: 甲, 签发人: 乙, 成文日期: 2024-02-20}\n"
    marked = bare.replace("签发人", "发文机关标志: 示例县人民政府, 签发人")
    assert documents(report(tmp_path, bare))["报市"].head is None
    head = documents(report(tmp_path, marked))["报市"].head
    assert (head.issuers, head.word) == (("示例县人民政府",), "文件")
    assert text_of(head.number) == "【待填：文号】"


def test_party_and_government_sign_and_head_it_together_in_order(tmp_path: Path) -> None:
    document = documents(report(tmp_path, UP))["报市"]
    both = ("中共示例县委员会", "示例县人民政府")
    assert document.head.issuers == both
    (signature,) = [block for block in document.blocks if isinstance(block, Signature)]
    assert signature.offices == both
    assert document.title == "中共示例县委员会示例县人民政府关于2023年法治政府建设情况的报告"


def test_the_congress_version_is_sealed_and_the_other_is_not(tmp_path: Path) -> None:
    found = documents(report(tmp_path, UP, CONGRESS))
    sealed = {
        name: block.sealed for name, document in found.items() for block in document.blocks if isinstance(block, Signature)
    }
    assert sealed == {"报市": False, "报人大": True}


def test_the_imprint_lists_copies_printer_and_day(tmp_path: Path) -> None:
    imprint = documents(report(tmp_path, UP))["报市"].imprint
    assert imprint.sent == (("抄送", "示例市委全面依法治市委员会办公室。"),)
    assert (text_of(imprint.printer), text_of(imprint.printed_on)) == ("中共示例县委办公室", "2024年2月21日印发")


def test_a_long_list_of_addressees_moves_to_the_imprint_so_that_the_first_page_shows_text(tmp_path: Path) -> None:
    many = "、".join(f"示例市第{number}委员会办公室" for number in range(20)).split("、")
    text = UP.replace("[中共示例市委员会, 示例市人民政府]", f"[{', '.join(many)}]")
    (written,) = draft(report(tmp_path, text)).written
    lines = read_draft(written.path).lines
    assert "主送机关" not in [style for style, _ in lines]
    moved, copies = [line for style, line in lines if style == "版记" and line][:2]
    assert moved == "主送：" + "，".join(many) + "。"
    assert copies.startswith("抄送：")
    assert "    提示：主送机关较多，已按国标移到末页版记。" in list(written_lines(written))


def test_a_plain_body_keeps_its_addressees_however_many_there_are(tmp_path: Path) -> None:
    many = "、".join(f"示例市第{number}委员会办公室" for number in range(20)).split("、")
    text = UP.replace("[中共示例市委员会, 示例市人民政府]", f"[{', '.join(many)}]")
    (written,) = draft(report(tmp_path, text), wish=Wish(body_only=True)).written
    assert ("主送机关", "、".join(many) + "：") in read_draft(written.path).lines
    assert not written.notes


@pytest.mark.parametrize("rows", ["[]", "[[]]", '[["", ""]]'])
def test_an_attached_table_without_rows_is_still_to_be_filled_in(tmp_path: Path, rows: str) -> None:
    more = f"附件: [{{名称: 目录, 内容: 见下表。, 表格: {{表头: [事项, 依据], 行: {rows}}}}}]\n"
    prepared = prepare(report(tmp_path, UP, more=more))
    (finding,) = [finding for finding in prepared.findings if finding.rule == "S101"]
    assert "附件内容" in finding.message
    ((_, document),) = prepared.drafts
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_a_note_gets_its_brackets_once(tmp_path: Path) -> None:
    texts = [UP, UP.replace("附注: 联系人：赵六", "附注: （联系人：赵六）").replace("名称: 报市", "名称: 报省")]
    for document in documents(report(tmp_path, *texts)).values():
        (remark,) = [block for block in document.blocks if getattr(block, "role", None) is Role.REMARK]
        assert text_of(remark.spans) == "（联系人：赵六）"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("请于三月底前反馈（电话同上）", "（请于三月底前反馈（电话同上））"),
        ("(联系人：赵六（科长）)", "（联系人：赵六（科长））"),
    ],
)
def test_brackets_within_a_note_stay(tmp_path: Path, typed: str, printed: str) -> None:
    path = draft(report(tmp_path, UP.replace("联系人：赵六", typed))).written[0].path
    assert ("附注", printed) in read_draft(path).lines


def test_an_attachment_may_cite_a_figure_in_its_name_wherever_it_stands(tmp_path: Path) -> None:
    more = "附件: [{名称: 行政处罚【行政处罚】件目录, 内容: 略。}]\n"
    lines = read_draft(draft(report(tmp_path, UP, more=more)).written[0].path).lines
    cited = [text for style, text in lines if style in ("附件说明", "附件标题")]
    assert len(cited) == 2
    assert all("⟦行政处罚=" in text for text in cited)


@pytest.mark.parametrize("stage", ["征求意见稿", "送审稿"])
def test_a_draft_for_comment_says_so_below_its_title_and_in_its_name(tmp_path: Path, stage: str) -> None:
    drafted = draft(report(tmp_path, UP + f"    稿本: {stage}\n"))
    assert drafted.written[0].path.name == f"{NAME}（{stage}）.docx"
    assert ("稿本", f"（{stage}）") in read_draft(drafted.written[0].path).lines


def test_the_plain_body_has_neither_head_nor_imprint_nor_page_numbers_nor_controls(tmp_path: Path) -> None:
    drafted = draft(report(tmp_path, UP), wish=Wish(body_only=True))
    path = drafted.written[0].path
    assert path.name == f"{NAME}（正文）.docx"
    assert not styles(path) & {"份号", "密级和紧急程度", "发文机关标志", "发文字号", "版记"}
    assert {"title", "主送机关", "署名", "成文日期", "附注"} <= {style.lower() for style in styles(path)}
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:sdt>" not in body
    assert "footerReference" not in body


def test_attachments_are_announced_before_the_signature_and_stand_behind_it(tmp_path: Path) -> None:
    more = (
        "附件:\n  - 名称: 执法事项目录\n    表格: {表头: [事项, 件数], 行: [[行政处罚, 【行政处罚】], [行政许可]]}\n"
        "  - {名称: 主要数据表, 数据表: 是}\n"
    )
    path = draft(report(tmp_path, UP, more=more)).written[0].path
    lines = [(style, text) for style, text in read_draft(path).lines if text]
    order = [lines.index(line) for line in lines if line[0] in ("附件说明", "成文日期", "附件序号", "附件标题")]
    assert order == sorted(order)
    assert [text for style, text in lines if style == "附件说明"] == ["附件：1.执法事项目录", "2.主要数据表"]
    assert [text for style, text in lines if style == "附件序号"] == ["附件1", "附件2"]
    assert ("附表内容", "⟦行政处罚=10⟧") in lines or any(
        style == "附表内容" and text.startswith("⟦行政处罚=") for style, text in lines
    )


def test_a_single_attachment_bears_no_number(tmp_path: Path) -> None:
    path = draft(report(tmp_path, UP, more="附件: [{名称: 说明, 内容: 一段说明。}]\n")).written[0].path
    lines = read_draft(path).lines
    assert ("附件说明", "附件：说明") in lines
    assert ("附件序号", "附件") in lines


def test_an_attachment_without_content_is_a_blank(tmp_path: Path) -> None:
    prepared = prepare(report(tmp_path, UP, more="附件: [{名称: 说明}]\n"))
    assert "缺“附件内容”，初稿里留作【待填】" in [finding.message for finding in prepared.findings]


def test_a_review_response_is_called_what_it_is_in_its_file_name(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(
        "提纲: review-response\n年度: 2015\n单位: {全称: 示例市人民政府}\n报送件: [{名称: 报人大, 署名: 示例市人民政府}]\n"
        "章节: [{对应: 意见, 标题: 关于第一条意见的研究处理情况, 做法: [已办理。]}]\n",
        encoding="utf-8",
    )
    assert draft(path).written[0].path.name == "示例市人民政府2015年人大常委会审议意见研究处理情况报告.docx"
