"""The end of next year's data file: what another outline moved, asks for anew, or has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.carried import Remapping
from drafter.write.rolled.fields import notes


def remapping_lines(remapping: Remapping, label: str) -> Iterator[str]:
    """All of it as comments; nothing where nothing changed."""
    told = [
        (f"提纲里没有地方放的（{label}的内容照录在这里，要用的请写进合适的章节，不用的可以删去）", _homeless(remapping)),
        ("换了名称的", [f"{moved.before} → {moved.after}" for moved in remapping.moved]),
        ("新提纲新要的（都已列在各章节里，空着）", list(remapping.fresh)),
    ]
    if any(lines for _, lines in told):
        yield ""
        yield "# ======== 提纲的变化 ========"
    for head, lines in told:
        if lines:
            yield f"# {head}："
            yield from notes(tuple(f"  {line}" for line in lines), "")


def _homeless(remapping: Remapping) -> list[str]:
    return [f"{item.what}：{item.value}" if item.value else item.what for item in remapping.homeless]
