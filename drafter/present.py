"""Values → the lines that officials read on a screen, and the JSON that programs read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from drafter.model.finding import CannotRun, Finding, Level
from drafter.model.outline import Indicator, Outline, Section
from drafter.workflows.drafting import Written


def finding_lines(finding: Finding) -> Iterator[str]:
    """One finding: place, level, rule and message; what was typed; how to mend it."""
    yield f"{finding.place}  {finding.level} {finding.rule}  {finding.message}"
    if finding.quote and finding.quote not in finding.message:
        yield f"    原文：{finding.quote}"
    yield f"    改法：{finding.remedy}"


def findings_text(findings: Iterable[Finding]) -> str:
    """All findings and a line that counts them."""
    findings = tuple(findings)
    return "\n".join([*(line for finding in findings for line in finding_lines(finding)), count_line(findings)])


def count_line(findings: Iterable[Finding]) -> str:
    """How many findings there are of each level: `共 3 处：错误 1，警告 2。`."""
    counts = Counter(finding.level for finding in findings)
    if not counts:
        return "检查完毕，没有发现问题。"
    return f"共 {counts.total()} 处：" + "，".join(f"{level} {counts[level]}" for level in Level if counts[level]) + "。"


def findings_json(findings: Iterable[Finding]) -> str:
    """A list of objects with rule, level, message, remedy, file, line, column and quote."""
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
                "quote": finding.quote,
            }
            for finding in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def written_lines(written: Written) -> Iterator[str]:
    """What was written, in one line; and where a re-saved former draft went."""
    extent = written.extent
    yield (
        f"已写出 {written.path}：约 {extent.pages} 页，{extent.characters} 字，"
        f"数据 {extent.figures} 处，待填 {extent.blanks} 处。"
    )
    if written.backup:
        yield f"原来的文件另存过，已备份为 {written.backup}。"


def cannot_run_lines(error: CannotRun) -> Iterator[str]:
    """Why a command could not run, and what to do."""
    yield f"{error.place}  {error.message}" if error.place else error.message
    if error.remedy:
        yield f"    改法：{error.remedy}"


def outline_list(outlines: Iterable[Outline]) -> str:
    """One line for each outline."""
    return "\n".join(
        f"{outline.id}@{outline.version}（{outline.alias}）  {outline.name}，{outline.first_year} 年度起"
        for outline in outlines
    )


def outline_tree(outline: Outline) -> str:
    """An outline as a tree: sections with statutory items, indicators with unit, department and 必报 or 选报; relations."""
    counts = Counter(indicator.required for indicator in outline.reported)
    derived = [indicator for indicator in outline.indicators.values() if indicator.formula]
    lines = [f"{outline.id}@{outline.version}（{outline.alias}）  {outline.name}"]
    lines.append(
        f"指标 {counts.total()} 个（必报 {counts[True]}，选报 {counts[False]}），"
        f"计算指标 {len(derived)} 个，勾稽关系 {len(outline.relations)} 条"
    )
    branches = [list(_section_lines(section, outline)) for section in outline.sections]
    branches.append(["计算指标", *_branch([[_derived_line(indicator)] for indicator in derived])])
    ways = [
        [f"{relation.level}  {relation.name}：" + " 或 ".join(way for _, way in relation.ways)]
        for relation in outline.relations
    ]
    branches.append(["勾稽关系", *_branch(ways)])
    return "\n".join([*lines, *_branch(branches)])


def _section_lines(section: Section, outline: Outline) -> Iterator[str]:
    marks = [f"法定第{section.statutory}项"] * bool(section.statutory) + ["必写"] * section.required
    yield f"【{section.key}】{section.title}" + (f"（{'，'.join(marks)}）" if marks else "")
    below = [[_indicator_line(indicator, outline)] for indicator in outline.indicators_of(section.key)]
    below += [list(_section_lines(child, outline)) for child in section.children]
    yield from _branch(below)


def _indicator_line(indicator: Indicator, outline: Outline) -> str:
    asked = "必报" if indicator.required else "选报"
    department = outline.departments.get(indicator.department, indicator.department) or "—"
    doubt = "（未核实）" if indicator.unverified else ""
    return f"{asked}  {indicator.path}  {indicator.name}  {indicator.unit}  {department}{doubt}"


def _derived_line(indicator: Indicator) -> str:
    return f"{indicator.path}  {indicator.name}  {indicator.unit}  ＝ {indicator.formula}"


def _branch(items: list[list[str]]) -> Iterator[str]:
    for index, (head, *rest) in enumerate(items):
        last = index == len(items) - 1
        yield ("└─ " if last else "├─ ") + head
        yield from (("   " if last else "│  ") + line for line in rest)
