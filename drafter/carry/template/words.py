"""Words of a composed report → what a template says: figures, phrases, years and names as placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from drafter.carry.pulling.citing import Citer, Prints, pieces_in
from drafter.compose.context import Voice
from drafter.language.markup import foreign_markup
from drafter.language.passages import without_raw
from drafter.language.templating import apply_filter
from drafter.model.document import Blank, Bound, Span, span_text, text_of
from drafter.model.phrases import SET_PHRASES, Wording
from drafter.model.record import Record

_NO_CHANGE = "持平"
_CHANGES = ("同比", "提高百分点")
#: A change that may be missing next year leaves the rest of its sentence standing.
_OPTIONAL = re.compile(r"(，(?:同比|比上年|较上年|与上年相比))\{\{ ([^{}|]+\|(?:同比|提高百分点)) \}\}(?=[，；。）])")
#: Behind a year that moves with the report's: nothing that makes it the day of an event. The year's last day is none.
_NO_DAY = r"(?!年[ ]*(?:起|(?:0?[1-9]|1[01])[ ]*月|12[ ]*月(?!31日|底)))"
_STOP = re.compile("[。！？]")


class Piece(NamedTuple):
    """A stretch of words, or a placeholder that stands for some."""

    text: str
    is_tag: bool = False


class Words:
    """Turns the spans of one report into words of a template."""

    def __init__(self, voice: Voice, wordings: Mapping[str, Wording]) -> None:
        self.record: Record = voice.record
        self.prints = Prints(voice)
        self.missing = Citer(self.prints).missing
        phrases: dict[str, str] = {}
        for name, wording in wordings.items():
            if not wording.unverified:
                phrases.setdefault(wording.text, name)
        self.phrases = phrases

    def line(self, spans: Iterable[Span], *, phrases: bool = True) -> str:
        """One paragraph, heading or title as a template has it."""
        return written(self.pieces(tuple(spans), phrases=phrases))

    def pieces(self, spans: tuple[Span, ...], *, phrases: bool = True) -> list[Piece]:
        """The same in pieces."""
        return [piece for piece in self._with_no_change(self._with_figures(spans), phrases=phrases) if piece.text]

    def _with_figures(self, spans: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
        """(words, figure) in turn; a figure is what a template calls it, with the unit that its words carry behind it."""
        text, controls, blanks, at = text_of(spans), [], [], 0
        for span in spans:
            end = at + len(span_text(span))
            if isinstance(span, Bound):
                controls.append((at, end, span.figure))
            elif isinstance(span, Blank) and (path := self.missing.get(span.what)):
                blanks.append((at, end, path, ""))
            at = end
        found = list(blanks)
        for piece in pieces_in(text, tuple(controls), self.prints):
            name, _, unit = piece.source[1:].partition("】")
            found.append((piece.start, piece.end, name.replace("（", "(").replace("）", ")"), unit))
        done = 0
        for start, end, name, unit in sorted(found):
            if start >= done:
                yield text[done:start], name
                done = end
                if unit:
                    yield unit, ""
        yield text[done:], ""

    def _with_no_change(self, turns: Iterable[tuple[str, str]], *, phrases: bool) -> Iterator[Piece]:
        """The pieces; where a text says 持平 of the figure before it, that is a placeholder, too."""
        last = ""
        for words, figure in turns:
            done = 0
            for match in re.finditer(rf"{_NO_CHANGE}|{_STOP.pattern}", words):
                if match[0] != _NO_CHANGE:
                    last = ""
                elif tag := self._unchanged(last, words[: match.start()]):
                    yield from self._stretch(words[done : match.start()], phrases=phrases)
                    yield Piece(tag, is_tag=True)
                    done = match.end()
            yield from self._stretch(words[done:], phrases=phrases)
            if figure:
                last = figure.partition("|")[0]
                yield Piece(f"{{{{ {figure} }}}}", is_tag=True)

    def _unchanged(self, path: str, before: str) -> str:
        figure = self.record.figures.get(path)
        if figure is None or not before.endswith(("同比", "上年", "上年相比", "去年")):
            return ""
        for name in _CHANGES:
            result, _ = apply_filter(name, figure)
            if result is not None and result.amount is not None and result.amount.value == 0:
                return f"{{{{ {path}|{name} }}}}"
        return ""

    def _stretch(self, text: str, *, phrases: bool) -> Iterator[Piece]:
        """Words between figures, with set phrases, years and names as placeholders; titles of documents (《》) stay."""
        done = 0
        for match in self._places.finditer(text):
            tag = self._tag(match, phrases=phrases)
            if tag:
                yield Piece(text[done : match.start()])
                yield Piece(tag, is_tag=True)
                done = match.end()
        yield Piece(text[done:])

    def _tag(self, match: re.Match[str], *, phrases: bool) -> str:
        match match.lastgroup:
            case "phrase" if phrases:
                return f"{{{{ {SET_PHRASES}.{self.phrases[match[0]]} }}}}"
            case "year":
                return "{{ 年度 }}"
            case "next":
                return "{{ 下年 }}"
            case "office":
                return "{{ 单位 }}"
            case "self":
                return "{{ 自称 }}"
        return ""

    @cached_property
    def _places(self) -> re.Pattern[str]:
        record = self.record
        ways = [f"(?P<phrase>{'|'.join(map(re.escape, sorted(self.phrases, key=len, reverse=True)))})"] if self.phrases else []
        ways += ["《[^《》]*》", "〔[^〔〕]*〕", r"[0-9]{4}年?\s*[—–\-－~～至]+\s*[0-9]{4}"]
        for name, year in (("year", record.year), ("next", record.year + 1)):
            ways.append(rf"(?P<{name}>(?<![0-9.自从]){year}(?=年){_NO_DAY})")
        ways.append(f"(?P<office>{re.escape(record.office)})")
        if record.self_name != record.office:
            ways.append(f"(?P<self>{re.escape(record.self_name)})")
        return re.compile("|".join(ways))


def written(pieces: list[Piece]) -> str:
    """The pieces as a template's text; what could be taken for Markdown or Jinja is printed as it stands."""
    text = "".join(piece.text for piece in pieces)
    if not is_hostile(pieces):
        return _OPTIONAL.sub(r"{% if \2 %}\1{{ \2 }}{% endif %}", text)
    return "".join(piece.text if piece.is_tag else _raw(piece.text) for piece in pieces)


def is_hostile(pieces: Iterable[Piece]) -> bool:
    """Whether the words could be taken for markup."""
    plain = "".join(piece.text if piece.is_tag else piece.text.replace("{", "（") for piece in pieces)
    words = [piece.text for piece in pieces if not piece.is_tag]
    return any("{" in text or "#" in text for text in words) or next(foreign_markup(without_raw(plain)), None) is not None


def _raw(text: str) -> str:
    inside = text.replace("{%", "{{% endraw %}{% raw %}%")
    return f"{{% raw %}}{inside}{{% endraw %}}" if text else ""
