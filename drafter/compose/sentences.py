"""A sentence lives or dies whole: what is dropped from a composed paragraph, and what becomes of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.language.ink import Part, Print
from drafter.model.document import Span, Text

_SENTENCE = re.compile(r"([^。！？]*([。！？]+)[”’）》]*|[^。！？]+)")


def surviving(parts: Iterable[Part], told: frozenset[str] = frozenset()) -> list[Part]:
    """The parts without the sentences that print a missing figure, or nothing but figures already told."""
    parts = list(parts)
    printed = [part for part in parts if isinstance(part, Print)]
    if not any(part.drops for part in printed) and (not told or told.isdisjoint(figures_in(printed))):
        return parts
    return [part for sentence in _sentences(parts) if not _goes(sentence, told) for part in sentence]


def spans_of(parts: Iterable[Part]) -> tuple[Span, ...]:
    """The parts as spans, neighbouring words joined; 以上 stands behind the unit."""
    spans: list[Span] = []
    waiting: Print | None = None
    for part in parts:
        if isinstance(part, str):
            words = _behind_unit(part, waiting) if waiting else part
            waiting = None
            _append(spans, Text(words))
        else:
            if waiting:
                _append(spans, Text(waiting.behind_unit))
            for span in part.spans:
                _append(spans, span)
            waiting = part if part.behind_unit else None
    if waiting:
        _append(spans, Text(waiting.behind_unit))
    return tuple(spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with neighbouring words joined."""
    result: list[Span] = []
    for span in spans:
        _append(result, span)
    return tuple(result)


def figures_in(parts: Iterable[Part]) -> Iterator[str]:
    """The paths of all figures that the parts tell."""
    for part in parts:
        if isinstance(part, Print):
            yield from part.figures


def _sentences(parts: Iterable[Part]) -> Iterator[list[Part]]:
    current: list[Part] = []
    for part in parts:
        if not isinstance(part, str):
            current.append(part)
            continue
        for piece, stop in _SENTENCE.findall(part):
            current.append(piece)
            if stop:
                yield current
                current = []
    if current:
        yield current


def _goes(sentence: list[Part], told: frozenset[str]) -> bool:
    figures: list[str] = []
    for part in sentence:
        if not isinstance(part, str):
            if part.drops:
                return True
            figures += part.figures
    return bool(figures) and told.issuperset(figures)


def _behind_unit(words: str, waiting: Print) -> str:
    if waiting.unit and words.startswith(waiting.unit):
        return waiting.unit + waiting.behind_unit + words.removeprefix(waiting.unit)
    return waiting.behind_unit + words


def _append(spans: list[Span], span: Span) -> None:
    if isinstance(span, Text):
        if not span.text:
            return
        if spans and isinstance(spans[-1], Text):
            spans[-1] = Text(spans[-1].text + span.text)
            return
    spans.append(span)
