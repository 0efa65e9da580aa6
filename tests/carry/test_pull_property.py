"""Whatever people do to the text of a draft, drafting after a pull gives the text that they left."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.carry.data import with_value
from drafter.carry.pulling.citing import Prints
from drafter.carry.pulling.figures import settled, updates
from drafter.carry.pulling.pull import Pulled, pull
from drafter.carry.pulling.versions import edited_lines
from drafter.model.document import Bound
from drafter.ooxml.store import figure_of
from drafter.read.yaml_source import read_yaml
from drafter.workflows.carried import Carried, carried
from drafter.workflows.drafting import draft
from drafter.workflows.pulling import pull_file
from drafter.write.yaml_patch import patched
from tests.carry.edits import EDITS, Desk, make

SAMPLES = tuple(sorted((Path(__file__).parents[2] / "samples").glob("*/data.yaml")))


@cache
def drafts() -> tuple[tuple[Path, Carried], ...]:
    """Every outlet of every sample, as it was sent."""
    found = []
    for path in SAMPLES:
        source = read_yaml(path).source
        assert source is not None
        assert isinstance(source.data, dict)
        outlets = source.data.get("报送件")
        names = [str(item["名称"]) for item in outlets if isinstance(item, dict)] if isinstance(outlets, list) else [""]
        found += [(path, carried(source.data, path, name)) for name in names]
    return tuple(found)


def pulled(draft: Carried, desk: Desk) -> Pulled:
    lines = list(edited_lines(desk.edited(), draft.sent.lines, draft.digits))
    return pull(draft.sent, settled(lines, Prints(draft.sent.voice), draft.record.figures).lines, draft.compose)


@pytest.mark.parametrize("at", range(len(drafts())))
def test_without_edits_the_data_stay_as_they_are(at: int) -> None:
    _, draft = drafts()[at]
    desk = Desk(draft.manuscript, draft.sent.lines, 0)
    result = pulled(draft, desk)
    assert result.plain == draft.sent.plain
    assert not result.losses
    assert not result.aside


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(0, len(EDITS) - 1), min_size=1, max_size=5))
def test_drafting_after_a_pull_gives_the_edited_text(seed: int, kinds: list[int]) -> None:
    path, draft = drafts()[seed % len(drafts())]
    desk = Desk(draft.manuscript, draft.sent.lines, seed)
    if not list(make(desk, kinds)):
        return
    result = pulled(draft, desk)
    assert not result.losses
    before = path.read_text(encoding="utf-8")
    after = patched(before, result.plain)
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#") and line in comments] or not comments


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 99_999))
def test_a_figure_that_was_changed_everywhere_is_the_figure_from_then_on(seed: int, value: int) -> None:
    """In Word all controls of a figure change together; what is computed from it follows."""
    _, draft = drafts()[seed % len(drafts())]
    names = sorted({name for line in draft.sent.lines for *_, name in line.controls if "|" not in name})
    if not names:
        return  # a public version has no controls
    name = names[seed % len(names)]
    manuscript = draft.manuscript._replace(
        lines=tuple(
            line._replace(
                runs=tuple(
                    run._replace(text=str(value)) if run.control and figure_of(run.node) == name else run for run in line.runs
                )
            )
            for line in draft.manuscript.lines
        )
    )
    sent = list(edited_lines(manuscript, draft.sent.lines, draft.digits))
    told = settled(sent, Prints(draft.sent.voice), draft.record.figures)
    result = pull(draft.sent, told.lines, draft.compose)
    assert result.plain == draft.sent.plain, "words were not changed"
    found, homeless = updates(told.changes, result.plain, draft.kit.outline, draft.record.figures)
    refused = [*told.refusals, *homeless]
    figure = draft.record.figures[name]
    if figure.amount is not None and figure.amount.digits == str(value):
        assert not found
        assert not refused
    elif found:
        assert not refused
        plain = with_value(result.plain, found[0].loc, found[0].after)
        document = draft.compose(plain)
        assert document is not None
        shown = {span.digits for span in document.walk() if isinstance(span, Bound) and span.figure == name}
        assert shown == {f"{value}%" if figure.indicator.is_share else str(value)}
    else:
        assert len(refused) == 1
        assert figure.parts or figure.indicator.formula or figure.indicator.is_share


_WORDS = (
    "抓学习",
    "2026年",
    "12345热线",
    "3.5万名",
    "1.",
    "（试点）",
    "（一）",
    "【【三项制度】】",
    "“1+4”",
    "、",
    "，",
    "。",
    "　",
    " ",
    "落实",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map("".join), st.booleans())
def test_words_of_any_kind_in_any_place_come_back_as_they_were(words: str, is_titled: bool) -> None:
    data: dict[str, Any] = {
        "格式": "1",
        "提纲": "年度报告/县级@1",
        "年度": "2026",
        "单位": {"全称": "示例县人民政府", "自称": "我县"},
        "导语": words,
        "章节": [
            {"对应": "化解", "做法": [{"小标题": words, "内容": f"{words}\n{words}"}, words]},
            {"标题": f"加强{words}", "做法": [words, {"小标题": f"推进{words}", "做法": [{"小标题": words, "内容": words}]}]},
        ],
        "问题": [{"表现": words, "原因": words}],
        "安排": [{"小标题": words, "内容": words}, {"小标题": "落实", "内容": words}],
        "结束语": words,
    }
    if is_titled:
        data["标题"] = f"示例县人民政府关于{words}的报告"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.yaml"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (written,) = draft(path, Path(folder) / "初稿.docx").written
        report = pull_file(written.path, path).report
        assert report is not None
        assert (report.edits, report.not_taken, report.changes) == ((), (), 0)
