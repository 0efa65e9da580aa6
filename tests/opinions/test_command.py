"""The command as an official calls it: several copies, some of which are no use, one table."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from drafter.model.finding import CannotRun
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.opinions import Collected, collect
from tests.documents.data import data_with_everything
from tests.opinions.copies import Copy
from tests.tools import OFFICE_VERSIONS, Office, Validator

TABLE = "意见采纳情况表.xlsx"
FIRST_ROW = 4
HOSTILE = "=cmd|' /C calc'!A0"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", "opinions", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=dict(os.environ), timeout=120)


def rows(table: Path) -> list[list[str]]:
    page = openpyxl.load_workbook(table).active
    assert page is not None
    return [[str(cell.value or "") for cell in row] for row in page.iter_rows(min_row=FIRST_ROW)]


@pytest.fixture
def folder(sample_docx: Path, tmp_path: Path) -> Path:
    """Two copies with opinions, with the lock files of an open Word and LibreOffice."""
    folder = tmp_path / "返回稿"
    first = Copy(sample_docx)
    number = first.comment("特此报告", "特此报告", "是否改为“专此报告”？", "张三")
    first.comment("特此报告", "特此报告", "同意", "李四", answers=number)
    first.track_delete("坚持学用结合", "坚持学用结合，", "李四")
    first.save(folder / "司法局.docx")
    second = Copy(sample_docx)
    second.replace("全年收到行政复议申请", "557", "558")
    second.saved_by("王五").save(folder / "财政局.docx")
    for lock in ("~$法局.docx", ".~lock.财政局.docx#", ".~财政局.docx"):
        (folder / lock).write_bytes(b"lock")
    return folder


def test_a_folder_of_copies_becomes_one_table(folder: Path) -> None:
    done = run(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "司法局.docx（张三、李四）：批注 1，修订 1，直接修改 0，回复 1。",
        "财政局.docx（王五）：批注 0，修订 0，直接修改 1。",
        f"已写出 {folder / TABLE}：共 4 条意见。",
    ]
    found = rows(folder / TABLE)
    assert [row[0] for row in found] == ["1", "2", "3", "4"]
    assert [(row[3], row[4], row[5], row[6], row[7]) for row in found] == [
        ("修订", "删去“坚持学用结合，”", "李四", "2026-03-02", "司法局.docx"),
        ("直接修改", "“557”改为“558”（指标：收到行政复议申请）", "王五", "", "财政局.docx"),
        ("批注", "是否改为“专此报告”？", "张三", "2026-03-03", "司法局.docx"),
        ("回复", "↳ 同意", "李四", "2026-03-03", "司法局.docx"),
    ]
    assert all(row[8:] == ["", "", ""] for row in found)


def test_a_pattern_that_no_shell_expanded(folder: Path) -> None:
    assert run(f"{folder}/*.docx").stdout == run(folder / "司法局.docx", folder / "财政局.docx").stdout


def test_a_pattern_without_hits_and_an_empty_folder_could_not_run(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    for wrong, why in ((f"{tmp_path}/没有*.docx", "没有文件符合这种写法"), (tmp_path / "空", "没有 .docx 文件")):
        done = run(wrong)
        assert done.returncode == 2
        assert why in done.stderr
        assert "改法：" in done.stderr


def test_the_same_file_twice_counts_once_however_it_is_named(folder: Path) -> None:
    shutil.copy(folder / "财政局.docx", folder / "财政局(1).docx")
    collected = collect([folder, folder / "财政局.docx", folder / ".." / folder.name / "财政局.docx"])
    assert len(collected.opinions) == 4
    (twice,) = [copy for copy in collected.returned if copy.note]
    assert twice.note == "和“财政局(1).docx”完全相同，只算一次"


def test_what_stands_in_two_copies_counts_once_and_names_both(sample_docx: Path, tmp_path: Path) -> None:
    """The second reviewer wrote into the first one's copy."""
    copy = Copy(sample_docx)
    copy.comment("特此报告", "特此报告", "甲", "张三")
    copy.save(tmp_path / "1.docx")
    second = Copy(sample_docx)
    first = second.comment("特此报告", "特此报告", "甲", "张三")
    second.comment("特此报告", "特此报告", "丙", "李四", answers=first)
    second.comment("坚持学用结合", "内在动力", "乙", "李四")
    second.save(tmp_path / "2.docx")
    collected = collect([tmp_path])
    assert [(o.wish, o.sources) for o in collected.opinions] == [
        ("乙", ("2.docx",)),
        ("甲", ("1.docx", "2.docx")),
        ("丙", ("2.docx",)),
    ]


