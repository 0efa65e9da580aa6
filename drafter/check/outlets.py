"""Outlets (报送件): who signs, dates against each other and against the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.check.subject import Rule, Subject, last_day
from drafter.model.document import Paragraph, Role
from drafter.model.finding import Finding, Level, Place, nested
from drafter.model.outline import Way
from drafter.model.record import Outlet

#: “附件2” in the words; 附件 alone says nothing.
_ATTACHMENT = r"附件([0-9]{1,2})(?![0-9])"
_YEAR_OF_NUMBER = r"〔([0-9]{4})〕"


def somebody_signs(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """An outlet without 署名."""
    for index, outlet in enumerate(subject.record.outlets):
        if not outlet.signatories:
            message = f"报送件“{nested(outlet.name)}”没有写署名，初稿按单位全称署“{subject.record.office}”"
            remedy = "请补上一行，如 署名: [示例县人民政府]；党委和政府联合报送的，按顺序都写上。"
            yield rule.finding(message, remedy, _place(subject, index), outlet.name)


def number_is_of_the_year_of_signing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 文号 of another year than 成文日期."""
    for index, outlet in enumerate(subject.record.outlets):
        found = re.search(_YEAR_OF_NUMBER, outlet.number) if outlet.number else None
        if found and outlet.signed_on and int(found[1]) != outlet.signed_on.year:
            day = _in_full(outlet.signed_on)
            message = f"文号“{outlet.number}”是 {found[1]} 年的，成文日期是{day}，年份不一致"
            remedy = "文号的年份就是成文日期的年份，请核对这两处，改正写错的一处。"
            yield rule.finding(message, remedy, _place(subject, index, "文号"), outlet.number)


