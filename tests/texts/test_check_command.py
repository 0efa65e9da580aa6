"""drafter check for whatever file, drafter rules, and findings written back as comments."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from drafter.model.finding import CannotRun, is_error
from drafter.ooxml.names import COMMENTATOR
from drafter.read.docx.draft import read_draft
from drafter.workflows.annotating import annotate
from drafter.workflows.checking import CheckWish, check_file
from tests.tools import OFFICE_VERSIONS, Office, Validator

#: A report of 示例县 in which the balance of 政府信息公开 does not close, and （二） is missing.
LINES = (
    "示例县人民政府2026年法治政府建设年度报告",
    "2026年，示例县扎实推进法治政府建设。现将有关情况报告如下：",
    "一、推进法治政府建设的主要举措和成效",
    "（一）健全监督体系",
    "全年新收政府信息公开申请313件，上年结转8件；本年办理答复313件，结转下年继续办理7件。",
    "（三）加强普法",
    "开展法治宣传活动20场次。",
    "二、存在的不足和原因",
    "执法案卷质量不高，原因是培训不够。",
    "三、党政主要负责人履行推进法治建设第一责任人职责情况",
    "县政府主要负责人定期听取汇报。",
    "四、2027年推进法治政府建设的主要安排",
    "2027年，继续加强培训。",
)
WRONG = {"F201", "S201"}


def errors(path: Path, wish: CheckWish | None = None) -> set[str]:
    """The rules that are broken gravely; in Word a number may be counted by the program, so a gap in numbers is a warning."""
    found = check_file(path, wish).findings
    return {finding.rule for finding in found if is_error(finding) or (finding.rule == "S201" and path.suffix[:4] == ".doc")}


def word(path: Path) -> Path:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "drafter", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx"])
def test_the_same_faults_are_found_in_every_form(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"报告.{kind}"
    if kind == "docx":
        word(path)
    elif kind == "html":
        head = "<html><head><style>p{}</style><script>一、</script></head><body><nav>首页</nav>"
        path.write_text(head + "".join(f"<p>{line}</p>\n" for line in LINES) + "</body></html>", encoding="utf-8")
    elif kind == "md":
        path.write_text("\n\n".join(f"# {line}" if index == 0 else line for index, line in enumerate(LINES)), encoding="utf-8")
    else:
        path.write_text("\n".join(LINES), encoding="utf-8")
    assert errors(path, CheckWish(ignore=("L",))) == WRONG


def test_a_place_in_a_text_is_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    (balance,) = [finding for finding in check_file(path).findings if finding.rule == "F201"]
    assert balance.place.line == 5
    assert balance.place.column is not None
    assert "313" in balance.quote


def test_a_place_in_a_document_is_its_headings_and_paragraph(tmp_path: Path) -> None:
    (balance,) = [finding for finding in check_file(word(tmp_path / "报告.docx")).findings if finding.rule == "F201"]
    assert balance.place.line is None
    assert balance.place.spot == "一、推进法治政府建设的主要举措和成效 > （一）健全监督体系，第1段"


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (["--select", "F"], {"F201"}),
        (["--select", "S201,F201"], WRONG),
        (["--select", "F", "--select", "S201"], WRONG),
        (["--ignore", "F,L"], {"S201"}),
        (["--select", "F，S201", "--ignore", "F2"], {"S201"}),
    ],
)
def test_rules_are_selected_and_ignored_by_id_or_family(tmp_path: Path, arguments: list[str], rules: set[str]) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    done = run("check", str(path), "--format", "json", *arguments)
    assert done.returncode == 1, done.stderr
    assert {item["rule"] for item in json.loads(done.stdout) if item["level"] == "错误"} == rules


def test_what_gbk_and_windows_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("\r\n".join(LINES).encode("gbk"))
    assert errors(path) == WRONG


def test_older_documents_are_converted_by_libreoffice(tmp_path: Path, office: Office) -> None:
    older = office.convert(word(tmp_path / "报告.docx"), "doc", tmp_path / "older")
    assert errors(older, CheckWish(ignore=("L", "P"))) == WRONG


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.docx", b"not a package", "打不开这个文档"),
        ("密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "是旧版 .doc 或加了密码的文档"),
        ("表.xlsx", b"PK", "不是完好的 Excel 工作簿"),
        ("表.csv", b"a,b", "不认识“.csv”这种文件"),
        ("无名", b"x", "“无名”没有扩展名"),
        ("二进制.txt", b"\xff\xfe\x00\xd8\x00", "文件不是文本"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CannotRun, match=said):
        check_file(tmp_path / name)


@pytest.mark.parametrize("text", ["", "\n\n", "没有标题的一段话。", "甲" * 1_000_000, "一、" * 20_000, "1" * 300_000])
def test_odd_texts_give_findings_and_no_trouble(tmp_path: Path, text: str) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(text, encoding="utf-8")
    check_file(path)


def test_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="没有“X9”"):
        check_file(word(tmp_path / "报告.docx"), CheckWish(select=("X9",)))


def test_findings_are_written_back_as_comments_around_their_words(tmp_path: Path, validator: Validator) -> None:
    path, output = word(tmp_path / "报告.docx"), tmp_path / "批注稿.docx"
    before = path.read_bytes()
    checked = check_file(path)
    annotate(path, checked, output)
    assert path.read_bytes() == before
    noted, bare = read_draft(output).manuscript, read_draft(path).manuscript
    assert [line.accepted for line in noted.lines] == [line.accepted for line in bare.lines]
    assert {comment.author for comment in noted.comments} == {COMMENTATOR}
    assert len(noted.comments) == len(checked.findings)
    balance = next(comment for comment in noted.comments if "F201" in comment.text)
    assert "313件" in balance.quote
    assert balance.quote in noted.lines[balance.line].accepted
    for version in OFFICE_VERSIONS:
        assert validator.errors(output, version) == []


def test_comments_stand_around_the_controls_of_a_draft_of_ours(sample_docx: Path, tmp_path: Path, validator: Validator) -> None:
    output = tmp_path / "批注稿.docx"
    annotate(sample_docx, check_file(sample_docx), output)
    with zipfile.ZipFile(output) as package:
        body = package.read("word/document.xml").decode()
    for control in body.split("<w:sdt>")[1:]:
        assert "<w:comment" not in control.partition("</w:sdt>")[0]
    assert validator.errors(output, "Microsoft365") == []


def test_only_documents_are_annotated_and_never_in_place(tmp_path: Path) -> None:
    text = tmp_path / "报告.txt"
    text.write_text("\n".join(LINES), encoding="utf-8")
    with pytest.raises(CannotRun, match="只能给 Word 文档写批注"):
        annotate(text, check_file(text), tmp_path / "批注稿.docx")
    path = word(tmp_path / "报告.docx")
    with pytest.raises(CannotRun, match="不能写回原来的文件"):
        annotate(path, check_file(path), path)
    (tmp_path / "有了.docx").write_bytes(b"mine")
    with pytest.raises(CannotRun, match="已经有了"):
        annotate(path, check_file(path), tmp_path / "有了.docx")
    assert (tmp_path / "有了.docx").read_bytes() == b"mine"


def test_a_data_file_is_checked_with_the_text_that_it_makes(data_file: Path) -> None:
    text = data_file.read_text(encoding="utf-8")
    old = "坚持学用结合，推动学习成果"
    assert old in text
    data_file.write_text(text.replace(old, "近50余人次参加，坚持学用结合，推动学习成果"), encoding="utf-8")
    (stacked,) = [finding for finding in check_file(data_file).findings if finding.rule == "F212"]
    assert stacked.place.line == next(
        n for n, line in enumerate(data_file.read_text("utf-8").split("\n"), 1) if "近50余" in line
    )
    assert [f.rule for f in check_file(data_file).findings if is_error(f)] == ["F101"]  # told once, not again as F201


def test_rules_are_listed_and_explained() -> None:
    listed = run("rules").stdout
    assert "F101" in listed
    assert "S201" in listed
    shown = run("rules", "f201").stdout
    for word_ in ("为什么：", "不对的：", "对的：", "怎么改：", "怎么豁免："):
        assert word_ in shown
    done = run("rules", "F999")
    assert done.returncode == 2
    assert "没有“F999”这条规则" in done.stderr
