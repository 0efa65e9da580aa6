"""Plain data of a sound data file in its few shapes: one item for a list of one, a text for an item with 内容."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.language.narrative import paragraphs
from drafter.model.outline import Outline
from drafter.model.source import Plain
from drafter.validate.compile import FIGURE_KEYS

Mapping = dict[str, Plain]


def said(data: Mapping, key: str) -> str:
    """The text under a key; empty where there is none."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def texts(value: Plain) -> tuple[str, ...]:
    """A list of texts, which may be one text or nothing."""
    found = value if isinstance(value, list) else [value]
    return tuple(item for item in found if isinstance(item, str))


def items(value: Plain) -> tuple[Mapping, ...]:
    """A list of mappings, which may be one, or texts that stand for their 内容."""
    found = value if isinstance(value, list) else [value]
    return tuple({"内容": item} if isinstance(item, str) else item for item in found if isinstance(item, (str, dict)))


def lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text."""
    return tuple(line for _, line in paragraphs(text))


def figures_in(branch: Plain, outline: Outline, prefix: str = "") -> Iterator[tuple[str, Plain]]:
    """(path, value) of each figure typed in a 数据, those too that the outline does not know (any more)."""
    for key, value in branch.items() if isinstance(branch, dict) else ():
        path = f"{prefix}{key}"
        is_group = isinstance(value, dict) and not (value and all(name in FIGURE_KEYS for name in value))
        if path in outline.indicators or not is_group:
            yield path, value
        else:
            yield from figures_in(value, outline, f"{path}.")