def test_copies_of_one_name_are_told_with_their_folders(sample_docx: Path, tmp_path: Path) -> None:
    for office in ("司法局", "财政局"):
        copy = Copy(sample_docx)
        copy.replace("特此报告", "特此报告", f"{office}报告")
        copy.save(tmp_path / office / "初稿.docx")
    collected = collect([tmp_path / "司法局" / "初稿.docx", tmp_path / "财政局" / "初稿.docx"])
    assert sorted((o.sources, o.person) for o in collected.opinions) == [
        (("司法局/初稿.docx",), "司法局/初稿"),
        (("财政局/初稿.docx",), "财政局/初稿"),
    ]


def test_what_cannot_be_used_is_set_aside_with_the_reason_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes((folder / "财政局.docx").read_bytes()[:3000])
    (folder / "加密.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "other").mkdir()
    draft(data_with_everything(tmp_path / "other"), folder / "别县.docx")
    with zipfile.ZipFile(folder / "别的.docx", "w") as package:
        package.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            "<w:t>会议通知</w:t></w:r></w:p></w:body></w:document>",
        )
    done = run(folder, folder / "没有这份.docx")
    assert done.returncode == 1
    assert "共 4 条意见" in done.stdout
    for name, why in (
        ("坏.docx", "不是完好的 .docx 文档"),
        ("加密.docx", "是旧版 .doc 或加了密码的文档"),
        ("旧.doc", "是 .doc 文件，读不了"),
        ("别县.docx", "是示例县人民政府2026年度的稿子，和这次汇总的金水区人民政府2023年度不是一份"),
        ("别的.docx", "不是由这份稿子改来的"),
        ("没有这份.docx", "找不到这个文件"),
    ):
        assert any(f"没有采用 {folder / name}：" in line and why in line for line in done.stdout.splitlines()), name
    assert done.stdout.count("改法：") == 6


def test_another_draft_of_the_same_report_is_set_aside(folder: Path, data_file: Path) -> None:
    data_file.write_text(data_file.read_text(encoding="utf-8").replace("新收: 313", "新收: 312"), encoding="utf-8")
    draft(data_file, folder / "上一稿.docx")
    collected = collect([folder])
    (aside,) = collected.aside
    assert (aside.path.name, "另一稿" in aside.why) == ("上一稿.docx", True)
    assert len(collected.opinions) == 4


def test_a_copy_that_lost_its_record_is_held_against_the_others_text(folder: Path, sample_docx: Path) -> None:
    copy = Copy(sample_docx).without_record()
    copy.replace("特此报告", "特此报告", "谨此报告")
    copy.save(folder / "教育局.docx")
    done = run(folder)
    assert done.returncode == 0
    assert "教育局.docx（教育局）" not in done.stdout
    assert "教育局.docx：批注 0，修订 0，直接修改 1；没有随文数据，按内容比对。" in done.stdout
    note = openpyxl.load_workbook(folder / TABLE).active
    assert note is not None
    assert "“教育局.docx”没有随文数据，按内容比对。" in str(note.cell(2, 1).value)


def test_a_copy_that_is_plain_text_with_a_seal_is_held_against_the_others_text(folder: Path, sample: Path) -> None:
    draft(sample, folder / "正文.docx", Wish(body_only=True))
    copy = Copy(folder / "正文.docx")
    copy.replace("特此报告", "特此报告", "谨此报告")
    copy.save(folder / "正文.docx")
    collected = collect([folder])
    assert collected.aside == ()
    (plain,) = [found for found in collected.returned if found.name == "正文.docx"]
    assert (plain.counts.total(), plain.note) == (1, "没有随文数据，按内容比对")


def test_copies_that_all_lost_it_need_the_file_that_was_sent(sample_docx: Path, tmp_path: Path) -> None:
    copy = Copy(sample_docx).without_record()
    copy.replace("全年收到行政复议申请", "557", "558")
    path = copy.save(tmp_path / "a.docx")
    done = run(path)
    assert done.returncode == 2
    assert "--sent" in done.stderr
    done = run(path, "--原稿", sample_docx)
    assert done.returncode == 0
    assert "直接修改 1" in done.stdout


def test_where_templates_have_changed_since_the_file_that_was_sent_is_asked_for(data_file: Path, tmp_path: Path) -> None:
    templates = tmp_path / "模板"
    templates.mkdir()
    (templates / "closing.md").write_text("以上报告，请审阅。\n", encoding="utf-8")
    (tmp_path / "稿").mkdir()
    draft(data_file, tmp_path / "稿" / "sent.docx", Wish(templates=templates))
    copy = Copy(tmp_path / "稿" / "sent.docx")
    copy.replace("请审阅", "以上报告，请审阅。", "以上报告，请审议。")
    copy.save(tmp_path / "返回" / "a.docx")
    with pytest.raises(CannotRun, match="还原不出当时的原稿") as caught:
        collect([tmp_path / "返回"])
    assert "--sent" in caught.value.remedy
    collected = collect([tmp_path / "返回"], tmp_path / "稿" / "sent.docx")
    assert [o.wish for o in collected.opinions] == ["“阅”改为“议”"]


