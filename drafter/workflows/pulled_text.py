"""What a pull says of the text: paragraphs that were edited, numbers typed by hand, figures that are computed anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafter.carry.pulling.parts import differs_in_number
from drafter.carry.pulling.stretches import became_of
from drafter.carry.pulling.versions import EditedLine, SentLine
from drafter.language.computed import figure_named
from drafter.model.document import Bound, Document, Paragraph, text_of
from drafter.model.numerals import Kind as NumberKind
from drafter.model.pulled import Edit, HandTyped, Kind, Recomputed
from drafter.model.record import Figure
from drafter.read.text.numbers import numbers_in
from drafter.read.text.sentences import sentences_in
from drafter.workflows.carried import Carried
from drafter.workflows.prepare import Prepared

_LONGEST_NUMBER = 8
#: So many characters of a paragraph that clashes tell it.
_TELLING = 6
#: So many figures are named that a number may be.
_MOST = 3
#: How a change by nothing is printed.
_STEADY = "持平"
#: So many characters before a number are held against names of indicators.
_BEFORE = 14


def edits_of(lines: Sequence[EditedLine], sent: Sequence[SentLine]) -> Iterator[Edit]:
    """Every paragraph that was changed, added, moved or removed, in reading order; what the layout adds aside."""
    taken = {id(line.sent) for line in lines}
    order = {id(line): number for number, line in enumerate(sent)}
    gone = [line for line in sent if id(line) not in taken and line.block is not None and not line.where.cell]
    found: list[tuple[float, Edit]] = []
    last = -1.0
    for line in lines:
        if line.where.cell:
            continue
        if line.sent is not None:
            last = order[id(line.sent)] if not line.moved else last
            if line.moved:
                found.append((last, Edit(Kind.MOVED, line.where, line.sent.text, line.text)))
            if line.sent.text.strip() != line.text.strip() and not differs_in_number(line):
                found.append((last, Edit(Kind.CHANGED, line.where, line.sent.text, line.text)))
        else:
            found.append((last, Edit(Kind.ADDED, line.where, "", line.text)))
    found += [(order[id(line)] - 0.5, Edit(Kind.REMOVED, line.where, line.text, "")) for line in gone]
    return (edit for _, edit in sorted(found, key=lambda item: item[0]))


def taken_over(edits: Iterable[Edit], document: Document | None, clashing: Iterable[str]) -> Iterator[Edit]:
    """The edits that are read in what the new data draft; where both sides changed words, the data file's stand there.

    `clashing` is what stood where they did.
    """
    drafted = [] if document is None else [_words(text) for text in texts_of(document)]
    theirs = [words for text in clashing if len(words := _words(text)) >= _TELLING]
    for edit in edits:
        words = _words(edit.before if edit.kind is Kind.REMOVED else edit.after)
        if document is None or edit.kind is Kind.MOVED:
            yield edit
        elif edit.kind is Kind.REMOVED:
            if not _stands(words, drafted) and not any(text in words for text in theirs):
                yield edit
        elif _stands(words, drafted):
            yield edit


def headings_of(document: Document | None) -> frozenset[str]:
    """The headings of a document, their numbers aside."""
    blocks = document.blocks if document else ()
    headed = (block for block in blocks if isinstance(block, Paragraph) and block.heading)
    return frozenset(text_of(block.lead or block.spans).rstrip("。") for block in headed)


def texts_of(document: Document) -> Iterator[str]:
    """The paragraphs of a document, their numbers aside."""
    return (text_of(block.lead) + text_of(block.spans) for block in document.blocks if isinstance(block, Paragraph))


def _words(text: str) -> str:
    """A paragraph without figures, which may be computed anew."""
    return "".join(re.split(r"[\d.,%]+|\s+", text)).rstrip("。")


def _stands(words: str, drafted: Iterable[str]) -> bool:
    """Whether a paragraph is drafted; its number stands before it."""
    return any(text and words.endswith(text) and len(words) - len(text) <= _LONGEST_NUMBER for text in drafted)


def hand_typed(lines: Sequence[EditedLine], figures: Mapping[str, Figure]) -> Iterator[HandTyped]:
    """The numbers of the report's text that stand in no control and were not there when it was sent."""
    for line in lines:
        if line.where.cell or line.is_unchanged or (line.sent is not None and line.sent.block is None):
            continue
        known = [number.text for number in numbers_in(line.sent.text)] if line.sent else []
        for number in numbers_in(line.text):
            is_bound = any(start < number.digits_end and number.digits_start < end for start, end, _ in line.controls)
            if number.kind is not NumberKind.FIGURE or is_bound:
                continue
            if number.text in known:
                known.remove(number.text)
                continue
            sentence = next((s.text for s in sentences_in(line.text) if s.start <= number.start < s.end), line.text)
            before = line.text[max(number.start - _BEFORE, 0) : number.start]
            digits = line.text[number.digits_start : number.digits_end]
            stood = list(_stood_there(line, number.digits_start, figures))
            likely = [name for name in _candidates(digits, number.unit, before, figures) if name not in stood]
            yield HandTyped(line.where, number.text, sentence, tuple([*stood, *likely][:_MOST]))


