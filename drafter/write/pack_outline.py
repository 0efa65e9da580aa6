"""The outline file of a pack, as a person would write it: only what differs from the outline that it inherits from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.pack import Names, Pack, SectionChange
from drafter.write.skeleton.form import comment, scalar


def outline_text(pack: Pack, names: Names, source: str) -> str:
    """The file; `source` is the document that the pack was made of."""
    return "".join(f"{line}\n" for line in _lines(pack, names, source))


def _lines(pack: Pack, names: Names, source: str) -> Iterator[str]:
    yield comment(f"由 {source} 做成（drafter template）。只写与上级提纲不同的地方，可以用记事本改。")
    yield "格式: 1"
    yield f"编号: {_id(names.outline)}"
    yield f"别名: {names.alias}"
    yield "版本: 1"
    yield f"继承: {_id(pack.parent)}"
    yield f"名称: {scalar(names.title)}"
    if pack.templates:
        yield f"模板: {names.folder}"
    if pack.dropped:
        yield ""
        yield "删去:"
        yield f"  章节: [{', '.join(pack.dropped)}]"
    if pack.changes:
        yield ""
        yield "章节:"
    within: dict[str, list[SectionChange]] = {}
    for change in pack.changes:
        if change.within:
            within.setdefault(change.within, []).append(change)
    said = {change.key for change in pack.changes}
    for change in pack.changes:
        if not change.within:
            yield from _section(change, "  ", within.get(change.key, ()))
    for key in within.keys() - said:
        yield from _section(SectionChange(key), "  ", within[key])


def _section(change: SectionChange, indent: str, within: Sequence[SectionChange] = ()) -> Iterator[str]:
    """A section; a new one that stands first in it is written below it."""
    yield f"{indent}{change.key}:"
    if change.title:
        yield f"{indent}  标题: {scalar(change.title)}"
    if change.template or change.silent:
        yield f"{indent}  模板: {change.template}".rstrip()
    if change.run_in:
        yield f"{indent}  段首标题: 是"
    if change.optional or change.required:
        yield f"{indent}  必写: {'是' if change.required else '否'}"
    if change.behind:
        yield f"{indent}  位于: {change.behind}"
    if within:
        yield f"{indent}  章节:"
        for below in within:
            yield from _section(below, f"{indent}    ")


def _id(text: str) -> str:
    """An id, which the program finds in the file by a plain search: without quotes wherever that can be."""
    return text if all(char.isalnum() or char in "/-_（）" for char in text) else scalar(text)
