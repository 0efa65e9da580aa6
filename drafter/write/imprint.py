"""版记: 抄送, 印发机关 and 印发日期 at the foot of the last page (GB/T 9704—2012 part 7.4).

It is a table in a text box that stands on the lower edge of the text area of whatever page the document ends on. (LibreOffice
7.4 leaves floating tables and frames of full width where they are in the text; text boxes it places as Word does.)
"""

from __future__ import annotations

from math import ceil

from drafter.model.document import Imprint, Role
from drafter.model.profile import Profile
from drafter.ooxml.names import DRAWING, MARKUP, SHAPE, WORD_DRAWING
from drafter.write.measure import text_width, twips, width
from drafter.write.pen import Pen

#: 7.4.2, 7.4.3: one character from either side.
_INSET = 1
#: The line of the paragraph that Word wants behind a table, in twips.
_LAST_LINE = 20
_EMU_PER_TWIP = 635


def imprint_xml(pen: Pen, imprint: Imprint, profile: Profile) -> str:
    """The empty last paragraph of the document, to which the text box is anchored."""
    comments = pen.commented("\0", imprint.walk())  # before its rows are written, which would take them into the box
    rows = []
    if imprint.sent:
        rows.append("".join(_sent(pen, label, names, profile) for label, names in imprint.sent))
    if imprint.printed_on:
        rows.append(_printed(pen, imprint, profile))
    height = imprint_height(imprint, profile)
    box = _text_box(_table(rows, profile) + _line(), text_width(profile), height)
    return _line(comments.replace("\0", box), height)


def imprint_height(imprint: Imprint, profile: Profile) -> int:
    """How much of the last page it takes, in twips."""
    lines = sum(_lines(label, names, profile) for label, names in imprint.sent) + bool(imprint.printed_on)
    return lines * profile.line + 3 * profile.imprint.thick + _LAST_LINE


def _table(rows: list[str], profile: Profile) -> str:
    wide, inset = text_width(profile), twips(_INSET, Role.IMPRINT, profile)
    cells = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{row}</w:tc></w:tr>'
        for row in rows
    )
    thick, thin = (_border(twips_thick) for twips_thick in (profile.imprint.thick, profile.imprint.thin))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide}" w:type="dxa"/><w:tblBorders><w:top {thick}/><w:bottom {thick}/>'
        f'<w:insideH {thin}/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{inset}" w:type="dxa"/>'
        f'<w:right w:w="{inset}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid>'
        f"{cells}</w:tbl>"
    )


def _sent(pen: Pen, label: str, names: str, profile: Profile) -> str:
    """“抄送：” and the names, whose further lines begin below the first name."""
    hanging = twips(_label_width(label), Role.IMPRINT, profile)
    return pen.paragraph(Role.IMPRINT, pen.run(f"{label}：{names}"), f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>')


def _lines(label: str, names: str, profile: Profile) -> int:
    """At most so many lines: a line may end one character early, because commas go with what is before them."""
    free = text_width(profile) - twips(2 * _INSET + _label_width(label), Role.IMPRINT, profile)
    return ceil(width(names) / (free // twips(1, Role.IMPRINT, profile) - 1))


def _label_width(label: str) -> float:
    return width(label) + 1


def _printed(pen: Pen, imprint: Imprint, profile: Profile) -> str:
    """印发机关 on the left, 印发日期 on the right."""
    right = text_width(profile) - 2 * twips(_INSET, Role.IMPRINT, profile)
    runs = pen.spans(imprint.printer) + pen.tab() + pen.spans(imprint.printed_on)
    return pen.paragraph(Role.IMPRINT, runs, f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>')


def _line(runs: str = "", height: int = _LAST_LINE) -> str:
    spacing = f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Imprint"/>{spacing}</w:pPr>{runs}</w:p>'


def _text_box(content: str, wide: int, high: int) -> str:
    """A box without lines, as wide as the text area, on its lower edge."""
    extent = f'cx="{wide * _EMU_PER_TWIP}" cy="{high * _EMU_PER_TWIP}"'
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{MARKUP}"><mc:Choice xmlns:wps="{SHAPE}" Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="版记"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b" anchorCtr="0">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _border(twips_thick: int) -> str:
    """A line so many twips thick; Word counts in eighths of a point."""
    return f'w:val="single" w:sz="{max(2, round(twips_thick / 20 * 8))}" w:space="0" w:color="000000"'
