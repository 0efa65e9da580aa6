"""A rendered document, measured: lines in characters and lines of the text area (版心), ink in millimetres."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from drafter.ooxml.names import W

#: 5.2.1: the text area; 5.2.3: its characters and lines, in millimetres.
TOP, LEFT, WIDTH, HEIGHT = 37.0, 28.0, 156.0, 225.0
CHARACTER, LINE = WIDTH / 28, HEIGHT / 22
_POINT = 25.4 / 72
_RESOLUTION = 200
_PIXEL = 25.4 / _RESOLUTION
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
_HIGH = bytes(value > 200 for value in range(256))
_LOW = bytes(value < 110 for value in range(256))


@dataclass(frozen=True)
class Line:
    """A line of a page. `row` counts from 1 at the top of the text area, `left` and `right` are characters from its edges."""

    text: str
    row: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where its middle is, in characters from the left edge."""
        return (self.left + 28 - self.right) / 2


@dataclass(frozen=True)
class Ink:
    """One colour of a page: by a row's distance from the top the (left, right) of its runs, all in millimetres."""

    rows: dict[float, list[tuple[float, float]]]

    @property
    def top(self) -> float:
        return min(self.rows)

    def within(self, top: float, bottom: float) -> Ink:
        return Ink({y: runs for y, runs in self.rows.items() if top <= y <= bottom})

    def beside(self, left: float, right: float) -> Ink:
        kept = {y: [run for run in runs if left <= run[0] and run[1] <= right] for y, runs in self.rows.items()}
        return Ink({y: runs for y, runs in kept.items() if runs})

    @property
    def bottom(self) -> float:
        return max(self.rows) + _PIXEL

    def rules(self, least: float = 100) -> list[tuple[float, float, float]]:
        """The horizontal lines: (upper edge, left, right) of each run of at least so many millimetres."""
        found: list[tuple[float, float, float]] = []
        before = -1.0
        for y, runs in self.rows.items():
            for left, right in runs:
                if right - left >= least:
                    if y - before > 1.5 * _PIXEL:
                        found.append((y, left, right))
                    before = y
        return found


@dataclass(frozen=True)
class Paper:
    """A document as the program wrote it, and as LibreOffice prints it."""

    docx: Path
    pdf: Path

    def part(self, name: str) -> etree._Element:
        with ZipFile(self.docx) as package:
            return etree.fromstring(package.read(f"word/{name}.xml"))

    @cached_property
    def pages(self) -> list[list[Line]]:
        """The lines of each page, from the top, without the page number."""
        return [[line for line in page if line.row <= 22] for page in self.all_lines]

    @cached_property
    def all_lines(self) -> list[list[Line]]:
        """The lines of each page, page number and all."""
        done = subprocess.run(["pdftotext", "-bbox", str(self.pdf), "-"], check=True, capture_output=True, timeout=60)
        return [_lines(page) for page in done.stdout.decode().split("<page ")[1:]]

    def line(self, beginning: str, page: int | None = None) -> Line:
        """The first line that begins so."""
        pages = self.pages if page is None else [self.pages[page - 1]]
        for lines in pages:
            for line in lines:
                if line.text.startswith(beginning):
                    return line
        raise AssertionError(f"no line begins with {beginning}: {[line.text for lines in pages for line in lines]}")

    def page_of(self, beginning: str) -> int:
        """The number of the page that has this line."""
        return next(n for n, lines in enumerate(self.pages, 1) if any(line.text.startswith(beginning) for line in lines))

    def red(self, page: int) -> Ink:
        red, green, blue = _planes(self.pdf, page)
        return _ink(page, self.pdf, _both(_both(red.translate(_HIGH), green.translate(_LOW)), blue.translate(_LOW)))

    def dark(self, page: int) -> Ink:
        red, green, blue = _planes(self.pdf, page)
        return _ink(page, self.pdf, _both(_both(red.translate(_LOW), green.translate(_LOW)), blue.translate(_LOW)))

    def colours(self, page: int) -> set[tuple[int, int, int]]:
        return set(zip(*_planes(self.pdf, page), strict=True))

    def style(self, name: str) -> etree._Element:
        """A paragraph or character style by its name."""
        return next(s for s in self.part("styles").iter(q("style")) if s.find(q("name")).get(q("val")) == name)

    def paragraphs(self, *styles: str) -> list[etree._Element]:
        """The paragraphs of these styles, those in text boxes and tables too."""
        wanted = {self.style(style).get(q("styleId")) for style in styles}
        return [
            paragraph
            for paragraph in self.part("document").iter(q("p"))
            if (found := paragraph.find(f"{q('pPr')}/{q('pStyle')}")) is not None and found.get(q("val")) in wanted
        ]

    def texts(self, *styles: str) -> list[str]:
        return [text_of(paragraph) for paragraph in self.paragraphs(*styles)]

    def font(self, style: str) -> tuple[str, float]:
        """The East Asian font and the size of a style; 0 where the style leaves it to the paragraph's."""
        properties = self.style(style).find(q("rPr"))
        size = properties.find(q("sz"))
        return properties.find(q("rFonts")).get(q("eastAsia")), 0 if size is None else int(size.get(q("val"))) / 2


def q(name: str) -> str:
    """A WordprocessingML name."""
    return f"{{{W}}}{name}"


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph; tabs are tabs."""
    runs = (node for node in paragraph.iter(q("t"), q("tab")) if node.getparent().tag == q("r"))
    return "".join(node.text or "" if node.tag == q("t") else "\t" for node in runs)


def _lines(page: str) -> list[Line]:
    words = sorted(
        (float(y0) + float(y1), float(x0), float(x1), html.unescape(text)) for x0, y0, x1, y1, text in _WORD.findall(page)
    )
    lines: list[list[tuple[float, float, float, str]]] = []
    for word in words:
        if lines and word[0] - lines[-1][0][0] < 16:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(sorted(line, key=lambda word: word[1])) for line in lines]


def _line(words: list[tuple[float, float, float, str]]) -> Line:
    middle = sum(word[0] for word in words) / len(words) / 2 * _POINT
    left, right = (words[0][1] * _POINT - LEFT) / CHARACTER, 28 - (words[-1][2] * _POINT - LEFT) / CHARACTER
    return Line("".join(word[3] for word in words), round((middle - TOP) / LINE + 0.5), left, right)


@cache
def _planes(pdf: Path, page: int) -> tuple[bytes, bytes, bytes]:
    command = ["pdftoppm", "-r", str(_RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile", str(pdf)]
    pixels = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.split(b"\n", 3)[3]
    return pixels[0::3], pixels[1::3], pixels[2::3]


@cache
def _ink(page: int, pdf: Path, mask: bytes) -> Ink:
    wide = round(210 / _PIXEL)
    rows = {}
    for y in range(len(mask) // wide):
        row = mask[y * wide : (y + 1) * wide]
        if b"\1" in row:
            rows[y * _PIXEL] = [(run.start() * _PIXEL, run.end() * _PIXEL) for run in re.finditer(b"\1+", row)]
    return Ink(rows)


def _both(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one) & int.from_bytes(other)).to_bytes(len(one))
