"""What was 仅报送 stays so, wherever its words go."""

from __future__ import annotations

from pathlib import Path

from drafter.workflows.drafting import Wish, draft
from tests.carry.conftest import Desk
from tests.carry.test_pull import text_of
from tests.opinions.copies import Copy

_FINES, _DISPUTES = "没有发现下达罚没指标", "早期项目档案不全"


def published(desk: Desk) -> str:
    """The text of the public version that the data make now."""
    target = desk.folder / "公开.docx"
    draft(desk.data, target, Wish(("公开版",), force=True))
    return "\n".join(text_of(target))


def test_a_copy_of_a_private_paragraph_is_private(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("连同上年结转的18件", "对罚没款增长较快的单位逐户核查原因，没有发现下达罚没指标、以罚增收的情况。")
    desk.pull(copy)
    assert desk.text().count("仅报送: 是\n") == 5
    assert _FINES not in published(desk)
    assert "连同上年结转的18件" in published(desk)


def test_a_private_paragraph_that_was_moved_and_split_is_private(desk: Desk) -> None:
    copy = desk.copy()
    copy.split("规范罚没收入管理", "万元，同比")
    copy.move("对罚没款增长较快的单位", "连同上年结转的18件")
    desk.pull(copy)
    assert _FINES not in published(desk)


def test_private_words_pasted_into_a_public_paragraph_make_it_private(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("完善乡镇赋权机制", "收回一批", "没有发现下达罚没指标、以罚增收的情况；收回一批")
    desk.pull(copy)
    assert _FINES not in published(desk)


def test_private_problems_stay_private_when_the_section_becomes_own_words(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("六是少数征收补偿", "这些问题需要下大力气解决。")
    desk.pull(copy)
    assert "自写: 是" in desk.text()
    assert _DISPUTES not in published(desk)
    assert "这些问题需要下大力气解决" in published(desk)


def test_private_words_in_the_closing_are_said(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("2026年9月，我县申报", "已通过市级初审", "没有发现下达罚没指标、以罚增收的情况，已通过市级初审")
    report = desk.pull(copy)
    assert any("仅报送" in note and "公开版也会印出" in note for note in report.notes)


def test_a_published_version_is_pulled_as_what_it_is(desk: Desk) -> None:
    public = desk.folder / "公开版.docx"
    draft(desk.data, public, Wish(("公开版",)))
    copy, before = Copy(public), desk.text()
    copy.replace("人民调解。新设", "新设", "陆续新设")
    report = desk.pull(copy)
    ours = set(desk.text().splitlines()) - set(before.splitlines())
    assert len(report.edits) == 1
    assert len(ours) == 1
    assert "陆续新设" in ours.pop()
    assert not report.held


def test_a_section_dropped_from_the_public_version_keeps_its_private_words(desk: Desk, tmp_path: Path) -> None:
    public = tmp_path / "公开版.docx"
    draft(desk.data, public, Wish(("公开版",)))
    copy = Copy(public)
    for words in [text for text in text_of(public) if "乡镇（街道）承接的赋权事项" in text or text.startswith("（五）")]:
        copy.remove(words[:16])
    desk.pull(copy)
    assert _FINES in desk.text()
