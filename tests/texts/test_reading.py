"""What files drafter check reads and how: web pages without end tags, old encodings, odd line ends, what is no text at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from drafter.model.finding import CannotRun, Level
from drafter.workflows.checking import Checked, CheckWish, check_file

TITLE = "示例县2024年法治政府建设年度报告"
WISH = CheckWish(select=("W",))


def checked(folder: Path, name: str, data: str | bytes, wish: CheckWish = WISH) -> Checked:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return check_file(path, wish)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [
        "<form><select><option>一<option>二</select></form>{}",
        "<nav>首页{}",
        "<button>查询{}",
        "<button>甲{}<button>乙</button>",
        "<select><option>一{}",
        "<html><head><title>年报</title><body>{}",
        "<noscript>请打开脚本{}",
        "<svg><text>图{}",
    ],
)
def test_a_page_whose_end_tags_are_missing_is_read_all_the_same(tmp_path: Path, page: str) -> None:
    text = page.format(f"<h1>{TITLE}</h1><p>截止目前，推进依法行政。</p>")
    assert [finding.rule for finding in checked(tmp_path, "报告.html", text).findings] == ["W204"]


def test_menus_forms_and_scripts_say_nothing(tmp_path: Path) -> None:
    menus = "<nav><ul><li><p>截止目前</p></li></ul></nav><script>'截止目前'</script><select><option>截止目前</select>"
    forms = "<textarea>截止目前</textarea><button>截止目前</button><template><p>截止目前</p></template><!-- 截止目前 -->"
    made = checked(tmp_path, "报告.html", f"<body>{menus}{forms}<h1>{TITLE}</h1><p>推进依法行政。</p></body>")
    assert made.findings == ()
    assert made.script is not None
    assert [paragraph.text for paragraph in made.script.paragraphs] == [TITLE, "推进依法行政。"]


def test_a_place_on_a_web_page_has_no_column(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "报告.html", f"<h1>{TITLE}</h1>\n<p>推进，截止目前。</p>").findings
    assert (finding.place.line, finding.place.column) == (2, None)


@pytest.mark.parametrize("name", ["报告.txt", "报告.md", "报告.html", "报告.docx"])
def test_a_file_without_words_is_told(tmp_path: Path, name: str) -> None:
    if name.endswith("docx"):
        docx.Document().save(str(tmp_path / name))
        findings = check_file(tmp_path / name, WISH).findings
    else:
        findings = checked(tmp_path, name, " \n\n").findings
    assert [(finding.rule, finding.level, finding.message) for finding in findings] == [("R104", Level.ERROR, "文件里没有文字")]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-16"])
def test_what_notepad_writes_is_no_fault(tmp_path: Path, encoding: str) -> None:
    assert (
        checked(tmp_path, "报告.txt", f"{TITLE}\r\n推进依法行政。\r\n".encode(encoding), CheckWish(select=("R", "W"))).findings
        == ()
    )


def test_big5_is_read_and_said(tmp_path: Path) -> None:
    text = "示例縣2024年法治政府建設年度報告\n縣政府全面推進依法行政，辦理行政復議案件。"
    made = checked(tmp_path, "报告.txt", text.encode("big5"))
    assert made.script is not None
    assert made.script.text == text
    assert [finding.rule for finding in made.findings] == ["R101", "W205"]
    assert "Big5" in made.findings[0].message


@pytest.mark.parametrize("sign", ["\x0c", "\x0b", "\u2028", "\u2029", "\x85"])
def test_page_breaks_and_line_separators_end_a_line_and_are_told_once(tmp_path: Path, sign: str) -> None:
    made = checked(tmp_path, "报告.txt", f"{TITLE}{sign}推进，截止目前。{sign}推进依法行政。")
    assert [(finding.rule, finding.place.line) for finding in made.findings] == [("R103", 1), ("W204", 2)]


def test_hints_of_form_may_be_ignored_and_faults_may_not(tmp_path: Path) -> None:
    assert checked(tmp_path, "报告.txt", f"{TITLE}\x0c推进依法行政。", CheckWish(ignore=("R103", "S"))).findings == ()
    (empty,) = checked(tmp_path, "空.txt", "", CheckWish(ignore=("R",))).findings
    assert empty.rule == "R104"


@pytest.mark.parametrize("asked", ["RUBBISH", "V999", "R9", "VX"])
def test_what_only_begins_like_a_fault_of_form_is_no_rule(tmp_path: Path, asked: str) -> None:
    with pytest.raises(CannotRun, match=f"没有“{asked}”"):
        checked(tmp_path, "报告.txt", TITLE, CheckWish(select=(asked,)))


def test_folders_pdf_and_names_without_an_ending_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(b"x")
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF")
    (tmp_path / "文件夹.txt").mkdir()
    (tmp_path / "无名").write_bytes(b"x")
    for name, said, remedy in (
        ("文件夹.txt", "这是一个文件夹", "文件的名字"),
        ("扫描.pdf", "PDF 读不了", "Word 文档"),
        ("报告", "找不到这个文件", "旁边有“报告.docx”"),
        ("没有", "找不到这个文件", "扩展名"),
        ("无名", "没有扩展名", "加上扩展名"),
    ):
        with pytest.raises(CannotRun, match=said) as refused:
            check_file(tmp_path / name)
        assert remedy in refused.value.remedy


def test_a_large_text_is_told_of_as_a_text(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as refused:
        checked(tmp_path, "报告.txt", "字" * 2_000_000)
    assert "文本" in refused.value.remedy


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("name", ["管道.txt", "管道.docx", "管道.yaml"])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(CannotRun, match="不是普通文件"):
        check_file(tmp_path / name)


@pytest.mark.parametrize(("stream", "said"), [("EncryptedPackage", "加了密码$"), ("Other", "是旧版 .doc 或加了密码的文档")])
def test_what_is_locked_is_told_from_what_is_old(tmp_path: Path, stream: str, said: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(2048)
    with pytest.raises(CannotRun, match=said):
        checked(tmp_path, "报告.docx", data)


def test_places_behind_the_text_are_not_at_its_beginning(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (TITLE, "一、主要举措", "推进依法行政。", "示例县人民政府", "2025年01月20日"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "报告.docx"))
    (date,) = check_file(tmp_path / "报告.docx", CheckWish(select=("D206",))).findings
    assert date.place.spot == "文末"


def test_findings_are_shown_even_where_no_copy_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(f"{TITLE}\n截止目前，推进依法行政。", encoding="utf-8")
    done = run("check", tmp_path / "报告.txt", "--annotate", tmp_path / "批注稿.docx")
    assert done.returncode == 2
    assert "W204" in done.stdout
    assert "只能给 Word 文档写批注" in done.stderr


def test_a_copy_of_ours_is_replaced_and_what_a_person_changed_is_kept(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (TITLE, "截止目前，推进依法行政。"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "报告.docx"))
    command = ("check", tmp_path / "报告.docx", "--select", "W", "--annotate", tmp_path / "批注稿.docx")
    for _ in range(2):
        done = run(*command)
        assert f"已写出批注稿 {tmp_path / '批注稿.docx'}：1 条批注。" in done.stdout, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["批注稿.docx", "报告.docx"]
    document.add_paragraph("全责清单已公布。")
    document.save(str(tmp_path / "报告.docx"))
    assert "原来的批注稿留作" in run(*command).stdout
    assert len(list(tmp_path.iterdir())) == 3
    changed = docx.Document(str(tmp_path / "批注稿.docx"))
    changed.add_comment(changed.paragraphs[0].runs, text="请核对", author="某科")
    changed.save(str(tmp_path / "批注稿.docx"))
    done = run(*command)
    assert done.returncode == 2
    assert "里面有别人的批注" in done.stderr
    assert "--annotate" in done.stderr
    assert "--force" not in done.stderr


def test_a_refusal_is_json_where_json_was_asked_for(tmp_path: Path) -> None:
    done = run("check", tmp_path / "没有.docx", "--format", "json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"] == "找不到这个文件"


def test_of_one_rule_no_more_is_shown_than_a_person_reads(tmp_path: Path) -> None:
    lines = [TITLE, *(f"截止目前，办理第{number}件。" for number in range(60))]
    (tmp_path / "报告.txt").write_text("\n".join(lines), encoding="utf-8")
    shown = run("check", tmp_path / "报告.txt", "--select", "W204").stdout
    assert shown.count(" W204  “") == 50
    assert "警告 W204  另有 10 处" in shown
    assert "共 60 处" in shown
    assert len(json.loads(run("check", tmp_path / "报告.txt", "--select", "W204", "--format", "json").stdout)) == 60


def test_families_and_faults_of_form_have_pages() -> None:
    family = run("rules", "s").stdout
    assert "S201" in family
    assert "F201" not in family
    assert "不能豁免" in run("rules", "R101").stdout
    assert run("rules", "V9").returncode == 2
    assert max(map(len, run("rules", "S241").stdout.split("\n"))) < 140
