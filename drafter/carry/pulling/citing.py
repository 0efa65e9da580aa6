"""Words of an edited paragraph → the office's own text: what still stands for a figure or a set phrase becomes its 【…】."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.carry.pulling.stretches import equal
from drafter.carry.pulling.versions import Controls, EditedLine, SentLine
from drafter.compose.context import Voice
from drafter.compose.sentences import spans_of
from drafter.language.ink import Print
from drafter.language.narrative import Reference, ToFill, Words, pieces_of, quoted
from drafter.language.placeholders import FIGURE_FILTERS
from drafter.language.templating import apply_filter
from drafter.model.document import Blank, Bound, span_text, text_of
from drafter.model.phrases import SET_PHRASES
from drafter.model.record import Narrative

_BRACKETS = re.compile(r"(【[^【】\n]*】)")
#: 持平 of what was cited before it, or the end of a sentence.
_STEADY = re.compile("((?:同比|上年|上年相比|去年)(持平))|[。！？]")
_CHANGES = ("同比", "提高百分点")
#: Brackets without a partner, of which the data file knows nothing.
_LONE = str.maketrans("【】", "〔〕")
_TO_FILL = re.compile(r"待填\s*[:：]?(.*)")
#: So many characters before a set phrase tell which of several equal words is meant.
_TAIL = 6


class Piece(NamedTuple):
    """A stretch of a printed text, and what stands for it in the office's own words."""

    start: int
    end: int
    source: str


