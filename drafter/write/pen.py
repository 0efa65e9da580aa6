"""The pen: writes runs, controls and paragraphs, and notes on the way what the digests and the figure store need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.model.document import Blank, Bound, LineBreak, Role, Span, Text, span_text
from drafter.ooxml.envelope import figure_words
from drafter.ooxml.names import STORE_ID, STORE_PREFIX
from drafter.ooxml.store import FigureStore, tag_of, xpath_of
from drafter.ooxml.style_names import RUN_IN_NAMES, STYLE_NAMES
from drafter.ooxml.text import escaped
from drafter.write.comments import Commenter
from drafter.write.styles import BLANK, HIGHLIGHT, RUN_IN_IDS, STYLE_IDS

TAB = "\t"


@dataclass
class Pen:
    """Writes one document. `lines` are its (style name, text), `words` those of the line that is being written.

    A pen that is not `live` writes figures as plain text; one that is not `marked` writes blanks without a highlight.
    """

    live: bool = True
    marked: bool = True
    comments: Commenter = field(default_factory=lambda: Commenter(()))
    store: FigureStore = field(default_factory=FigureStore)
    lines: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    controls: int = 0

    def paragraph(self, role: Role, runs: str, direct: str = "", *, run_in: bool = False) -> str:
        """A paragraph of a role; `direct` are paragraph properties beside its style's. A heading may be `run_in`."""
        names, ids = (RUN_IN_NAMES, RUN_IN_IDS) if run_in else (STYLE_NAMES, STYLE_IDS)
        self.end_line(names[role])
        return f'<w:p><w:pPr><w:pStyle w:val="{ids[role]}"/>{direct}</w:pPr>{runs}</w:p>'

    def end_line(self, style: str) -> None:
        """Note the line that was written."""
        self.lines.append((style, "".join(self.words)))
        self.words.clear()

    def spans(self, spans: Iterable[Span], style: str = "") -> str:
        """Runs and controls, with the comments on them around."""
        if not self.comments.findings:
            return "".join([self._span(span, style) for span in spans])
        spans = tuple(spans)
        marks = self.comments.around(spans)
        written = []
        for place, span in enumerate(spans):
            before, behind = marks.get(place, ("", ""))
            written.append(f"{before}{self._span(span, style)}{behind}")
        return "".join(written)

    def commented(self, run: str, spans: Iterable[Span]) -> str:
        """A run that holds what comments cannot stand in (a text box), with the comments on these spans of it around."""
        marks = self.comments.around(tuple(spans)).values()
        return "".join(before for before, _ in marks) + run + "".join(behind for _, behind in marks)

    def run(self, text: str, style: str = "", direct: str = "") -> str:
        """A run; `direct` are run properties beside its style's."""
        self.words.append(text)
        return _run(text, _run_properties(style, direct))

    def tab(self) -> str:
        """A tab."""
        self.words.append(TAB)
        return "<w:r><w:tab/></w:r>"

    def _span(self, span: Span, style: str) -> str:
        match span:
            case Text(text):
                return self.run(text, style)
            case Bound() if self.live:
                return self._control(span, style)
            case Bound(digits=digits):
                return self.run(digits, style)
            case Blank():
                if self.live:
                    return self.run(span_text(span), BLANK)
                return self.run(span_text(span), direct=HIGHLIGHT if self.marked else "")
            case LineBreak():
                self.words.append(span_text(span))
                return "<w:r><w:br/></w:r>"

    def _control(self, bound: Bound, style: str) -> str:
        """An inline plain-text content control, bound to its node in the store (ECMA-376 part 1, 17.5.2)."""
        self.controls += 1
        node = self.store.node(bound)
        self.words.append(figure_words(node, bound.digits))
        properties = _run_properties(style)
        return (
            f'<w:sdt><w:sdtPr>{properties}<w:alias w:val="{escaped(tag_of(bound.name))}"/>'
            f'<w:tag w:val="{escaped(tag_of(node))}"/><w:id w:val="{self.controls}"/>'
            f'<w:dataBinding w:prefixMappings="{STORE_PREFIX}" w:xpath="{xpath_of(node)}" w:storeItemID="{STORE_ID}"/>'
            f"<w:text/></w:sdtPr><w:sdtContent>{_run(bound.digits, properties)}</w:sdtContent></w:sdt>"
        )


def _run(text: str, properties: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:r>{properties}<w:t{space}>{escaped(text)}</w:t></w:r>" if text else ""


def _run_properties(style: str, direct: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:rPr>{named}{direct}</w:rPr>" if named or direct else ""
