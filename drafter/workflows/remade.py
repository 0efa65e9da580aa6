"""What a draft was made of, made again from the record that it carries: figures with their sources, and the text as sent."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.kit import Kit
from drafter.model.finding import CannotRun, Place
from drafter.model.manuscript import Manuscript
from drafter.model.record import Record
from drafter.read.docx.draft import DraftReading, parse_draft
from drafter.read.plain_source import PlainSource
from drafter.workflows.prepare import prepare_source
from drafter.workflows.rendering import render


class Remade(NamedTuple):
    """The record of a draft; `sent` is its text as we wrote it, None where it cannot be made again.

    That it is the very text is proved by the digest that the draft carries: templates or outlines may have changed since.
    """

    kit: Kit
    record: Record
    sent: Manuscript | None


def remade(reading: DraftReading, path: Path) -> Remade:
    """Make it again. Raises CannotRun where the draft carries no record, or one that this program cannot use."""
    here = Place(str(path))
    if reading.record is None:
        remedy = "请用 drafter draft 生成的、没有经过“定稿”的初稿；公开版和定稿里不带填报数据。"
        raise CannotRun(f"“{path.name}”里没有随文的填报数据", remedy, here)
    prepared = prepare_source(PlainSource(str(path), reading.record), path.parent)
    if prepared.record is None or prepared.kit is None:
        why = f"：{prepared.findings[0].message}" if prepared.findings else ""
        remedy = (
            "请核对是否装有这份稿子所用的提纲；用资料包里的提纲的，请把文档放回写着资料包的 drafter.yaml 所在的文件夹；"
            "或升级 drafter。"
        )
        raise CannotRun(f"“{path.name}”随文的填报数据用不上{why}", remedy, here)
    for outlet, document in prepared.drafts:
        if (outlet.name if outlet else "") == reading.outlet:
            again = parse_draft(render(prepared.record, prepared.kit, document, outlet))
            is_the_same = again.text_digest == reading.text_digest
            return Remade(prepared.kit, prepared.record, again.manuscript if is_the_same else None)
    return Remade(prepared.kit, prepared.record, None)
