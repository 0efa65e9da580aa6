"""What a draft was made of, made again for those who carry its edits back; and how other data would be drafted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.carry.pulling.pull import Sent
from drafter.carry.pulling.versions import sent_lines
from drafter.compose.context import Voice
from drafter.kit import Kit
from drafter.language.ink import Ledger
from drafter.language.publication import public_view
from drafter.model.document import Document, text_of
from drafter.model.finding import CannotRun, Finding, Place, is_error
from drafter.model.manuscript import Manuscript
from drafter.model.record import Outlet, Record
from drafter.model.source import Plain
from drafter.ooxml.envelope import digest_of_text
from drafter.read.docx.draft import parse_draft
from drafter.read.plain_source import PlainSource
from drafter.workflows.prepare import Prepared, prepare_record, prepare_source
from drafter.workflows.rendering import render

_Draft = tuple[Outlet | None, Document]


class Carried(NamedTuple):
    """The text as it was sent, the digits of each control in it, and of which data and outlet it was made.

    `text_digests` are those that its text has, with figures in controls and without.
    """

    sent: Sent
    record: Record
    kit: Kit
    manuscript: Manuscript
    digits: dict[str, str]
    text_digests: frozenset[str]
    written: bytes
    source: PlainSource
    outlet: str

    def prepare(self, plain: Plain) -> Prepared:
        """Other data of the same outline, validated and drafted."""
        return prepare_record(PlainSource(self.source.file, plain), self.kit)

    def drafted(self, prepared: Prepared) -> Document | None:
        """How they read for the same outlet; None where they cannot be drafted."""
        draft = _of(prepared.drafts, self.outlet)
        return draft[1] if draft else None

    def compose(self, plain: Plain) -> Document | None:
        """How other data would be drafted for the same outlet."""
        return self.drafted(self.prepare(plain))


def carried(plain: Plain, path: Path, outlet_name: str, texts: Collection[str] = (), folder: Path | None = None) -> Carried:
    """Make it again from plain data, which is called `path`, with the packs of `folder`. Raises CannotRun where that cannot be.

    A document that does not name its outlet (定稿, 公开版, saved by another program) is of that which has most of its `texts`.
    """
    source = PlainSource(str(path), plain)
    prepared = prepare_source(source, folder or path.parent)
    record, kit = prepared.record, prepared.kit
    if record is None or kit is None or not prepared.drafts:
        raise useless(path, prepared.findings)
    outlet, document = _of(prepared.drafts, outlet_name) or _likest(prepared.drafts, texts)
    if outlet_name and (outlet is None or outlet.name != outlet_name):
        remedy = "数据文件里的报送件可能改了名字，请改回来再收回修改；也请核对 --into 后面的数据文件。"
        raise CannotRun(f"文档是报送件“{outlet_name}”的稿子，数据文件里没有这个报送件", remedy, Place(str(path)))
    view = public_view(record, kit.outline, source) if outlet and outlet.is_public else record
    written = render(record, kit, document, outlet)
    again = parse_draft(written)
    voice = Voice(view, source, Ledger(), kit.templates.phrases, document.names)
    index = record.outlets.index(outlet) if outlet in record.outlets else None

    hidden = frozenset(number for number, passage in kit.templates.passages.items() if passage.private)
    sent = Sent(plain, view, sent_lines(again.manuscript, document), voice, index, hidden)
    bare = digest_of_text((line.style, line.accepted) for line in again.manuscript.lines)
    digests = frozenset({again.text_digest, bare})
    digits, name = dict(again.stored), outlet.name if outlet else ""
    return Carried(sent, record, kit, again.manuscript, digits, digests, written, source, name)


def useless(path: Path, findings: Collection[Finding]) -> CannotRun:
    """That the data which a file holds or carries cannot be drafted, with the first reason and what to do about it."""
    errors = [finding for finding in findings if is_error(finding)]
    why = f"：{errors[0].message}" if errors else ""
    remedy = errors[0].remedy if len(errors) == 1 else "请先用 drafter check 检查数据文件，改正错误后再试。"
    return CannotRun(f"“{path.name}”的填报数据用不上{why}", remedy, Place(str(path)))


def _of(drafts: Iterable[_Draft], name: str) -> _Draft | None:
    """The draft for the outlet of this name."""
    return next((draft for draft in drafts if (draft[0].name if draft[0] else "") == name), None)


def _likest(drafts: Iterable[_Draft], texts: Collection[str]) -> _Draft:
    """The draft that has most of these paragraphs, and fewest others; the first of equal ones."""
    wanted = {text.strip() for text in texts}  # headings have numbers there, and few are alike

    def likeness(draft: _Draft) -> int:
        own = {text_of(tuple(block.walk())).strip() for block in draft[1].blocks}
        return 2 * len(own & wanted) - len(own)

    return max(drafts, key=likeness)
