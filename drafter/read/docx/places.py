"""Where each line of a manuscript stands, as a person finds it: the headings above it, and which paragraph below them it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.model.document import HEADINGS, Role
from drafter.model.manuscript import Cell, Where
from drafter.ooxml.style_names import Known

#: Of a long heading that many characters are quoted.
_LONGEST = 30
#: What is above the first heading, and below the text.
_BEFORE, _BEHIND = "文首", "文末"
_AT_THE_END = frozenset({Role.ATTACHMENT_LIST, Role.SIGNATORY, Role.SIGNED_ON, Role.REMARK, Role.IMPRINT})


@dataclass
class Places:
    """Follows the lines from the first on; `headings` are those in force, by level."""

    headings: dict[int, str] = field(default_factory=dict)
    paragraph: int = 0

    def of(self, known: Known | None, words: str, cell: Cell | None) -> Where:
        """The place of the next line."""
        if known and known.role in HEADINGS:
            level = HEADINGS.index(known.role)
            self.headings = {at: title for at, title in self.headings.items() if at < level} | {level: _title(words, known)}
            self.paragraph = int(known.run_in)  # what follows a run-in heading in its line is its first paragraph
            return self._here()
        if known and known.role is Role.ATTACHMENT_LABEL:
            self.headings, self.paragraph = {0: words}, 0
            return self._here()
        if known and known.role is Role.TITLE:
            return Where(("标题",))
        if known and known.role in _AT_THE_END:
            self.headings, self.paragraph = {0: _BEHIND}, self.paragraph if self.headings == {0: _BEHIND} else 0
        if words.strip() and not cell:
            self.paragraph += 1
        return self._here(cell)

    def _here(self, cell: Cell | None = None) -> Where:
        above = tuple(self.headings[level] for level in sorted(self.headings)) or (_BEFORE,)
        return Where(above, 0 if cell else self.paragraph, cell)


def _title(words: str, known: Known) -> str:
    """The heading of a line; a run-in one ends with its full stop."""
    title = words.partition("。")[0] if known.run_in else words
    title = title.replace("\n", "").strip()
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
