"""drafter.yaml: found upwards from where the work is, and turned into the library and the waivers that it asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.language.suggest import did_you_mean
from drafter.library import INSTALLED, STANDARD_PROFILE, BadKit, Library, profile_index
from drafter.model.finding import Finding, Level
from drafter.model.links import real
from drafter.model.record import Waiver
from drafter.model.source import Source
from drafter.read.yaml_source import read_yaml

if TYPE_CHECKING:
    from drafter.validate.config import Config

NAME = "drafter.yaml"


class OfficeWaivers(NamedTuple):
    """The waivers in drafter.yaml that are for one file: those that name it, and those for all; and where they stand."""

    for_all: tuple[Waiver, ...] = ()
    for_this: tuple[Waiver, ...] = ()
    source: Source | None = None


def library_for(start: Path) -> Library:
    """The library for work in this folder: what the nearest drafter.yaml above asks for, else the installed one.

    Raises BadKit where drafter.yaml or a pack is bad.
    """
    file = _nearest(start)
    return INSTALLED if file is None else _library(file)


def office_waivers(file: Path) -> OfficeWaivers:
    """The waivers for this file in the nearest drafter.yaml above it. Raises BadKit where that is bad."""
    settings = _nearest(file.parent)
    if settings is None:
        return OfficeWaivers()
    config, source = _config(settings)
    return OfficeWaivers(
        tuple(waiver for waiver, name in config.waivers if not name),
        tuple(waiver for waiver, name in config.waivers if name == file.name),
        source,
    )


def _nearest(start: Path) -> Path | None:
    here = real(start)
    return next((path for folder in (here, *here.parents) if (path := folder / NAME).is_file()), None)


def _config(file: Path) -> tuple[Config, Source]:
    from drafter.validate.config import validate_config

    reading = read_yaml(file)
    if reading.source is None:
        raise BadKit(reading.findings)
    config, findings = validate_config(reading.source)
    if config is None:
        raise BadKit(findings)
    return config, reading.source


def _library(file: Path) -> Library:
    config, source = _config(file)
    packs = [file.parent / name for name in config.packs]
    faults = [fault for index, pack in enumerate(packs) if (fault := _pack_fault(pack, packs[:index], index, source))]
    if faults:
        raise BadKit(tuple(faults))
    library = Library(tuple(packs), config.profile or STANDARD_PROFILE, file.parent)
    if library.profile not in (known := profile_index(library)):
        message, remedy = (
            f"没有版式“{library.profile}”",
            did_you_mean(library.profile, known) or f"可用的有：{'、'.join(known)}。",
        )
        place = source.place(("版式",))
        raise BadKit((Finding("V346", Level.ERROR, message, remedy, place, library.profile),))
    return library


def _pack_fault(pack: Path, earlier: list[Path], index: int, source: Source) -> Finding | None:
    """What is wrong with the folder that 资料包 names."""
    typed = source.quote(("资料包", index)) or source.quote(("资料包",))
    if not pack.is_dir():
        message, remedy = f"没有资料包文件夹“{typed}”", f"请核对名称；它应在“{pack.parent}”里面。"
    elif not any((pack / name).is_dir() for name in ("schemas", "templates")):
        message = f"“{typed}”不像资料包"
        remedy = "资料包里应有 schemas（提纲）或 templates（模板、版式）文件夹，请核对是不是写浅或写深了一层。"
    elif any(real(pack) == real(other) for other in earlier):
        message, remedy = f"资料包“{typed}”写了两次", "请删去一个。"
    else:
        return None
    return Finding("V345", Level.ERROR, message, remedy, source.place(("资料包", index)), typed)