def test_tracked_changes_and_comments_that_stood_in_what_was_sent_are_nobodys_opinion(
    sample_docx: Path, tmp_path: Path
) -> None:
    for name in ("sent.docx", "a/a.docx"):
        copy = Copy(sample_docx)
        copy.track_delete("特此报告", "特此", "起草人")
        copy.comment("特此报告", "报告", "待定", "起草人")
        if name == "a/a.docx":
            copy.comment("特此报告", "报告", "可以", "张三")
        copy.save(tmp_path / name)
    collected = collect([tmp_path / "a"], tmp_path / "sent.docx")
    assert [o.wish for o in collected.opinions] == ["可以"]


def test_no_opinion_writes_nothing(sample_docx: Path, tmp_path: Path) -> None:
    shutil.copy(sample_docx, tmp_path / "a.docx")
    done = run(tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["a.docx：没有意见。", "没有意见，没有写出表格。"]
    assert not (tmp_path / TABLE).exists()


def test_a_table_that_was_filled_in_is_never_overwritten(folder: Path) -> None:
    collect([folder])
    untouched = (folder / TABLE).read_bytes()
    collect([folder])
    assert (folder / TABLE).read_bytes() == untouched  # the same input, the same bytes
    book = openpyxl.load_workbook(folder / TABLE)
    assert book.active is not None
    book.active.cell(FIRST_ROW, 9).value = "√"
    book.save(folder / TABLE)
    before = (folder / TABLE).read_bytes()
    done = run(folder)
    assert done.returncode == 2
    assert "里有人填过或改过，没有覆盖它" in done.stderr
    assert "-o" in done.stderr
    assert (folder / TABLE).read_bytes() == before
    assert run(folder, "-o", folder / "第二次.xlsx").returncode == 0
    assert (folder / "第二次.xlsx").is_file()


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 5000])
def test_whatever_else_stands_there_stays(data: bytes, folder: Path) -> None:
    (folder / TABLE).write_bytes(data)
    with pytest.raises(CannotRun, match="没有覆盖它"):
        collect([folder])
    assert (folder / TABLE).read_bytes() == data


def test_an_output_that_is_no_workbook_is_refused_and_a_folder_takes_the_table(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"不是 \.xlsx 文件名"):
        collect([folder], output=tmp_path / "表.docx")
    assert collect([folder], output=tmp_path / "汇总").table == tmp_path / "汇总" / TABLE


def _with_hostile_words(sample_docx: Path, tmp_path: Path) -> Collected:
    copy = Copy(sample_docx)
    copy.comment("特此报告", "特此报告", HOSTILE, '=<张&"三">')
    copy.comment("坚持学用结合", None, "-1+1\n@SUM(1)\u200e", "+王")
    copy.track_insert("坚持学用结合", "内在动力", '=1+1<&">', "=HYPERLINK(1)")
    copy.track_delete("特此报告", "报告", "")
    copy.save(tmp_path / "=1+1.docx")
    return collect([tmp_path / "=1+1.docx"])


def test_what_looks_like_a_formula_stays_text(sample_docx: Path, tmp_path: Path) -> None:
    table = _with_hostile_words(sample_docx, tmp_path).table
    assert table is not None
    page = openpyxl.load_workbook(table).active
    assert page is not None
    cells = [cell for row in page.iter_rows(min_row=FIRST_ROW) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert HOSTILE in [cell.value for cell in cells]
    assert '=<张&"三">' in [cell.value for cell in cells]
    with zipfile.ZipFile(table) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("version", OFFICE_VERSIONS)
def test_the_open_xml_sdk_finds_nothing_wrong_with_the_table(
    version: str, sample_docx: Path, tmp_path: Path, validator: Validator
) -> None:
    table = _with_hostile_words(sample_docx, tmp_path).table
    assert table is not None
    assert validator.errors(table, version) == []


def test_libreoffice_shows_the_whole_table(folder: Path, office: Office, tmp_path: Path) -> None:
    collect([folder])
    seen = office.text(office.convert(folder / TABLE, "pdf", tmp_path))
    for words in ("意见采纳情况表", "共4条意见，3人提出", "“557”改为“558”（指标：收到行政复议申请）", "是否改为“专此报告”？"):
        assert words in seen
