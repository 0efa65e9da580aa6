"""Values → the lines that officials read on a screen, and the JSON that programs read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.model.commands import argument
from drafter.model.finding import CannotRun, Finding, Level, is_about_publishing, is_error, nested

if TYPE_CHECKING:  # each command imports its own workflow, and no other
    from drafter.workflows.annotating import Annotated
    from drafter.workflows.drafting import Drafted, Written
    from drafter.workflows.new import Begun


#: So many findings of one rule are shown on the screen.
_MOST_OF_ONE = 50


def finding_lines(finding: Finding) -> Iterator[str]:
    """One finding: place, level, rule and message; what was typed; how to mend it."""
    waived = f"（已豁免，理由：{finding.waived}）" if finding.waived else ""
    yield f"{finding.place}  {finding.level} {finding.rule}  {finding.message}{waived}"
    if finding.quote and finding.quote not in finding.message and nested(finding.quote) not in finding.message:
        yield f"    原文：{finding.quote}"
    if not finding.waived:
        yield f"    改法：{finding.remedy}"


def findings_text(findings: Iterable[Finding]) -> str:
    """All findings and a line that counts them; of one rule no more than a person reads, and how many more there are."""
    findings = tuple(findings)
    told: Counter[tuple[str, Level]] = Counter()
    lines: list[str] = []
    for finding in findings:
        told[finding.rule, finding.level] += 1
        if told[finding.rule, finding.level] <= _MOST_OF_ONE:
            lines += finding_lines(finding)
    more = [f"{level} {rule}  另有 {count - _MOST_OF_ONE} 处" for (rule, level), count in told.items() if count > _MOST_OF_ONE]
    if more:
        more[-1] += "；--format json 可以看到全部。"
    return "\n".join([*lines, *more, count_line(findings)])


def count_line(findings: Iterable[Finding]) -> str:
    """How many findings there are of each level: `共 3 处：错误 1，警告 2。另有 1 处已豁免。`."""
    findings = tuple(findings)
    counts = Counter(finding.level for finding in findings if not finding.waived)
    waived = f"另有 {len(findings) - counts.total()} 处已豁免。" if len(findings) > counts.total() else ""
    if not counts:
        return f"检查完毕，没有发现问题。{waived}"
    levels = "，".join(f"{level} {counts[level]}" for level in Level if counts[level])
    return f"共 {counts.total()} 处：{levels}。{waived}"


def findings_json(findings: Iterable[Finding]) -> str:
    """A list of objects: rule, level, message, remedy, file, line, column, where (in Word), quote, about, waived (why)."""
    return json.dumps(
        [
            {
                "rule": finding.rule,
                "level": str(finding.level),
                "message": finding.message,
                "remedy": finding.remedy,
                "file": finding.place.file,
                "line": finding.place.line,
                "column": finding.place.column,
                "where": finding.place.spot,
                "quote": finding.quote,
                "about": finding.about,
                "waived": finding.waived,
            }
            for finding in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def refusal_json(error: CannotRun) -> str:
    """Why a file could not be checked, for programs: an object with error, remedy and file, in the place of the list."""
    file = error.place.file if error.place else None
    line = error.place.line if error.place else None
    told = {"error": error.message, "remedy": error.remedy, "file": file, "line": line}
    return json.dumps(told, ensure_ascii=False, indent=2)


def annotated_lines(annotated: Annotated) -> Iterator[str]:
    """Where the copy with comments is."""
    yield f"已写出批注稿 {annotated.path}：{annotated.comments} 条批注。"
    if annotated.kept:
        yield f"    原来的批注稿留作 {annotated.kept}。"


def drafted_lines(drafted: Drafted) -> Iterator[str]:
    """What became of drafting: error-level findings (all of them where nothing was written), files, refusals, a count."""
    has_no_form = not drafted.written and not drafted.refused
    shown = [f for f in drafted.findings if has_no_form or is_error(f) or is_about_publishing(f)]
    for finding in shown:
        yield from finding_lines(finding)
    for item in drafted.written:
        yield from written_lines(item)
    for outlet, why in drafted.refused:
        yield f"没有写出“{nested(outlet)}”：{why}"
    if has_no_form:
        yield f"没有写出初稿。{count_line(drafted.findings)}"
    elif len(drafted.findings) > len(shown):
        yield f"{count_line(drafted.findings)}用 drafter check 可以看到全部。"
    yield from _waived_lines(drafted.to_confirm)


def _waived_lines(waived: Sequence[Finding]) -> Iterator[str]:
    """The checklist of what goes out though a rule speaks against it."""
    if waived:
        yield f"豁免清单（{len(waived)} 项，报出前请逐项确认）："
    for finding in waived:
        yield f"  □ {finding.level} {finding.rule}  {finding.message}"
        yield f"      理由：{finding.waived}"


def written_lines(written: Written) -> Iterator[str]:
    """What was written, in one line; and where a re-saved former draft went."""
    extent = written.extent
    yield (
        f"已写出 {written.path}：约 {extent.pages} 页，{extent.characters} 字，"
        f"数据 {extent.figures} 处，待填 {extent.blanks} 处。"
    )
    if written.last_day:
        day = written.last_day
        yield f"    报送期限：{day.year}年{day.month}月{day.day}日。"
    for note in written.notes:
        yield f"    提示：{note}"
    if written.kept:
        yield f"    原来的文件留作 {written.kept}。"


def begun_lines(begun: Begun) -> Iterator[str]:
    """What was made ready to fill in, and what to do next."""
    required = sum(indicator.required for indicator in begun.outline.reported)
    optional = len(begun.outline.reported) - required
    yield f"已写出 {begun.data_file}：{begun.outline.name}，必报 {required} 项，选报 {optional} 项。"
    yield f"请用记事本打开，照里面的说明填写；填好后用 drafter check {argument(begun.data_file)} 检查。"
    yield f"旁边的 {begun.schema_file.name} 供编辑器提示用，不用管它。"


def cannot_run_lines(error: CannotRun) -> Iterator[str]:
    """Why a command could not run, and what to do."""
    yield f"{error.place}  {error.message}" if error.place else error.message
    if error.remedy:
        yield f"    改法：{error.remedy}"
