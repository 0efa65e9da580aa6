"""What a person should look at in the templates: what stays as it is next year, and what moves with the report's."""

from __future__ import annotations

from drafter.carry.template.words import Words
from drafter.model.document import Bound, Span, text_of
from drafter.model.numerals import Kind
from drafter.model.pack import Remark
from drafter.read.text.numbers import numbers_in

#: What a placeholder is in the excerpts.
_TAG = "○"
_BEFORE, _BEHIND = 8, 14


class Remarks:
    """Listens to every passage as it is written."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.year = words.record.year
        self.passages = 0
        self.numbers: list[Remark] = []
        self.years: list[Remark] = []
        self.moving: list[Remark] = []
        self.in_data: list[Remark] = []
        self.standing: list[str] = []

    def listen(self, number: str, spans: tuple[Span, ...]) -> None:
        """Note what there is to say of one passage."""
        self.passages += 1
        if text_of(spans).endswith("。") and not any(isinstance(span, Bound) for span in spans):
            self.standing.append(number)
        pieces = self.words.pieces(spans)
        stays = "".join(_TAG if piece.is_tag else piece.text for piece in pieces)
        for found in numbers_in(stays):
            if found.kind is Kind.FIGURE:
                self.numbers.append(Remark(number, f"{found.text}（{_around(stays, found.start)}）"))
        for year in (self.year - 1, self.year, self.year + 1):
            if (at := stays.find(f"{year}年")) >= 0:
                self.years.append(Remark(number, _around(stays, at)))
        years = {"{{ 年度 }}": self.year, "{{ 下年 }}": self.year + 1}
        moved = "".join(str(years.get(piece.text, _TAG)) if piece.is_tag else piece.text for piece in pieces)
        for year in sorted({years[piece.text] for piece in pieces if piece.text in years}):
            self.moving.append(Remark(number, _around(moved, moved.find(f"{year}年"))))


def _around(text: str, at: int) -> str:
    return f"……{text[max(at - _BEFORE, 0) : at + _BEHIND]}……"
