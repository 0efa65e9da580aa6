"""What templates see: the record's figures and words as ink; and the office's narrative as parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from drafter.compose.sentences import spans_of, surviving
from drafter.language.ink import NOTHING, FigureInk, Ink, Ledger, Part, Print, figure_print
from drafter.language.narrative import Reference, ToFill, Words, paragraphs, pieces_of
from drafter.language.numbering import chinese_number
from drafter.language.templating import apply_filter, names_of, phrase_path
from drafter.model.document import TO_REWORD, Blank, Span, Text
from drafter.model.finding import Place
from drafter.model.phrases import Phrases
from drafter.model.record import Figure, Narrative, Plan, Problem, Record, State
from drafter.model.source import Loc, Source

_SENTENCE_ENDS = "。；;.，, \t\n\u3000"


class Voice:
    """Turns a record into what templates and paragraphs are made of."""

    def __init__(self, record: Record, source: Source, ledger: Ledger, phrases: Phrases, signatories: tuple[str, ...]) -> None:
        self.record = record
        self.signatories = signatories
        self.source = source
        self.ledger = ledger
        self.phrases = phrase_prints(phrases, record.year)
        self._spoken: dict[Narrative, list[list[Part]]] = {}

    def context(self) -> dict[str, Any]:
        """The names of every template, ready to render."""
        record = self.record
        named: dict[str, Ink] = {path: FigureInk(self.ledger, figure) for path, figure in record.figures.items()}
        named |= {path: Ink(self.ledger, entry) for path, (entry, _) in self.phrases.items()}
        return names_of(named) | {
            "单位": self._ink(record.office),
            "署名": self._ink("\n".join(self.signatories)),
            "自称": self._ink(record.self_name),
            "年度": self._ink(str(record.year)),
            "下年": self._ink(str(record.year + 1)),
            "问题清单": [self._problem(index, item) for index, item in enumerate(record.problems, 1)],
            "安排清单": [self._plan(index, item) for index, item in enumerate(record.plans, 1)],
        }

    def paragraphs(self, narrative: Narrative) -> list[list[Part]]:
        """The parts of each paragraph of the office's own words, without the sentences that say what is 不适用."""
        if narrative not in self._spoken:
            lines = paragraphs(narrative.text)
            self._spoken[narrative] = [surviving(self._parts(line, narrative, offset)) for offset, line in lines]
        return self._spoken[narrative]

    def inline(self, text: str, loc: Loc) -> list[Part]:
        """A short text of the office (a heading, which stands at `loc`) as parts."""
        narrative = Narrative(text, loc)
        return [self._never_dropping(part, narrative) for part in self._parts(text, narrative, 0)]

    def line(self, text: str, loc: Loc) -> tuple[Span, ...]:
        """The same as spans."""
        return spans_of(self.inline(text, loc))

    def cell(self, narrative: Narrative) -> tuple[Span, ...]:
        """The office's words in a table."""
        return spans_of(self._never_dropping(part, narrative) for part in self._parts(narrative.text, narrative, 0))

    def _parts(self, text: str, narrative: Narrative, offset: int) -> Iterator[Part]:
        for piece in pieces_of(text):
            match piece:
                case Words(words):
                    yield words
                case ToFill(what, at):
                    yield self.blank(what, self.source.place(narrative.loc, offset=offset + at))
                case Reference():
                    yield self.cited(piece, narrative, offset)

    def cited(self, reference: Reference, narrative: Narrative, offset: int = 0) -> Print:
        """A figure or phrase in the office's own words; a missing one is always a blank, because the office wants it told."""
        if reference.phrase:
            return self.phrases[reference.path][1]
        figures = self.record.figures
        figure = figures[reference.path]
        if reference.filter:
            others = [figures[reference.argument]] if reference.argument else []
            result, entry = apply_filter(reference.filter, figure, *others)
            if result is not None or State.NOT_APPLICABLE in (f.state for f in (figure, *others)):
                return entry
            what = f"{figure.indicator.name}{reference.filter}"
            return self.blank(what, self.source.place(narrative.loc, offset=offset + reference.offset))
        if figure.state is State.ABSENT:
            return self.blank(figure.indicator.name, figure.place, reference.path)
        return figure_print(figure)

    def owned(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Parts of a template that are the office's own words: 【待填：…】 and a set phrase without words are blanks."""
        place = self.source.place(())
        for part in parts:
            if isinstance(part, Print):
                yield self.blank(part.lacks, place) if part.lacks else part
            elif "【待填" in part:
                for piece in pieces_of(part):
                    match piece:
                        case Words(words):
                            yield words
                        case ToFill(what):
                            yield self.blank(what, place)
                        case Reference(typed=typed):
                            yield typed
            else:
                yield part

    @staticmethod
    def blank(what: str, place: Place, *figures: str) -> Print:
        """A place to fill."""
        return Print((Blank(what, place),), figures)

    def _problem(self, index: int, item: Problem) -> dict[str, Ink]:
        missing = self.blank("原因", self.source.place(item.symptom.loc[:-1]))
        cause = self._clause(item.cause) if item.cause else Ink(self.ledger, missing)
        return {"序数": self._ink(chinese_number(index)), "表现": self._clause(item.symptom), "原因": cause}

    def _plan(self, index: int, item: Plan) -> dict[str, Ink]:
        joined: list[Part] = [part for line in self.paragraphs(item.content) for part in (*line, "\n")][:-1]
        lead = self.record.departments.get(item.lead_department, item.lead_department)
        return {
            "序数": self._ink(chinese_number(index)),
            "小标题": Ink(self.ledger, *self.inline(item.heading, (*item.content.loc[:-1], "小标题"))),
            "内容": Ink(self.ledger, *(joined or [self.blank("安排的内容", self.source.place(item.content.loc[:-1]))])),
            "牵头": self._ink(lead),
        }

    def clause(self, narrative: Narrative) -> Iterator[Part]:
        """A text that goes into the middle of a sentence: one line, without its full stop."""
        text = "".join(line for _, line in paragraphs(narrative.text)).rstrip(_SENTENCE_ENDS)
        return (self._never_dropping(part, narrative) for part in self._parts(text, narrative, 0))

    def _clause(self, narrative: Narrative) -> Ink:
        return Ink(self.ledger, *self.clause(narrative))

    def _never_dropping(self, part: Part, narrative: Narrative) -> Part:
        """A figure that is 不适用 would leave half a sentence or heading here; it stands as a blank, to be reworded."""
        if isinstance(part, Print) and part.drops:
            return self.blank(TO_REWORD, self.source.place(narrative.loc))
        return part

    def _ink(self, text: str) -> Ink:
        return Ink(self.ledger, text) if text else Ink(self.ledger)


@lru_cache(maxsize=64)
def phrase_prints(phrases: Phrases, year: int) -> Mapping[str, tuple[Print, Print]]:
    """How each set phrase prints in templates and in the office's own words, for reports on one year.

    Templates do not print what was not verified; the office may, and is told so.
    """
    wordings = phrases.of_year(year)
    found = {}
    for name in phrases.wordings:
        wording = wordings.get(name)
        lacking = NOTHING._replace(lacks=name)
        entry = Print((Text(wording.text),)) if wording else lacking
        found[phrase_path(name)] = (lacking if wording is None or wording.unverified else entry, entry)
    return found


def printable(figures: Mapping[str, Figure]) -> dict[str, list[Figure]]:
    """The figures that would print, by the section that is their home."""
    homes: dict[str, list[Figure]] = {}
    for figure in figures.values():
        if figure.state is State.REPORTED or figure.is_blank:
            homes.setdefault(figure.indicator.home, []).append(figure)
    return homes
