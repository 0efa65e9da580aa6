"""What a pull says: what was changed and taken over, what was not, and what both sides changed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from drafter.carry.data import value_at
from drafter.carry.pulling.citing import Citer, Prints
from drafter.carry.pulling.figures import figure_locs
from drafter.carry.pulling.merge import Conflict
from drafter.language.narrative import paragraphs
from drafter.model.finding import nested
from drafter.model.pulled import Clash, NewValue, NotTaken, PullReport
from drafter.model.source import Loc, Plain, Source
from drafter.ooxml.names import COMMENTATOR
from drafter.ooxml.store import figure_of
from drafter.read.docx.extras import extras_in
from drafter.workflows.data_file import is_workbook
from drafter.workflows.pull_notes import notes_of
from drafter.workflows.pulled import Pull
from drafter.workflows.pulled_text import edits_of, hand_typed, recomputed, taken_over

#: So much of a paragraph is quoted, and so many stretches of direct formatting are listed.
_QUOTED, _MOST = 40, 20
_NAMES = ("对应", "名称", "标题", "小标题", "表现", "内容")


def report_of(done: Pull, document: bytes) -> PullReport:
    """All that is to be said of a pull from the bytes of a document."""
    record = done.carried.record
    edits = edits_of(done.lines, done.carried.sent.lines)
    drafted = done.carried.drafted(done.after)
    return PullReport(
        str(done.document),
        str(done.into),
        edits=tuple(taken_over(edits, drafted, _former_words(done)) if done.conflicts else edits),
        values=tuple(_values(done)),
        recomputed=tuple(recomputed(done.carried, done.after)),
        not_taken=(*_figures_left(done), *_words_left(done), *_extras(done, document)),
        hand_typed=tuple(hand_typed(done.lines, record.figures)),
        clashes=tuple(_clash(conflict, done.source) for conflict in done.conflicts),
        comments=tuple(comment for comment in done.reading.manuscript.comments if comment.author != COMMENTATOR),
        notes=tuple(notes_of(done)),
    )


def _values(done: Pull) -> Iterator[NewValue]:
    outline = done.carried.kit.outline
    before, after = (dict(figure_locs(data, outline)) for data in (done.source.data, done.new))
    for path in dict.fromkeys(done.paths):
        was = _value(done.source.data, before.get(path))
        now = _value(done.new, after.get(path))
        if was != now:
            name = outline.indicators[path].name
            yield NewValue(path, name, was, now, str(done.wheres[path]))


def _value(data: Plain, loc: Loc | None) -> str:
    value = value_at(data, loc) if loc else None
    value = value.get("数值") if isinstance(value, dict) else value
    return value if isinstance(value, str) else ""


def _figures_left(done: Pull) -> Iterator[NotTaken]:
    for refusal in done.refusals:
        path, _, computed = refusal.name.partition("|")
        figure = done.carried.record.figures.get(path)
        name = figure.indicator.name if figure else path
        what = f"{name}{f'（{computed}）' if computed else ''}：文中是 {'、'.join(refusal.values)}"
        yield NotTaken(str(refusal.where), what, refusal.why)
    shown = {item.node: item.shown for item in done.reading.shown}
    for node, sent in done.carried.digits.items():
        stored = done.reading.stored.get(node, sent)
        if stored != sent and shown.get(node) not in (None, stored) and figure_of(node) not in done.disputed:
            what = f"{figure_of(node)}：文中是 {shown[node]}，随文数据是 {stored}"
            yield NotTaken("", what, "文中的数和随文数据不一致，请核对")


def _words_left(done: Pull) -> Iterator[NotTaken]:
    for line, why in done.left:
        yield NotTaken(str(line.where), line.text, f"写进数据文件会出错（{why}），这一处没有收回，请改好再试或直接改数据文件")
    shown = {item.where for item in done.refusals} | {line.where for line, _ in done.left}
    for loss in done.pulled.losses:
        if loss.where in shown and loss.left:
            continue
        if not loss.left:
            yield NotTaken(
                str(loss.where), f"（初稿里的“{nested(loss.drafted[:_QUOTED])}”）", "文档里删去了，照数据重新生成时还会有"
            )
        elif not loss.drafted:
            yield NotTaken(str(loss.where), loss.left, "照数据重新生成的初稿里没有这一段")
        else:
            yield NotTaken(str(loss.where), loss.left, f"照数据重新生成的是“{nested(loss.drafted[:_QUOTED])}”")
    for head in done.pulled.remarks.level:
        yield NotTaken(str(head.where), head.left, "标题的级别由提纲定，没有收回")
    for loss in done.pulled.aside:
        both = f"“{nested(loss.drafted)}”改成“{nested(loss.left)}”" if loss.left and loss.drafted else loss.left or "（删去了）"
        yield NotTaken(str(loss.where), both, "版头、署名、版记和表格请在数据文件的“报送件”“附件”里改")


def _extras(done: Pull, document: bytes) -> Iterator[NotTaken]:
    extras = extras_in(document, done.carried.written)
    if extras.pictures:
        yield NotTaken("", f"图片 {extras.pictures} 处", "图片不能写进数据文件")
    if extras.notes:
        yield NotTaken("", f"脚注、尾注 {extras.notes} 处", "脚注和尾注不能写进数据文件")
    for kind, words in extras.formatted[:_MOST]:
        yield NotTaken("", f"“{nested(words[:30])}”{kind}", "单独设的格式不带回，版式由程序统一排")
    if (more := len(extras.formatted) - _MOST) > 0:
        yield NotTaken("", f"另有 {more} 处单独设的格式", "单独设的格式不带回，版式由程序统一排")


def _former_words(done: Pull) -> Iterator[str]:
    """What stood where both sides changed something, as it was printed."""
    citer = Citer(Prints(done.carried.sent.voice))
    for conflict in done.conflicts:
        for text in _strings(conflict.before):
            yield from (citer.prints(words) for _, words in paragraphs(text))


def _strings(value: Plain) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            yield from (text for item in value for text in _strings(item))
        case dict():
            yield from (text for item in value.values() for text in _strings(item))


def _clash(conflict: Conflict, source: Source) -> Clash:
    before, mine, theirs = (_said(value, is_order=conflict.is_order) for value in conflict[1:4])
    steps = [*_steps(conflict.loc, source.data)]
    if conflict.mine is None and not conflict.is_order and (item := _name(conflict.before)):
        steps.append(item)  # gone from the file: its list is the place
    name = " > ".join(steps) + ("（次序）" if conflict.is_order else "")
    return Clash(str(source.place(conflict.loc)), name, before, mine, theirs)


def _steps(loc: Loc, data: Plain) -> Iterator[str]:
    """A place in the data in words: items of lists by their names."""
    for at, step in enumerate(loc):
        item = value_at(data, loc[: at + 1])
        yield step if isinstance(step, str) else _name(item) or f"第{step + 1}项"


def _name(item: Plain) -> str:
    name = next((item[key] for key in _NAMES if item.get(key)), None) if isinstance(item, dict) else item
    name = "、".join(map(str, name)) if isinstance(name, list) else name
    return f"“{nested(' '.join(name.split())[:12])}”" if isinstance(name, str) else ""


def _said(value: Plain, *, is_order: bool) -> str:
    match value:
        case None:
            return "（没有）"
        case list() if is_order:
            return "、".join(_name(item) for item in value)
        case list():
            return "／".join(_said(item, is_order=False) for item in value)
        case dict():
            return "，".join(f"{key}：{_said(item, is_order=False)}" for key, item in value.items())
    return value.strip()


def diff_of(before: bytes, after: bytes, path: Path) -> tuple[str, ...]:
    """What changes in the file, line by line."""
    if before == after or is_workbook(path):
        return ()
    old, new = (_lines(data) for data in (before, after))
    return tuple(line.rstrip("\r\n") for line in difflib.unified_diff(old, new, str(path), str(path), n=1))


def _lines(data: bytes) -> list[str]:
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return data.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
    return []