def signed_in_time(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 成文日期 behind the last day on which this outlet may go out."""
    for index, outlet in enumerate(subject.record.outlets):
        last = last_day(subject.outline, subject.record, outlet)
        if outlet.signed_on and last and outlet.signed_on > last:
            message = f"成文日期{_in_full(outlet.signed_on)}晚于“{nested(outlet.name)}”的期限{_in_full(last)}"
            place = _place(subject, index, "成文日期")
            yield rule.finding(message, _basis(subject, outlet), place, str(outlet.signed_on))


def own_deadline_is_not_later(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 期限 of the data file that is later than the outline's."""
    for index, outlet in enumerate(subject.record.outlets):
        channel = subject.outline.channel(outlet.way)
        last = channel.last_day(subject.record.year) if channel else None
        if outlet.deadline and last and outlet.deadline > last:
            message = f"“{nested(outlet.name)}”的期限{_in_full(outlet.deadline)}晚于规定的最后一天{_in_full(last)}"
            remedy = f"上级通知可以要求提前，不能推后，请核对；不写“期限”就按规定的期限。{_basis(subject, outlet)}"
            yield rule.finding(message, remedy, _place(subject, index, "期限"), str(outlet.deadline))


def printed_after_signing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 印发日期 before 成文日期."""
    for index, outlet in enumerate(subject.record.outlets):
        if outlet.printed_on and outlet.signed_on and outlet.printed_on < outlet.signed_on:
            message = f"印发日期{_in_full(outlet.printed_on)}早于成文日期{_in_full(outlet.signed_on)}"
            place = _place(subject, index, "印发日期")
            yield rule.finding(message, "先签发，后印发，请核对这两个日期。", place, str(outlet.printed_on))


def attachments_are_there(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A reference to an attachment that the document does not have, or that bears another number in it."""
    for outlet, document in subject.drafts:
        count = sum(isinstance(block, Paragraph) and block.role is Role.ATTACHMENT_LABEL for block in document.blocks)
        renumbered = count != len(subject.record.attachments)
        for said in subject.record.spoken() if count or renumbered else ():
            for found in re.finditer(_ATTACHMENT, said.narrative.text) if not (renumbered and said.private) else ():
                if int(found[1]) > count or renumbered:
                    name = outlet.name if outlet else "报告"
                    message = f"文中说到“{found[0]}”，“{nested(name)}”有 {count} 个附件" + "，序号与报送的不同" * renumbered
                    place = subject.source.place(said.narrative.loc, offset=found.start())
                    yield rule.finding(message, "请核对附件的序号；公开版序号不同的，请改写附件的名称。", place, found[0])


def elements_are_printed(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Elements that were typed and that this kind of outlet does not print."""
    for index, outlet in enumerate(subject.record.outlets):
        given: dict[str, object] = {"签发人": outlet.approvers} if outlet.way is Way.CONGRESS else {}
        if outlet.is_public:
            given = {
                "文号": outlet.number,
                "发文机关标志": outlet.issuers,
                "签发人": outlet.approvers,
                "份号": outlet.copy_number,
                "紧急程度": outlet.urgency,
                "抄送": outlet.copies,
                "印发机关": outlet.printer,
                "印发日期": outlet.printed_on,
            }
        if typed := [key for key, value in given.items() if value]:
            kind = "公开版" if outlet.is_public else "报人大的"
            message = f"“{nested(outlet.name)}”的{'、'.join(typed)}不会印出"
            yield rule.finding(message, f"{kind}不印这些；不需要的可以删去。", _place(subject, index), outlet.name)


def _place(subject: Subject, index: int, *keys: str) -> Place:
    return subject.source.place(("报送件", index, *keys))


def _basis(subject: Subject, outlet: Outlet) -> str:
    if outlet.deadline:
        return "期限是本报送件自己写的，请核对这两个日期。"
    channel = subject.outline.channel(outlet.way)
    return (
        f"请核对日期，或在“期限”里写明上级通知的期限。依据：{channel.basis}。" if channel and channel.basis else "请核对日期。"
    )


def _in_full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


RULES = (
    Rule(
        "S104",
        Level.WARNING,
        "报送件有署名",
        "署名是公文的必备要素（《党政机关公文处理工作条例》第九条）。",
        "给这个报送件补上一行“署名”；联合行文的按顺序都写上。",
        somebody_signs,
    ),
    Rule(
        "S105",
        Level.WARNING,
        "文中说到的附件都有",
        "附件与附件说明、正文一致（GB/T 9704—2012 7.3.7）；公开版去掉仅报送的附件后，序号随之改变。",
        "核对文中“附件几”的序号，补上缺的附件；公开版序号不同的，改写成附件的名称。",
        attachments_are_there,
    ),
    Rule(
        "S106",
        Level.HINT,
        "写了的要素都印",
        "公开版不印版头、签发人和版记；只有报上级的标注签发人（GB/T 9704—2012 7.2.6）。",
        "删去这一件不印的要素；要印的，核对“去向”写得对不对。",
        elements_are_printed,
    ),
    Rule(
        "D105",
        Level.ERROR,
        "文号与成文日期同年",
        "发文字号的年份就是成文日期的年份（GB/T 9704—2012 7.2.5、7.3.5.4）。",
        "核对“文号”和“成文日期”，改正写错的一处。",
        number_is_of_the_year_of_signing,
    ),
    Rule(
        "D106",
        Level.WARNING,
        "在期限内成文",
        "“3月1日前”的最后一天是2月的最后一天（《法治政府建设与责任落实督察工作规定》，厅字〔2019〕28号）。",
        "核对“成文日期”；上级另有期限的，写进“期限”。确已逾期的，按上级要求说明，再豁免。",
        signed_in_time,
    ),
    Rule(
        "D107",
        Level.WARNING,
        "自定期限不晚于规定",
        "上级通知可以要求提前，不能推后。",
        "核对“期限”；没有上级通知的删去这一行，按规定的期限。",
        own_deadline_is_not_later,
    ),
    Rule(
        "D108",
        Level.WARNING,
        "先成文后印发",
        "印发日期不早于成文日期。",
        "核对“成文日期”和“印发日期”，改正写错的一处。",
        printed_after_signing,
    ),
)
