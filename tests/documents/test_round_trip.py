"""What goes into a document comes back out of it: figures, record, text."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.kit import load_kit
from drafter.model.finding import Place
from drafter.model.outline import Indicator
from drafter.model.record import Figure, State
from drafter.read.docx.draft import Condition, parse_draft
from drafter.workflows.prepare import prepare
from drafter.workflows.remade import remade
from drafter.workflows.rendering import render

KIT = load_kit("年度报告/县级")
COUNTS = [indicator for indicator in KIT.outline.reported if not indicator.is_share and not indicator.unit.startswith("万")]
SHARES = [indicator for indicator in KIT.outline.reported if indicator.is_share]

counts = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(1, 999).map(lambda n: f"{n * 10}余"),
    st.decimals(0, 999, places=1).map(lambda n: f"{n}万"),
    st.integers(1, 999).map(lambda n: f"约{n}"),
    st.integers(1, 999).map(lambda n: f"{n}以上"),
)
shares = st.decimals(0, 100, places=1).map(lambda n: f"{n}%")
# Any text that a person can paste: XML's, YAML's, Jinja's and Markdown's special characters, emoji, rare ideographs.
words = st.text(st.sampled_from("依法行政，。“”《》&<>\"'{}%#*_|\\[]【 】𠮷🙂é\u3000-:！"), max_size=40).filter(
    lambda text: "【" not in text and "】" not in text
)


def told(amounts: st.SearchStrategy[str], indicator: Indicator) -> st.SearchStrategy[object]:
    """A figure as data files tell it: a mere amount, or with all that may stand beside it, or not applicable."""
    parts = st.dictionaries(st.sampled_from(["市监", "城管<&>", "公安 {{ 甲 }}"]), st.integers(0, 999).map(str), min_size=1)
    beside = {"上年": amounts, "来源": words, "说明": words, "仅报送": st.sampled_from(["是", "否"])}
    forms = [amounts, st.fixed_dictionaries({"数值": amounts}, optional=beside), st.just("不适用")]
    if not indicator.is_share:
        forms.append(st.fixed_dictionaries({"汇总": parts}, optional=beside))
    return st.one_of(forms)


@st.composite
def reports(draw: st.DrawFn) -> dict[str, object]:
    """Data of a whole report with figures and words of every kind."""
    data: dict[str, object] = {}
    for indicator, amounts in [(i, counts) for i in COUNTS] + [(i, shares) for i in SHARES]:
        if draw(st.integers(0, 9)) == 0:
            branch = data
            *groups, key = indicator.path.split(".")
            for group in groups:
                branch = branch.setdefault(group, {})  # type: ignore[assignment]
            branch[key] = draw(told(amounts, indicator))
    return {
        "格式": "1",
        "提纲": "年度报告/县级",
        "年度": "2026",
        "单位": {"全称": "示例县人民政府"},
        "导语": draw(words),
        "数据表": draw(st.sampled_from(["是", "否"])),
        "章节": [{"对应": "监督", "标题": draw(words), "数据": data, "做法": [{"内容": draw(words)}]}],
        "问题": [{"表现": draw(words), "原因": draw(words)}],
    }


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_figure_and_the_whole_record_come_back(data: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.yaml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        prepared = prepare(path)
    assert prepared.record is not None, prepared.findings
    assert prepared.kit is not None
    ((outlet, document),) = prepared.drafts
    reading = parse_draft(render(prepared.record, prepared.kit, document, outlet))
    assert reading.condition is Condition.UNTOUCHED
    assert reading.record == prepared.record.plain
    shown: dict[str, set[str]] = {}
    for item in reading.shown:
        shown.setdefault(item.figure, set()).add(item.shown)
        assert reading.stored[item.node] == item.shown
    for figure in prepared.record.figures.values():
        if figure.state is State.REPORTED and not figure.indicator.formula:
            assert figure.amount is not None
            assert shown[figure.indicator.path] == {figure.amount.digits}
    again = remade(reading, path)
    assert [_without_place(figure) for figure in again.record.figures.values()] == [
        _without_place(figure) for figure in prepared.record.figures.values()
    ]
    assert again.sent == reading.manuscript


def _without_place(figure: Figure) -> Figure:
    return figure._replace(place=Place(""))
