"""drafter.yaml → which packs and which profile an office works with, or findings."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from drafter.model.finding import CannotRun, Finding
from drafter.model.source import Source
from drafter.validate.fields import Strict, Text, Texts, Whole, named, whole_number
from drafter.validate.messages import findings_of

#: The newest form of drafter.yaml that this program reads.
FORMAT = 1


class ConfigFile(Strict):
    """drafter.yaml."""

    format: Whole = named("格式", default=FORMAT)
    packs: Texts = named("资料包", default=())
    profile: Text | None = named("版式")


@dataclass(frozen=True, slots=True)
class Config:
    """The folders of packs as typed, later ones win; and the id of a profile, empty for the standard's."""

    packs: tuple[str, ...] = ()
    profile: str = ""


def validate_config(source: Source) -> tuple[Config | None, tuple[Finding, ...]]:
    """What drafter.yaml says, or what is wrong with it. Raises CannotRun where it was written for a newer program."""
    _refuse_newer_format(source)
    try:
        file = ConfigFile.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, ConfigFile, lambda _: None))
    return Config(file.packs, file.profile or ""), ()


def _refuse_newer_format(source: Source) -> None:
    typed = source.data.get("格式") if isinstance(source.data, dict) else None
    try:
        number = whole_number(typed)
    except PydanticCustomError:
        return  # validation will say so
    if number is not None and number > FORMAT:
        raise CannotRun(
            f"drafter.yaml 的格式是 {typed}，本程序只认识到格式 {FORMAT}",
            "请升级 drafter 后再用；不要自行改小这个数，新格式的内容会读错。",
            source.place(("格式",)),
        )
