"""tests/data/profiles: profile files with one fault each, good ones, and the installed ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from drafter.library import INSTALLED, BadKit, Library, profile_index
from drafter.loading import load_profile
from drafter.model.profile import Profile

DATA = Path(__file__).parents[1] / "data" / "profiles"


def by_name(folder: str) -> list[Path]:
    return sorted((DATA / folder).glob("*.yaml"))


def profile_of(path: Path, pack: Path, name: str = "ceshi") -> Profile:
    """The profile of this file, as a pack has it."""
    folder = pack / "templates" / "profiles"
    folder.mkdir(parents=True)
    shutil.copy(path, folder / path.name)
    return load_profile(Library(packs=(pack,), profile=name))


@pytest.mark.parametrize("path", by_name("bad"), ids=lambda path: path.stem)
def test_a_bad_profile_is_reported_at_its_own_line_with_words_that_help(path: Path, tmp_path: Path):
    text = path.read_text(encoding="utf-8")
    announced = {(rule, int(line)) for rule, line in re.findall(r"([A-Z][0-9]{3})@([0-9]+)", text.partition("\n")[0])}
    with pytest.raises(BadKit) as raised:
        profile_of(path, tmp_path)
    found = raised.value.findings
    said = "\n".join(f"{f.message}\n{f.remedy}" for f in found)

    assert announced
    assert {(f.rule, f.place.line) for f in found} == announced
    assert {Path(f.place.file).name for f in found} == {path.name}
    assert [word for word in re.findall(r"^# 提示: *(.*?) *$", text, re.MULTILINE) if word not in said] == []


@pytest.mark.parametrize("path", by_name("good"), ids=lambda path: path.stem)
def test_a_good_profile_changes_what_it_says_and_nothing_else(path: Path, tmp_path: Path):
    profile, standard = profile_of(path, tmp_path), load_profile()

    assert profile.id == "ceshi"
    assert profile.fonts == standard.fonts
    assert profile.looks["heading1"].font == standard.looks["heading1"].font
    assert (profile.top, profile.line) != (standard.top, standard.line)


@pytest.mark.parametrize("name", list(profile_index(INSTALLED)))
def test_an_installed_profile_is_sound(name: str):
    assert load_profile(Library(profile=name)).id == name


def test_the_fonts_of_domestic_systems_are_all_that_guochan_changes():
    domestic, standard = load_profile(Library(profile="guochan")), load_profile()

    assert domestic.font("仿宋") == "方正仿宋_GBK"
    assert set(domestic.fonts) == set(standard.fonts)
    assert all(domestic.font(key) != standard.font(key) for key in standard.fonts)
    assert (domestic.looks, domestic.paper, domestic.line) == (standard.looks, standard.paper, standard.line)


def test_a_length_that_was_left_empty_keeps_the_inherited_one(tmp_path: Path):
    path = tmp_path / "empty.yaml"
    path.write_text("编号: ceshi\n名称: 空\n继承: gbt9704-2012\n版面: {行距: }\n", encoding="utf-8")
    assert profile_of(path, tmp_path / "pack").line == load_profile().line
