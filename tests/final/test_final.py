"""drafter draft --final: the version to hand up, with nothing of ours and nothing left open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest

from drafter.read.docx.draft import Condition, read_draft
from drafter.workflows.drafting import Drafted, Wish, draft
from tests.outlets.report import CONGRESS, PUBLIC, UP, report
from tests.tools import OFFICE_VERSIONS, Validator
from tests.trace.documents import parts_of, rewritten

FINAL = Wish(final=True)
#: Planted where nobody who reads the final version may find it.
NOTE, SOURCE, REASON = "暗记甲乙丙说明", "暗记丁戊己来源", "暗记庚辛壬理由"


def planted(folder: Path, *outlets: str, more: str = "") -> Path:
    path = report(folder, *(outlets or (UP,)), more=more)
    text = path.read_text(encoding="utf-8")
    old, new = "新收: 10,", f"新收: {{数值: 10, 上年: 40, 来源: {SOURCE}, 说明: {NOTE}}},"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def broken(folder: Path, more: str = "") -> Path:
    """A complete report in which one figure contradicts the others."""
    path = report(folder, UP, more=more)
    text = path.read_text(encoding="utf-8")
    assert "结转下年: 7" in text
    path.write_text(text.replace("结转下年: 7", "结转下年: 6", 1), encoding="utf-8")
    return path


def only(drafted: Drafted) -> Path:
    assert drafted.refused == ()
    (written,) = drafted.written
    return written.path


def test_no_part_holds_a_note_a_source_a_record_or_anything_that_marks_a_draft(tmp_path: Path) -> None:
    data = planted(tmp_path)
    working = only(draft(data))
    assert NOTE in "".join(parts_of(working).values())
    assert SOURCE in "".join(parts_of(working).values())
    final = only(draft(data, wish=FINAL))
    held = "".join(parts_of(final).values())
    for word in (
        NOTE,
        SOURCE,
        "w:sdt",
        "w:comment",
        "w:highlight",
        "FFFF00",
        "urn:drafter:figures",
        "<d:record",
        "<d:outline",
        "年度报告/县级",
        "dc:creator",
        "lastModifiedBy",
        "Application",
        "w:rsid",
        "待填",
    ):
        assert word not in held, word
    assert [name for name in parts_of(final) if "comments" in name or "item1" in name or "app.xml" in name] == []
    raw = final.read_bytes()
    assert NOTE.encode() not in raw
    assert SOURCE.encode() not in raw


def test_its_text_is_that_of_the_working_draft(tmp_path: Path) -> None:
    data = planted(tmp_path)
    working, final = read_draft(only(draft(data))), read_draft(only(draft(data, wish=FINAL)))
    assert [line.accepted for line in final.manuscript.lines] == [line.accepted for line in working.manuscript.lines]
    assert final.shown == ()
    assert final.condition is Condition.UNTOUCHED


def test_it_stands_beside_the_working_draft(tmp_path: Path) -> None:
    data = planted(tmp_path)
    working, final = only(draft(data)), only(draft(data, wish=FINAL))
    assert final.name == working.name.replace(".docx", "（定稿）.docx")


def test_its_properties_name_no_author(tmp_path: Path) -> None:
    properties = docx.Document(str(only(draft(planted(tmp_path), wish=FINAL)))).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title


@pytest.mark.parametrize("version", OFFICE_VERSIONS)
def test_the_open_xml_sdk_finds_nothing_wrong(tmp_path: Path, validator: Validator, version: str) -> None:
    drafted = draft(planted(tmp_path, UP, CONGRESS, PUBLIC), wish=FINAL)
    assert len(drafted.written) == 3
    for written in drafted.written:
        assert validator.errors(written.path, version) == []


def test_it_is_refused_while_an_error_stands(tmp_path: Path) -> None:
    drafted = draft(broken(tmp_path), wish=FINAL)
    assert drafted.written == ()
    ((name, why),) = drafted.refused
    assert name == "报市"
    assert "F101" in why
    assert "豁免" in why
    assert list(tmp_path.glob("*.docx")) == []


def test_a_waiver_with_a_reason_lets_it_out_and_is_listed(tmp_path: Path) -> None:
    data = broken(tmp_path, f"豁免: [{{规则: F101, 理由: {REASON}}}]\n")
    final = only(draft(data, wish=FINAL))
    assert REASON not in "".join(parts_of(final).values())
    final.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "draft", str(data), "--final"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "豁免清单（1 项，报出前请逐项确认）：" in done.stdout
    assert "□ 错误 F101" in done.stdout
    assert f"理由：{REASON}" in done.stdout


def test_it_is_refused_while_something_is_left_to_fill_in(tmp_path: Path) -> None:
    data = report(tmp_path, UP.replace("    成文日期: 2024-02-20\n", ""))
    ((_, why),) = draft(data, wish=FINAL).refused
    assert why == "定稿不能留待填，还缺 1 项：成文日期。"


def test_a_blank_that_is_waived_stands_as_it_reads_without_a_highlight(tmp_path: Path) -> None:
    more = "豁免: [{规则: S101, 涉及: 成文日期, 理由: 签发时填写}]\n"
    data = report(tmp_path, UP.replace("    成文日期: 2024-02-20\n", ""), more=more)
    final = only(draft(data, wish=FINAL))
    held = parts_of(final)["word/document.xml"]
    assert "【待填：成文日期】" in held
    assert "FFFF00" not in held


def test_one_waiver_for_all_blanks_waives_none(tmp_path: Path) -> None:
    data = report(tmp_path, UP.replace("    成文日期: 2024-02-20\n", ""), more="豁免: [{规则: S101, 理由: 没有}]\n")
    assert draft(data, wish=FINAL).written == ()


def test_no_waiver_lets_a_blank_into_the_public_version(tmp_path: Path) -> None:
    more = "豁免: [{规则: S101, 涉及: 成文日期, 理由: 签发时填写}]\n"
    data = report(tmp_path, PUBLIC.replace("成文日期: 2024-03-10, ", ""), more=more)
    for wish in (Wish(), FINAL):
        ((_, why),) = draft(data, wish=wish).refused
        assert why == "公开版不能留待填，还缺 1 项：成文日期。"


def test_a_version_for_comment_is_no_final_one(tmp_path: Path) -> None:
    ((_, why),) = draft(report(tmp_path, UP + "    稿本: 征求意见稿\n"), wish=FINAL).refused
    assert "征求意见稿" in why


def test_an_edited_final_version_is_not_overwritten(tmp_path: Path) -> None:
    data = planted(tmp_path)
    final = only(draft(data, wish=FINAL))
    rewritten(final, tmp_path / "x.docx", {"word/document.xml": ("特此报告", "专此报告")}).replace(final)
    before = final.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "draft", str(data), "--定稿"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "有人改过" in done.stderr
    assert final.read_bytes() == before


def test_what_the_law_forbids_to_publish_is_no_matter_of_reasons(tmp_path: Path) -> None:
    more = "豁免: [{规则: P105, 理由: 已经同意}]\n"
    data = report(tmp_path, PUBLIC.replace("公开版,", "公开版, 密级: 秘密★1年,"), more=more)
    drafted = draft(data, wish=FINAL)
    assert drafted.written == ()
    assert [finding.message for finding in drafted.findings if finding.rule == "S107"] == ["P105（标了密级的不公开）不能豁免"]
