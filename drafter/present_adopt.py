"""What adopting a report did: what was kept, which figures were recognised, what stands aside, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.model.adopted import AdoptedEntry, Confidence
from drafter.model.commands import argument
from drafter.model.finding import nested

if TYPE_CHECKING:
    from drafter.model.outline import Outline
    from drafter.workflows.adopting import Adoption

#: So many of a kind are told on the screen.
_SHOWN = 12
#: So much of a text is shown.
_LONGEST = 40


def adopted_lines(done: Adoption) -> Iterator[str]:
    """The summary."""
    adopted, proof = done.adopted, done.proof
    yield f"已写出 {done.data_file}：{adopted.office}{adopted.year}年度，提纲是{done.outline.name}（{done.outline.id}）。"
    kept = f"正文 {proof.sentences} 句、{proof.numbers} 个数，全部保留"
    aside = f"；{len(adopted.aside)} 行不是正文的放在一边" if adopted.aside else ""
    yield f"    {kept}{aside}。照这份数据起草，印出的正文和原文逐字相同，只有标题的序号由程序重编。"
    yield from _listed("放在一边的", [f"{item.kind}（{item.place}）：{_short(item.text)}" for item in adopted.aside])
    yield from _sections(adopted.entries, done.outline)
    yield from _figures(done)
    yield from _lists(done)
    yield from _missing(done)
    yield from (f"    提示：{finding.message}。" for finding in done.findings)
    yield from (f"    {note}" for note in (*done.notes, *adopted.notes))
    yield from _next(done)


def _sections(entries: Sequence[AdoptedEntry], outline: Outline) -> Iterator[str]:
    told = [entry for entry in entries if entry.is_told]
    placed = [entry for entry in told if entry.fulfils]
    yield f"    章节 {len(told)} 个，对上提纲的 {len(placed)} 个："
    known = {section.key: section for section in outline.walk()}
    for entry in told:
        title = f"“{nested(_short(entry.title))}”" if entry.title else "（原来没有标题的一段）"
        where = "、".join(entry.fulfils) or f"自设，{entry.why}"
        yield f"      {title} → {where}"
    absent = [key for entry in entries if not entry.is_told for key in entry.fulfils if known[key].required]
    if absent:
        yield f"    提纲要求写、原报告没有单独写的：{'、'.join(absent)}。"


def _figures(done: Adoption) -> Iterator[str]:
    proposals = done.adopted.proposals
    bound = [item for item in proposals if item.bound]
    open_ = [item for item in proposals if not item.bound and item.path]
    yield f"    数据 {len(proposals)} 个：{len(bound)} 个已引用，{len(open_)} 个有建议、请核对，其余留作文字。"
    shown = [
        f"{item.number}：{item.name}（把握{item.confidence}，{item.reason}）"
        for item in sorted(open_, key=lambda item: (item.confidence is not Confidence.MIDDLE, item.at))
    ]
    yield from _listed("请核对的", shown)


def _lists(done: Adoption) -> Iterator[str]:
    adopted = done.adopted
    if adopted.problems or adopted.plans:
        causes = sum(bool(problem.cause) for problem in adopted.problems)
        said = f"问题 {len(adopted.problems)} 条（写了原因的 {causes} 条）、安排 {len(adopted.plans)} 条"
        yield f"    {said}，已另列一份，供下一年结转。"


def _missing(done: Adoption) -> Iterator[str]:
    """What the report does not have and a document needs: it stands as a blank, or as the program says it."""
    adopted = done.adopted
    lacking = [name for name in ("标题", "主送", "署名", "成文日期") if not adopted.tops.get(name)]
    if lacking:
        yield f"    原文里没有找到{'、'.join(lacking)}，初稿里用程序的或留作待填。"


def _next(done: Adoption) -> Iterator[str]:
    if done.review:
        yield f"已写出 {done.review}：请填“决定”一栏，再用 --decided {argument(done.review)} 读回。"
    name = argument(done.data_file)
    yield f"下一步：drafter draft {name} 生成初稿；明年用 drafter new --from {name} 结转。"
    yield f"旁边的 {done.schema_file.name} 供编辑器提示用，不用管它。"


def _listed(head: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"    {head}（{len(items)}）："
        yield from (f"      {item}" for item in items[:_SHOWN])
    if len(items) > _SHOWN:
        yield f"      ……其余 {len(items) - _SHOWN} 项用 --review 写成核对表可以看全。" if head == "请核对的" else "      ……"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
