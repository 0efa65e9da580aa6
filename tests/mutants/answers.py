"""Which surviving mutants were looked at and found to change nothing that anybody could see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ANSWERED = Path(__file__).with_name("answered.yaml")


@dataclass(frozen=True)
class Change:
    """What a mutant did: in which function, and which line became which; blanks at the ends do not count."""

    function: str
    was: str
    became: str


def answers() -> dict[Change, str]:
    """Of each change that was answered the reason why no test can tell."""
    entries = yaml.safe_load(ANSWERED.read_text("utf-8"))
    return {Change(entry["in"], entry["was"], entry["became"]): entry["why"] for entry in entries}


def change_in(name: str, shown: str) -> Change:
    """The change of a mutant by its name and the diff that mutmut shows.

    mutmut calls `Interval.widened` of drafter.language.interval `drafter.language.interval.xǁIntervalǁwidened__mutmut_3`.
    """
    module, _, mangled = re.sub(r"__mutmut_\d+$", "", name).rpartition(".")
    function = mangled.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    body = shown[shown.index("\n@@") :].splitlines()
    return Change(
        f"{module}.{function}", *(" ".join(line[1:].strip() for line in body if line.startswith(sign)) for sign in "-+")
    )
