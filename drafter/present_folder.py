"""What became of drafting a whole folder → the lines that officials read: one summary, whatever failed by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.model.commands import argument
from drafter.model.finding import Finding, nested

if TYPE_CHECKING:
    from drafter.workflows.folder_drafts import FolderDrafted, Outcome

#: So many files that hold no data are named; the others are counted.
_MOST_ASIDE = 5


def folder_lines(done: FolderDrafted) -> Iterator[str]:
    """Files with errors, files that failed, and how many were written."""
    failed = [outcome for outcome in done.outcomes if outcome.has_failed]
    wrong = [outcome for outcome in done.outcomes if outcome.errors and not outcome.has_failed]
    if wrong:
        yield f"写出了，但有错误的（{len(wrong)} 个）："
    for outcome in wrong:
        yield f"  {outcome.path}：错误 {outcome.errors} 处，{_said(outcome.first)}"
    if failed:
        yield f"没有写出的（{len(failed)} 个）："
    for outcome in failed:
        yield from _failure(outcome)
    if wrong or any(outcome.first for outcome in failed):
        some = next(outcome for outcome in (*failed, *wrong) if outcome.first)
        yield f"每个文件的全部问题，用 drafter check 看，如 drafter check {argument(some.path)}。"
    yield from _to_publish(done.outcomes)
    for outcome in done.outcomes:
        for kept in outcome.kept:
            yield f"原来的文件留作 {kept}。"
    yield from _aside(done.aside)
    yield _count(done, len(wrong), len(failed))


def _failure(outcome: Outcome) -> Iterator[str]:
    if outcome.fault:
        message, remedy = outcome.fault
        yield f"  {outcome.path}：{message}"
        if remedy:
            yield f"      改法：{remedy}"
    elif outcome.refused:
        for outlet, why in outcome.refused:
            yield f"  {outcome.path}：没有写出“{nested(outlet)}”：{why}"
    else:
        yield f"  {outcome.path}：{_said(outcome.first)}"
        if outcome.first:
            yield f"      改法：{outcome.first.remedy}"


def _said(finding: Finding | None) -> str:
    """A finding in one line; its file is named before."""
    if finding is None:
        return "没有可以写的报送件"
    where = f"（{finding.place.within}）" if finding.place.within else ""
    return f"{finding.level} {finding.rule}  {finding.message}{where}"


def _to_publish(outcomes: Sequence[Outcome]) -> Iterator[str]:
    found = [outcome for outcome in outcomes if any(outcome.to_publish)]
    if found:
        yield f"报出、公布前请逐项确认的（{len(found)} 个，用 drafter check 看）："
    for outcome in found:
        warnings, waived = outcome.to_publish
        parts = [f"公开警告 {warnings} 处"] * bool(warnings) + [f"豁免 {waived} 项"] * bool(waived)
        yield f"  {outcome.path}：{'，'.join(parts)}"


def _aside(paths: tuple[Path, ...]) -> Iterator[str]:
    if paths:
        some = "、".join(str(path) for path in paths[:_MOST_ASIDE]) + f"等 {len(paths)} 个" * (len(paths) > _MOST_ASIDE)
        yield f"不是填报数据，没有用：{some}。"


def _count(done: FolderDrafted, wrong: int, failed: int) -> str:
    drafts = sum(outcome.drafts for outcome in done.outcomes)
    pages = sum(outcome.pages for outcome in done.outcomes)
    whole = len(done.outcomes) - failed
    said = f"数据文件 {len(done.outcomes)} 个：写出 {whole} 个（其中有错误的 {wrong} 个），没有写出 {failed} 个。"
    said += f"共写出 {drafts} 份，约 {pages} 页。" if drafts else ""
    return f"已中断，其余的没有做；写出的文件都是完整的，再运行一次即可。做完的{said}" if done.is_cut_short else said
