"""How characters look, summed up: families of fonts, what most of a text has, what leads a paragraph, colours."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from drafter.model.paper import Look, Setting, Stretch

_FAMILIES = {
    "仿宋": ("仿宋", "fangsong"),
    "楷体": ("楷", "kai"),
    "黑体": ("黑体", "simhei", "heiti"),
    "小标宋": ("小标宋", "xiaobiaosong", "xbs"),
    "宋体": ("宋", "simsun", "song"),
}
HAN = re.compile("[\u4e00-\u9fff]")
#: Colours no channel of which is lighter than this count as black, those all of which are lighter than that as white.
_DARKEST, _LIGHTEST = 0x40, 0xF0
_RED = re.compile("(?:[C-F][0-9A-F])(?:[0-4][0-9A-F]){2}")


class Mass(NamedTuple):
    """How many characters of a text have a font and a size."""

    font: str
    size: float
    share: float


def has_lead(stretches: list[Stretch]) -> bool:
    """Whether a paragraph begins in the look of a heading."""
    first = next((stretch.look for stretch in stretches if HAN.search(stretch.text)), None)
    return first is not None and (first.bold or family(first.font) in ("黑体", "楷体"))


def lead_of(setting: Setting) -> list[Stretch]:
    """The first sentence of a paragraph."""
    lead: list[Stretch] = []
    for stretch in setting.stretches:
        end = stretch.text.find("。")
        lead.append(Stretch(stretch.text[: end + 1] if end >= 0 else stretch.text, stretch.look))
        if end >= 0:
            break
    return lead


def counted(stretches: list[Stretch]) -> Counter[tuple[str, float]]:
    """How many Chinese characters there are of each font and size."""
    counts: Counter[tuple[str, float]] = Counter()
    for stretch in stretches:
        if count := len(HAN.findall(stretch.text)):
            counts[stretch.look.font, stretch.look.size] += count
    return counts


def mass_of(stretches: list[Stretch]) -> Mass | None:
    """The font and size that most Chinese characters have."""
    counts = counted(stretches)
    if not counts:
        return None
    (font, size), count = counts.most_common(1)[0]
    return Mass(font, size, count / counts.total())


def family(font: str) -> str:
    """What kind of font it is; the font itself where it is of none of the standard's."""
    lowered = font.lower()
    return next((name for name, marks in _FAMILIES.items() if any(mark in lowered for mark in marks)), font)


def typed_indent(text: str) -> float:
    """The indent that was typed: full-width blanks count one character, others half of one."""
    blanks = text[: len(text) - len(text.lstrip(" 　\t\xa0"))]
    return blanks.count("　") + (len(blanks) - blanks.count("　")) / 2


def is_coloured(look: Look) -> bool:
    """Whether one sees that it is not black."""
    if not re.fullmatch("[0-9A-F]{6}", look.color):
        return False
    return any(int(look.color[at : at + 2], 16) > _DARKEST for at in (0, 2, 4))


def is_red(colour: str) -> bool:
    """Whether a colour is the red of heads and lines."""
    return _RED.fullmatch(colour) is not None


def colour_name(colour: str) -> str:
    """A colour as people call it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    names = (
        (min(red, green, blue) > _LIGHTEST, "白色"),
        (red > 2 * max(green, blue), "红色"),
        (blue > 1.5 * max(red, green), "蓝色"),
    )
    return next((name for is_it, name in names if is_it), f"颜色 {colour}")
