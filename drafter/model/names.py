"""Word lists by which rules tell names of private persons (schemas/names.yaml)."""

from __future__ import annotations

from typing import NamedTuple


class NameWords(NamedTuple):
    """Surnames and what stands around names.

    `doubtful` are surnames that mostly are other words, `pairs` those of two characters; `roles` are what private persons are
    called, `common` words that begin like names, `titles` what officials are called, `provinces` the first signs of plates.
    """

    surnames: str = ""
    doubtful: str = ""
    pairs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    provinces: str = ""
