"""Findings as the lines that are approved: everything that a person reads of them, and where they say it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.model.finding import Finding
from drafter.present import finding_lines

#: So many findings of one rule in one file are approved in full, the others by their place.
FULL = 3


def in_full(findings: Iterable[Finding], folder: Path | None = None) -> Iterator[str]:
    """Each finding as the screen shows it, with the words that it is about; paths as seen from the folder."""
    told: Counter[str] = Counter()
    further = []
    for finding in findings:
        told[finding.rule] += 1
        if told[finding.rule] > FULL:
            further.append(finding)
            continue
        lines = list(finding_lines(finding))
        lines[0] = lines[0].replace(f"{folder}/", "") if folder else lines[0]
        yield from lines
        about = "、".join(finding.about)
        where = "第 {} 段 {}—{}".format(*finding.span) if finding.span else ""
        if about or where:
            yield f"    关于：{about}  {where}".rstrip()
    if further:
        yield f"    又有：{in_brief(further)}"


def in_brief(findings: Iterable[Finding]) -> str:
    """Only which rules found something, and where."""
    spans = ((finding.rule, finding.span or (finding.place.line, finding.place.column)) for finding in findings)
    return " ".join(f"{rule}@{':'.join(map(str, span))}" for rule, span in spans)
