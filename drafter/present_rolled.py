"""What rolling a year forward did: what was carried, what was emptied, what has no place, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.model.commands import argument
from drafter.model.finding import nested

if TYPE_CHECKING:
    from drafter.model.carried import Carried
    from drafter.workflows.rolling import Rolled

#: So many of a kind are told on the screen; all of them stand at the end of the file.
_SHOWN = 10


def rolled_lines(done: Rolled) -> Iterator[str]:
    """The summary."""
    carried, begun = done.carried, done.begun
    yield f"已写出 {begun.data_file}：{begun.outline.name}，由 {done.source} 的 {carried.year} 年度结转。"
    if done.edits:
        edits = done.edits
        yield f"    这份初稿有人改过：改动的文字 {len(edits.edits)} 处、数 {len(edits.values)} 处，已按改过的结转。"
        yield from _listed(
            "改动里没有带入的",
            [f"{lost.where + '：' if lost.where else ''}{lost.what}（{lost.why}）" for lost in edits.not_taken],
        )
    yield from _counts(carried)
    if carried.emptied:
        yield f"    已清空：{'、'.join(carried.emptied)}，原来的写在上面一行的注释里。"
    yield from _listed("没有地方放的", [f"{item.what}：{item.value}" for item in carried.remapping.homeless])
    yield from _listed("换了名称的", [f"{moved.before} → {moved.after}" for moved in carried.remapping.moved])
    yield from _listed("新提纲新要的", carried.remapping.fresh)
    yield from _listed(f"标题里还有 {carried.year}，请核对", [f"“{nested(title)}”" for title in carried.stuck])
    yield f"请用记事本打开，填各个“数值”，照注释改写文字；填好后用 drafter check {argument(begun.data_file)} 检查。"
    yield f"旁边的 {begun.schema_file.name} 供编辑器提示用，不用管它。"


def _counts(carried: Carried) -> Iterator[str]:
    figures = list(carried.figures())
    previous = sum(bool(figure.previous) for figure in figures)
    kept = sum(figure.value != "" for figure in figures)
    noted = sum(len(deed.paragraphs) + len(deed.older) for deed in carried.deeds())
    noted += sum(len(item.notes) for item in (carried.lead, carried.others, carried.closing))
    said = [f"{previous} 个数填作上年"] * bool(previous) + [f"{kept} 个仍为不适用"] * bool(kept)
    said += [f"{carried.titles} 个标题沿用", f"{noted} 段文字留作注释"]
    said += [f"{len(carried.past_plans)} 条安排列入“上年安排”，待写结果"] * bool(carried.past_plans)
    said += [f"{len(carried.problems)} 条问题留作注释"] * bool(carried.problems)
    yield f"    结转：{'，'.join(said)}。"
    if carried.older:
        yield f"    {carried.year} 年度还有没写的地方，那里更早年度的 {carried.older} 段文字照旧留作注释。"
    if carried.unsorted:
        names = "、".join(f"“{nested(title)}”" for title in carried.unsorted)
        yield f"    {names}是自写的，安排和别的内容写在一起，分不开：请照注释把上年说要做的事列进“上年安排”。"


def _listed(head: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"    {head}（{len(items)}）："
        yield from (f"      {item}" for item in items[:_SHOWN])
    if len(items) > _SHOWN:
        yield f"      ……其余 {len(items) - _SHOWN} 项写在文件末尾。"
