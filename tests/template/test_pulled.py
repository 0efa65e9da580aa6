"""Edits of a document that a pack's templates wrote: an edited passage is rewritten (改写), all others stay the pack's."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.carry.pulling.citing import Prints
from drafter.carry.pulling.figures import settled
from drafter.carry.pulling.pull import pull
from drafter.carry.pulling.versions import edited_lines
from drafter.workflows.carried import Carried, carried
from drafter.workflows.drafting import Wish, draft
from tests.carry.conftest import Desk
from tests.carry.edits import EDITS, make
from tests.carry.edits import Desk as Manuscript
from tests.carry.test_pull_private import published
from tests.template.common import packed, sample

_FINES = "没有发现下达罚没指标"


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """示例县 with its pack, figures in a data file, and the draft made of them."""
    return _drawer(tmp_path_factory.mktemp("示例县"))


def _drawer(folder: Path) -> Path:
    made = packed(sample("shilixian-2026", folder), folder / "pack")
    (folder / "drafter.yaml").write_text("资料包: [pack]\n", encoding="utf-8")
    (folder / "data.yaml").write_text(yaml.safe_dump(made.pack.data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    draft(folder / "data.yaml", folder / "初稿.docx", Wish(("报市",)))
    return folder


@pytest.fixture
def desk(drawer: Path, tmp_path: Path) -> Desk:
    shutil.copytree(drawer, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path, tmp_path / "data.yaml", tmp_path / "初稿.docx")


def entries(desk: Desk) -> dict[str, dict[str, Any]]:
    """The items of 章节 by what they fulfil."""
    return {str(entry["对应"]): entry for entry in yaml.safe_load(desk.text())["章节"]}


def rewrites(desk: Desk) -> dict[str, object]:
    return {number: words for entry in entries(desk).values() for number, words in entry.get("改写", {}).items()}


def test_a_paragraph_that_was_edited_is_rewritten_with_its_figures(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("注重学用结合", "形成整改清单", "列出整改清单")
    report = desk.pull(copy)
    (words,) = rewrites(desk).values()
    assert str(words).startswith("把习近平法治思想列为")
    assert "【" in str(words)
    assert "列出整改清单" in str(words)
    assert "自写" not in desk.text()
    assert not report.not_taken


def test_a_heading_that_was_renamed_is_rewritten(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("加强执法队伍管理", "加强执法队伍管理", "建强执法队伍")
    desk.pull(copy)
    assert rewrites(desk) == {"执法-2": "建强执法队伍"}


def test_a_paragraph_that_was_deleted_is_left_out(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("新设物业、婚姻家庭")
    desk.pull(copy)
    (words,) = rewrites(desk).values()
    assert words is None


def test_a_heading_that_was_deleted_with_what_stood_below_it_is_left_out(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("带头依法决策")
    desk.pull(copy)
    assert rewrites(desk) == {"第一责任人-4": None}


def test_a_new_paragraph_belongs_to_the_one_above(desk: Desk) -> None:
    copy = desk.copy()
    copy.new_paragraph("部门负责人轮值讲法", "讲法内容印成口袋书。")
    desk.pull(copy)
    (words,) = rewrites(desk).values()
    assert str(words).endswith("\n讲法内容印成口袋书。")


def test_figures_of_a_paragraph_that_was_deleted_are_told_nowhere(desk: Desk) -> None:
    copy = desk.copy()
    copy.remove("部门负责人轮值讲法")
    report = desk.pull(copy)
    assert not rewrites(desk)  # the program would tell them by name
    assert "自写" in desk.text()
    assert not report.not_taken


def test_paragraphs_that_changed_places_make_the_section_the_offices_own(desk: Desk) -> None:
    copy = desk.copy()
    copy.move("维护公平竞争秩序", "理清部门权责边界")
    desk.pull(copy)
    assert not rewrites(desk)
    assert entries(desk)["职能"]["自写"] == "是"


def test_what_was_rewritten_before_goes_where_the_section_becomes_own_words(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("加强执法队伍管理", "加强执法队伍管理", "建强执法队伍")
    desk.pull(copy)
    draft(desk.data, desk.draft, Wish(("报市",), force=True))
    copy = desk.copy()
    copy.move("规范执法办案程序", "减少入企检查干扰")
    desk.pull(copy)
    assert not rewrites(desk)
    assert "建强执法队伍" in desk.text()


def test_lists_below_the_offices_own_words_stay_lists(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("对照法治政府建设的任务要求", "对照法治政府建设的任务要求", "对照任务要求")
    copy.replace("一是部分执法案卷", "取证不够全面", "取证不够扎实")
    copy.replace("提高执法办案质量", "一年导师制", "两年导师制")
    desk.pull(copy)
    assert list(rewrites(desk)) == ["问题-1"]
    assert "自写" not in desk.text()
    data = yaml.safe_load(desk.text())
    assert "取证不够扎实" in data["问题"][0]["表现"]
    assert "两年导师制" in data["安排"][1]["内容"]


def test_a_passage_for_superiors_that_was_edited_stays_theirs(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("对罚没款增长较快的单位", "逐户核查原因", "逐户核查")
    desk.pull(copy)
    assert list(rewrites(desk)) == ["执法-11"]
    assert _FINES not in published(desk)


def test_passages_for_superiors_stay_theirs_where_the_section_becomes_own_words(desk: Desk) -> None:
    copy = desk.copy()
    copy.move("规范执法办案程序", "减少入企检查干扰")
    desk.pull(copy)
    assert "自写" in desk.text()
    assert _FINES in desk.text()
    assert _FINES not in published(desk)
    assert "推行“扫码入企”" in published(desk)


def test_words_for_superiors_that_were_pasted_into_a_public_passage_stay_theirs(desk: Desk) -> None:
    copy = desk.copy()
    copy.replace("完善乡镇赋权机制", "收回一批", "没有发现下达罚没指标、以罚增收的情况；收回一批")
    desk.pull(copy)
    assert _FINES not in published(desk)


@cache
def _drafts() -> Carried:
    folder = _drawer(Path(mkdtemp()))
    path = folder / "data.yaml"
    return carried(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), path, "报市")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(0, len(EDITS) - 1), min_size=1, max_size=5))
def test_whatever_people_do_drafting_after_a_pull_gives_the_edited_text(seed: int, kinds: list[int]) -> None:
    sent = _drafts()
    desk = Manuscript(sent.manuscript, sent.sent.lines, seed)
    if list(make(desk, kinds)):
        lines = list(edited_lines(desk.edited(), sent.sent.lines, sent.digits))
        told = settled(lines, Prints(sent.sent.voice), sent.record.figures)
        assert not pull(sent.sent, told.lines, sent.compose).losses
