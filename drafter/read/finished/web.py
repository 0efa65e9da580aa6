"""A web page → paragraphs as written: block elements and line breaks end paragraphs; scripts and menus say nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from drafter.model.finding import Place
from drafter.read.text.structure import Written

_BLOCKS = frozenset(
    "p div br li ul ol tr td th table h1 h2 h3 h4 h5 h6 section article main header footer blockquote pre title dd dt hr "
    "body".split()
)
#: What a browser does not show, or shows as menus and forms.
_SILENT = frozenset("script style noscript template nav select button textarea svg head".split())
#: What cannot stand within these; where it does, their end was left out. A menu may have paragraphs of its own.
_ENDED_BY = {
    **dict.fromkeys(("p", "table", "article", "main", "ul", "ol"), frozenset(("button", "select", "head", "svg", "textarea"))),
    **dict.fromkeys(("h1", "h2", "body"), frozenset(_SILENT - {"script", "style"})),
}
#: How what is no element begins and ends.
_SPANS = (("<!--", "-->"), ("<![", "]>"), ("<", ">"))


def web_lines(text: str, file: str) -> Iterator[Written]:
    """Each paragraph with the line on which it begins."""
    page = _Page(text)
    page.feed(_with_ends(text))
    page.close()
    page.end_paragraph()
    for words, line in page.paragraphs:
        yield Written(words, Place(file, line))


def _with_ends(text: str) -> str:
    """A page in which what never ends is text: Python's parser would look for its end from each beginning anew."""
    for begins, ends in _SPANS:
        at = text.rfind(ends) + 1
        text = text[:at] + text[at:].replace(begins, f"&lt;{begins[1:]}")
    return text


class _Page(HTMLParser):
    """Gathers what a browser would show."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[tuple[str, int]] = []
        self.words: list[str] = []
        self.line = 1
        self.silent: list[str] = []
        lowered = text.lower()
        #: How many ends of each are still to come: what never ends silences nothing.
        self.ends = Counter({tag: lowered.count(f"</{tag}") for tag in _SILENT})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        """A block ends the paragraph before it."""
        if ended := _ENDED_BY.get(tag):
            self.silent = [open_tag for open_tag in self.silent if open_tag not in ended]
        if tag in _SILENT and self.ends[tag] > self.silent.count(tag):
            self.silent.append(tag)
        if tag in _BLOCKS:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """Likewise."""
        if tag in _SILENT:
            self.ends[tag] -= 1
            if tag in self.silent:
                last = len(self.silent) - self.silent[::-1].index(tag) - 1
                del self.silent[last:]
        if tag in _BLOCKS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Words, in which line ends are blanks."""
        if self.silent:
            return
        words = " ".join(data.split()) if data.strip() else ""
        if words and not self.words:
            self.line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        if words:
            self.words.append(words)

    def end_paragraph(self) -> None:
        """Keep the paragraph that was gathered."""
        if self.words:
            self.paragraphs.append(("".join(self.words), self.line))
            self.words = []
