"""Word lists of offices: what packs and an office's own folder add, what they switch off, and all that may be wrong there."""

from __future__ import annotations

import json
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from drafter.assets import lexicon_file
from drafter.library import INSTALLED, Library
from drafter.model.finding import CannotRun, Finding, Level
from drafter.model.lexicon import Words
from drafter.read.finished.lists import name_words
from drafter.read.lexicon import lexicon
from drafter.settings import library_for
from drafter.validate.wordfiles import CollocationItem, LawsFile, NamesFile, TitleItem, WordingFile
from drafter.wordlists import words_for
from drafter.workflows.annotating import annotate
from drafter.workflows.checking import CheckWish, check_file
from drafter.workflows.drafting import draft
from tests.tools import ROOT

SAMPLE = ROOT / "samples" / "pack-shili"
TITLE = "示例县2024年法治政府建设年度报告\n"


def office(folder: Path, wording: str = "", laws: str = "", names: str = "") -> Path:
    """A folder with drafter.yaml and these lists beside it."""
    (folder / "schemas").mkdir(parents=True)
    (folder / "drafter.yaml").write_text("格式: 1\n", encoding="utf-8")
    for name, text in (("wording", wording), ("laws", laws), ("names", names)):
        if text:
            (folder / "schemas" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def lists_of(folder: Path) -> tuple[Words, tuple[Finding, ...]]:
    return words_for(library_for(folder))


def found(folder: Path, text: str, rule: str) -> list[Finding]:
    file = folder / "报告.txt"
    file.write_text(text, encoding="utf-8")
    return [finding for finding in check_file(file).findings if finding.rule == rule]


def faults(tmp_path: Path, **lists: str) -> list[tuple[str, str, int | None]]:
    """(rule, file, line) of what is wrong with these lists, which then leave everything as it was."""
    words, findings = lists_of(office(tmp_path / "office", **lists))
    assert words == Words(lexicon(), name_words())
    assert all(finding.message and finding.remedy for finding in findings)
    return [(finding.rule, Path(finding.place.file).name, finding.place.line) for finding in findings]


def test_an_office_adds_a_word_for_texts_below_its_folder(tmp_path: Path) -> None:
    folder = office(tmp_path, "搭配: [{误: 示列县, 正: 示例县, 级: 错误, 由: 县名写错, 后不: [委]}]\n")
    below = folder / "2024" / "定稿"
    below.mkdir(parents=True)
    (finding,) = found(below, TITLE + "示列县组织培训，示列县委听取汇报。", "W204")
    assert (finding.level, finding.place.line, finding.place.column) == (Level.ERROR, 2, 1)
    assert "示例县" in finding.remedy


def test_without_drafter_yaml_nothing_is_added(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "wording.yaml").write_text("搭配: [{误: 示列县, 正: 示例县}]\n", encoding="utf-8")
    assert words_for(INSTALLED) == (Words(lexicon(), name_words()), ())
    assert not found(tmp_path, TITLE + "示列县组织培训。", "W204")


def test_an_office_switches_a_word_of_ours_off(tmp_path: Path) -> None:
    text = TITLE + "作出部署，其它单位配合。"
    plain = tmp_path / "plain"
    plain.mkdir()
    assert found(plain, text, "W204")
    assert not found(office(tmp_path / "office", "不查: [其它单位]\n"), text, "W204")


def test_what_was_switched_off_and_never_on_is_a_hint_with_the_nearest_word(tmp_path: Path) -> None:
    _, (finding,) = lists_of(office(tmp_path / "office", "格式: 1\n不查: [其它单为]\n"))
    assert (finding.rule, finding.level, finding.place.line) == ("V363", Level.HINT, 2)
    assert "其它单位" in finding.remedy


def test_the_office_s_own_entry_goes_before_ours_of_the_same_word(tmp_path: Path) -> None:
    words, findings = lists_of(office(tmp_path / "office", "搭配: [{误: 布署, 正: 部署, 级: 提示}]\n"))
    assert findings == ()
    (word,) = [word for word in words.lexicon.collocations if word.wrong == "布署"]
    assert (word.level, word.not_behind) == (Level.HINT, frozenset())


def test_forms_of_one_thing_and_characters_are_added_and_switched_off(tmp_path: Path) -> None:
    wording = "异写: [[一窗受理, 一窗通办]]\n可叠: [走访走访]\n不查: [一网统办, 歷]\n繁体字: 囍\n"
    words, findings = lists_of(office(tmp_path / "office", wording))
    assert findings == ()
    assert ("一窗受理", "一窗通办") in words.lexicon.variants
    assert not [forms for forms in words.lexicon.variants if "一网统办" in forms]
    assert "走访走访" in words.lexicon.may_double
    assert "囍" in words.lexicon.traditional
    assert "歷" not in words.lexicon.traditional


def test_names_of_local_laws_are_held_against_the_text(tmp_path: Path) -> None:
    laws = "名录:\n  地方性法规:\n    - {名: 示例省行政规范性文件管理条例, 起: 2024}\n"
    folder = office(tmp_path / "office", laws=laws)
    assert found(folder, TITLE + "落实《示例省行政规范性文件管里条例》。", "W201")
    assert not found(folder, TITLE + "落实《示例省行政规范性文件管理条例》。", "W201")
    assert found(folder, TITLE.replace("2024", "2021") + "落实《示例省行政规范性文件管理条例》。", "W202")


def test_a_local_law_stops_being_a_slip_of_ours(tmp_path: Path) -> None:
    text = TITLE + "落实《行政处法法》。"
    plain = tmp_path / "plain"
    plain.mkdir()
    assert found(plain, text, "W201")
    assert not found(office(tmp_path / "office", laws="名录: {文件: [{名: 行政处法法, 起: 2020}]}\n"), text, "W201")


def test_words_that_look_like_names_are_added(tmp_path: Path) -> None:
    text = "受理申请人马兰花不服处罚一案。"
    plain = tmp_path / "plain"
    plain.mkdir()
    assert found(plain, text, "P206")
    assert not found(office(tmp_path / "office", names="非人名: [马兰]\n"), text, "P206")


def test_what_private_persons_are_called_is_added_and_switched_off(tmp_path: Path) -> None:
    assert found(office(tmp_path / "one", names="称谓: [租户]\n"), "租户张小三申请退房。", "P206")
    assert not found(office(tmp_path / "two", names="不查: [申请人]\n"), "受理申请人张小三申请一案。", "P206")


def test_later_packs_go_over_earlier_ones_and_the_own_folder_over_all(tmp_path: Path) -> None:
    for name, right in (("甲", "甲样"), ("乙", "乙样")):
        pack = tmp_path / name / "schemas"
        pack.mkdir(parents=True)
        (pack / "wording.yaml").write_text(f"搭配: [{{误: 例词, 正: {right}}}, {{误: 词{name}, 正: 对的}}]\n", encoding="utf-8")
    packs = (tmp_path / "甲", tmp_path / "乙")

    def right_of(library: Library, wrong: str) -> str:
        return {word.wrong: word.right for word in words_for(library)[0].lexicon.collocations}[wrong]

    assert right_of(Library(packs), "例词") == "乙样"
    assert right_of(Library(packs), "词甲") == "对的"
    own = office(tmp_path / "own", "搭配: [{误: 例词, 正: 自己的}]\n")
    assert right_of(Library(packs, home=own), "例词") == "自己的"


def test_data_files_are_checked_with_the_words_of_their_pack(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "office", ignore=shutil.ignore_patterns("*.docx")))
    data = folder / "data.yaml"
    assert {finding.rule for finding in check_file(data).findings} == {"D104"}
    data.write_text(data.read_text(encoding="utf-8").replace("少跑腿", "少跑腿，镇法治副职到岗"), encoding="utf-8")
    (finding,) = [finding for finding in check_file(data).findings if finding.rule == "W204"]
    line = data.read_text(encoding="utf-8").split("\n")[(finding.place.line or 0) - 1]
    assert "镇法治副职" in line


