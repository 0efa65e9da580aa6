"""What is wrong with the 报送件 of a data file, beside the form of each field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.language.filenames import safe_name
from drafter.language.narrative import Reference, ToFill, pieces_of
from drafter.model.finding import Finding, Level
from drafter.model.outline import Outline, Way
from drafter.model.record import Record
from drafter.model.source import Source

#: Where an outlet goes that does not say so, by its name; all else goes up.
_NAMES = (
    (Way.PUBLIC, re.compile("公开(?![办处科股领工])|公布|发布(?!会)|网站|向社会")),  # 报政务公开办 goes to an office
    (Way.CONGRESS, re.compile("人大")),
)
_PUBLISHED = re.compile("公开发布|主动公开")


def way_by_name(name: str) -> Way | None:
    """What the name of an outlet says about where it goes; None where it says nothing."""
    return next((way for way, said in _NAMES if said.search(name)), None)


def outlet_faults(items: Any, record: Record, outline: Outline, source: Source) -> Iterator[Finding]:
    """Names that are used twice, figures cited where none can stand, and outlets of which it is not clear who reads them."""
    yield from _repeated(record, source)
    for index, item in enumerate(items):
        yield from _plain_fields(index, item, outline, source)
        yield from _unclear_way(index, item, source)


def _repeated(record: Record, source: Source) -> Iterator[Finding]:
    """Two outlets whose names give one file name."""
    files = [safe_name(outlet.name).casefold() for outlet in record.outlets]
    for index, outlet in enumerate(record.outlets):
        if files[index] in files[:index]:
            first = record.outlets[files.index(files[index])].name
            place = source.place(("报送件", index, "名称"))
            message = f"报送件“{first}”和“{outlet.name}”会写成同一个文件名"
            if outlet.name == first:
                message = f"有两个报送件都叫“{first}”"
            yield Finding("V223", Level.ERROR, message, "名称用来区分文件，请改成不同的名称。", place, outlet.name)


def _plain_fields(index: int, item: Any, outline: Outline, source: Source) -> Iterator[Finding]:
    """A figure cited, or something to fill in, in a field that is printed as it stands."""
    fields = {
        "名称": (item.name,),
        "主送": item.addressees,
        "抄送": item.copies,
        "署名": item.signatories,
        "签发人": item.approvers,
        "发文机关标志": item.issuers,
        "附注": (item.remark,),
        "印发机关": (item.printer,),
    }
    for key, texts in fields.items():
        if cited := next((text for text in texts if text and _cites(text, outline)), None):
            message = f"“{key}”里不能引用数据，也不能写待填"
            remedy = "请直接写文字；还没有定的，整行空着，程序会留作待填。"
            yield Finding("V234", Level.ERROR, message, remedy, source.place(("报送件", index, key)), cited)


def _cites(text: str, outline: Outline) -> bool:
    pieces = tuple(pieces_of(text))
    return any(isinstance(piece, ToFill) or (isinstance(piece, Reference) and _is_known(piece, outline)) for piece in pieces)


def _is_known(reference: Reference, outline: Outline) -> bool:
    return bool(reference.phrase) or reference.path in outline.indicators


def _unclear_way(index: int, item: Any, source: Source) -> Iterator[Finding]:
    """An outlet that looks public and is not: it would carry everything marked 仅报送, and the record."""
    by_name = way_by_name(item.name)
    if (item.way or by_name) is Way.PUBLIC:
        return
    signs = ["名称"] * (by_name is Way.PUBLIC) + ["保密审查"] * (item.review is not None)
    if item.way is None and _PUBLISHED.search(item.remark or ""):
        signs.append("附注")
    if signs:
        way = f"去向写的是“{item.way}”" if item.way else "没有写去向，会当作报上级的"
        message = f"“{item.name}”的{'、'.join(signs)}像是向社会公开的，{way}，仅报送的内容都会写进去"
        remedy = "向社会公开的请写 去向: 公开；确实报上级的请写 去向: 上级，并删去保密审查，名称里不写“公开”。"
        yield Finding("V226", Level.ERROR, message, remedy, source.place(("报送件", index)), item.name)
