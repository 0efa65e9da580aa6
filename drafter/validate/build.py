"""The validated data file → Record: the same content in the program's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.model.outline import Outline, Way
from drafter.model.record import (
    NOT_WANTED,
    Attachment,
    Deed,
    Entry,
    Figure,
    Narrative,
    Outlet,
    PastPlan,
    Plan,
    Problem,
    Record,
    Review,
    Rewrite,
)
from drafter.model.source import Loc, Source
from drafter.validate.figures import leaves
from drafter.validate.outlets import way_by_name
from drafter.validate.returns import return_of
from drafter.validate.waivers import waiver_of


def build_record(data: Any, figures: Mapping[str, Figure], outline: Outline, source: Source) -> Record:
    """The record of a data file that has been validated (drafter.validate.datafile)."""
    attachments = [_attachment(item, ("附件", index)) for index, item in enumerate(data.attachments)]
    if data.with_table:
        name = f"{data.year}年法治政府建设主要数据表"
        attachments.append(Attachment(name, ("数据表",), Narrative("", ("数据表",)), of_figures=True))
    return Record(
        office=_one_line(data.office.full),
        self_name=_one_line(data.office.itself or data.office.full),
        year=data.year,
        figures=figures,
        entries=tuple(_entry(item, ("章节", index), outline) for index, item in enumerate(data.entries)),
        problems=tuple(_problem(item, ("问题", index)) for index, item in enumerate(data.problems)),
        plans=tuple(_plan(item, ("安排", index)) for index, item in enumerate(data.plans)),
        others=_narrative(data.others, ("其他事项",)),
        lead=_told(data.lead, ("导语",)),
        closing=_told(data.closing, ("结束语",)),
        title=data.title or "",
        outlets=tuple(map(_outlet, data.outlets)),
        attachments=tuple(attachments),
        as_of=data.as_of,
        plain=source.data,
        departments={key: "、".join(names) for key, names in (data.departments or {}).items()},
        returns=tuple(map(return_of, data.returns)),
        waivers=tuple(waiver_of(item, ("豁免", index)) for index, item in enumerate(data.waivers)),
        past_plans=tuple(map(_past_plan, data.past_plans)),
    )


def _entry(item: Any, loc: Loc, outline: Outline) -> Entry:
    return Entry(
        fulfils=item.fulfils,
        loc=loc,
        title="" if _is_not_wanted(item.title) else _heading(item.title, as_typed=item.own and not item.run_in),
        run_in=item.run_in,
        deeds=_deeds(item.deeds, loc, own=item.own),
        figures=tuple(path for path, _, _ in leaves(item.figures or {}, loc, outline)),
        private=item.private,
        own=item.own,
        level=item.level if not item.fulfils else None,
        untitled=_is_not_wanted(item.title),
        rewrites=tuple(_rewrites(item.rewrites or {}, loc, outline)),
    )


def _rewrites(texts: Mapping[str, str | None], loc: Loc, outline: Outline) -> Iterator[Rewrite]:
    private = {passage.number for passages in outline.passages.values() for passage in passages if passage.private}
    for number, text in texts.items():
        yield Rewrite(number, Narrative(text or "", (*loc, "改写", number)), number in private)


def _deeds(items: Any, loc: Loc, *, own: bool) -> tuple[Deed, ...]:
    return tuple(
        Deed(
            content=Narrative(item.content or "", (*loc, "做法", index, "内容")),
            heading=_heading(item.heading, as_typed=own and not item.run_in),
            deeds=_deeds(item.deeds, (*loc, "做法", index), own=own),
            private=item.private,
            run_in=item.run_in,
        )
        for index, item in enumerate(items)
    )


def _problem(item: Any, loc: Loc) -> Problem:
    return Problem(
        symptom=Narrative(item.symptom, (*loc, "表现")),
        cause=Narrative(item.cause, (*loc, "原因")) if item.cause else None,
        plan=item.plan,
        private=item.private,
    )


def _plan(item: Any, loc: Loc) -> Plan:
    return Plan(
        content=Narrative(item.content or "", (*loc, "内容")),
        heading=_heading(item.heading),
        lead_department=item.lead_department or "",
        index=item.index,
        private=item.private,
    )


def _past_plan(item: Any) -> PastPlan:
    return PastPlan(
        content=item.content or "",
        heading=_heading(item.heading),
        lead_department=item.lead_department or "",
        number=item.index,
        outcome=item.outcome,
        note=item.note or "",
    )


def _attachment(item: Any, loc: Loc) -> Attachment:
    header: tuple[str, ...] = item.table.header if item.table else ()
    rows: tuple[tuple[str, ...], ...] = item.table.rows if item.table else ()
    return Attachment(
        name=_heading(item.name),
        loc=loc,
        content=Narrative(item.content or "", (*loc, "内容")),
        header=tuple(Narrative(text or "", (*loc, "表格", "表头", column)) for column, text in enumerate(header)),
        rows=tuple(
            tuple(Narrative(text or "", (*loc, "表格", "行", number, column)) for column, text in enumerate(row))
            for number, row in enumerate(rows)
        ),
        of_figures=item.of_figures,
        private=item.private,
    )


def _outlet(item: Any) -> Outlet:
    name = _one_line(item.name)
    return Outlet(
        name=name,
        way=item.way or way_by_name(name) or Way.UP,
        title=item.title or "",
        addressees=_names(item.addressees),
        copies=_names(item.copies),
        signatories=_names(item.signatories),
        issuers=_names(item.issuers),
        number=item.number or "",
        approvers=_names(item.approvers),
        copy_number=item.copy_number or "",
        secrecy=item.secrecy or "",
        urgency=item.urgency or "",
        signed_on=item.signed_on,
        sealed=item.sealed,
        remark=_unwrapped(_one_line(item.remark or "")),
        printer=_one_line(item.printer or ""),
        printed_on=item.printed_on,
        deadline=item.deadline,
        stage=item.stage or "",
        review=Review(item.review.day, item.review.reviewer or "") if item.review else None,
    )


def _names(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_one_line, texts))


def _one_line(text: str) -> str:
    """A name that was typed over several lines."""
    return "".join(line.strip() for line in text.split("\n"))


def _unwrapped(remark: str) -> str:
    """An 附注 without the brackets around the whole of it, which the program adds; 此件公开发布（不含附件） has none."""
    found = re.fullmatch(r"[（(]((?:[^（()）]|[（(][^（()）]*[）)])*)[）)]", remark)
    return found[1] if found else remark


def _heading(text: str | None, *, as_typed: bool = False) -> str:
    """A heading without the full stop that the program itself puts behind a run-in one; in an own text any other is kept."""
    return _one_line(text or "") if as_typed else _one_line(text or "").rstrip("。；;，,")


def _is_not_wanted(text: str | None) -> bool:
    return text is not None and text.strip() == NOT_WANTED


def _told(text: str | None, loc: Loc) -> Narrative | None:
    """The lead or the closing: nothing where the office wants none, None where the template is to tell it."""
    return Narrative("", loc) if _is_not_wanted(text) else _narrative(text, loc)


def _narrative(text: str | None, loc: Loc) -> Narrative | None:
    return Narrative(text, loc) if text else None
