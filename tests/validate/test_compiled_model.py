"""The model that is compiled from an outline, and its JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import ValidationError

from drafter.language.suggest import did_you_mean
from drafter.validate.compile import compile_model, json_schema

SAMPLE = Path(__file__).parents[2] / "samples" / "jinshui-2023" / "data.yaml"


@pytest.fixture(scope="module")
def schema(county: Any) -> dict[str, Any]:
    return json_schema(county)


@pytest.fixture
def sample() -> dict[str, Any]:
    # an editor sees YAML 1.1 scalars; dates, which JSON does not have, are strings to it
    return json.loads(json.dumps(yaml.safe_load(SAMPLE.read_text(encoding="utf-8")), default=str))


def test_the_json_schema_is_a_schema(schema: dict[str, Any]):
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_json_schema_admits_the_sample(schema: dict[str, Any], sample: dict[str, Any]):
    assert [f"{list(e.path)}: {e.message}" for e in jsonschema.Draft202012Validator(schema).iter_errors(sample)] == []


def _with_unknown(data: Any, *way: str | int) -> Any:
    target = data
    for step in way:
        target = target[step]
    target["没有这个"] = 1
    return data


@pytest.mark.parametrize(
    "way",
    [(), ("单位",), ("章节", 0), ("章节", 3, "数据"), ("章节", 3, "数据", "一件事"), ("问题", 0), ("安排", 0), ("报送件", 0)],
    ids=str,
)
def test_the_json_schema_refuses_an_unknown_key(schema: dict[str, Any], sample: dict[str, Any], way: tuple[str | int, ...]):
    assert not jsonschema.Draft202012Validator(schema).is_valid(_with_unknown(sample, *way))


@pytest.mark.parametrize(
    "typed",
    [557, 18.9, "8000余", "不适用", None, {"数值": 5, "上年": 4, "来源": "县司法局"}, {"汇总": {"甲": 1, "乙": 2}}],
    ids=str,
)
def test_the_json_schema_admits_a_figure_in_each_of_its_forms(schema: dict[str, Any], sample: dict[str, Any], typed: Any):
    sample["章节"].append({"标题": "其他", "数据": {"行政裁决": typed}})

    jsonschema.Draft202012Validator(schema).validate(sample)


@pytest.mark.parametrize("typed", [["甲"], {"数值": [1]}, {"数直": 1}], ids=str)
def test_the_json_schema_refuses_what_is_no_figure(schema: dict[str, Any], sample: dict[str, Any], typed: Any):
    sample["章节"].append({"标题": "其他", "数据": {"行政裁决": typed}})

    assert not jsonschema.Draft202012Validator(schema).is_valid(sample)


@pytest.mark.parametrize("way", [("章节",), ("主送",)])
def test_the_json_schema_admits_one_thing_where_a_list_may_have_one(schema: dict[str, Any], sample: dict[str, Any], way: Any):
    # what the reader takes (`对应: 化解` for `对应: [化解]`), the editor must not underline
    sample["章节"] = [{"对应": "化解"}]
    sample["报送件"] = [{"名称": "公开版", "主送": "市政府"}]

    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(sample)] == []


def test_a_mere_text_may_stand_for_an_item_in_the_json_schema_too(schema: dict[str, Any], sample: dict[str, Any]):
    sample["章节"] = [{"对应": "化解", "做法": ["一段话。", {"小标题": "甲", "内容": "乙。"}]}]
    sample["安排"] = ["一条安排。"]

    assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(sample)] == []


def test_the_json_schema_describes_each_indicator(schema: dict[str, Any]):
    text = json.dumps(schema, ensure_ascii=False)

    assert "收到行政复议申请（件，必报）" in text


def test_derived_figures_have_no_field(county: Any):
    model: Any = compile_model(county)

    with pytest.raises(ValidationError):
        model.model_validate(
            {
                "提纲": "年度报告/县级",
                "年度": "2023",
                "单位": {"全称": "示例县人民政府"},
                "章节": [{"对应": "监督", "数据": {"建议提案": {"合计": "1"}}}],
            }
        )


def test_every_reported_indicator_can_be_typed_with_its_unit(county: Any, run: Any):
    tree: dict[str, Any] = {}
    for indicator in county.reported:
        *groups, key = indicator.path.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[key] = "90%" if indicator.is_share else f"5{indicator.unit}"

    figures = run(yaml.safe_dump({"章节": [{"对应": "监督", "数据": tree}]}, allow_unicode=True)).record.figures
    assert [indicator.path for indicator in county.reported if figures[indicator.path].amount is None] == []


@pytest.mark.parametrize(
    ("name", "names", "said"),
    [
        ("收倒", ["收到", "受理"], "是不是想写“收到”？"),
        ("“收到”", ["收到", "受理"], "是不是想写“收到”？"),
        ("收到", ["复议.收到", "受理"], "“复议.收到”"),
        ("复议", ["复议.收到", "受理"], "“复议.收到”"),
        ("完全不同", ["收到", "受理"], ""),
        ("", [], ""),
    ],
)
def test_a_close_name_is_proposed_and_a_far_one_is_not(name: str, names: list[str], said: str):
    answer = did_you_mean(name, names)

    assert said in answer
    assert bool(answer) == bool(said)
