"""What a pull says on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.finding import nested
from drafter.model.pulled import Edit, Kind, PullReport

_WORDS = {Kind.CHANGED: "改", Kind.ADDED: "增", Kind.REMOVED: "删", Kind.MOVED: "移"}
#: So much of a paragraph is shown, and so much before what is different.
_SHOWN, _AHEAD = 60, 12


def pulled_lines(report: PullReport, *, dry_run: bool) -> Iterator[str]:
    """All of it, the gravest first: what clashes, figures, text, numbers by hand, what was not taken over, comments."""
    yield from (f"提示：{note}" for note in report.notes)
    yield from _clashes(report)
    yield from _figures(report)
    yield from _text(report)
    yield from _left(report)
    yield from _end(report, dry_run=dry_run)


def _figures(report: PullReport) -> Iterator[str]:
    if report.values:
        yield f"数据 {len(report.values)} 处："
        for value in report.values:
            yield f"  {value.name}（{value.path}）：{value.before or '（空）'} → {value.after}    {value.place}"
    if report.recomputed:
        yield f"由程序重新计算 {len(report.recomputed)} 处："
        yield from (f"  {item.name}：{item.before} → {item.after}" for item in report.recomputed)


def _text(report: PullReport) -> Iterator[str]:
    if report.edits:
        yield f"文字 {len(report.edits)} 处："
        for edits in _together(report.edits):
            yield from _edit(edits[0])
            if len(edits) > 1:
                yield f"      （连同后面一起移来的，共 {len(edits)} 段）"
    if report.hand_typed:
        yield f"手工写进正文的数 {len(report.hand_typed)} 处，没有和指标连上，请核对要不要改成【指标】："
        for item in report.hand_typed:
            yield f"  {item.where}：{item.number}    {_short(item.sentence, 0)}"
            if item.candidates:
                yield f"      可能是：{'、'.join(item.candidates)}"


def _left(report: PullReport) -> Iterator[str]:
    if report.not_taken:
        yield f"没有带回来的 {len(report.not_taken)} 处："
        for lost in report.not_taken:
            yield f"  {lost.where + '：' if lost.where else ''}{_short(lost.what, 0)}"
            yield f"      {lost.why}"
    if report.comments:
        yield f"批注 {len(report.comments)} 条（不写进数据文件）："
        for comment in report.comments:
            yield f"  {comment.author}：{_short(comment.text, 0)}（“{nested(comment.quote[:20])}”）"


def _clashes(report: PullReport) -> Iterator[str]:
    if not report.clashes:
        return
    yield f"两边都改过、改得不一样的 {len(report.clashes)} 处，数据文件保持原样，请定夺后手工改："
    for clash in report.clashes:
        yield f"  {clash.place}  {clash.name}"
        start = _first_difference(clash.mine, clash.theirs)
        yield f"      原来：{_short(clash.before, start)}"
        yield f"      数据文件：{_short(clash.mine, start)}"
        yield f"      文档：{_short(clash.theirs, start)}"


def _together(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Paragraphs that were moved as one stand together; all others alone."""
    group: list[Edit] = []
    for edit in edits:
        if group and edit.kind is Kind.MOVED and group[-1].kind is Kind.MOVED:
            group.append(edit)
            continue
        if group:
            yield group
        group = [edit]
    if group:
        yield group


def _edit(edit: Edit) -> Iterator[str]:
    yield f"  {_WORDS[edit.kind]}  {edit.where}"
    if edit.kind is Kind.CHANGED:
        start = _first_difference(edit.before, edit.after)
        yield f"      原来：{_short(edit.before, start)}"
        yield f"      现在：{_short(edit.after, start)}"
    else:
        yield f"      {_short(edit.before or edit.after, 0)}"


def _first_difference(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _short(text: str, around: int) -> str:
    """A stretch of a text on one line, with what is at `around` in it."""
    text = " ".join(text.split("\n"))
    start = max(around - _AHEAD, 0)
    return ("…" if start else "") + text[start : start + _SHOWN] + ("…" if len(text) > start + _SHOWN else "")


def _end(report: PullReport, *, dry_run: bool) -> Iterator[str]:
    if not report.changes:
        if report.edits or report.values:
            yield "文档里能收回的改动，数据文件里都已经有了。"
        yield f"数据文件不用改，没有动 {report.data_file}。"
        return
    if report.held:
        yield from report.diff
        yield f"以上还没有写进 {report.data_file}：文档里没有随文的填报数据，说不准哪些是文档改的、哪些是数据文件后来改的。"
        yield "请逐处核对；都是文档里改的，加 --without-record 再执行一次。"
        return
    if dry_run:
        yield from report.diff
        yield f"以上是要改的内容，还没有写进 {report.data_file}；去掉 --dry-run 就写。"
        return
    changed = sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in report.diff)
    lines = f"（改动 {changed} 行）" if changed else ""
    yield f"已写进 {report.data_file}{lines}。" + (f"原来的留作 {report.kept}。" if report.kept else "")
