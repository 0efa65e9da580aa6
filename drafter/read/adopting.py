"""schemas/adopting.yaml → the words by which a report that we never wrote is recognised, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from drafter.assets import lexicon_file
from drafter.model.adoption import AdoptionWords, Doubt, Where

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def adoption_words() -> AdoptionWords:
    """The words that the program came with."""
    said: dict[str, Any] = yaml.load(lexicon_file("adopting").read_bytes(), Loader=_LOADER)  # noqa: S506 - either is a safe loader
    sections = said["章节"]
    return AdoptionWords(
        titles={key: _words(value.get("标题")) for key, value in sections.items()},
        texts={key: _words(value.get("内容")) for key, value in sections.items()},
        forms={str(path): tuple(map(str, forms)) for path, forms in said["指标"].items()},
        units=_units(said["单位"]),
        doubts=_words(said["存疑"]),
        topics=_words(said["话题"]),
        more_doubts=tuple(
            Doubt(
                _words(item["指标"]),
                _words(item["词"]),
                Where(item.get("看", Where.SENTENCE)),
                item.get("仅") == "有下级政府的",
            )
            for item in said["另疑"]
        ),
    )


def _words(said: str | None) -> tuple[str, ...]:
    return tuple((said or "").split())


def _units(said: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {unit: frozenset((unit, *others.split())) for unit, others in said.items()}
