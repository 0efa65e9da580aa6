"""Outlets (报送件): who signs, dates against each other and against the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.check.subject import Rule, Subject, last_day
from drafter.model.finding import Finding, Place
from drafter.model.record import Outlet

_YEAR_OF_NUMBER = re.compile(r"〔([0-9]{4})〕")


def somebody_signs(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """An outlet without 署名."""
    for index, outlet in enumerate(subject.record.outlets):
        if not outlet.signatories:
            message = f"报送件“{outlet.name}”没有写署名，初稿按单位全称署“{subject.record.office}”"
            remedy = "请补上一行，如 署名: [示例县人民政府]；党委和政府联合报送的，按顺序都写上。"
            yield rule.finding(message, remedy, _place(subject, index), outlet.name)


def number_is_of_the_year_of_signing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 文号 of another year than 成文日期."""
    for index, outlet in enumerate(subject.record.outlets):
        found = _YEAR_OF_NUMBER.search(outlet.number)
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
            message = f"成文日期{_in_full(outlet.signed_on)}晚于“{outlet.name}”的期限{_in_full(last)}"
            place = _place(subject, index, "成文日期")
            yield rule.finding(message, _basis(subject, outlet), place, str(outlet.signed_on))


def own_deadline_is_not_later(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 期限 of the data file that is later than the outline's."""
    for index, outlet in enumerate(subject.record.outlets):
        channel = subject.outline.channel(outlet.way)
        last = channel.last_day(subject.record.year) if channel else None
        if outlet.deadline and last and outlet.deadline > last:
            message = f"“{outlet.name}”的期限{_in_full(outlet.deadline)}晚于规定的最后一天{_in_full(last)}"
            remedy = f"上级通知可以要求提前，不能推后，请核对；不写“期限”就按规定的期限。{_basis(subject, outlet)}"
            yield rule.finding(message, remedy, _place(subject, index, "期限"), str(outlet.deadline))


def printed_after_signing(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """A 印发日期 before 成文日期."""
    for index, outlet in enumerate(subject.record.outlets):
        if outlet.printed_on and outlet.signed_on and outlet.printed_on < outlet.signed_on:
            message = f"印发日期{_in_full(outlet.printed_on)}早于成文日期{_in_full(outlet.signed_on)}"
            place = _place(subject, index, "印发日期")
            yield rule.finding(message, "先签发，后印发，请核对这两个日期。", place, str(outlet.printed_on))


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
