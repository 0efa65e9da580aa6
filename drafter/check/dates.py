"""D: dates and years."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.subject import Rule, Subject
from drafter.model.finding import Finding, Level
from drafter.model.record import YEAR_UNKNOWN


def outline_fits_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A year before or after those for which the outline holds."""
    record, outline = subject.record, subject.outline
    if outline.last_year and YEAR_UNKNOWN > record.year > outline.last_year:
        message = f"提纲“{outline.id}”只用于 {outline.last_year} 年度以前，这份数据是 {record.year} 年度"
        yield rule.finding(message, "请核对年度，或换用这一年的提纲。", subject.source.place(("年度",)), str(record.year))
    if record.year < outline.first_year:
        message = f"提纲“{outline.id}”用于 {outline.first_year} 年度以后，这份数据是 {record.year} 年度"
        yield rule.finding(message, "请核对年度，或换用那几年的提纲。", subject.source.place(("年度",)), str(record.year))


def guideline_covers_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A year after the last one of the 纲要 that the outline follows."""
    guideline, year = subject.outline.guideline, subject.record.year
    if guideline and YEAR_UNKNOWN > year > guideline.last_year:
        message = f"{year} 年度已在《{guideline.name}》之后，本程序还没有载入后续纲要"
        remedy = "章节仍按原纲要排列。后续纲要印发后，请核对章节标题和引用的文件名称，或升级提纲。"
        yield rule.finding(message, remedy, subject.source.place(("年度",)), str(year))


def cut_off_lies_in_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """统计截止 outside the reported year."""
    day, year = subject.record.as_of, subject.record.year
    if day and day.year != year:
        message = f"统计截止 {day} 不在 {year} 年度内"
        yield rule.finding(message, f"全年数据通常截至 {year}-12-31，请核对。", subject.source.place(("统计截止",)), str(day))


def signed_after_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """成文日期 before the reported year has ended."""
    for index, outlet in enumerate(subject.record.outlets):
        # Responses to a congress are written in the year itself.
        annual = any(section.statutory for section in subject.outline.walk())
        if outlet.signed_on and outlet.signed_on.year < subject.record.year + annual:
            year = subject.record.year
            message = f"成文日期 {outlet.signed_on} 早于 {year} 年度{'结束' if annual else ''}"
            place = subject.source.place(("报送件", index, "成文日期"))
            yield rule.finding(
                message,
                f"{year} 年度的报告应在{'次年' if annual else '当年或次年'}成文，请核对年份。",
                place,
                str(outlet.signed_on),
            )


RULES = (
    Rule(
        "D101",
        Level.ERROR,
        "提纲适用于该年度",
        "2021 年度起依《法治政府建设实施纲要（2021—2025年）》，此前的提纲不同。",
        "核对“年度”；年度没有写错的，把“提纲”换成适用于那一年的。",
        outline_fits_year,
    ),
    Rule(
        "D102",
        Level.WARNING,
        "统计截止在年度内",
        "年度报告写上一年度全年的情况。",
        "改正“统计截止”或“年度”；按上级要求统计到别的日期的，豁免时写明依据。",
        cut_off_lies_in_year,
    ),
    Rule(
        "D103",
        Level.WARNING,
        "成文日期在年度之后",
        "报告写已经结束的年度（厅字〔2019〕28号）。",
        "核对“成文日期”的年份；还没有定的先空着。",
        signed_after_year,
    ),
    Rule(
        "D104",
        Level.HINT,
        "纲要覆盖该年度",
        "2026 年度起应有后续纲要，目前没有载入。",
        "后续纲要印发前照旧报送即可；印发后核对章节标题和引用的文件名称，或升级提纲。核对过的可以豁免。",
        guideline_covers_year,
    ),
)
