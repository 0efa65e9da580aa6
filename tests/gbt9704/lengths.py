"""Documents of every length that matters, made without a data file: where a signature and a 版记 come over the page's end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.kit import load_kit
from drafter.model.document import Block, Document, Imprint, Paragraph, Role, Signature, Text
from drafter.ooxml.envelope import Envelope
from drafter.write.package import docx_bytes

COUNTY, PARTY = "示例县人民政府", "中共示例县委员会"
#: A page full of characters.
GRID = "满页"
#: One document for each line of a page at which the text may end.
LENGTHS = range(6, 28)
SHORT = "以下各行恰好一行。"
UNSEALED, SEALED, LONG = "不用印", "用印", "长段"


def write_made(folder: Path) -> dict[str, Path]:
    """These documents, by name."""
    found = {}
    for name, document in _made():
        found[name] = folder / f"{name}.docx"
        found[name].write_bytes(_bytes(document))
    return found


def _made() -> Iterator[tuple[str, Document]]:
    prose = "依法行政是政府施政的基本准则" * 120  # no punctuation, so that no rule of line breaking interferes
    yield GRID, _document(Paragraph(Role.BODY, (Text(prose),)))
    remark = Paragraph(Role.REMARK, (Text("（此件公开发布）"),))
    listed = Paragraph(Role.ATTACHMENT_LIST, (Text("情况说明"),), "附件：")
    closing = Paragraph(Role.BODY, (Text(prose[:270]),))
    for lines in LENGTHS:
        text = [Paragraph(Role.BODY, (Text(SHORT),))] * lines
        yield f"{UNSEALED}{lines}", _document(*text, _signature(COUNTY), imprint=True)
        yield f"{SEALED}{lines}", _document(*text, listed, _signature(PARTY, COUNTY, sealed=True), remark, imprint=True)
        yield f"{LONG}{lines}", _document(*text, closing, _signature(PARTY, COUNTY), remark, imprint=True)


def _signature(*offices: str, sealed: bool = False) -> Signature:
    return Signature(offices, (Text("2027年2月18日"),), sealed)


def _document(*blocks: Block, imprint: bool = False) -> Document:
    sent = (("抄送", "市人大常委会办公室，市政协办公室。"),)
    foot = Imprint(sent, (Text("示例县人民政府办公室"),), (Text("2027年2月19日印发"),)) if imprint else None
    return Document("报告", COUNTY, 2026, (Paragraph(Role.TITLE, (Text("工作报告"),)), *blocks), imprint=foot)


def _bytes(document: Document) -> bytes:
    kit = load_kit("年度报告/县级")
    return docx_bytes(document, kit.profile, kit.static, Envelope({}, kit.outline.id, 1, kit.templates.digest, "", ""))
