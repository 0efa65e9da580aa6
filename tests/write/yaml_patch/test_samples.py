"""The sample reports' data files: what a change does not touch stays byte for byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from drafter.model.source import Loc, Plain
from drafter.read.yaml_source import read_yaml
from drafter.write.yaml_patch import patched, patched_bytes

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*/data.yaml"))
every_sample = pytest.mark.parametrize("path", SAMPLES, ids=[path.parent.name for path in SAMPLES])
NEW = {"对应": "执法", "标题": "新的一章", "做法": [{"小标题": "新的一条", "内容": "第一段。\n第二段。\n"}]}


def read(path: Path) -> tuple[str, Any]:
    source = read_yaml(path).source
    assert source is not None
    return source.text, deepcopy(source.data)


def leaves(data: Plain, loc: Loc = ()) -> Iterator[Loc]:
    if isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*loc, step))
    else:
        yield loc


def with_value(data: Any, loc: Loc, change: Any) -> Any:
    new = deepcopy(data)
    parent = new
    for step in loc[:-1]:
        parent = parent[step]
    parent[loc[-1]] = change(parent[loc[-1]])
    return new


def difference(old: str, new: str) -> dict[str, tuple[list[str], list[str]]]:
    """What kinds of changes of lines there are: those lines before and after."""
    before, after = old.split("\n"), new.split("\n")
    kinds: dict[str, tuple[list[str], list[str]]] = {}
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone, came = kinds.setdefault(kind, ([], []))
            gone += before[start:end]
            came += after[first:last]
    return kinds


@every_sample
def test_a_sample_with_its_own_data_is_the_same_file(path: Path) -> None:
    _, data = read(path)
    for content in (path.read_bytes(), path.read_bytes().replace(b"\n", b"\r\n"), path.read_text("utf-8").encode("gb18030")):
        assert patched_bytes(content, data) == content


@every_sample
def test_one_other_value_is_one_other_line(path: Path) -> None:
    text, data = read(path)
    for loc in list(leaves(data))[:: 1 + len(text) // 1500]:
        new = with_value(data, loc, lambda value: f"9{value or ''}")
        kinds = difference(text, patched(text, new))
        assert set(kinds) == {"replace"}
        gone, came = kinds["replace"]
        assert (len(gone), len(came)) == (1, 1), loc
        assert gone[0].replace(" ", "") == came[0].replace("9", "", 1).replace(" ", "") or "9" in gone[0], loc


@every_sample
def test_a_chapter_that_goes_changes_no_other_line(path: Path) -> None:
    text, data = read(path)
    for number in range(len(data["章节"])):
        new = deepcopy(data)
        del new["章节"][number]
        kinds = difference(text, patched(text, new))
        assert set(kinds) == {"delete"}
        gone = [line for line in kinds["delete"][0] if line]
        assert min(len(line) - len(line.lstrip(" ")) for line in gone) == 2


@every_sample
def test_a_chapter_that_comes_changes_no_other_line(path: Path) -> None:
    text, data = read(path)
    for number in range(len(data["章节"]) + 1):
        new = deepcopy(data)
        new["章节"].insert(number, NEW)
        kinds = difference(text, patched(text, new))
        assert set(kinds) == {"insert"}
        lines = [
            "  - 对应: 执法",
            "    标题: 新的一章",
            "    做法:",
            "      - 小标题: 新的一条",
            "        内容: |",
            "          第一段。",
            "          第二段。",
        ]
        came = kinds["insert"][1]
        assert sorted(line for line in came if line) == sorted(lines)
        assert len(came) <= len(lines) + 1


@every_sample
def test_a_chapter_that_moves_takes_the_same_lines_along(path: Path) -> None:
    text, data = read(path)
    for number in range(1, len(data["章节"])):
        new = deepcopy(data)
        new["章节"].insert(0, new["章节"].pop(number))
        result = patched(text, new)
        assert Counter(line for line in result.split("\n") if line) == Counter(line for line in text.split("\n") if line)
        assert abs(result.count("\n") - text.count("\n")) <= 1


def test_in_a_file_with_two_kinds_of_line_ends_each_line_keeps_its_own() -> None:
    content = "甲: 1\r\n乙: 2\n丙:\r\n  - 一\n  - 二\r\n丁: 3\r\n".encode()
    new: Plain = {"甲": "1", "乙": "5", "丙": ["一", "三", "二"], "丁": "3"}
    assert patched_bytes(content, new).decode() == "甲: 1\r\n乙: 5\r\n丙:\r\n  - 一\n  - 三\r\n  - 二\r\n丁: 3\r\n"


def test_a_mark_at_the_beginning_and_the_encoding_stay() -> None:
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        assert patched_bytes("年度: 2026\r\n自称: 我县\r\n".encode(encoding), {"年度": "2027", "自称": "我县"}) == (
            "年度: 2027\r\n自称: 我县\r\n".encode(encoding)
        )
