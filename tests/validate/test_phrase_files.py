"""tests/data/phrases: files of set phrases, sound or with one fault each; and the installed one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from drafter.loading import load_phrases
from drafter.model.phrases import Phrases, Wording
from drafter.read.yaml_source import read_yaml
from drafter.validate.phrases import validate_phrases

INSTALLED = load_phrases()


def phrases_of(path: Path) -> Any:
    source = read_yaml(path).source
    assert source is not None
    return validate_phrases(source)


def test_a_good_file_of_phrases_is_read_whole(good_phrases: Any):
    phrases, findings = phrases_of(good_phrases.path)

    assert findings == ()
    assert phrases.wordings["指导思想"] == (Wording("甲思想", 2012, 2016, "某文件"), Wording("乙思想", 2017))
    assert phrases.wordings["会议精神"] == (Wording("某会议精神", 2023, 2023, unverified=True),)


def test_a_bad_file_of_phrases_is_reported_by_rule_and_line(bad_phrases: Any):
    phrases, findings = phrases_of(bad_phrases.path)

    assert bad_phrases.expected, "the file must say what is to be reported: # 应报: V352@6"
    assert phrases is None
    assert {(f.rule, f.place.line) for f in findings} == {(rule, line) for rule, line, _ in bad_phrases.expected}


def test_a_bad_file_of_phrases_is_explained_with_the_words_that_help(bad_phrases: Any):
    _, findings = phrases_of(bad_phrases.path)
    said = "\n".join(f"{f.message}\n{f.remedy}" for f in findings)

    assert [word for word in bad_phrases.words if word not in said] == []
    assert all(re.search(r"[\u4e00-\u9fff]", part) for f in findings for part in (f.message, f.remedy))


def test_the_year_chooses_the_wording_and_may_find_none():
    phrases = Phrases({"甲": (Wording("旧", 2012, 2016), Wording("新", 2018))})

    found = {year: {name: wording.text for name, wording in phrases.of_year(year).items()} for year in range(2011, 2020)}

    assert found[2011] == found[2017] == {}
    assert {year for year, texts in found.items() if texts == {"甲": "旧"}} == set(range(2012, 2017))
    assert {year for year, texts in found.items() if texts == {"甲": "新"}} == {2018, 2019}


def test_every_installed_wording_cites_its_basis():
    assert [name for name, wordings in INSTALLED.wordings.items() for wording in wordings if not wording.basis] == []


@pytest.mark.parametrize(
    ("name", "year", "text"),
    [
        ("指导思想", 2016, "邓小平理论、“三个代表”重要思想、科学发展观"),
        ("指导思想", 2017, "习近平新时代中国特色社会主义思想"),
        ("会议精神", 2019, "党的十九大和十九届二中、三中、四中全会精神"),
        ("会议精神", 2021, "党的十九大和十九届历次全会精神"),
        ("会议精神", 2022, "党的二十大精神"),
        ("会议精神", 2023, "党的二十大和二十届二中全会精神"),
        ("会议精神", 2024, "党的二十大和二十届二中、三中全会精神"),
        ("目标句", 2020, "职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信"),
        ("目标句", 2021, "职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意"),
        ("纲要", 2020, "《法治政府建设实施纲要（2015—2020年）》"),
        ("纲要", 2021, "《法治政府建设实施纲要（2021—2025年）》"),
        ("四个亲自", 2016, "重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办"),
        ("普法规划", 2023, "“八五”普法规划"),
    ],
)
def test_the_installed_phrases_read_as_the_documents_of_the_year_have_them(name: str, year: int, text: str):
    assert INSTALLED.of_year(year)[name].text == text


@pytest.mark.parametrize(("name", "year"), [("习近平法治思想", 2019), ("四个亲自", 2015), ("两个确立", 2020), ("纲要", 2026)])
def test_no_phrase_is_older_or_younger_than_its_document(name: str, year: int):
    assert name not in INSTALLED.of_year(year)


def test_what_nobody_has_seen_yet_is_marked_as_unverified():
    assert INSTALLED.of_year(2026)["普法规划"].unverified
    assert INSTALLED.of_year(2026)["会议精神"].unverified
