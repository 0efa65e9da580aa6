"""What a draft was made of, made again for those who carry its edits back; and how other data would be drafted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.carry.pull import Compose, Sent
from drafter.carry.versions import sent_lines
from drafter.compose.context import Voice
from drafter.kit import Kit
from drafter.language.ink import Ledger
from drafter.language.publication import public_view
from drafter.model.document import Document
from drafter.model.finding import CannotRun, Place
from drafter.model.manuscript import Manuscript
from drafter.model.record import Outlet, Record
from drafter.model.source import Plain
from drafter.read.docx.draft import parse_draft
from drafter.read.plain_source import PlainSource
from drafter.workflows.prepare import prepare_record, prepare_source
from drafter.workflows.rendering import render


class Carried(NamedTuple):
    """The text as it was sent, the digits of each control in it, and how other data would be drafted for the same outlet."""

    sent: Sent
    record: Record
    kit: Kit
    manuscript: Manuscript
    digits: dict[str, str]
    text_digest: str
    written: bytes
    compose: Compose


def carried(plain: Plain, path: Path, outlet_name: str) -> Carried:
    """Make it again from plain data, which is called `path`. Raises CannotRun where it cannot be drafted."""
    source = PlainSource(str(path), plain)
    prepared = prepare_source(source, path.parent)
    record, kit = prepared.record, prepared.kit
    if record is None or kit is None or not prepared.drafts:
        why = f"：{prepared.findings[0].message}" if prepared.findings else ""
        remedy = "请先用 drafter check 检查数据文件，改正错误后再试。"
        raise CannotRun(f"“{path.name}”的填报数据用不上{why}", remedy, Place(str(path)))
    outlet, document = _of(prepared.drafts, outlet_name)
    view = public_view(record, kit.outline, source) if outlet and outlet.is_public else record
    written = render(record, kit, document, outlet)
    again = parse_draft(written)
    voice = Voice(view, source, Ledger(), kit.templates.phrases, document.names)
    index = record.outlets.index(outlet) if outlet in record.outlets else None

    def compose(other: Plain) -> Document | None:
        drafts = prepare_record(PlainSource(str(path), other), kit).drafts
        return _of(drafts, outlet_name)[1] if drafts else None

    sent = Sent(plain, view, sent_lines(again.manuscript, document), voice, index)
    return Carried(sent, record, kit, again.manuscript, dict(again.stored), again.text_digest, written, compose)


def _of(drafts: tuple[tuple[Outlet | None, Document], ...], name: str) -> tuple[Outlet | None, Document]:
    """The draft for the outlet of this name; the first where there is none."""
    return next((draft for draft in drafts if (draft[0].name if draft[0] else "") == name), drafts[0])
