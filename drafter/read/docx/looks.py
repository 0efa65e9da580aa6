"""Effective formatting: what styles, their parents, the document's defaults and direct formatting come to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from drafter.model.paper import Look
from drafter.ooxml.names import DRAWING, STYLES, w
from drafter.ooxml.package import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

Values = dict[str, Any]

_VALUE, _LINE, _STYLE = w("val"), w("line"), w("pStyle")
_ALIGN, _INDENT, _SPACING, _NUMBERING, _BORDERS = map(w, ("jc", "ind", "spacing", "numPr", "pBdr"))
_SPACES = ("before", "after", "beforeLines", "afterLines")
_FRAME = w("framePr")
_SWITCHES = {w("pageBreakBefore"): "on_new_page", w("snapToGrid"): "on_grid"}
_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {w("b"): "bold", w("vanish"): "hidden"}
_INDENTS = {"start": "left", "startChars": "leftChars"}
_WHITE = frozenset({"", "auto", "FFFFFF"})
#: Word's own size where nobody says one.
_SMALLEST = 10.0
_THEME = "word/theme/theme1.xml"
#: Longer chains of styles are no styles of people.
_DEEPEST = 30


class Looks:
    """Resolves the formatting of one package's paragraphs and runs."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        root = parse_xml(parts[STYLES]) if STYLES in parts else None
        styles = [] if root is None else list(root.iter(w("style")))
        self.styles = {str(style.get(w("styleId"))): style for style in styles}
        defaults = [style for style in styles if style.get(w("default")) in ("1", "true")]
        self.default = next((str(s.get(w("styleId"))) for s in defaults if s.get(w("type")) == "paragraph"), "")
        self.fonts = _theme_fonts(parts)
        self.base_run = {} if root is None else self.of_run(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        self.base_paragraph = (
            {} if root is None else of_paragraph(root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}"))
        )
        self._styled = cache(self._of_style)
        self._plain = cache(lambda style: self._look(style, None))

    def paragraph(self, properties: _Element | None) -> Values:
        """The effective values of a paragraph."""
        return merged(merged(self.base_paragraph, self._styled(self._style_of(properties))[0]), of_paragraph(properties))

    def run(self, paragraph: _Element | None, properties: _Element | None) -> Look:
        """The look of a run in a paragraph with these properties."""
        style_name = self._style_of(paragraph)
        if properties is None:
            return self._plain(style_name)
        return self._look(style_name, properties)

    def _look(self, style_name: str, properties: _Element | None) -> Look:
        own = self.of_run(properties)
        reference = properties.find(w("rStyle")) if properties is not None else None
        character = self._styled(str(reference.get(w("val"))))[1] if reference is not None else {}
        style = self._styled(style_name)[1]
        values = self.base_run | style | character | own
        for name in _TOGGLES.values():  # a toggle of a character style turns the paragraph's round
            if name not in own:
                values[name] = bool(style.get(name)) != bool(character.get(name)) or bool(self.base_run.get(name))
        return Look(**({"size": _SMALLEST} | values))

    def of_run(self, properties: _Element | None) -> Values:
        """The values that a w:rPr says itself."""
        values: Values = {}
        for child in properties if properties is not None else ():
            value = str(child.get(w("val"), ""))
            match child.tag:
                case tag if tag in _TOGGLES:
                    values[_TOGGLES[str(tag)]] = value not in _OFF
                case tag if tag == w("sz") and value.isdecimal():
                    values["size"] = int(value) / 2
                case tag if tag == w("color"):
                    values["color"] = "" if value == "auto" else value.upper()
                case tag if tag == w("u"):
                    values["underlined"] = value not in _OFF
                case tag if tag == w("highlight"):
                    values["marked"] = value not in _OFF
                case tag if tag == w("shd") and str(child.get(w("fill"), "")).upper().replace("AUTO", "auto") not in _WHITE:
                    values["marked"] = True
                case tag if tag == w("rFonts"):
                    values |= self._fonts_of(child)
        return values

    def _fonts_of(self, fonts: _Element) -> Values:
        """The fonts of Chinese characters and of digits that a w:rFonts says."""
        said = {
            name: self.fonts.get(str(fonts.get(w(theme), ""))) or fonts.get(w(plain))
            for name, theme, plain in (("font", "eastAsiaTheme", "eastAsia"), ("digits", "asciiTheme", "ascii"))
        }
        return {name: str(font) for name, font in said.items() if font}

    def of_table(self, name: str, side: str) -> _Element | None:
        """The border of one side (an element's name) that a style of tables has."""
        for style in self._chain(name):
            if (border := style.find(f"{w('tblPr')}/{w('tblBorders')}/{side}")) is not None:
                return border
        return None

    def _style_of(self, properties: _Element | None) -> str:
        style = properties.find(_STYLE) if properties is not None else None
        return self.default if style is None else str(style.get(_VALUE))

    def _of_style(self, name: str) -> tuple[Values, Values]:
        """The values of paragraphs and of runs that a style and its parents say."""
        paragraph: Values = {}
        run: Values = {}
        for style in reversed(self._chain(name)):
            paragraph = merged(paragraph, of_paragraph(style.find(w("pPr"))))
            run |= self.of_run(style.find(w("rPr")))
        return paragraph, run

    def _chain(self, name: str) -> list[_Element]:
        """A style and its parents, the nearest first."""
        chain: list[_Element] = []
        while (style := self.styles.get(name)) is not None and style not in chain and len(chain) < _DEEPEST:
            chain.append(style)
            parent = style.find(w("basedOn"))
            name = "" if parent is None else str(parent.get(w("val")))
        return chain


def of_paragraph(properties: _Element | None) -> Values:
    """The values that a w:pPr says itself: lengths in twips, and in hundredths of a character (…Chars)."""
    values: Values = {}
    for child in properties if properties is not None else ():
        match child.tag:
            case tag if tag == _ALIGN:
                values["align"] = str(child.get(_VALUE, "")).replace("start", "left").replace("end", "right")
            case tag if tag == _INDENT:
                for name, value in child.attrib.items():
                    bare = str(name).rpartition("}")[2]
                    values[_INDENTS.get(bare, bare)] = whole(value)
            case tag if tag == _SPACING:
                values |= _spaces_of(child)
            case tag if tag in _SWITCHES:
                values[_SWITCHES[str(tag)]] = str(child.get(_VALUE, "")) not in _OFF
            case tag if tag == _FRAME:
                values["framed"] = True
            case tag if tag == _NUMBERING:
                number = child.find(w("numId"))
                values["listed"] = number is not None and number.get(_VALUE) != "0"
            case tag if tag == _BORDERS:
                values |= {name: border for name in ("top", "bottom") if (border := child.find(w(name))) is not None}
    return values


def _spaces_of(spacing: _Element) -> Values:
    """The pitch of lines and the space above and below that a w:spacing says."""
    values: Values = {name: whole(spacing.get(w(name))) for name in _SPACES if spacing.get(w(name)) is not None}
    if spacing.get(_LINE):
        values |= {"line": whole(spacing.get(_LINE)), "rule": str(spacing.get(w("lineRule"), "auto"))}
    return values


def merged(above: Values, own: Values) -> Values:
    """Values with those nearer to the paragraph over them; an indent of the first line and a hanging one exclude each other."""
    dropped: tuple[str, ...] = ()
    if "hanging" in own or "hangingChars" in own:
        dropped = ("firstLine", "firstLineChars")
    elif "firstLine" in own or "firstLineChars" in own:
        dropped = ("hanging", "hangingChars")
    return {name: value for name, value in above.items() if name not in dropped} | own


def whole(text: object) -> int:
    """A whole number as files write it (also 579.0); what is none counts as 0."""
    try:
        return int(float(str(text)))
    except (ValueError, OverflowError):
        return 0


def _theme_fonts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The fonts that a theme's names stand for."""
    fonts: dict[str, str] = {}
    if _THEME not in parts:
        return fonts
    root = parse_xml(parts[_THEME])
    for kind in ("major", "minor"):
        scheme = next(root.iter(f"{{{DRAWING}}}{kind}Font"), None)
        if scheme is None:
            continue
        general = scheme.find(f"{{{DRAWING}}}ea")
        named = "" if general is None else str(general.get("typeface", ""))
        simplified = (str(font.get("typeface", "")) for font in scheme if font.get("script") == "Hans")
        fonts[f"{kind}EastAsia"] = named or next(simplified, "")
        latin = scheme.find(f"{{{DRAWING}}}latin")
        fonts |= dict.fromkeys((f"{kind}HAnsi", f"{kind}Ascii"), "" if latin is None else str(latin.get("typeface", "")))
    return fonts
