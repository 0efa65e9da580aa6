"""Profiles (版式): the layout values of a standard, in Word's own units. Which clause each comes from stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Alignment(StrEnum):
    """How a paragraph is set; the values are what profile files say."""

    JUSTIFIED = "两端"
    LEFT = "居左"
    CENTRE = "居中"
    RIGHT = "居右"


class Look(NamedTuple):
    """How paragraphs of one role look. `size` in points; `spacing` and `line` in twips (1/20 pt); indents in characters.

    `colour` is RRGGBB; empty is black.
    """

    font: str
    size: float
    alignment: Alignment = Alignment.JUSTIFIED
    first_line: int = 0
    lines_before: int = 0
    lines_after: int = 0
    outline_level: int = 0
    spacing: int = 0
    line: int = 0
    new_page: bool = False
    characters_per_line: int = 0
    colour: str = ""


class HeadLayout(NamedTuple):
    """版头 (7.2): how far the 发文机关标志 stands below the top of the text area, and the line below the 文号.

    `least_mark` is the size, in points, below which a long 发文机关标志 is broken rather than made smaller.
    """

    top: int
    least_mark: float
    rule_gap: int
    rule_width: int
    colour: str


class ImprintLayout(NamedTuple):
    """版记 (7.4): how thick its first and last lines and those between them are."""

    thick: int
    thin: int


class Profile(NamedTuple):
    """The layout of a document; lengths in twips. `fonts` gives each font's name and its substitutes."""

    id: str
    name: str
    paper: tuple[int, int]
    top: int
    left: int
    bottom: int
    right: int
    lines_per_page: int
    characters_per_line: int
    line: int
    spacing: int
    footer: int
    page_number: Look
    page_number_inset: int
    fonts: Mapping[str, tuple[str, ...]]
    looks: Mapping[str, Look]
    approver_font: str
    signature_inset: int
    seal_inset: int
    seal_lines: int
    head: HeadLayout
    imprint: ImprintLayout

    def font(self, key: str) -> str:
        """The name of the font that documents ask for."""
        return self.fonts[key][0]
