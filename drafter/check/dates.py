"""D: dates and years."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.subject import Rule, Subject
from drafter.model.finding import Finding


def outline_fits_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A year before the one from which the outline holds."""
    record, outline = subject.record, subject.outline
    if record.year < outline.first_year:
        message = f"提纲“{outline.id}”用于 {outline.first_year} 年度以后，这份数据是 {record.year} 年度"
        yield rule.finding(message, "请核对年度，或换用那几年的提纲。", subject.source.place(("年度",)), str(record.year))


def cut_off_lies_in_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """统计截止 outside the reported year."""
    day, year = subject.record.as_of, subject.record.year
    if day and day.year != year:
        message = f"统计截止 {day} 不在 {year} 年度内"
        yield rule.finding(message, f"全年数据通常截至 {year}-12-31，请核对。", subject.source.place(("统计截止",)), str(day))


def signed_after_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """成文日期 before the reported year has ended."""
    for index, outlet in enumerate(subject.record.outlets):
        if outlet.signed_on and outlet.signed_on.year <= subject.record.year:
            message = f"成文日期 {outlet.signed_on} 早于 {subject.record.year} 年度结束"
            place = subject.source.place(("报送件", index, "成文日期"))
            yield rule.finding(
                message, f"{subject.record.year} 年度的报告应在次年成文，请核对年份。", place, str(outlet.signed_on)
            )
