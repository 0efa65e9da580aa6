"""tests/data/records: whole data files of 示例县, run through drafter.workflows.prepare. A file dropped there is a test."""

from __future__ import annotations

import re
from typing import Any

from drafter.model.finding import Level
from drafter.workflows.prepare import prepare

BLANKS = "S101"  # small files leave most required figures out


def test_a_good_record_has_nothing_amiss_but_blanks(good_record: Any):
    prepared = prepare(good_record.path)

    assert [f"{f.place} {f.rule} {f.message}" for f in prepared.findings if f.rule != BLANKS] == []
    assert prepared.record is not None
    assert prepared.drafts


def test_a_record_without_anything_left_out_has_no_findings_at_all(good_record: Any):
    if good_record.path.stem.startswith("complete"):
        assert prepare(good_record.path).findings == ()


def test_a_bad_record_is_reported_by_rule_and_place(bad_record: Any):
    findings = prepare(bad_record.path).findings
    found = {(f.rule, f.place.line, 0) for f in findings} | {(f.rule, f.place.line, f.place.column) for f in findings}

    assert bad_record.expected, "the file must say what is to be reported: # 应报: V101@7"
    assert set(bad_record.expected) <= found
    announced = {(rule, line) for rule, line, _ in bad_record.expected}
    errors = {(f.rule, f.place.line) for f in findings if f.level is Level.ERROR}
    assert errors <= announced


def test_a_bad_record_is_explained_with_the_words_that_help(bad_record: Any):
    rules = {rule for rule, _, _ in bad_record.expected}
    said = "\n".join(f"{f.message}\n{f.remedy}" for f in prepare(bad_record.path).findings if f.rule in rules)

    assert [word for word in bad_record.words if word not in said] == []


def test_every_finding_speaks_chinese_and_quotes_what_stands_there(bad_record: Any):
    lines = bad_record.path.read_text(encoding="utf-8").split("\n")

    for finding in prepare(bad_record.path).findings:
        assert re.search(r"[\u4e00-\u9fff]", finding.message)
        assert re.search(r"[\u4e00-\u9fff]", finding.remedy)
        assert finding.place.line
        assert 1 <= finding.place.line <= len(lines)
