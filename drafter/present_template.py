"""What making a pack of a report did: what was written, what still wants a look, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.model.commands import argument

if TYPE_CHECKING:
    from drafter.model.pack import Remark
    from drafter.workflows.templating import Templated

#: So many of a kind are told.
_SHOWN = 12


def templated_lines(made: Templated) -> Iterator[str]:
    """The summary."""
    pack, names = made.pack, made.names
    yield f"已写出资料包 {made.folder}：提纲“{names.outline}”（别名 {names.alias}），继承“{pack.parent}”。"
    dropped = f"，不要的章节 {len(pack.dropped)} 个" if pack.dropped else ""
    yield f"    {len(pack.templates)} 个模板，{pack.passages} 个编了号的段和标题；章节标题 {pack.titles} 个{dropped}。"
    yield from _listed("文档里的改动没有做进去的，请核对", made.lost)
    if made.comments:
        yield f"    批注 {made.comments} 处，不进资料包。"
    yield from _remarks("仍在数据文件里写的", pack.in_data)
    yield from _remarks("直接写的数，不会随数据变", pack.numbers)
    yield from _remarks("写明了年份的地方，明年请核对", pack.years)
    yield from _remarks("会随年度变的年份，请核对该不该变", pack.moving)
    if pack.unsaid:
        yield f"    报了数、正文没有写的，模板里注明了“不写”：{'、'.join(pack.unsaid)}。"
    if pack.standing:
        numbers = "、".join(pack.standing)
        yield f"    没有数据的段 {len(pack.standing)} 个，明年会照原样印出，请届时逐段核对，不合的改写：{numbers}。"
    if made.differences:
        yield f"    只用数据照这个资料包重拼，有 {len(made.differences)} 处和原文不同："
        for item in made.differences[:_SHOWN]:
            yield f"      原文：{item.left or '（没有）'}"
            yield f"      重拼：{item.drafted or '（没有）'}"
    elif made.lost:
        yield f"    已核对：只用数据照这个资料包重拼，和原文不同的只有上面没有做进去的 {len(made.lost)} 处。"
    else:
        yield "    已核对：只用数据照这个资料包重拼，文字和数据与原文完全相同。"
    yield from _next(made)


def _next(made: Templated) -> Iterator[str]:
    if made.settings_written:
        yield f"已写出 {made.settings}，里面写明了用这个资料包；它所在文件夹里的数据文件都能用。"
    else:
        yield f"请用记事本打开 {made.settings}，在“资料包”里加上它（写在最后）："
        yield f"    {made.packs}"
    yield "明年起草，用下面一句，上年数都会填好；不要上年数的，把 --from 换成 --unit 单位全称 --year 年度："
    year = f"{argument(made.following)} --from {argument(made.document)}"
    yield f"    drafter new {year} --outline {made.names.outline}"


def _remarks(head: str, remarks: Sequence[Remark]) -> Iterator[str]:
    yield from _listed(head, [f"{remark.where}：{remark.what}" for remark in remarks])


def _listed(head: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"    {head}（{len(items)}）："
        yield from (f"      {item}" for item in items[:_SHOWN])
    if len(items) > _SHOWN:
        yield f"      ……其余 {len(items) - _SHOWN} 处请在模板里查看。"
