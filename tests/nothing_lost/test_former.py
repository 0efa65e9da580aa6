"""What stands where a draft is to go: no person's text is ever lost, whatever happens meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.model.finding import CannotRun
from drafter.read.docx.draft import Condition, read_draft
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.former import Verdict, judge_draft, put
from drafter.write.files import ChangedMeanwhile, Expected, write_atomically
from tests.trace.documents import rewritten

FORCE = Wish(force=True)
SAMPLES = Path(__file__).parents[2] / "samples"


def edited_draft(data_file: Path, word: str = "专此报告。") -> Path:
    """A draft that a person edited."""
    output = data_file.parent / "初稿.docx"
    draft(data_file, output)
    change = {"word/document.xml": ("特此报告。", word)}
    rewritten(output, output.with_suffix(".new"), change).replace(output)
    return output


def test_an_edited_draft_is_refused_with_what_to_do(data_file: Path) -> None:
    output = edited_draft(data_file)
    before = output.read_bytes()
    with pytest.raises(CannotRun, match="有人改过") as refused:
        draft(data_file, output)
    assert "-o" in refused.value.remedy
    assert "初稿-修改稿-1.docx" in refused.value.remedy
    assert "--force" in refused.value.remedy
    assert output.read_bytes() == before


def test_force_keeps_theirs_beside_ours(data_file: Path) -> None:
    output = edited_draft(data_file)
    theirs = output.read_bytes()
    (written,) = draft(data_file, output, FORCE).written
    assert written.kept == output.with_name("初稿-修改稿-1.docx")
    assert written.kept.read_bytes() == theirs
    assert read_draft(output).condition is Condition.UNTOUCHED


def test_each_edited_copy_gets_its_own_number(data_file: Path) -> None:
    for number, word in enumerate(("甲。", "乙。", "丙。"), 1):
        output = edited_draft(data_file, word)
        (written,) = draft(data_file, output, FORCE).written
        assert written.kept == output.with_name(f"初稿-修改稿-{number}.docx")
    assert len(list(output.parent.glob("*修改稿*"))) == 3


@pytest.mark.parametrize("content", [b"not a package", b""])
def test_force_keeps_what_is_no_document_too(data_file: Path, content: bytes) -> None:
    output = data_file.parent / "初稿.docx"
    output.write_bytes(content)
    (written,) = draft(data_file, output, FORCE).written
    assert written.kept is not None
    assert written.kept.read_bytes() == content


def test_a_folder_with_the_copys_name_is_stepped_over(data_file: Path) -> None:
    output = edited_draft(data_file)
    output.with_name("初稿-修改稿-1.docx").mkdir()
    (written,) = draft(data_file, output, FORCE).written
    assert written.kept == output.with_name("初稿-修改稿-2.docx")


def test_a_link_stays_a_link(data_file: Path) -> None:
    output = data_file.parent / "初稿.docx"
    link = data_file.parent / "链接.docx"
    draft(data_file, output)
    link.symlink_to(output)
    output.write_bytes(b"theirs")
    draft(data_file, link, FORCE)
    assert link.is_symlink()
    assert read_draft(output).condition is Condition.UNTOUCHED


@pytest.mark.parametrize("final", [False, True])
def test_the_draft_of_another_office_is_never_replaced(data_file: Path, final: bool) -> None:
    output = data_file.parent / "out.docx"
    draft(SAMPLES / "shilixian-2026" / "data.yaml", output, Wish(("报市",), final=final))
    before = output.read_bytes()
    with pytest.raises(CannotRun, match="是别的单位或别的年度的稿子"):
        draft(data_file, output)
    assert output.read_bytes() == before


def test_last_years_draft_is_never_replaced(data_file: Path) -> None:
    output = data_file.parent / "out.docx"
    draft(data_file, output)
    text = data_file.read_text(encoding="utf-8").replace("年度: 2023", "年度: 2024", 1)
    data_file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun, match="别的年度"):
        draft(data_file, output)


def test_what_somebody_saves_meanwhile_is_judged_before_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"ours")
    asked = []

    def judge(data: bytes, _path: Path) -> Verdict:
        asked.append(data)
        if data == b"ours":
            path.write_bytes(b"theirs")  # Word saves just now
            return Verdict()
        return Verdict("里的文字有人改过")

    with pytest.raises(CannotRun, match="有人改过"):
        put(path, b"new", judge)
    assert asked == [b"ours", b"theirs"]
    assert path.read_bytes() == b"theirs"


def test_a_file_that_appears_meanwhile_is_judged_too(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile):
        write_atomically(path, b"new", Expected(None))
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_rewritten_for_ever_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"0")

    def judge(data: bytes, _path: Path) -> Verdict:
        path.write_bytes(data + b"0")
        return Verdict()

    with pytest.raises(CannotRun, match="反复改写"):
        put(path, b"new", judge)
    assert set(path.read_bytes()) == set(b"0")


def test_two_processes_at_once_leave_one_whole_draft_and_the_edited_one(data_file: Path) -> None:
    output = edited_draft(data_file)
    theirs = output.read_bytes()
    command = [sys.executable, "-m", "drafter", "draft", str(data_file), "-o", str(output), "--force"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.wait() for process in running] == [1] * 4  # the sample has an error-level finding
    for process in running:
        process.communicate()
    assert read_draft(output).condition is Condition.UNTOUCHED
    assert [path.read_bytes() for path in output.parent.glob("*修改稿*")] == [theirs]
    assert not list(output.parent.glob(".drafter-*"))


def test_a_draft_of_before_the_digest_of_the_owner_counts_as_ours(data_file: Path) -> None:
    judge = judge_draft("another")
    output = data_file.parent / "out.docx"
    draft(data_file, output)
    assert judge(output.read_bytes(), output).fault == "是别的单位或别的年度的稿子"
