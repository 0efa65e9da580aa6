"""drafter.yaml → which packs and which profile an office works with, or findings."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from drafter.model.finding import Finding
from drafter.model.record import Waiver
from drafter.model.source import Source
from drafter.validate.fields import ListOf, Strict, Text, Texts, Whole, named
from drafter.validate.formats import FORMAT, refuse_newer_format
from drafter.validate.messages import findings_of
from drafter.validate.waivers import OfficeWaiverItem, waiver_of


class ConfigFile(Strict):
    """drafter.yaml."""

    format: Whole = named("格式", default=FORMAT)
    packs: Texts = named("资料包", default=())
    profile: Text | None = named("版式")
    waivers: ListOf[OfficeWaiverItem] = named("豁免", default=())


@dataclass(frozen=True, slots=True)
class Config:
    """The folders of packs as typed, later ones win; and the id of a profile, empty for the standard's.

    `waivers` are of rules on texts, each with the name of the one file that it is for, or none.
    """

    packs: tuple[str, ...] = ()
    profile: str = ""
    waivers: tuple[tuple[Waiver, str], ...] = ()


def validate_config(source: Source) -> tuple[Config | None, tuple[Finding, ...]]:
    """What drafter.yaml says, or what is wrong with it. Raises CannotRun where it was written for a newer program."""
    refuse_newer_format(source, "drafter.yaml ")
    try:
        file = ConfigFile.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, ConfigFile, lambda _: None))
    waivers = tuple((waiver_of(item, ("豁免", index)), item.file or "") for index, item in enumerate(file.waivers))
    return Config(file.packs, file.profile or "", waivers), ()