def _stood_there(line: EditedLine, at: int, figures: Mapping[str, Figure]) -> Iterator[str]:
    """The figure in whose place a number was typed."""
    left = [name for *_, name in line.controls]
    for start, end, name in line.sent.controls if line.sent else ():
        if name in left or name not in figures or line.sent is None:
            continue
        place = became_of(line.sent.text, line.text, start, end)
        if place and place[0] <= at < place[1]:
            yield f"{figures[name].indicator.name}（{name}）"


def _candidates(digits: str, unit: str, before: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    """The figures that a number may be: of this value, or of this unit with a name that stands before it."""
    scored = []
    for figure in figures.values():
        same = figure.amount is not None and figure.amount.digits == digits
        fits = bool(unit) and figure.indicator.unit == unit
        if not (same or fits):
            continue
        words = sum(figure.indicator.name[at : at + 2] in before for at in range(len(figure.indicator.name) - 1))
        if (same and (fits or words)) or (fits and words > 1):
            scored.append((-(3 * same + words + fits), figure.indicator.path, figure.indicator.name))
    for _, path, name in sorted(scored)[:_MOST]:
        yield f"{name}（{path}）"


def recomputed(work: Carried, after: Prepared) -> Iterator[Recomputed]:
    """The figures that are computed, and print otherwise with the new data."""
    document = work.drafted(after)
    if document is None or after.record is None:
        return
    before, now = _printed(work.digits), _bound(document)
    for name in dict.fromkeys((*before, *now)):
        path, _, aspect = name.partition("|")
        figure = after.record.figures.get(path)
        if not aspect and not (figure and figure.indicator.formula):
            continue
        was = _steady(name, work.record.figures) or before.get(name)
        is_ = _steady(name, after.record.figures) or now.get(name)
        if was and is_ and was != is_:
            yield Recomputed(f"{figure.indicator.name if figure else path}{f'（{aspect}）' if aspect else ''}", was, is_)


def _printed(digits: Mapping[str, str]) -> dict[str, str]:
    return {node: shown for node, shown in digits.items() if "#" not in node}


def _bound(document: Document) -> dict[str, str]:
    """The figures of a document with the digits that they print first."""
    found: dict[str, str] = {}
    for span in document.walk():
        if isinstance(span, Bound):
            found.setdefault(span.figure, span.digits)
    return found


def _steady(name: str, figures: Mapping[str, Figure]) -> str:
    """持平, where a figure is a change and there is none: it prints no number."""
    if "|" not in name:
        return ""
    figure = figure_named(figures, name)
    return _STEADY if figure and figure.amount is not None and figure.amount.value == 0 else ""
