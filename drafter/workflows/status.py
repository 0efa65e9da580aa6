"""drafter status: how far a data file is, seen by the one who drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafter.check.subject import last_day
from drafter.kit import Kit
from drafter.model.document import Blank
from drafter.model.finding import CannotRun, Finding, Place, nested
from drafter.model.outline import Outline, Way
from drafter.model.record import Outlet, Record
from drafter.model.status import Count, OutletStatus, RuleStatus, Status
from drafter.review.progress import departments_of, sections_of
from drafter.workflows.checking import check_file
from drafter.workflows.rules import all_rules
from drafter.workflows.scripts import DATA
from drafter.write.extent import extent_of

#: How an outlet is called that nobody has written down yet.
_UNNAMED = {Way.UP: "报上级", Way.CONGRESS: "报人大", Way.PUBLIC: "公开版"}


class StatusReport(NamedTuple):
    """The status; without one the data have no form, as the findings say."""

    status: Status | None
    findings: tuple[Finding, ...] = ()


def day_of(typed: str | None) -> date:
    """A day as typed; today, where none was. Raises CannotRun."""
    try:
        return date.fromisoformat(typed.strip()) if typed is not None else date.today()
    except ValueError:
        raise CannotRun(f"“{nested(typed or '')}”不是日期", "请写成 2027-02-01 这样。") from None


def status_of(path: Path, today: date) -> StatusReport:
    """How far a data file is on this day. Raises CannotRun."""
    if path.suffix.lower() not in DATA:
        remedy = "请给出数据文件，如 data.yaml；检查写好的文档用 drafter check。"
        raise CannotRun(f"“{path.name}”不是数据文件", remedy, Place(str(path)))
    checked = check_file(path)
    prepared = checked.prepared
    if prepared is None or prepared.record is None or prepared.kit is None or not prepared.drafts:
        return StatusReport(None, checked.findings)
    record, kit = prepared.record, prepared.kit
    document = next((draft for outlet, draft in prepared.drafts if not (outlet and outlet.is_public)), prepared.drafts[0][1])
    sections = sections_of(record, kit.outline, document)
    extent = extent_of(document, kit.profile)
    standing = [finding for finding in checked.findings if not finding.waived]
    status = Status(
        str(path),
        record.office,
        record.year,
        kit.outline.id,
        today,
        tuple(_outlets(record, kit, today)),
        departments_of(record, kit.outline, sections),
        sections,
        Count(sum(plan.outcome is not None for plan in record.past_plans), len(record.past_plans)),
        sum(isinstance(span, Blank) for span in document.walk()),
        extent.pages,
        extent.characters,
        tuple(_rules(standing)),
        len(checked.findings) - len(standing),
    )
    return StatusReport(status, checked.findings)


def _outlets(record: Record, kit: Kit, today: date) -> Iterator[OutletStatus]:
    """Those of the data file; of none, the ways that the outline names, with the days that the law sets."""
    outline = kit.outline
    for outlet in record.outlets or [Outlet(_UNNAMED[channel.way], channel.way) for channel in outline.channels]:
        last = last_day(outline, record, outlet)
        left = (last - today).days if last else None
        yield OutletStatus(outlet.name, outlet.way, last, left, outlet.signed_on, _basis(outlet, outline))


def _basis(outlet: Outlet, outline: Outline) -> str:
    """Who says so."""
    channel = outline.channel(outlet.way)
    if outlet.deadline:
        return "数据文件所写的期限"
    return channel.basis if channel else ""


def _rules(findings: list[Finding]) -> Iterator[RuleStatus]:
    """Which rules have findings, the gravest first."""
    counts = Counter((finding.level, finding.rule) for finding in findings)
    titles = {entry.id: entry.title for entry in all_rules()} if counts else {}
    for level, rule in sorted(counts, key=lambda item: (item[0].weight, item[1])):
        yield RuleStatus(rule, level, titles.get(rule, "数据文件的写法"), counts[level, rule])
