"""版头: 份号, 密级, 紧急程度, 发文机关标志, 文号, 签发人 and the red line (GB/T 9704—2012 part 7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from drafter.model.document import Letterhead, LineBreak, Role, Span, Text, span_text
from drafter.model.profile import Profile
from drafter.write.marks import Mark, word_width
from drafter.write.measure import text_width, twips, width
from drafter.write.pen import Pen
from drafter.write.styles import APPROVER

#: How far below the top of the first line of the 发文机关标志 its characters begin, in sizes of its type.
_ABOVE_INK = 0.12
#: What of a line of the text area lies below its characters.
_BELOW_INK = 0.155
_LABEL = "签发人："
#: 7.2.6: two names to a line, the 文号 one character from the left, the names one character from the right.
_NAMES_PER_LINE, _INSET = 2, 1
#: Names of so many characters are spread by one where there are longer ones.
_SHORT_NAME = 2


def letterhead_xml(pen: Pen, head: Letterhead, mark: Mark, profile: Profile) -> str:
    """All of the 版头; the title follows."""
    corner = "".join(pen.paragraph(role, pen.run(text)) for role, text in head.corner)
    above = profile.head.top - len(head.corner) * profile.line - round(_ABOVE_INK * mark.size * 20)
    named = _joint_mark(pen, head, mark, above) if len(head.issuers) > 1 else _mark(pen, mark, above)
    return corner + named + _number(pen, head, profile) + _red_line(profile)


def head_height(head: Letterhead, mark: Mark, profile: Profile) -> int:
    """How much of the first page the 版头 takes, in twips."""
    above = profile.head.top - round(_ABOVE_INK * mark.size * 20)
    look = profile.looks[Role.NUMBER.value]
    number = look.lines_before * profile.line + max(1, ceil(len(head.approvers) / _NAMES_PER_LINE)) * look.line
    return above + mark.height + number + _rule_height(profile) + profile.head.rule_width


def _mark(pen: Pen, mark: Mark, above: int) -> str:
    """One name, on as few lines as it fits on."""
    spacing = f'<w:spacing w:before="{above}" w:line="{mark.line}" w:lineRule="exact"/>'
    runs = "".join(
        (pen.spans([LineBreak()]) if index else "") + pen.run(line, direct=_type(mark.size))
        for index, line in enumerate(mark.lines)
    )
    return pen.paragraph(Role.ISSUER, runs, spacing)


def _joint_mark(pen: Pen, head: Letterhead, mark: Mark, above: int) -> str:
    """Several names below each other, spread to one width, with 文件 beside them, half-way down (7.2.4)."""
    line, size = mark.line, mark.size
    names = round(mark.names * size * 20)
    word = round(word_width(head) * size * 20)
    exact = f'<w:spacing w:before="0" w:line="{line}" w:lineRule="exact"/>'
    rows = []
    for index, issuer in enumerate(head.issuers):
        name = pen.paragraph(Role.ISSUER, pen.run(issuer, direct=_type(size)), exact + '<w:jc w:val="distribute"/>')
        cells = _cell(names, name)
        if head.word:
            merge = '<w:vMerge w:val="restart"/>' if index == 0 else "<w:vMerge/>"
            runs = pen.run(head.word, direct=_type(size)) if index == 0 else ""
            cells += _cell(word, pen.paragraph(Role.ISSUER, runs, exact + '<w:jc w:val="right"/>'), merge)
        rows.append(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{line}" w:hRule="exact"/></w:trPr>{cells}</w:tr>')
    spacer = pen.paragraph(Role.CORNER, "", f'<w:spacing w:line="{above}" w:lineRule="exact"/>')
    grid = f'<w:gridCol w:w="{names}"/>' + (f'<w:gridCol w:w="{word}"/>' if head.word else "")
    return (
        f'{spacer}<w:tbl><w:tblPr><w:tblW w:w="{names + word}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _number(pen: Pen, head: Letterhead, profile: Profile) -> str:
    """The 文号 below the mark; in a document that goes up, on the line of the last 签发人 (7.2.5, 7.2.6)."""
    if not head.approvers:
        return pen.paragraph(Role.NUMBER, pen.spans(head.number))
    names = [*_padded(head.approvers)]
    lines = [names[start : start + _NAMES_PER_LINE] for start in range(0, len(names), _NAMES_PER_LINE)]
    longest = max(_line_width(line) for line in lines)
    start = text_width(profile) - twips(_INSET + width(_LABEL) + longest, Role.NUMBER, profile)
    stops = (start, start + twips(width(_LABEL), Role.NUMBER, profile))
    return "".join(
        pen.paragraph(
            Role.NUMBER,
            (pen.spans(head.number) if line is lines[-1] else "")
            + pen.tab()
            + (pen.run(_LABEL) if index == 0 else pen.tab())
            + _names(pen, line),
            _tabbed(stops, profile, first=index == 0),
        )
        for index, line in enumerate(lines)
    )


def _tabbed(stops: tuple[int, int], profile: Profile, *, first: bool) -> str:
    tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in stops)
    spacing = "" if first else '<w:spacing w:before="0" w:beforeLines="0"/>'
    inset = twips(_INSET, Role.NUMBER, profile)
    return f'<w:tabs>{tabs}</w:tabs>{spacing}<w:ind w:leftChars="{_INSET * 100}" w:left="{inset}"/><w:jc w:val="left"/>'


def _padded(approvers: tuple[Span, ...]) -> Iterator[Span]:
    """Names of two characters among longer ones are spread to three, so that they stand below each other."""
    longer = any(len(span_text(approver)) > _SHORT_NAME for approver in approvers)
    for approver in approvers:
        name = span_text(approver)
        yield Text(f"{name[0]}\u3000{name[1]}") if longer and len(name) == _SHORT_NAME else approver


def _names(pen: Pen, line: list[Span]) -> str:
    return "".join((pen.run("\u3000") if index else "") + pen.spans([name], APPROVER) for index, name in enumerate(line))


def _line_width(line: list[Span]) -> float:
    return sum(width(span_text(name)) for name in line) + len(line) - 1


def _red_line(profile: Profile) -> str:
    """A line as wide as the text area, below the 文号 (7.2.7): the lower border of an empty paragraph."""
    height = _rule_height(profile)
    eighths = max(2, round(profile.head.rule_width / 20 * 8))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Corner"/><w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="0" '
        f'w:color="{profile.head.colour}"/></w:pBdr><w:spacing w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _rule_height(profile: Profile) -> int:
    return profile.head.rule_gap - round(_BELOW_INK * profile.line)


def _type(size: int) -> str:
    return f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'


def _cell(twips_wide: int, paragraph: str, merge: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips_wide}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'