def test_word_documents_are_checked_with_them_and_faults_are_no_comments(tmp_path: Path) -> None:
    folder = office(tmp_path / "office", "搭配: [{误: 示例县, 正: 示范县}]\n", laws="错: 1\n")
    draft(ROOT / "samples" / "shilixian-2026" / "data.yaml", folder)
    document = next(folder.glob("*.docx"))
    checked = check_file(document)
    assert {"W204", "V101"} <= {finding.rule for finding in checked.findings}
    copy = annotate(document, checked, tmp_path / "批注稿.docx").path
    assert "V101" not in {finding.rule for finding in check_file(copy).findings}
    assert "不认识" not in zipfile.ZipFile(copy).read("word/comments.xml").decode()


def test_our_own_lists_are_good_overlays_and_change_nothing(tmp_path: Path) -> None:
    """So an office may begin with a copy of ours."""
    folder = office(tmp_path / "office")
    for name in ("wording", "laws", "names"):
        shutil.copy(lexicon_file(name), folder / "schemas")
    words, findings = lists_of(folder)
    assert findings == ()
    ours = lexicon()
    assert words.names == name_words()
    assert words.lexicon.titles == ours.titles
    assert words.lexicon.collocations == ours.collocations
    assert (words.lexicon.variants, words.lexicon.traditional) == (ours.variants, ours.traditional)


