"""Each sample report carries every figure of its reference, bound, in a sentence about the right thing, and invents nothing.

What a sample must show stands in `expected/<sample>.yaml`; a file laid there is a test. Its keys:

    数据: [{关于: 权责清单, 数: 155项}]   # every figure of the reference, as it is printed;
                                         # 关于: a word or a list of words that stand in the same sentence
    错误: [{规则: F101, 含: 相差 1}]       # what `drafter check` reports as 错误: these and no other
    待填: {“原因”: 4}                     # how many blanks say so; optional
    不得出现: [签发人]                     # regular expressions that match nothing in the draft; optional
    未溯源: [3个]                          # the numbers typed by hand, in order: `drafter trace` lists these alone
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.model.finding import Finding, Level
from drafter.model.record import Record
from drafter.model.trace import State
from drafter.read.docx.draft import DraftReading, read_draft
from drafter.workflows.drafting import Wish, draft
from drafter.workflows.prepare import check, prepare
from drafter.workflows.tracing import trace_file

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.yaml"))

#: A figure of a draft's line, as `read_draft` gives it: ⟦path=digits⟧.
CONTROL = re.compile(r"⟦[^=⟧]*=([^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as drafted, beside what is expected of it."""

    expected: dict[str, Any]
    record: Record
    reading: DraftReading
    findings: tuple[Finding, ...]
    data_file: Path

    @property
    def sentences(self) -> list[str]:
        """The draft's sentences, with the controls marked."""
        return re.split(r"[。；\n]", "\n".join(line for _, line in self.reading.lines))

    def blanks(self, said: str) -> int:
        """How many places to fill in say this."""
        return sum(said in finding.message for finding in self.findings if finding.rule == "S101")


@pytest.fixture(scope="module", params=EXPECTED, ids=lambda path: path.stem)
def sample_report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    expected: Path = request.param
    data_file = ROOT / "samples" / expected.stem / "data.yaml"
    output = tmp_path_factory.mktemp(expected.stem) / "draft.docx"
    record = prepare(data_file).record
    assert record is not None
    outlet = next(outlet for outlet in record.outlets if not outlet.is_public)  # in the public version figures are plain text
    draft(data_file, output, Wish(outlets=(outlet.name,)))
    return Sample(yaml.safe_load(expected.read_text(encoding="utf-8")), record, read_draft(output), check(data_file), data_file)


def test_every_figure_of_the_reference_stands_bound_in_a_sentence_about_the_right_thing(sample_report: Sample) -> None:
    missing = [
        entry
        for entry in sample_report.expected["数据"]
        if not any(_tells(sentence, _words(entry["关于"]), entry["数"]) for sentence in sample_report.sentences)
    ]
    assert missing == []


def test_every_reported_figure_is_in_the_document_as_a_bound_control(sample_report: Sample) -> None:
    assert _reported(sample_report.record) <= {item.figure for item in sample_report.reading.shown}


def test_no_figure_is_reported_that_the_reference_lacks(sample_report: Sample) -> None:
    figures = [sample_report.record.figures[path] for path in _reported(sample_report.record)]
    amounts = [figure.amount for figure in figures if not figure.parts] + [figure.change for figure in figures]
    typed = Counter(amount.digits.lstrip("+-") for amount in amounts if amount is not None)
    assert typed - Counter(_digits(entry["数"])[1] for entry in sample_report.expected["数据"]) == Counter()


def test_check_reports_the_contradictions_of_the_reference_and_no_other_error(sample_report: Sample) -> None:
    errors = [finding for finding in sample_report.findings if finding.level is Level.ERROR]
    expected = sample_report.expected["错误"]
    assert len(errors) == len(expected), errors
    for entry in expected:
        assert any(finding.rule == entry["规则"] and entry["含"] in finding.message for finding in errors), entry


def test_what_the_reference_lacks_is_left_to_fill_in(sample_report: Sample) -> None:
    expected = sample_report.expected.get("待填", {})
    assert {said: sample_report.blanks(said) for said in expected} == expected


def test_nothing_is_made_up(sample_report: Sample) -> None:
    text = "\n".join(CONTROL.sub(r"\1", line) for _, line in sample_report.reading.lines)
    assert [pattern for pattern in sample_report.expected.get("不得出现", []) if re.search(pattern, text)] == []


def test_trace_lists_exactly_the_numbers_typed_by_hand(sample_report: Sample) -> None:
    trace = trace_file(sample_report.data_file).trace
    assert trace is not None
    assert [number.text for number in trace.numbers if number.state is State.UNTRACED] == sample_report.expected["未溯源"]
    assert trace.count(State.DIFFERENT) == 0
    assert trace.count(State.TRACED) == len(sample_report.reading.shown)


def _tells(sentence: str, about: list[str], number: str) -> bool:
    """Does the sentence have the words and, in a control, the number with what stands round its digits?"""
    before, digits, behind = _digits(number)
    plain = CONTROL.sub(r"\1", sentence)
    bound = rf"{re.escape(before)}⟦[^=⟧]*={re.escape(digits)}⟧{re.escape(behind)}"
    return all(word in plain for word in about) and re.search(bound, sentence) is not None


def _digits(number: str) -> tuple[str, str, str]:
    """What stands before the digits, the digits with their %, and what stands behind: ("不少于", "60", "学时")."""
    found = re.fullmatch(r"(\D*)([0-9.,]+%?)(.*)", number)
    assert found, f"“{number}” has no digits"
    return found[1], found[2], found[3]


def _words(about: str | list[str]) -> list[str]:
    return [about] if isinstance(about, str) else about


def _reported(record: Record) -> set[str]:
    return {path for path, figure in record.figures.items() if figure.amount is not None and not figure.indicator.formula}
