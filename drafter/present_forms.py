"""What drafter form and drafter collect say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from drafter.carry.collecting import OWN, Dispute
from drafter.model.commands import argument
from drafter.workflows.collecting import Gathered
from drafter.workflows.forms import FormWritten, HandedOut

_BAR = 30
#: So many changes are told one by one.
_SHOWN = 30


def form_lines(written: FormWritten) -> Iterator[str]:
    """Where the form went."""
    yield f"已写出 {written.path}"
    if written.kept:
        yield f"    原来的留作 {written.kept}"
    if written.path and written.path.suffix.lower() == ".xlsx":
        name = argument(written.path.name)
        yield f"    填好后可以直接用：drafter check {name}、drafter draft {name}。"


def handed_out_lines(handed: HandedOut) -> Iterator[str]:
    """Which departments got a form, and how much is asked of each."""
    for path, task in handed.written:
        until = f"，{task.deadline}" if task.deadline else ""
        yield f"{path}    数据 {len(task.lines)} 项，文字 {len(task.sections)} 个方面{until}"
    yield f"共写出 {len(handed.written)} 个单位的填报表。" if handed.written else "没有写出填报表。"
    for department, why in handed.refused:
        yield f"没有写：{department}：{why}"
    if handed.homeless:
        yield f"有 {len(handed.homeless)} 个指标没有责任单位，没有发给谁：{'、'.join(handed.homeless[:10])}。"
    if handed.written and not any(task.deadline for _, task in handed.written):
        yield "数据文件里没有写期限和联系人。照这样写，会印在每张表的首页："
        yield "    发放: [{期限: 2027-01-10, 联系人: 李四, 电话: 0000-1234567}]"


def collected_lines(gathered: Gathered, into: str, *, dry_run: bool) -> Iterator[str]:
    """What was collected from whom, what changed, and what a person must look at."""
    for department, file, count in gathered.departments:
        yield f"{department}    {count} 个数（{file}）"
    yield f"共收 {len(gathered.departments)} 个单位的表。"
    if gathered.changes:
        yield f"新收或改动的数 {len(gathered.changes)} 个："
        for change in gathered.changes[:_SHOWN]:
            yield f"    {change.what}：{f'{change.before} → ' if change.before else ''}{change.after}（{change.department}）"
        if len(gathered.changes) > _SHOWN:
            yield f"    ……还有 {len(gathered.changes) - _SHOWN} 个。"
    yield from _disputed(gathered.disputes)
    yield from gathered.notes
    for item in gathered.aside:
        yield f"没有收：{item.path.name}：{item.why}。\n    改法：{item.remedy}"
    for path in gathered.marked:
        yield f"已加批注，可退回：{path}"
    if gathered.missing:
        yield f"还没有交的 {len(gathered.missing)} 个：{'、'.join(gathered.missing)}。"
    if dry_run:
        yield "这是试运行，什么都没有写。"
    elif gathered.written:
        yield f"已写入 {into}" + (f"，原来的留作 {gathered.kept}" if gathered.kept else "") + "。"
    else:
        yield f"{into} 没有变化。"


def _disputed(disputes: Sequence[Dispute]) -> Iterator[str]:
    for dispute in disputes:
        yield f"有出入：{dispute.path}："
        for who, value, where in dispute.values:
            yield f"    {value}    {'数据文件里填的' if who == OWN else who}{f'（{where}）' if where else ''}"
        names = "，或 ".join(f"取用: {who}" for who, _, _ in dispute.values)
        yield f"    改法：核实后在数据文件的这个指标下写 {names}。没有写以前，检查一直报错。"


def bar(items: Sequence[Any], what: str) -> Iterable[Any]:
    """The items, with a bar on the terminal that says how far the work is; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield from items
        return
    for done, item in enumerate(items):
        full = _BAR * done // max(len(items), 1)
        sys.stderr.write(f"\r{what} {'█' * full}{'░' * (_BAR - full)} {done}/{len(items)}")
        sys.stderr.flush()
        yield item
    sys.stderr.write(f"\r{what} {'█' * _BAR} {len(items)}/{len(items)}\n")
