"""Comments stand where a person must look, around controls and never inside, and say what and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.model.manuscript import Comment
from drafter.ooxml.names import COMMENTATOR
from drafter.read.docx.draft import Condition, read_draft
from drafter.workflows.drafting import Wish, draft
from tests.documents.data import data_with_everything, write_data
from tests.documents.test_office import DOCX
from tests.outlets.report import PUBLIC, UP, report
from tests.tools import OFFICE_VERSIONS, Office, Validator
from tests.trace.documents import parts_of, rewritten

DATA = """\
格式: 1
提纲: 年度报告/县级
年度: 2026
单位: {{全称: 示例县人民政府}}
报送件: [{{名称: 报市, 署名: 示例县人民政府, 主送: 市政府, 抄送: 市司法局, 印发日期: 2027-02-20}}]
{more}章节:
  - 对应: 监督
    数据:
      公开: {{新收: 313, 上年结转: 8, 答复: {{数值: 313, 说明: "A&B <甲> \\"乙\\" {{{{ 丙 }}}}"}}, 结转下年: 7}}
      建议提案: {figure}
"""


def drafted(folder: Path, figure: str = "{建议: 12}", more: str = "", wish: Wish | None = None) -> Path:
    path = folder / "data.yaml"
    path.write_text(DATA.format(figure=figure, more=more), encoding="utf-8")
    (written,) = draft(path, folder / "out.docx", wish).written
    return written.path


def comments(path: Path) -> tuple[Comment, ...]:
    return read_draft(path).manuscript.comments


def about(path: Path, word: str) -> list[Comment]:
    return [comment for comment in comments(path) if word in comment.text]


def test_a_broken_relation_is_said_once_around_all_of_its_figures_in_a_paragraph(tmp_path: Path) -> None:
    (comment,) = about(drafted(tmp_path), "F101")
    assert comment.author == COMMENTATOR
    assert comment.quote == "313件，上年结转8件；本年办理答复313件，结转下年继续办理7"
    assert "相差 1" in comment.text
    assert "\n改法：请与政府信息公开工作机构核对" in comment.text


def test_each_blank_has_its_comment_even_in_the_imprint(tmp_path: Path) -> None:
    path = drafted(tmp_path)
    reading = read_draft(path)
    blanks = re.findall(r"【待填：([^】]*)】", "\n".join(line.accepted for line in reading.manuscript.lines))
    said = [match[1] for comment in about(path, "S101") if (match := re.search(r"缺“([^”]*)”", comment.text))]
    assert sorted(blanks) == sorted(said)
    assert "印发机关" in said
    body = parts_of(path)["word/document.xml"]
    assert "w:comment" not in re.sub(r"^.*?<w:txbxContent>|</w:txbxContent>.*$", "", body, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{建议: {数值: 31, 上年: 20}}", "增加了一半以上"),
        ("{建议: {数值: 9, 上年: 20}}", "减少了一半以上"),
        ("{建议: {数值: 10, 上年: 0}}", "增加了一半以上"),
        ("{建议: {数值: 40, 同比: 100%}}", "增加了一半以上"),
        ("{建议: {数值: 30, 上年: 20}}", ""),  # just half
        ("{建议: {数值: 18, 上年: 9}}", ""),  # nine more
        ("{建议: {数值: 29, 上年: 20}}", ""),
    ],
)
def test_a_change_beyond_half_and_by_ten_is_commented_on(tmp_path: Path, figure: str, said: str) -> None:
    found = about(drafted(tmp_path, figure), "F105")
    assert len(found) == bool(said)
    for comment in found:
        assert said in comment.text
        assert comment.quote in ("31", "9", "10", "40")


def test_comments_stand_around_controls_and_never_inside(sample_docx: Path) -> None:
    body = parts_of(sample_docx)["word/document.xml"]
    assert body.count("<w:commentRangeStart") == body.count("<w:commentRangeEnd") == body.count("<w:commentReference") > 30
    for control in re.findall(r"<w:sdt>.*?</w:sdt>", body, flags=re.DOTALL):
        assert "comment" not in control
    ids = re.findall(r'<w:commentRangeStart w:id="(\d+)"/>', body)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("wish", [Wish(comments=False), Wish(body_only=True)])
def test_there_are_none_where_none_are_wanted(tmp_path: Path, wish: Wish) -> None:
    path = drafted(tmp_path, wish=wish)
    assert not [name for name, text in parts_of(path).items() if "comment" in name.lower() or "w:comment" in text]


def test_what_is_waived_has_none(tmp_path: Path) -> None:
    more = "豁免: [{规则: F101, 涉及: 公开.答复, 理由: 与公开年报口径不同}]\n"
    assert about(drafted(tmp_path, more=more), "F101") == []


def test_the_public_version_has_none(tmp_path: Path) -> None:
    path = report(tmp_path, UP, PUBLIC)
    path.write_text(path.read_text(encoding="utf-8").replace("新收: 10,", "新收: {数值: 66, 上年: 20},"), encoding="utf-8")
    up, public = (item.path for item in draft(path).written)
    assert "word/comments.xml" not in parts_of(public)
    assert read_draft(up).condition is Condition.UNTOUCHED


@pytest.mark.parametrize("version", OFFICE_VERSIONS)
def test_the_open_xml_sdk_finds_nothing_wrong(tmp_path: Path, validator: Validator, version: str) -> None:
    assert validator.errors(drafted(tmp_path, "{建议: {数值: 31, 上年: 20}}"), version) == []
    draft(data_with_everything(tmp_path), tmp_path / "all.docx")
    assert validator.errors(tmp_path / "all.docx", version) == []


def test_they_survive_a_save_in_libreoffice_and_count_as_ours(tmp_path: Path, office: Office) -> None:
    path = drafted(tmp_path)
    saved = office.convert(path, DOCX, tmp_path / "saved")
    assert read_draft(saved).condition is Condition.RESAVED
    assert sorted(comment.text for comment in comments(saved)) == sorted(comment.text for comment in comments(path))


def test_a_comment_of_a_person_counts_as_work(tmp_path: Path) -> None:
    path = drafted(tmp_path)
    change = ('w:author="核对提示"', 'w:author="王主任"')
    commented = rewritten(path, tmp_path / "commented.docx", {"word/comments.xml": change})
    assert read_draft(commented).condition is Condition.COMMENTED


def test_hostile_values_stay_text(tmp_path: Path) -> None:
    text = DATA.format(figure="{建议: {数值: 31, 上年: 20, 说明: '</w:t>&<【件】{{ x }}\"'}}", more="")
    draft(write_data(tmp_path, text), tmp_path / "out.docx")
    (comment,) = about(tmp_path / "out.docx", "F105")
    assert '</w:t>&<【件】{{ x }}"' in comment.text
