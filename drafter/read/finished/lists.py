"""The word lists of rules, as facts that every script has."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

from drafter import assets
from drafter.model.doubles import DoubleWords
from drafter.model.names import NameWords


@cache
def name_words() -> NameWords:
    """The lists of schemas/names.yaml."""
    said: dict[str, Any] = yaml.load((assets.folder("schemas") / "names.yaml").read_bytes(), Loader=_Loader)
    return NameWords(
        surnames="".join(said["姓"].split()),
        doubtful="".join(said["兼作他字的姓"].split()),
        pairs=tuple(said["复姓"]),
        roles=tuple(said["称谓"]),
        common=frozenset(said["非人名"]),
        titles=tuple(said["职务"]),
        provinces=said["车牌省份"],
    )


@cache
def double_words() -> DoubleWords:
    """The lists of schemas/doubled.yaml."""
    said: dict[str, Any] = yaml.load((assets.folder("schemas") / "doubled.yaml").read_bytes(), Loader=_Loader)
    return DoubleWords(frozenset(said["词"].split()), said["后"], said["前"])