@pytest.mark.parametrize(
    ("wording", "rule", "line"),
    [
        ("搭配:\n  - {错: 示列县, 误: 示列县, 正: 示例县}\n", "V101", 2),
        ("搭配:\n  - {误: 示列县}\n", "V102", 2),
        ("搭配:\n  - {误: 示列县, 正: 示例县, 级: 严重}\n", "V106", 2),
        ("搭配:\n  - {误: 示列县, 正: 示例县, 起: 去年}\n", "V207", 2),
        ("搭配:\n  - {误: 示列县, 正: 示例县, 前不: [某某]}\n", "V361", 2),
        ("搭配:\n  - {误: 的, 正: 地}\n", "V361", 2),
        ("搭配:\n\n  - {误: 法.*制, 正: 法治}\n", "V361", 3),
        ('搭配:\n  - {误: "(法+)+制", 正: 法治}\n', "V361", 2),
        ("搭配:\n  - {误: 法\\d制, 正: 法治}\n", "V361", 2),
        (f"搭配:\n  - {{误: {'长' * 31}, 正: 短}}\n", "V361", 2),
        ("搭配:\n  - {误: 部署, 正: 安排部署}\n", "V362", 2),
        ("异写:\n  - [一网通办]\n", "V362", 2),
        ("异写:\n  - [通办, 一网通办]\n", "V362", 2),
        ("繁体字: abc\n", "V361", 1),
        ("词: [示列县]\n", "V101", 1),
        ("搭配: 没有\n", "V105", 1),
        ("- 示列县\n", "V105", 1),
        ("搭配:\n" + "".join(f"  - {{误: 误词{n}, 正: 对的}}\n" for n in range(1001)), "V360", 2),
    ],
)
def test_what_is_wrong_with_a_wording_is_said_with_its_line(tmp_path: Path, wording: str, rule: str, line: int) -> None:
    assert (rule, "wording.yaml", line) in faults(tmp_path, wording=wording)


@pytest.mark.parametrize(
    ("laws", "rule"),
    [
        ("名录: {文件: [{名: 示例办法}]}\n", "V102"),
        ("名录: {文件: [{名: 《示例办法》, 起: 2020}]}\n", "V362"),
        ("名录: {文件: [{名: 示例办法, 起: 2020, 止: 2019}]}\n", "V362"),
        ("名录: [示例办法]\n", "V105"),
    ],
)
def test_what_is_wrong_with_names_of_laws_is_said(tmp_path: Path, laws: str, rule: str) -> None:
    assert (rule, "laws.yaml", 1) in faults(tmp_path, laws=laws)


@pytest.mark.parametrize(("names", "rule"), [("姓: 'a]|.*['\n", "V361"), ("称谓: ['(.+)+人']\n", "V361"), ("性: 王\n", "V101")])
def test_what_is_wrong_with_words_around_names_is_said(tmp_path: Path, names: str, rule: str) -> None:
    assert (rule, "names.yaml", 1) in faults(tmp_path, names=names)


def test_all_faults_of_a_list_are_said_at_once_and_the_other_lists_are_used(tmp_path: Path) -> None:
    folder = office(tmp_path / "office", "搭配: [{误: 的, 正: 地}, {误: 甲乙}]\n", names="非人名: [马兰]\n")
    words, findings = lists_of(folder)
    assert [finding.rule for finding in findings] == ["V361", "V102"]
    assert "马兰" in words.names.common


def test_a_list_of_a_newer_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="格式"):
        lists_of(office(tmp_path / "office", "格式: 2\n"))


def test_a_list_that_leads_out_of_the_pack_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("搭配: [{误: 示列县, 正: 示例县}]\n", encoding="utf-8")
    folder = office(tmp_path / "office")
    (folder / "schemas" / "wording.yaml").symlink_to(outside)
    words, findings = lists_of(folder)
    assert [finding.rule for finding in findings] == ["V347"]
    assert words.lexicon == lexicon()


def test_a_text_is_checked_all_the_same_where_drafter_yaml_is_bad(tmp_path: Path) -> None:
    (tmp_path / "drafter.yaml").write_text("资料包: [没有的]\n", encoding="utf-8")
    file = tmp_path / "报告.txt"
    file.write_text(TITLE + "其它单位配合。", encoding="utf-8")
    assert {"V345", "W204"} <= {finding.rule for finding in check_file(file).findings}


def test_faults_of_lists_are_said_whatever_rules_are_selected(tmp_path: Path) -> None:
    folder = office(tmp_path / "office", "词: 1\n")
    file = folder / "报告.txt"
    file.write_text(TITLE, encoding="utf-8")
    assert [finding.rule for finding in check_file(file, CheckWish(select=("F",))).findings] == ["V101"]


def test_the_longest_lists_that_are_allowed_do_not_slow_a_check(tmp_path: Path) -> None:
    words = [f"{chr(0x4E00 + n)}{'啊' * 20}" for n in range(1000)]
    wording = "搭配: " + json.dumps([{"误": word, "正": "对的"} for word in words], ensure_ascii=False) + "\n"
    names = "称谓: " + json.dumps(["啊" * 20 + chr(0x4E00 + n) for n in range(300)], ensure_ascii=False) + "\n"
    folder = office(tmp_path / "office", wording, names=names)
    file = folder / "报告.txt"
    file.write_text(TITLE + ("啊" * 200 + "。\n") * 50, encoding="utf-8")
    begun = time.perf_counter()
    check_file(file, CheckWish(select=("W204", "P206")))
    assert time.perf_counter() - begun < 5


def test_the_page_on_packs_tells_every_key_of_the_lists() -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8").partition("## 五、")[2]
    models = (WordingFile, LawsFile, NamesFile, CollocationItem, TitleItem)
    known = {str(field.alias) for model in models for field in model.model_fields.values()} - {"格式"}
    assert {key for key in known if f"`{key}`" not in page} == set()
