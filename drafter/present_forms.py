"""What drafter form and drafter collect say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from drafter.workflows.forms import FormWritten, HandedOut

_BAR = 30


def form_lines(written: FormWritten) -> Iterator[str]:
    """Where the form went."""
    yield f"已写出 {written.path}"
    if written.kept:
        yield f"    原来的留作 {written.kept}"
    if written.path and written.path.suffix.lower() == ".xlsx":
        yield f"    填好后可以直接用：drafter check {written.path.name}、drafter draft {written.path.name}。"


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
        yield "数据文件里没有写期限和联系人。写在“发放”下面，会印在每张表的首页：发放: [{期限: 2027-01-10, 联系人: 李四, 电话: 0000-1234567}]"


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