class Prints:
    """How what may stand in 【…】 prints in the office's own words."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._known: dict[str, Print | None] = {}

    def of(self, source: str) -> Print | None:
        """How 【…】 prints; None where nothing is known of it."""
        if source not in self._known:
            self._known[source] = self._print(source)
        return self._known[source]

    def clause(self, narrative: Narrative) -> str:
        """A text as it prints in the middle of a sentence: one line, without its full stop."""
        return text_of(spans_of(self.voice.clause(narrative)))

    def _print(self, source: str) -> Print | None:
        pieces = list(pieces_of(source))
        if len(pieces) != 1 or not isinstance(reference := pieces[0], Reference):
            return None
        figures = self.voice.record.figures
        paths = [path for path in (reference.path, reference.argument) if path]
        if not reference.path:  # 【】
            return None
        is_known = reference.path in self.voice.phrases if reference.phrase else all(path in figures for path in paths)
        if not is_known or (reference.filter and reference.filter not in FIGURE_FILTERS):
            return None
        if reference.filter and FIGURE_FILTERS[reference.filter].argument != bool(reference.argument):
            return None
        return self.voice.cited(reference, Narrative("", ()))


def reference_to(name: str) -> str:
    """【…】 for a figure by the name under which it was printed (应诉.出庭|占比(应诉.通知))."""
    return f"【{name.replace('(', '（').replace(')', '）')}】"


def piece_at(text: str, start: int, end: int, name: str, entry: Print | None) -> Piece | None:
    """The stretch around a figure's digits that its 【…】 stands for: with 约 and 余, and the unit where 以上 stands behind it.

    None where the words around the digits are not those that would be printed.
    """
    if entry is None:
        return None
    at = next((index for index, span in enumerate(entry.spans) if isinstance(span, Bound)), None)
    if at is None:
        return None
    before, after = ("".join(map(span_text, part)) for part in (entry.spans[:at], entry.spans[at + 1 :]))
    if not text[:start].endswith(before) or not text.startswith(after, end):
        return None
    start, end = start - len(before), end + len(after)
    if not entry.behind_unit:
        return Piece(start, end, reference_to(name))
    unit = entry.unit if entry.unit and text.startswith(entry.unit + entry.behind_unit, end) else ""
    if not text.startswith(unit + entry.behind_unit, end):
        return None
    return Piece(start, end + len(unit + entry.behind_unit), reference_to(name) + unit)


def pieces_in(text: str, controls: Controls, prints: Prints) -> Iterator[Piece]:
    """What stands for the figures in controls, as far as the words around them are theirs."""
    for start, end, name in controls:
        if piece := piece_at(text, start, end, name, prints.of(reference_to(name))):
            yield piece


def pieces_of_source(text: str, offset: int, source: str, prints: Prints, found: Sequence[Piece]) -> Iterator[Piece]:
    """The set phrases, blanks and 持平 in a printed text: what its own source cites and no control shows.

    `source` is printed from `offset` on; `found` are the pieces that are known already.
    """
    at, tail = offset, ""
    known = {piece.source.partition("】")[0] + "】": piece for piece in found}
    for piece in pieces_of(source):
        match piece:
            case Words(words):
                tail = words[-_TAIL:]
                continue
            case Reference(typed=typed):
                cited = typed.replace("｜", "|").replace("(", "（").replace(")", "）")
            case ToFill():
                continue
        if cited in known:
            at, tail = max(at, known[cited].end), ""
            continue
        entry = prints.of(cited)
        printed = "".join(map(span_text, entry.spans)) if entry else ""
        if printed and (start := text.find(tail + printed, max(at - len(tail), offset))) >= 0:
            start += len(tail)
            yield Piece(start, start + len(printed), typed)
            at, tail = start + len(printed), ""


def _path_of(source: str) -> str:
    """The figure that a piece cites; nothing for a set phrase."""
    path = source[1:].partition("】")[0].partition("|")[0]
    return "" if path.startswith(f"{SET_PHRASES}.") else path


class Citer:
    """Turns edited paragraphs into the office's own words."""

    def __init__(self, prints_as: Prints) -> None:
        self.prints_as = prints_as
        blanks = [figure for figure in prints_as.voice.record.figures.values() if figure.is_blank]
        names = Counter(figure.indicator.name for figure in blanks)
        #: The figures that are missing, by their names, as far as these say which is meant.
        self.missing = {f.indicator.name: f.indicator.path for f in blanks if names[f.indicator.name] == 1}

    def own_words(self, line: EditedLine, start: int, end: int, source: str | None) -> str:
        """The words between two places of an edited paragraph.

        `source` are the office's own words of which the paragraph was made, None where it had none.
        """
        text = line.text
        pieces = sorted({*self._kept(line, source), *pieces_in(text, line.controls, self.prints_as)})
        said, done, last = "", start, ""
        for piece in pieces:
            if piece.start >= done and piece.end <= end:
                words, last = self._no_change(text[done : piece.start], last)
                said += words + piece.source
                done, last = piece.end, _path_of(piece.source) or last
        return (said + self._no_change(text[done:end], last)[0]).strip(" \t\u3000")

    def _no_change(self, words: str, last: str) -> tuple[str, str]:
        """Words as typed, in which 同比持平 of the figure cited before it in its sentence cites that change; and that figure.

        Such a change prints no number, so no control says whose it is.
        """
        said, done = "", 0
        for found in _STEADY.finditer(words):
            if not found[1]:
                last = ""
            elif cited := self._steady(last):
                said += self._typed(words[done : found.start(2)]) + cited
                done = found.end(2)
        return said + self._typed(words[done:]), last

    def _steady(self, path: str) -> str:
        figure = self.prints_as.voice.record.figures.get(path)
        if figure is None:
            return ""
        for name in _CHANGES:
            result, _ = apply_filter(name, figure)
            if result is not None and result.amount is not None and result.amount.value == 0:
                return f"【{path}|{name}】"
        return ""

    def _typed(self, words: str) -> str:
        """Words as typed: places to fill in for figures cite these, and what only looks like a citation is none."""
        pieces = _BRACKETS.split(words)
        said = "".join(part if at % 2 else part.translate(_LONE) for at, part in enumerate(pieces))
        return _BRACKETS.sub(self._bracketed, said)

    def _bracketed(self, found: re.Match[str]) -> str:
        inner = found[1][1:-1].strip()
        if blank := _TO_FILL.fullmatch(inner):
            path = self.missing.get(blank[1].strip())
            return reference_to(path) if path else found[0]
        return found[0] if self.prints_as.of(found[0]) else quoted(found[1][1:-1])

    def prints(self, source: str) -> str:
        """The office's own words as they print, where nothing in them is left out."""
        voice = self.prints_as.voice
        return text_of(spans_of(part for parts in voice.paragraphs(Narrative(source, ())) for part in parts))

    def _kept(self, line: EditedLine, source: str | None) -> Iterator[Piece]:
        """The pieces of the paragraph that was sent which still stand, where they stand now."""
        sent = line.sent
        if sent is None:
            return
        blocks = equal(sent.text, line.text)
        for piece in self.pieces(sent, source):
            for a, b, size in blocks:
                if a <= piece.start and piece.end <= a + size:
                    yield Piece(piece.start + b - a, piece.end + b - a, piece.source)

    def _blanks(self, sent: SentLine) -> Iterator[Piece]:
        """The places to fill in where figures are missing."""
        at = len(sent.block.number) if sent.block else 0
        for span in sent.block.walk() if sent.block else ():
            length = len(span_text(span))
            if isinstance(span, Blank) and (path := self.missing.get(span.what)):
                yield Piece(at, at + length, reference_to(path))
            at += length

    def pieces(self, sent: SentLine, source: str | None) -> list[Piece]:
        """What stands for figures and set phrases in a paragraph that was sent."""
        bound = sent.controls or tuple(_bound(sent))
        found = [*pieces_in(sent.text, bound, self.prints_as), *self._blanks(sent)]
        if source is not None:
            found += pieces_of_source(sent.text, sent.lead, source, self.prints_as, found)
        return found


def _bound(sent: SentLine) -> Iterator[tuple[int, int, str]]:
    """Where figures stand in a paragraph that was printed without controls (定稿, 公开版)."""
    if sent.block is None:
        return
    at = len(sent.block.number)
    for span in sent.block.walk():
        length = len(span_text(span))
        if isinstance(span, Bound):
            yield at, at + length, span.figure
        at += length
