"""Findings as the lines that are approved: everything that a person reads of them, and where they say it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.model.finding import Finding, Place
from drafter.present import finding_lines

#: So many findings of one rule in one file are approved in full, the others by their place.
FULL = 3


def in_full(findings: Iterable[Finding], folder: Path | None = None, lines: Sequence[str] = ()) -> Iterator[str]:
    """Each finding as the screen shows it, and what only other forms show: the words as typed, what it is about.

    Paths are shown as seen from the folder. Where the lines of the file are given, that at which a finding stands is shown
    instead of its number, which changes with whatever stands above.
    """
    told: Counter[str] = Counter()
    further = []
    for finding in findings:
        told[finding.rule] += 1
        if told[finding.rule] > FULL:
            further.append(finding)
            continue
        place = finding.place
        if lines and place.line:
            yield f"{lines[place.line - 1][(place.column or 1) - 1 :]}"
        first, *others = finding_lines(finding._replace(place=Place("")) if lines else finding)
        yield first.replace(f"{folder}/", "") if folder else first
        yield from others
        if finding.quote and not others[0].startswith("    原文"):
            yield f"    引：{finding.quote}"
        if finding.about:
            yield f"    关于：{'、'.join(finding.about)}"
        if finding.span:
            yield "    第 {} 段 {}—{}".format(*finding.span)
    if further:
        yield f"    又有：{in_brief(further)}"


def in_brief(findings: Iterable[Finding]) -> str:
    """Only which rules found something, and where."""
    spans = ((finding.rule, finding.span or (finding.place.line, finding.place.column)) for finding in findings)
    return " ".join(f"{rule}@{':'.join(map(str, span))}" for rule, span in spans)
