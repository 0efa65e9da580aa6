"""What rules know of laws, wordings and meetings: the data files are in order, and mistakes in them are said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafter.assets import lexicon_file, phrase_file
from drafter.model.finding import CannotRun, Level
from drafter.read.lexicon import lexicon, lexicon_of

NOW = 2026


def load(name: str) -> dict:
    return yaml.safe_load(lexicon_file(name).read_text(encoding="utf-8"))


def test_names_of_laws_are_many_sorted_and_without_doubles() -> None:
    everything = []
    for items in load("laws")["名录"].values():
        names = [item["名"] for item in items]
        assert names == sorted(names)
        everything += names
    assert len(everything) == len(set(everything)) >= 120


def test_years_of_laws_are_sane() -> None:
    for title in lexicon().titles.values():
        assert 1920 < title.first <= NOW, title
        assert title.last is None or title.first <= title.last, title


@pytest.mark.parametrize(
    "name",
    [
        "行政执法监督条例",
        "法治政府建设实施纲要（2015—2020年）",
        "法治政府建设实施纲要（2021—2025年）",
        "提升行政执法质量三年行动计划（2023—2025年）",
        "法治政府建设与责任落实督察工作规定",
        "党政主要负责人履行推进法治建设第一责任人职责规定",
        "民法典",
        "宪法",
    ],
)
def test_the_names_that_every_report_cites_are_known(name: str) -> None:
    assert name in lexicon().titles


def test_wrong_words_are_sorted_without_doubles_and_not_their_own_remedy() -> None:
    wrong = [item["误"] for item in load("wording")["搭配"]]
    assert wrong == sorted(set(wrong))
    for word in lexicon().collocations:
        assert word.wrong != word.right
        assert word.wrong not in word.right
        assert word.why


def test_no_remedy_is_itself_a_wrong_word() -> None:
    for word in lexicon().collocations:
        assert not [other.wrong for other in lexicon().collocations if other.wrong in word.right]


def test_traditional_characters_are_none_of_our_own_data() -> None:
    ours = "".join(path.read_text(encoding="utf-8") for path in [lexicon_file("laws"), phrase_file(), lexicon_file("calendar")])
    assert not lexicon().traditional & set(ours)
    said = load("wording")["繁体字"]
    assert len(said) == len(set(said))


def test_meetings_come_in_order() -> None:
    months = list(lexicon().meetings.values())
    assert months == sorted(months)
    assert all(2012 <= month.year <= NOW and 1 <= month.month <= 12 for month in months)


def test_goals_come_from_the_set_phrases_that_were_seen_at_source() -> None:
    assert [(goal.first, goal.last) for goal in lexicon().goals] == [(2014, 2020), (2021, 2025)]


@pytest.mark.parametrize(
    "text",
    [
        "格式: 1\n",
        "搭配: 没有\n",
        "搭配: [{误: 布署, 正: 部署, 级: 严重, 由: 错}]\n",
        "搭配: [{误: 布署}]\n",
        "搭配: [\n",
        "[]",
    ],
)
def test_a_mistake_in_a_data_file_is_said_with_its_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "wording.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun) as said:
        lexicon_of(lexicon_file("laws"), file, lexicon_file("calendar"), phrase_file())
    assert said.value.place is not None
    assert said.value.place.file == str(file)
    assert said.value.remedy


def test_an_office_adds_a_word_by_adding_a_line(tmp_path: Path) -> None:
    file = tmp_path / "wording.yaml"
    file.write_text("搭配: [{误: 示列县, 正: 示例县, 级: 警告, 由: 写错, 后不: [委]}]\n", encoding="utf-8")
    words = lexicon_of(lexicon_file("laws"), file, lexicon_file("calendar"), phrase_file()).collocations
    assert [(word.wrong, word.level, word.not_before) for word in words] == [("示列县", Level.WARNING, frozenset("委"))]
