"""Each sample becomes a pack that drafts the same report from its figures alone; so it does after people edited it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.carry.pulling.pull import pull
from drafter.carry.pulling.versions import edited_lines
from drafter.model.source import Plain
from drafter.read.yaml_source import read_yaml
from drafter.workflows.carried import carried
from drafter.workflows.prepare import prepare
from tests.carry.edits import Desk, make
from tests.template.common import SAMPLES, as_yaml, drafted, figures, lines, packed, sample, templates


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_drafted_again_from_its_figures_alone(name: str, tmp_path: Path) -> None:
    path = sample(name, tmp_path / "office")
    made = packed(path, tmp_path / "office" / "pack")
    assert made.differences == ()

    before = next(document for outlet, document in prepare(path).drafts if not (outlet and outlet.is_public))
    found = drafted(made, made.pack.data)
    assert found.record is not None, found.findings
    after = next(document for outlet, document in found.drafts if not (outlet and outlet.is_public))
    assert lines(after) == lines(before)
    assert figures(after) == figures(before)
    assert [block.number for block in after.blocks if hasattr(block, "number")] == [
        block.number for block in before.blocks if hasattr(block, "number")
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_but_figures_and_lists_is_left_in_the_data(name: str, tmp_path: Path) -> None:
    made = packed(sample(name, tmp_path / "office"), tmp_path / "office" / "pack")
    assert isinstance(made.pack.data, dict)
    entries = made.pack.data["章节"]
    assert isinstance(entries, list)
    assert {key for entry in entries if isinstance(entry, dict) for key in entry} <= {"对应", "数据"}
    assert not {"导语", "标题", "结束语"} & made.pack.data.keys()


def test_the_public_version_says_no_more_than_before(tmp_path: Path) -> None:
    path = sample("shilixian-2026", tmp_path / "office")
    made = packed(path, tmp_path / "office" / "pack")
    assert isinstance(made.pack.data, dict)
    before = next(document for outlet, document in prepare(path).drafts if outlet and outlet.is_public)
    after = next(document for outlet, document in drafted(made, made.pack.data).drafts if outlet and outlet.is_public)
    private = ("罚没款入库", "征收补偿、欠薪", "问题线索")
    assert all(word in templates(made) for word in private)
    assert not [word for word in private if word in "\n".join(lines(after))]
    assert {path for path, _ in figures(after)} <= {path for path, _ in figures(before)}
    own = set(lines(before)[1:])
    assert [line for line in lines(after)[1:] if line not in own and "信访" not in line] == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(("shilixian-2026", "danian-2024", "jinshui-2023")),
    seed=st.integers(0, 10_000),
    kinds=st.lists(st.integers(0, 6), min_size=1, max_size=5),
)
def test_an_edited_report_becomes_a_pack_too(
    name: str, seed: int, kinds: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    path = sample(name, folder)
    plain = read_yaml(path).source
    assert plain is not None
    sent = carried(plain.data, path, "")
    desk = Desk(sent.manuscript, sent.sent.lines, seed)
    done = list(make(desk, kinds))
    pulled = pull(sent.sent, list(edited_lines(desk.edited(), sent.sent.lines, sent.digits)), sent.compose)
    edited: Plain = pulled.plain
    outlet = prepare(path).drafts[0][0]
    made = packed(as_yaml(folder, edited), folder / "pack", outlet=outlet.name if outlet else "")
    assert made.differences == (), done


def test_paragraphs_are_numbered_once_and_in_order(tmp_path: Path) -> None:
    made = packed(sample("shilixian-2026", tmp_path / "office"), tmp_path / "office" / "pack")
    numbers = re.findall(r"<!-- 段：([^，\s]+)", templates(made))
    assert len(numbers) == len(set(numbers)) == made.pack.passages
    assert [n for n in numbers if n.startswith("职能-")] == [f"职能-{at}" for at in range(1, 8)]


def test_what_the_text_says_of_year_office_and_phrases_becomes_placeholders(tmp_path: Path) -> None:
    made = packed(sample("shilixian-2026", tmp_path / "office"), tmp_path / "office" / "pack")
    said = templates(made)
    for words in (
        "{{ 年度 }}年，在上级党委",
        "{{ 自称 }}坚持以{{ 套语.指导思想 }}为指导",
        "自2026年2月1日起施行",
        "{{ 下年 }}年，{{ 自称 }}将坚持",
    ):
        assert words in said
    assert "占{{ 执法人员.持证|占比(执法人员.总数) }}，" in said
    assert "办理提供" not in said
    assert "{% if 热线.受理|同比 %}，同比{{ 热线.受理|同比 }}{% endif %}，办结" in said
