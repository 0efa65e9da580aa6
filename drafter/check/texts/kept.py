"""What is worked out of a script once and asked for by one rule after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import local
from typing import Generic, TypeVar

from drafter.model.script import Script

Made = TypeVar("Made")


class _Latest(local, Generic[Made]):
    """The last script, of each thread, and what was made of it."""

    script: Script | None = None
    made: Made | None = None


def kept_for_script(make: Callable[[Script], Made]) -> Callable[[Script], Made]:
    """Keep what a function makes of a script until it is asked about another one."""
    latest: _Latest[Made] = _Latest()

    @wraps(make)
    def kept(script: Script) -> Made:
        made = latest.made
        if latest.script is not script or made is None:
            made = make(script)
            latest.script, latest.made = script, made
        return made

    return kept
