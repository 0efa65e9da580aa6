"""Figures of an own section that was deleted: nothing of the outline asks for them there, so another section reports them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from drafter.model.source import Plain
from drafter.validate.compile import FIGURE_KEYS

_FIGURES, _PRIVATE, _YES = "数据", "仅报送", "是"


class Rehomed(NamedTuple):
    """The 数据 of a section that is gone, and its heading; whether all of it was 仅报送."""

    heading: str
    figures: Plain
    is_private: bool


def with_figures(entries: list[Plain], moving: Iterable[Rehomed]) -> list[Plain]:
    """章节 with these figures in the first of its items that anybody may read; in the first one where none is."""
    for one in moving:
        homes = [at for at, entry in enumerate(entries) if isinstance(entry, dict)]
        public = [at for at in homes if _of(entries[at]).get(_PRIVATE) != _YES]
        if not homes:
            return [*entries, {"标题": "不写", _FIGURES: one.figures}]
        at = (public or homes)[0]
        home = _of(entries[at])
        figures = marked(one.figures) if one.is_private and public else one.figures
        entries = [*entries[:at], {**home, _FIGURES: _joined(home.get(_FIGURES), figures)}, *entries[at + 1 :]]
    return entries


def _of(entry: Plain) -> dict[str, Plain]:
    return entry if isinstance(entry, dict) else {}


def _joined(mine: Plain, theirs: Plain) -> Plain:
    """Two trees of figures as one."""
    if not (isinstance(mine, dict) and isinstance(theirs, dict)):
        return theirs if mine is None else mine
    joined = {key: _joined(value, theirs.get(key)) for key, value in mine.items()}
    return {**joined, **{key: value for key, value in theirs.items() if key not in mine}}


def marked(tree: Plain) -> Plain:
    """A figure, or a tree of them, with each marked 仅报送 of which nothing was said."""
    if isinstance(tree, dict) and not _is_figure(tree):
        return {key: marked(value) for key, value in tree.items()}
    figure: Mapping[str, Plain] = tree if isinstance(tree, dict) else {"数值": tree}
    return {**figure, _PRIVATE: figure.get(_PRIVATE) or _YES}


def _is_figure(tree: Mapping[str, Plain]) -> bool:
    return bool(tree) and all(key in FIGURE_KEYS for key in tree)
