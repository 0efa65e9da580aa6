"""Profile files → Profile, or findings. A profile that inherits (继承) says only what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationError

from drafter.language.suggest import did_you_mean
from drafter.model.document import Role
from drafter.model.finding import Finding, Level
from drafter.model.profile import Alignment, HeadLayout, ImprintLayout, Look, Profile
from drafter.model.source import Loc, Source
from drafter.validate.fields import Strict, Text, Texts, Whole, YesNo, fault, named, whole_number
from drafter.validate.layered import Layered
from drafter.validate.limits import TWIPS, limit_faults
from drafter.validate.messages import findings_of

_LENGTH = re.compile(r"(-?[0-9]{1,5}(?:\.[0-9]{1,5})?) ?(mm|pt)")
#: Roles of a document, and the parts of a table, which are not paragraphs of their own.
ROLES = (*(role.value for role in Role), "table_head", "table_cell")


def _twips(value: object) -> int | None:
    if value is None:
        return None
    match = _LENGTH.fullmatch(str(value).strip())
    if match is None:
        raise fault("V401", f"“{value}”不是长度", "请写成 37mm 或 28.95pt 这样带单位的数。")
    return round(float(match[1]) * TWIPS[match[2]])


def _given_twips(value: object) -> int:
    twips = _twips(value)
    if twips is None:
        raise fault("V401", "没有填长度", "请写成 37mm 或 28.95pt 这样带单位的数。")
    return twips


def _given_count(value: object) -> int:
    count = whole_number(value)
    if count is None:
        raise fault("V206", "没有填数", "请写阿拉伯数字，不带单位。")
    return count


def _colour(value: object) -> str | None:
    if value is None:
        return None
    text = str(value).strip().upper()
    if not re.fullmatch(r"[0-9A-F]{6}", text):
        raise fault("V404", f"“{value}”不是颜色", "请写六位十六进制数，如 FF0000（红色）。")
    return text


Length = Annotated[int | None, PlainValidator(_twips)]
#: The same where nothing cannot stand.
GivenLength = Annotated[int, PlainValidator(_given_twips)]
Count = Annotated[int, PlainValidator(_given_count)]
Colour = Annotated[str | None, PlainValidator(_colour)]


class LookItem(Strict):
    """How one role looks."""

    font: Text = named("字体", default=...)
    size: GivenLength = named("字号", default=...)
    alignment: Alignment = named("对齐", default=Alignment.JUSTIFIED)
    first_line: Whole = named("首行缩进")
    lines_before: Whole = named("段前")
    lines_after: Whole = named("段后")
    outline_level: Whole = named("大纲")
    spacing: Length = named("字距")
    line: Length = named("行距")
    new_page: YesNo = named("另面", default=False)
    characters_per_line: Whole = named("每行字数")
    colour: Colour = named("颜色")


class Margins(Strict):
    """白边."""

    top: GivenLength = named("上", default=...)
    left: GivenLength = named("左", default=...)
    bottom: GivenLength = named("下", default=...)
    right: GivenLength = named("右", default=...)


class PageItem(Strict):
    """版面."""

    paper: tuple[GivenLength, GivenLength] = named("纸张", default=...)
    margins: Margins = named("白边", default=...)
    lines: Count = named("每面行数", default=...)
    characters: Count = named("每行字数", default=...)
    line: GivenLength = named("行距", default=...)
    spacing: GivenLength = named("字距", default=...)


class PageNumberItem(Strict):
    """页码."""

    font: Text = named("字体", default=...)
    size: GivenLength = named("字号", default=...)
    inset: Count = named("空字", default=...)
    footer: GivenLength = named("页脚", default=...)


class HeadItem(Strict):
    """版头."""

    top: GivenLength = named("标志上距", default=...)
    least_mark: GivenLength = named("标志最小字号", default=440)
    rule_gap: GivenLength = named("分隔线距文号", default=...)
    rule_width: GivenLength = named("分隔线粗", default=...)
    colour: Colour = named("颜色", default=...)


class ImprintItem(Strict):
    """版记."""

    thick: GivenLength = named("粗线", default=...)
    thin: GivenLength = named("细线", default=...)


class ProfileFile(Strict):
    """A profile file, laid over those that it inherits from. `conforms` is 国标: 否 where the office knows better."""

    format: Whole = named("格式", default=1)
    id: Text = named("编号", default=...)
    name: Text = named("名称", default=...)
    inherits: Text | None = named("继承")
    conforms: YesNo = named("国标", default=True)
    page: PageItem = named("版面", default=...)
    page_number: PageNumberItem = named("页码", default=...)
    fonts: dict[str, Texts] = named("字体", default=...)
    looks: dict[str, LookItem] = named("段落", default=...)
    approver_font: Text = named("签发人姓名", default=...)
    signature_inset: Count = named("署名右空", default=...)
    seal_inset: Count = named("用印右空", default=...)
    seal_lines: Count = named("用印上空", default=2)
    head: HeadItem = named("版头", default=...)
    imprint: ImprintItem = named("版记", default=...)


def validate_profile(sources: Sequence[Source]) -> tuple[Profile | None, tuple[Finding, ...]]:
    """The profile of the first file, laid over the others; or what is wrong with what it says."""
    source = Layered(sources)
    try:
        file: Any = ProfileFile.model_validate(source.data)
    except ValidationError as error:
        return None, tuple(findings_of(error, source, ProfileFile, lambda _: None))
    findings = [
        Finding("V402", Level.ERROR, f"“段落”里没有 {role}", "请照国标版式补上这一行。", source.place(("段落",)))
        for role in ROLES
        if role not in file.looks
    ]
    for role in file.looks:
        if role not in ROLES:
            remedy = did_you_mean(role, ROLES) or f"可写的有：{'、'.join(ROLES)}。"
            place = source.place(("段落", role), of_key=True)
            findings.append(Finding("V101", Level.ERROR, f"不认识“{role}”", remedy, place, role))
    named_fonts: dict[Loc, str] = {("段落", role, "字体"): item.font for role, item in file.looks.items()}
    named_fonts |= {("页码", "字体"): file.page_number.font, ("签发人姓名",): file.approver_font}
    findings += [
        Finding("V403", Level.ERROR, f"“字体”里没有“{font}”", f"可用的有：{'、'.join(file.fonts)}。", source.place(loc), font)
        for loc, font in named_fonts.items()
        if not file.fonts.get(font)
    ]
    findings += [] if findings else limit_faults(file, source)
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
        approver_font=file.approver_font,
        signature_inset=file.signature_inset,
        seal_inset=file.seal_inset,
        seal_lines=file.seal_lines,
        head=HeadLayout(file.head.top, file.head.least_mark / 20, file.head.rule_gap, file.head.rule_width, file.head.colour),
        imprint=ImprintLayout(file.imprint.thick, file.imprint.thin),
    )


def _look(item: Any, page: Any) -> Look:
    return Look(
        font=item.font,
        size=item.size / 20,
        alignment=item.alignment,
        first_line=item.first_line or 0,
        lines_before=item.lines_before or 0,
        lines_after=item.lines_after or 0,
        outline_level=item.outline_level or 0,
        spacing=page.spacing if item.spacing is None else item.spacing,
        line=page.line if item.line is None else item.line,
        new_page=item.new_page,
        characters_per_line=item.characters_per_line or page.characters,
        colour=item.colour or "",
    )
