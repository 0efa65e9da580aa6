"""drafter new: for every installed outline a data file that can be filled in, checked and drafted at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.library import outline_index
from drafter.loading import load_outline, load_phrases
from drafter.model.finding import CannotRun, Finding, Level
from drafter.model.outline import Outline, Way
from drafter.model.record import Record
from drafter.validate.compile import json_schema
from drafter.workflows.drafting import draft
from drafter.workflows.new import new
from drafter.workflows.prepare import prepare
from drafter.write.skeleton.form import Form, scalar
from drafter.write.skeleton.text import skeleton

OUTLINES = [load_outline(name) for name in outline_index() if not name.isascii()]
OFFICE = "示例县人民政府"
#: What a file with nothing in it may be told: blanks, and that nobody has examined the public version yet.
EXPECTED = {"S101", "P101"}

each_outline = pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: outline.alias)


def year_for(outline: Outline) -> int:
    """A year that the outline serves, as late as may be."""
    return min(2026, outline.last_year or 2026)


def made(folder: Path, outline: Outline, name: str = "data.yaml") -> Path:
    return new(folder / name, outline.id, OFFICE, str(year_for(outline)), "我县").data_file


def amiss(findings: tuple[Finding, ...]) -> list[str]:
    """All findings but the expected ones and hints."""
    return [f"{f.place} {f.rule} {f.message}" for f in findings if f.level is not Level.HINT and f.rule not in EXPECTED]


def record_of(path: Path) -> Record:
    record = prepare(path).record
    assert record is not None, prepare(path).findings
    return record


def with_examples(text: str) -> str:
    """The text as it is when somebody takes away the `# ` of every example."""
    return re.sub(r"^( *)# ((?:- |  )?[\u4e00-\u9fff]+: ?[^\n]*)$", r"\1\2", text, flags=re.MULTILINE)


@each_outline
def test_a_new_data_file_has_nothing_amiss_but_what_is_still_to_be_filled_in(outline: Outline, tmp_path: Path) -> None:
    assert amiss(prepare(made(tmp_path, outline)).findings) == []


@each_outline
def test_a_new_data_file_is_drafted_as_it_is(outline: Outline, tmp_path: Path) -> None:
    drafted = draft(made(tmp_path, outline))
    record = record_of(tmp_path / "data.yaml")

    assert len(drafted.written) + len(drafted.refused) == max(len(record.outlets), 1)
    assert drafted.written
    assert {name for name, _ in drafted.refused} <= {outlet.name for outlet in record.outlets if outlet.is_public}


@each_outline
def test_every_example_works_as_soon_as_its_mark_is_taken_away(outline: Outline, tmp_path: Path) -> None:
    path = made(tmp_path, outline)
    text = path.read_text(encoding="utf-8")
    path.write_text(with_examples(text), encoding="utf-8")

    assert path.read_text(encoding="utf-8").count("\n") == text.count("\n")
    assert path.read_text(encoding="utf-8") != text
    assert [f"{f.place} {f.message}" for f in prepare(path).findings if f.level is Level.ERROR] == []


@each_outline
def test_every_figure_has_a_line_of_its_own_that_takes_a_number(outline: Outline, tmp_path: Path) -> None:
    path = made(tmp_path, outline)
    data = re.compile(r"^(    数据:\n)((?:      .*\n)+)", re.MULTILINE)
    text = data.sub(
        lambda found: found[1] + re.sub(r": $", ": 1", found[2], flags=re.MULTILINE), path.read_text(encoding="utf-8")
    )
    path.write_text(re.sub(r"^( *# .*，%，.*\n[^\n]*): 1$", r"\1: 1%", text, flags=re.MULTILINE), encoding="utf-8")

    figures = record_of(path).figures
    assert [path for path, figure in figures.items() if figure.amount is None and not figure.indicator.formula] == []


@each_outline
def test_an_editor_with_the_schema_beside_it_has_nothing_to_say(outline: Outline, tmp_path: Path) -> None:
    path = made(tmp_path, outline)
    first = path.read_text(encoding="utf-8").split("\n")[0]
    schema = json.loads((tmp_path / "data.schema.json").read_text(encoding="utf-8"))

    assert first == "# yaml-language-server: $schema=data.schema.json"
    assert schema == json_schema(outline)
    as_typed = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    jsonschema.Draft202012Validator(schema).validate(as_typed)


@each_outline
def test_each_line_says_what_the_outline_asks_for(outline: Outline, tmp_path: Path) -> None:
    text = made(tmp_path, outline).read_text(encoding="utf-8")
    for indicator in outline.reported:
        mark = "★必报" if indicator.required else "☆选报"
        department = outline.departments.get(indicator.department, indicator.department)
        said = "，".join(part for part in (indicator.name, indicator.unit, department) if part)
        assert f"# {mark} {said}" in text
        assert indicator.definition in text


@each_outline
def test_the_outlets_are_those_of_the_outline_with_their_last_days(outline: Outline, tmp_path: Path) -> None:
    path = made(tmp_path, outline)
    ways = [channel.way for channel in outline.channels] or [Way.CONGRESS]

    assert [outlet.way for outlet in record_of(path).outlets] == ways
    for channel in outline.channels:
        day = channel.last_day(year_for(outline))
        said = f"{day.year}年{day.month}月{day.day}日" if day else "按通知的期限"
        assert f"# 期限：{said}" in path.read_text(encoding="utf-8")


def test_a_deadline_before_march_counts_to_the_last_day_of_february(tmp_path: Path) -> None:
    for year, day in (("2026", "2027年2月28日"), ("2027", "2028年2月29日")):
        path = new(tmp_path / year, "年度报告/县级", OFFICE, year).data_file
        assert f"期限：{day}" in path.read_text(encoding="utf-8")


@each_outline
def test_the_same_wish_gives_the_same_bytes_with_unix_line_ends(outline: Outline, tmp_path: Path) -> None:
    one, two = made(tmp_path / "甲", outline).read_bytes(), made(tmp_path / "乙", outline).read_bytes()

    assert one == two
    assert one.decode("utf-8").endswith("\n")
    assert b"\r" not in one
    assert not one.startswith(b"\xef\xbb\xbf")


def test_the_phrases_of_the_year_are_offered_and_no_others(tmp_path: Path) -> None:
    path = new(tmp_path, "年度报告/县级", OFFICE, "2023").data_file
    text = path.read_text(encoding="utf-8")

    offered = re.findall(r"^#   【套语\.(\w+)】  (.*)$", text, re.MULTILINE)
    of_year = load_phrases().of_year(2023)
    assert [name for name, _ in offered] == list(of_year)
    assert dict(offered)["会议精神"] == "党的二十大和二十届二中全会精神"
    assert [name for name, said in offered if "未核实" in said] == [n for n, wording in of_year.items() if wording.unverified]


def test_a_folder_gets_data_yaml_and_folders_are_made(tmp_path: Path) -> None:
    begun = new(tmp_path / "2026年度" / "填报", "annual-report/county", OFFICE, "2026年度")

    assert begun.data_file == tmp_path / "2026年度" / "填报" / "data.yaml"
    assert sorted(path.name for path in begun.data_file.parent.iterdir()) == ["data.schema.json", "data.yaml"]


def test_a_file_bears_the_name_that_it_is_given_and_names_its_schema(tmp_path: Path) -> None:
    begun = new(tmp_path / "示例县.yaml", "年度报告/县级", OFFICE, "2026")

    assert begun.data_file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=示例县.schema.json\n")
    assert begun.schema_file == tmp_path / "示例县.schema.json"


def test_no_data_file_is_ever_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text("填了一半", encoding="utf-8")

    with pytest.raises(CannotRun, match="没有覆盖它") as caught:
        new(tmp_path, "年度报告/县级", OFFICE, "2026")
    assert caught.value.remedy
    assert path.read_text(encoding="utf-8") == "填了一半"
    assert [item.name for item in tmp_path.iterdir()] == ["data.yaml"]


def test_a_schema_of_ours_is_renewed_and_any_other_file_is_left_alone(tmp_path: Path) -> None:
    begun = new(tmp_path, "年度报告/县级", OFFICE, "2026")
    begun.data_file.unlink()
    new(tmp_path, "年度报告/县级", OFFICE, "2026")
    begun.data_file.unlink()
    begun.schema_file.write_text("别人的文件", encoding="utf-8")

    with pytest.raises(CannotRun, match="没有覆盖它"):
        new(tmp_path, "年度报告/县级", OFFICE, "2026")
    assert begun.schema_file.read_text(encoding="utf-8") == "别人的文件"
    assert not begun.data_file.exists()


@pytest.mark.parametrize(
    "name",
    [
        "示例县: 人民政府",
        "示例县 # 人民政府",
        '示例县"人民"政府',
        "示例县'人民'政府",
        "- 示例县",
        "示例县\n人民政府",
        "【示例县】{{ 人民政府 }}",
        "[示例县, 人民政府]",
        "null",
        "2026",
        "是",
        "&示例县 *人民政府",
        "示例县\\人民政府",
        "Ａ县@示例｜%",
        "示例县：人民政府",
    ],
)
def test_an_office_may_bear_any_name_that_can_be_read(tmp_path: Path, name: str) -> None:
    path = new(tmp_path, "年度报告/县级", name, "2026", name).data_file
    record = record_of(path)

    assert (record.office, record.self_name) == (name.replace("\n", ""),) * 2
    assert {signatory for outlet in record.outlets for signatory in outlet.signatories} == {name.replace("\n", "")}
    assert amiss(prepare(path).findings) == []


COUNTY = next(outline for outline in OUTLINES if outline.alias == "annual-report/county")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1))
def test_every_name_comes_back_as_it_was(name: str) -> None:
    text = skeleton(Form(COUNTY, {}, name, name, 2026, "data.yaml", "data.schema.json"))

    assert yaml.load(scalar(name), Loader=yaml.BaseLoader) == name
    assert yaml.load(text, Loader=yaml.BaseLoader)["单位"] == {"全称": name, "自称": name}


@pytest.mark.parametrize(
    ("outline", "unit", "year", "said", "remedy"),
    [
        (None, OFFICE, "2026", "没有写用哪个提纲", "年度报告/县级"),
        ("年度报告/县", OFFICE, "2026", "没有提纲“年度报告/县”", "是不是想写“年度报告/县级”"),
        ("年度报告/县级", None, "2026", "没有写单位全称", "--unit"),
        ("年度报告/县级", " \n ", "2026", "没有写单位全称", "--unit"),
        ("年度报告/县级", "示例\x07县", "2026", "看不见的字符", "重新输入"),
        ("年度报告/县级", "示例\ufdd0县", "2026", "看不见的字符", "重新输入"),
        ("年度报告/县级", OFFICE, None, "没有写年度", "--year 2026"),
        ("年度报告/县级", OFFICE, "去年", "“去年”不是年度", "--year 2026"),
        ("年度报告/县级", OFFICE, "1998", "不用于 1998 年度", ""),
        ("年度报告/县级", OFFICE, "2019", "不用于 2019 年度", "年度报告/2016至2020年"),
    ],
)
def test_what_is_missing_or_wrong_is_asked_for_in_chinese(
    tmp_path: Path, outline: str | None, unit: str | None, year: str | None, said: str, remedy: str
) -> None:
    with pytest.raises(CannotRun) as caught:
        new(tmp_path / "新", outline, unit, year)
    assert said in caught.value.message
    assert remedy in caught.value.remedy
    assert not (tmp_path / "新").exists()


def test_a_file_that_is_no_data_file_is_no_place_for_one(tmp_path: Path) -> None:
    (tmp_path / "初稿.docx").write_bytes(b"")
    for place in (tmp_path / "初稿.docx", tmp_path / "初稿.docx" / "里面" / "data.yaml"):
        with pytest.raises(CannotRun) as caught:
            new(place, "年度报告/县级", OFFICE, "2026")
        assert caught.value.remedy


def test_an_outline_of_a_pack_can_be_begun_where_drafter_yaml_names_it(tmp_path: Path) -> None:
    (tmp_path / "包" / "schemas" / "own").mkdir(parents=True)
    (tmp_path / "包" / "schemas" / "own" / "own.yaml").write_text(
        "格式: 1\n编号: 本地/区级\n别名: own/district\n版本: 1\n继承: 年度报告/县级\n名称: 本地区级报告\n"
        "章节: {普法: {指标: {夜校: {名称: 举办法治夜校, 单位: 期, 必报: 是}}}}\n",
        encoding="utf-8",
    )
    (tmp_path / "drafter.yaml").write_text("格式: 1\n资料包: [包]\n", encoding="utf-8")
    path = new(tmp_path / "2026", "本地/区级", OFFICE, "2026").data_file

    assert "# ★必报 举办法治夜校，期" in path.read_text(encoding="utf-8")
    assert amiss(prepare(path).findings) == []


def test_the_version_that_was_asked_for_is_written_and_else_the_present_one(tmp_path: Path) -> None:
    folder = tmp_path / "pack" / "schemas" / "x"
    folder.mkdir(parents=True)
    outline = "编号: 年度报告/某县\n别名: some-county\n版本: 3\n继承: 年度报告/县级@1\n名称: 某县提纲\n"
    (folder / "outline.yaml").write_text(outline, encoding="utf-8")
    (tmp_path / "drafter.yaml").write_text("格式: 1\n资料包: [pack]\n", encoding="utf-8")
    for asked, written in (("some-county", 3), ("年度报告/某县@2", 2), ("some-county@3", 3)):
        path = new(tmp_path / f"{written}{len(asked)}", asked, OFFICE, "2026").data_file
        assert f"提纲: 年度报告/某县@{written}\n" in path.read_text(encoding="utf-8")
        assert record_of(path)
    with pytest.raises(CannotRun, match="“some-county@4”，现有的只是第 3 版"):
        new(tmp_path / "4", "some-county@4", OFFICE, "2026")
