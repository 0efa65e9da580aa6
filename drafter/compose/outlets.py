"""What an outlet (报送件) puts around the body: 版头 above; 附件说明, 署名, 附注, 附件 and 版记 below.

The clauses are those of GB/T 9704—2012.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafter.compose.sections import SectionWriter
from drafter.compose.table import figure_table, office_table
from drafter.model.document import Addressees, Blank, Block, Imprint, Letterhead, Paragraph, Role, Signature, Span, Text
from drafter.model.finding import Place
from drafter.model.outline import Outline, Way
from drafter.model.record import Attachment, Outlet, Record

_MARK_ENDS = ("文件", "呈报", "函", "纪要", "令")


def letterhead(record: Record, outlet: Outlet, place: Place) -> Letterhead | None:
    """版头 (7.2) of a document that has a 文号 or a 发文机关标志."""
    if not outlet.has_head:
        return None
    issuers = outlet.issuers or signatories(record, outlet)
    corner = (
        (Role.CORNER, outlet.copy_number),
        (Role.CORNER_MARK, outlet.secrecy),
        (Role.CORNER_MARK, outlet.urgency),
    )
    return Letterhead(
        issuers=issuers,
        word="" if issuers[0].endswith(_MARK_ENDS) else "文件",
        number=_given(outlet.number, "文号", place),
        approvers=_approvers(outlet, place),
        corner=tuple((role, text) for role, text in corner if text),
    )


def signatories(record: Record, outlet: Outlet) -> tuple[str, ...]:
    """Who signs: the office itself where the outlet does not say."""
    return outlet.signatories or (record.office,)


def addressees(outlet: Outlet, place: Place) -> Iterator[Block]:
    """主送 (7.3.2). The public version has none unless it is given."""
    if outlet.addressees or not outlet.is_public:
        yield Addressees(outlet.addressees, None if outlet.addressees else Blank("主送机关", place))


def attachment_list(writer: SectionWriter, attachments: tuple[Attachment, ...]) -> Iterator[Block]:
    """附件说明 (7.3.4): the names, numbered where there are several, without punctuation behind them."""
    for index, attachment in enumerate(attachments, 1):
        number = ("附件：" if index == 1 else "") + (f"{index}." if len(attachments) > 1 else "")
        yield Paragraph(Role.ATTACHMENT_LIST, _name(writer, attachment), number)


def signature(record: Record, outlet: Outlet, place: Place) -> Iterator[Block]:
    """署名, 成文日期 (7.3.5) and 附注 (7.3.6)."""
    yield Signature(signatories(record, outlet), _day(outlet.signed_on, "成文日期", place), outlet.sealed)
    if outlet.remark:
        yield Paragraph(Role.REMARK, (Text(f"（{outlet.remark}）"),))


def attachments_of(writer: SectionWriter, record: Record, outline: Outline) -> Iterator[Block]:
    """附件 (7.3.7), each on a new page: label, title, words, table."""
    for index, attachment in enumerate(record.attachments, 1):
        label = f"附件{index}" if len(record.attachments) > 1 else "附件"
        yield Paragraph(Role.ATTACHMENT_LABEL, (Text(label),))
        yield Paragraph(Role.ATTACHMENT_TITLE, _name(writer, attachment), heading=(*attachment.loc, "名称"))
        words = attachment.content
        content = [block for parts in writer.voice.paragraphs(words) for block in writer.paragraph(parts, words.loc)]
        figures = [*figure_table(record, outline)] if attachment.of_figures else []
        own = [*office_table(attachment, writer.voice.cell)]
        yield from (*content, *figures, *own)
        if not own and (attachment.header or not (content or figures)):  # a head alone is a table still to be filled in
            place = writer.voice.source.place(attachment.loc)
            yield Paragraph(Role.BODY, (Blank("附件内容", place),))


def _name(writer: SectionWriter, attachment: Attachment) -> tuple[Span, ...]:
    return writer.voice.line(attachment.name, (*attachment.loc, "名称"))


def imprint(outlet: Outlet, place: Place) -> Imprint | None:
    """版记 (7.4); the public version has none."""
    if outlet.is_public:
        return None
    printed = bool(outlet.printer or outlet.printed_on)
    if not outlet.copies and not printed:
        return None
    return Imprint(
        sent=(("抄送", "，".join(outlet.copies) + "。"),) if outlet.copies else (),
        printer=_given(outlet.printer, "印发机关", place) if printed else (),
        printed_on=(*_day(outlet.printed_on, "印发日期", place), Text("印发")) if printed else (),
    )


def _approvers(outlet: Outlet, place: Place) -> tuple[Span, ...]:
    """签发人: only a document that goes up names them (7.2.6)."""
    if outlet.way is not Way.UP:
        return ()
    return tuple(Text(name) for name in outlet.approvers) or (Blank("签发人", place),)


def _given(text: str, what: str, place: Place) -> tuple[Span, ...]:
    return (Text(text) if text else Blank(what, place),)


def _day(day: date | None, what: str, place: Place) -> tuple[Span, ...]:
    """A date as 7.3.5.4 wants it: Arabic digits, no leading zeros."""
    return _given(f"{day.year}年{day.month}月{day.day}日" if day else "", what, place)
