"""Titles and headings that stand on: their years moved, and what they cite looked up in the outline of the new year."""

from __future__ import annotations

from drafter.carry.rolling.places import Places
from drafter.carry.rolling.years import moved
from drafter.language.narrative import Reference, ToFill, pieces_of
from drafter.write.skeleton.form import Form


class Titles:
    """Moves the titles of one data file, and remembers those in which the old year still stands."""

    def __init__(self, year: int, form: Form, places: Places) -> None:
        self.year = year
        self.form = form
        self.places = places
        self.stuck: list[str] = []
        self.count = 0

    def moved(self, title: str) -> str:
        """The title for the new year."""
        if not title.strip():
            return ""
        self.count += 1
        parts = []
        for piece in pieces_of(title):
            if isinstance(piece, Reference):
                parts.append(self._cited(piece))
            else:
                parts.append(f"【待填：{piece.what}】" if isinstance(piece, ToFill) else self._later(piece.text))
        text = "".join(parts)
        if str(self.year) in text:
            self.stuck.append(" ".join(text.split()))
        return text

    def _later(self, text: str) -> str:
        return moved(text, self.year, self.form.year - self.year)

    def _cited(self, cited: Reference) -> str:
        """What is cited, under its new name; to be filled in where the new year or outline has none."""
        if cited.phrase:
            return cited.typed if cited.phrase in self.form.wordings else f"【待填：{cited.phrase}】"
        names = [name for name in (cited.path, cited.argument) if name]
        typed = cited.typed
        for name in names:
            if name in self.form.outline.indicators and name not in self.places.figures:
                continue  # a computed one
            if (place := self.places.figures.get(name)) is None:
                return f"【待填：{cited.path}】"
            typed = typed.replace(name, place)
        return typed
