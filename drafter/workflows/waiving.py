"""Which findings on a finished text the office lets stand: waivers of its data, of the record it carries, of drafter.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from drafter.check.texts.registry import TEXT_RULES
from drafter.check.waivers import useless_in_text, with_waivers
from drafter.library import BadKit
from drafter.model.finding import Finding, Place
from drafter.model.record import Waiver
from drafter.model.source import Loc, Plain
from drafter.read.plain_source import PlainSource
from drafter.settings import OfficeWaivers, office_waivers
from drafter.validate.waivers import waivers_in

TEXT_RULE_IDS = tuple(rule.id for rule in TEXT_RULES)
PlaceOf = Callable[[Loc], Place]


def waived_by_record(
    findings: Sequence[Finding], path: Path, record: Plain, wanted: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """Findings on a document with the waivers of the record that it carries, and those of drafter.yaml."""
    return waived(findings, path, waivers_in(record), PlainSource(str(path), record).place, wanted)


def waived(
    findings: Sequence[Finding], path: Path, own: Sequence[Waiver], place_of: PlaceOf, wanted: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """Findings with the waivers of the file itself (`place_of` says where these stand), and those of drafter.yaml.

    Behind them stands what is wrong with the waivers, as far as the rules that they name were wanted, and ran. Where
    drafter.yaml is bad, which whoever reads it says, it waives nothing.
    """
    try:
        office = office_waivers(path)
    except BadKit:
        office = OfficeWaivers()
    found = tuple(with_waivers(findings, (*own, *office.for_this, *office.for_all), TEXT_RULE_IDS))
    useless = [*_useless(findings, own, place_of, wanted)]
    if office.source is not None:
        useless += _useless(findings, office.for_this, office.source.place, wanted, of_office=True)
        useless += _useless(None, office.for_all, office.source.place, wanted, of_office=True)
    return (*found, *useless)


def _useless(
    findings: Sequence[Finding] | None,
    waivers: Sequence[Waiver],
    place_of: PlaceOf,
    wanted: Callable[[str], bool],
    *,
    of_office: bool = False,
) -> Iterator[Finding]:
    for waiver in waivers:
        place = place_of((*waiver.loc, "规则"))
        fault = useless_in_text(waiver, findings, TEXT_RULE_IDS, place, of_office=of_office)
        if fault and wanted(waiver.rule) and wanted(fault.rule):
            yield fault
