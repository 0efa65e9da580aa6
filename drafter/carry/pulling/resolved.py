"""A manuscript with its tracked changes (修订) settled: all of them accepted, or all of them rejected."""

from __future__ import annotations

from drafter.model.manuscript import Line, Manuscript


def has_tracked_changes(manuscript: Manuscript) -> bool:
    """Whether anything in it is tracked."""
    return any(
        line.ended_by or line.joined_by or any(run.added or run.removed for run in line.runs) for line in manuscript.lines
    )


def resolved(manuscript: Manuscript, *, accept: bool) -> Manuscript:
    """The manuscript as it reads then; paragraphs whose end goes are one with what follows, and look like that."""
    lines = []
    for group in manuscript.passages(accepted=accept):
        runs = tuple(
            run._replace(added=None, removed=None)
            for line in group
            for run in line.runs
            if not (run.removed if accept else run.added)
        )
        if runs or not any(line.runs for line in group):
            lines.append(Line(group[-1].style, group[-1].role, group[0].where, runs))
    return manuscript._replace(lines=tuple(lines))
