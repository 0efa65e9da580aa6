"""Profile files → Profile, or findings."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationError

from drafter.model.document import Role
from drafter.model.finding import Finding, Level
from drafter.model.profile import Alignment, Look, Profile
from drafter.model.source import Loc, Source
from drafter.validate.fields import Strict, Text, Texts, Whole, YesNo, fault, named
from drafter.validate.messages import findings_of

_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(mm|pt)")
_TWIPS = {"mm": 1440 / 25.4, "pt": 20.0}
#: Roles of a document, and the parts of a table, which are not paragraphs of their own.
ROLES = (*(role.value for role in Role), "table_head", "table_cell")


def _twips(value: object) -> int | None:
    if value is None:
        return None
    match = _LENGTH.fullmatch(str(value).strip())
    if match is None:
        raise fault("V401", f"“{value}”不是长度", "请写成 37mm 或 28.95pt 这样带单位的数。")
    return round(float(match[1]) * _TWIPS[match[2]])


Length = Annotated[int | None, PlainValidator(_twips)]


class LookItem(Strict):
    """How one role looks."""

    font: Text = named("字体", default=...)
    size: Length = named("字号", default=...)
    alignment: Alignment = named("对齐", default=Alignment.JUSTIFIED)
    first_line: Whole = named("首行缩进")
    lines_before: Whole = named("段前")
    outline_level: Whole = named("大纲")
    spacing: Length = named("字距")
    line: Length = named("行距")
    new_page: YesNo = named("另面", default=False)
    characters_per_line: Whole = named("每行字数")


class Margins(Strict):
    """白边."""

    top: Length = named("上", default=...)
    left: Length = named("左", default=...)
    bottom: Length = named("下", default=...)
    right: Length = named("右", default=...)


class PageItem(Strict):
    """版面."""

    paper: tuple[Length, Length] = named("纸张", default=...)
    margins: Margins = named("白边", default=...)
    lines: Whole = named("每面行数", default=...)
    characters: Whole = named("每行字数", default=...)
    line: Length = named("行距", default=...)
    spacing: Length = named("字距", default=...)


class PageNumberItem(Strict):
    """页码."""

    font: Text = named("字体", default=...)
    size: Length = named("字号", default=...)
    inset: Whole = named("空字", default=...)
    footer: Length = named("页脚", default=...)


class ProfileFile(Strict):
    """A profile file."""

    format: Whole = named("格式", default=1)
    id: Text = named("编号", default=...)
    name: Text = named("名称", default=...)
    page: PageItem = named("版面", default=...)
    page_number: PageNumberItem = named("页码", default=...)
    fonts: dict[str, Texts] = named("字体", default=...)
    looks: dict[str, LookItem] = named("段落", default=...)
    lead_font: Text = named("段首标题", default=...)
    body_font: Text = named("正文字体", default=...)
    signature_inset: Whole = named("署名右空", default=...)


def validate_profile(source: Source) -> tuple[Profile | None, tuple[Finding, ...]]:
    """A complete profile, or what is wrong with the file."""
    try:
        file: Any = ProfileFile.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, ProfileFile, lambda _: None))
    findings = [
        Finding("V402", Level.ERROR, f"“段落”里没有 {role}", "请照国标版式补上这一行。", source.place(("段落",)))
        for role in ROLES
        if role not in file.looks
    ]
    named_fonts: dict[Loc, str] = {("段落", role, "字体"): item.font for role, item in file.looks.items()}
    named_fonts |= {("页码", "字体"): file.page_number.font, ("段首标题",): file.lead_font, ("正文字体",): file.body_font}
    findings += [
        Finding("V403", Level.ERROR, f"“字体”里没有“{font}”", f"可用的有：{'、'.join(file.fonts)}。", source.place(loc), font)
        for loc, font in named_fonts.items()
        if not file.fonts.get(font)
    ]
    return (None, tuple(findings)) if findings else (_profile(file), ())


def _profile(file: Any) -> Profile:
    page, margins = file.page, file.page.margins
    return Profile(
        id=file.id,
        name=file.name,
        paper=page.paper,
        top=margins.top,
        left=margins.left,
        bottom=margins.bottom,
        right=margins.right,
        lines_per_page=page.lines,
        characters_per_line=page.characters,
        line=page.line,
        spacing=page.spacing,
        footer=file.page_number.footer,
        page_number=Look(file.page_number.font, file.page_number.size / 20),
        page_number_inset=file.page_number.inset,
        fonts=file.fonts,
        looks={role: _look(item, page) for role, item in file.looks.items()},
        lead_font=file.lead_font,
        body_font=file.body_font,
        signature_inset=file.signature_inset,
    )


def _look(item: Any, page: Any) -> Look:
    return Look(
        font=item.font,
        size=item.size / 20,
        alignment=item.alignment,
        first_line=item.first_line or 0,
        lines_before=item.lines_before or 0,
        outline_level=item.outline_level or 0,
        spacing=page.spacing if item.spacing is None else item.spacing,
        line=page.line if item.line is None else item.line,
        new_page=item.new_page,
        characters_per_line=item.characters_per_line or page.characters,
    )
