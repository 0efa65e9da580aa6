"""Profile → the parts that do not depend on the document: settings, font table, the two footers, and the styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.model.profile import Profile
from drafter.ooxml.names import STYLES, W
from drafter.ooxml.text import escaped
from drafter.write.frame import frame, hinges
from drafter.write.styles import styles_xml
from drafter.write.zipped import Packed, packed

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class StaticParts:
    """The parts that are the same for every document of a profile, by name, ready to go into packages.

    `live` ones are for documents with a figure store, `commented` ones for those of them that have comments, too, `plain` ones
    for those without any of this.
    """

    live: Mapping[str, Packed]
    commented: Mapping[str, Packed]
    plain: Mapping[str, Packed]


def static_parts(profile: Profile) -> StaticParts:
    """Build the parts of a profile, and those around them that are the same in every package."""
    common = {
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(profile),
        "word/footer1.xml": _footer(profile, "right"),
        "word/footer2.xml": _footer(profile, "left"),
    }
    live, plain = (
        {
            name: packed(text.encode())
            for name, text in (frame(with_store=is_live) | {STYLES: styles_xml(profile, is_live=is_live)} | common).items()
        }
        for is_live in (True, False)
    )
    hinged = {name: packed(text.encode()) for name, text in hinges(with_store=True, with_comments=True).items()}
    return StaticParts(live, live | hinged, plain)


def _footer(profile: Profile, side: str) -> str:
    inset = round(profile.page_number_inset * profile.page_number.size * 20)
    chars = profile.page_number_inset * 100
    return (
        f'{_HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{side}Chars="{chars}" w:{side}="{inset}"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def _settings() -> str:
    return (
        f'{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table(profile: Profile) -> str:
    fonts = "".join(
        f'<w:font w:name="{escaped(first)}">'
        + (f'<w:altName w:val="{escaped(";".join(others))}"/>' if others else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for first, *others in profile.fonts.values()
    )
    return f'{_HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'
