"""Reading YAML: every value keeps its place, every odd file is read or refused in words that an official understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from drafter.model.finding import CannotRun, Level
from drafter.model.source import Loc, Plain
from drafter.read.text.files import LARGEST
from drafter.read.yaml_source import DEEPEST, YamlReading, read_yaml

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

# ---- places ---------------------------------------------------------------------------------------------------------

words = st.text("甲乙丙收到，。（）：％abcXYZ012 .%-#*&!|>@😀é", min_size=1, max_size=12).map(str.strip).filter(bool)
keys = st.text("甲乙丙丁戊收到受理应诉abc12", min_size=1, max_size=6)
trees = st.recursive(
    words,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(keys, inner, min_size=1, max_size=4),
    max_leaves=12,
)


def leaves(data: Plain, loc: Loc = ()) -> list[tuple[Loc, str]]:
    """Each scalar with the way to it."""
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in leaves(value, (*loc, key))]
    if isinstance(data, list):
        return [leaf for index, value in enumerate(data) for leaf in leaves(value, (*loc, index))]
    return [(loc, data or "")]


def text_at(text: str, place: Any) -> str:
    """What stands at the place, told by lines and columns as an editor counts them."""
    return text.split("\n")[place.line - 1][place.column - 1 :]


@same_folder
@given(
    data=st.dictionaries(keys, trees, min_size=1, max_size=4),
    flow=st.sampled_from([False, True, None]),
    indent=st.integers(2, 6),
)
def test_the_place_of_every_value_is_where_it_stands(read: Any, data: dict[str, Plain], flow: bool | None, indent: int):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, indent=indent, width=10**6, sort_keys=False)
    source = read(text).source

    for loc, value in leaves(data):
        found = text_at(text, source.place(loc))
        assert found.startswith((value, f"'{value}'", f'"{value}'))


@same_folder
@given(data=st.dictionaries(keys, trees, min_size=1, max_size=4))
def test_what_is_read_is_what_was_written(read: Any, data: dict[str, Plain]):
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style='"')

    assert read(text).source.data == data


def test_the_place_of_a_key_is_where_the_key_stands(read: Any):
    text = "章节:\n  - 对应: 化解\n    数据: {复议: {收到: 557}}\n"
    source = read(text).source
    loc = ("章节", 0, "数据", "复议", "收到")

    assert text_at(text, source.place(loc)).startswith("557")
    assert text_at(text, source.place(loc, of_key=True)).startswith("收到: 557")
    assert source.quote(loc) == "557"


def test_a_place_that_does_not_exist_is_its_nearest_ancestor(read: Any):
    source = read("章节:\n  - 对应: 化解\n").source

    assert source.place(("章节", 0, "数据", "复议")) == source.place(("章节", 0))
    assert source.place(("没有",)) == source.place(())


NARRATIVE = "导语: |\n  一段【甲】。\n  二段【乙】。\n做法:\n  - 三段【丙】\n"


@pytest.mark.parametrize(("loc", "mark"), [(("导语",), "【甲】"), (("导语",), "【乙】"), (("做法", 0), "【丙】")])
def test_the_place_inside_a_text_is_found(read: Any, loc: Loc, mark: str):
    source = read(NARRATIVE).source
    value: Any = source.data
    for step in loc:
        value = value[step]

    assert text_at(NARRATIVE, source.place(loc, offset=value.index(mark))).startswith(mark)


def test_the_second_of_two_equal_words_in_a_text_has_its_own_place(read: Any):
    text = "导语: |\n  甲【复议.收倒】件。\n  乙【复议.收倒】件。\n"
    source = read(text).source
    value = source.data["导语"]

    assert source.place(("导语",), offset=value.rindex("【")).line == 3


def test_a_long_value_is_quoted_shortened(read: Any):
    quote = read("甲: " + "乙" * 100 + "\n").source.quote(("甲",))

    assert len(quote) == 40
    assert quote.endswith("…")


# ---- scalars stay as typed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["18.9%", "007", "2023-12-31", "是", "yes", "true", "12:30", "1_000", "0x1F", "1e5", ".5", "5.50"]
)
def test_a_scalar_stays_as_typed(read: Any, typed: str):
    assert read(f"甲: {typed}\n").source.data == {"甲": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_is_nothing(read: Any, typed: str):
    assert read(f"甲: {typed}\n").source.data == {"甲": None}


@pytest.mark.parametrize("typed", ['""', '"~"', "'null'"])
def test_what_is_quoted_is_text_even_where_it_reads_like_nothing(read: Any, typed: str):
    assert read(f"甲: {typed}\n").source.data == {"甲": typed.strip("'\"")}


@pytest.mark.parametrize("typed", ["!abc 工作", "&abc 工作"])
def test_no_part_of_a_value_is_lost_in_silence(read: Any, typed: str):
    reading = read(f"说明: {typed}\n")

    assert reading.findings or reading.source.data == {"说明": typed}


# ---- bytes ----------------------------------------------------------------------------------------------------------

TEXT = "收到: 557\n受理: 五百\n"


@pytest.mark.parametrize(
    ("data", "rule", "said"),
    [
        (TEXT.encode(), None, ""),
        (TEXT.encode("utf-8-sig"), "R101", "BOM"),
        (TEXT.encode("gbk"), "R101", "GBK"),
        (TEXT.encode("gb18030"), "R101", "GBK"),
        (TEXT.encode("utf-16"), "R101", "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "R101", "UTF-16"),
        (TEXT.replace("\n", "\r\n").encode(), "R102", "换行"),
        (TEXT.replace("\n", "\r").encode(), "R102", "换行"),
    ],
    ids=["utf-8", "bom", "gbk", "gb18030", "utf-16", "utf-16-be", "crlf", "cr"],
)
def test_whatever_editor_wrote_it_the_file_is_read_and_what_was_met_is_said(
    read: Any, data: bytes, rule: str | None, said: str
):
    reading = read(data)

    assert reading.source.data == {"收到": "557", "受理": "五百"}
    assert [finding.rule for finding in reading.findings] == ([rule] if rule else [])
    assert all(said in finding.message and finding.level is Level.HINT for finding in reading.findings)
    assert reading.source.place(("受理",)).line == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空"),
        (b" \n\n \n", "空"),
        (b"\xef\xbb\xbf", "空"),
        (b"# \xe7\x94\xb2\n# \xe4\xb9\x99\n", "只有注释"),
        (b"PK\x03\x04\xff\xff\xff\xff", "不是文本"),
        (bytes(range(256)), "不是文本"),
        (TEXT.encode("utf-16") + b"x", "不是文本"),
        (TEXT.encode("utf-16-le"), "控制字符"),
        (b"a: 5\x0b57\n", "控制字符"),
        (b"a: \x00\n", "控制字符"),
        ("甲: \ufdd0\n".encode(), "控制字符"),
        (b"a: " + b"[" * 100, "嵌套太深"),
        (b"- " * 100 + b"1", "嵌套太深"),
        (b"{a: " * 10_000, "嵌套太深"),
        (b"# " + b"x" * LARGEST, "上限"),
    ],
    ids=str,
)
def test_a_file_that_is_no_data_file_cannot_be_run(read: Any, data: bytes, said: str):
    with pytest.raises(CannotRun) as caught:
        read(data)

    assert said in caught.value.message
    assert caught.value.remedy
    assert caught.value.place is not None


@pytest.mark.parametrize(("text", "line", "column"), [("甲: 1\n乙: 5\x0b7\n", 2, 5), ("\x01", 1, 1), ("甲: 1\n\n\ufffe", 3, 1)])
def test_a_control_character_is_reported_where_it_stands(read: Any, text: str, line: int, column: int):
    with pytest.raises(CannotRun) as caught:
        read(text)

    assert (caught.value.place.line, caught.value.place.column) == (line, column)


def test_a_control_character_of_the_upper_range_is_reported_where_it_stands(read: Any):
    try:
        reading = read("甲: 1\n乙: 2\n丙: \x80某\n")
        line = reading.findings[0].place.line
    except CannotRun as error:
        line = error.place.line if error.place else None
    assert line == 3


@pytest.mark.parametrize(
    "text",
    [
        '导语: "一\u2028\u2028二"\n标题: 某',
        "导语: 一\u2028标题: 某\n某: 5",
        "导语: 一\u0085\n标题: 某",
        "导语: |\n  一\u2028  二\n标题: 某\n",
    ],
)
def test_a_line_separator_pasted_from_elsewhere_neither_crashes_nor_moves_the_lines(read: Any, text: str):
    try:
        reading = read(text)
    except CannotRun:
        return
    if reading.source and "标题" in reading.source.data:
        assert text_at(text, reading.source.place(("标题",))).startswith("某")


def test_a_missing_file_and_a_folder_cannot_be_read(tmp_path: Path):
    for path, said in ((tmp_path / "没有.yaml", "找不到"), (tmp_path, "文件夹")):
        with pytest.raises(CannotRun) as caught:
            read_yaml(path)
        assert said in caught.value.message


def test_a_data_file_may_nest_as_deep_as_it_needs(read: Any):
    text = "".join("  " * level + "甲:\n" for level in range(DEEPEST - 1)) + "  " * DEEPEST + "乙: 1\n"

    assert read(text).source is not None


def test_brackets_within_a_text_are_not_nesting(read: Any):
    assert read('导语: "' + "[甲" * 61 + '"\n').source is not None


def test_a_line_of_dashes_in_a_comment_is_not_nesting(read: Any):
    assert read("# " + "- " * 61 + "\n甲: 1\n").source is not None


# ---- whatever comes -------------------------------------------------------------------------------------------------


def reading_of(read: Any, text: str) -> YamlReading | None:
    try:
        return read(text)
    except CannotRun:
        return None


@same_folder
@given(st.text(max_size=60) | st.text("甲: -[]{}'\"|>&*!%#@`,\n\t \u3000：“”=?<1", max_size=60))
@example("甲: 1\n乙: *x\n")
@example("? [甲]\n: 1\n")
@example("? 0")
@example("\x850")
def test_any_text_is_read_or_refused_with_findings(read: Any, text: str):
    reading = reading_of(read, text)

    if reading is not None and reading.source is None:
        assert any(finding.level is Level.ERROR for finding in reading.findings)
        assert all(
            finding.place.line and 1 <= finding.place.line <= text.count("\n") + text.count("\r") + 1
            for finding in reading.findings
        )


@same_folder
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(read: Any, data: bytes):
    try:
        read(data)
    except CannotRun as error:
        assert error.remedy  # noqa: PT017 - either outcome is right
