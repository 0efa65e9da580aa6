"""署名 and 成文日期 (GB/T 9704—2012 clause 7.3.5). Nothing of them stands alone on a page."""

from __future__ import annotations

from drafter.model.document import Role, Signature, text_of
from drafter.model.profile import Profile
from drafter.write.measure import text_width, twips, width
from drafter.write.pen import Pen

_KEEP = "<w:keepNext/>"
#: 7.3.5.1: sealed offices stand side by side, at most three to a line, and no seal touches another. A county's seal is some
#: 45 mm wide.
_OFFICES_PER_LINE = 3
_SEAL = round(45 / 25.4 * 1440)
_BETWEEN_NAMES = 0.2
#: 7.3.5.2: the date begins two characters behind the signature's beginning.
_BEHIND = 2


def signature_xml(pen: Pen, signature: Signature, profile: Profile, *, goes_on: bool) -> str:
    """The lines of a signature, blank above. It `goes_on` where an 附注 follows, which stays with it."""
    keep = _KEEP if goes_on else ""
    return _sealed(pen, signature, profile, keep) if signature.sealed else _unsealed(pen, signature, profile, keep)


def _unsealed(pen: Pen, signature: Signature, profile: Profile, keep: str) -> str:
    """Clause 7.3.5.2: two characters from the right, the date beginning two characters behind the signature's beginning.

    A date longer than the signature stands two characters from the right and pushes the signature left. Several offices are
    centred on the widest of them.
    """
    inset = float(profile.signature_inset)
    widths = [width(office) for office in signature.offices]
    date_width, widest = width(text_of(signature.date)), max(widths)
    if date_width > widest:
        block_inset = inset + _BEHIND + date_width - widest
        place = _from_right(inset, profile)
    else:
        block_inset = inset
        # From the left, so that it begins where it should in any font; it may stand out where digits are wide.
        start = text_width(profile) - twips(inset + widest - _BEHIND, Role.SIGNED_ON, profile)
        place = f'<w:ind w:left="{start}" w:right="-{twips(_BEHIND, Role.SIGNED_ON, profile)}"/><w:jc w:val="left"/>'
    lines = [
        pen.paragraph(
            Role.SIGNATORY,
            pen.run(office),
            _KEEP + _above(int(index == 0), profile) + _from_right(block_inset + (widest - wide) / 2, profile),
        )
        for index, (office, wide) in enumerate(zip(signature.offices, widths, strict=True))
    ]
    return "".join(lines) + pen.paragraph(Role.SIGNED_ON, pen.spans(signature.date), keep + place)


def _sealed(pen: Pen, signature: Signature, profile: Profile, keep: str) -> str:
    """Clause 7.3.5.1: the date four characters from the right, a single office centred above it.

    Several offices stand side by side in order, the last of them above the date, where the last seal goes. There is room for
    seals whose upper edge is less than a line below the text.
    """
    date_width = width(text_of(signature.date))
    half = profile.seal_inset + date_width / 2
    if len(signature.offices) == 1:
        office = width(signature.offices[0])
        half = max(half, office / 2)  # a long name carries the date with it
        place = _above(profile.seal_lines, profile) + _from_right(half - office / 2, profile)
        offices = pen.paragraph(Role.SIGNATORY, pen.run(signature.offices[0]), _KEEP + place)
    else:
        offices = _side_by_side(pen, signature.offices, text_width(profile) - twips(half, Role.SIGNED_ON, profile), profile)
    return offices + pen.paragraph(
        Role.SIGNED_ON, pen.spans(signature.date), keep + _from_right(half - date_width / 2, profile)
    )


def _side_by_side(pen: Pen, offices: tuple[str, ...], last: int, profile: Profile) -> str:
    """Offices in columns, the last of which stands at `last`; lines so far apart that seals do not touch."""
    middles = _middles(offices, last, profile)
    columns = len(middles)
    lines = [offices[start : start + columns] for start in range(0, len(offices), columns)]
    between = -(-_SEAL // profile.line) - 1
    return "".join(
        pen.paragraph(
            Role.SIGNATORY,
            "".join(pen.tab() + pen.run(office) for office in line),
            f"{_KEEP}<w:tabs>{_stops(middles[-len(line) :])}</w:tabs>"
            f'{_above(between if index else profile.seal_lines, profile)}<w:jc w:val="left"/>',
        )
        for index, line in enumerate(lines)
    )


def _middles(offices: tuple[str, ...], last: int, profile: Profile) -> list[int]:
    """The middles of the columns, in twips: as many as keep seals and names apart and within the text area."""
    widest = max(map(width, offices))
    apart = max(_SEAL, twips(widest + _BETWEEN_NAMES, Role.SIGNATORY, profile))
    leftmost = max(_SEAL, twips(widest, Role.SIGNATORY, profile)) // 2
    for columns in range(min(len(offices), _OFFICES_PER_LINE), 1, -1):
        for first in (text_width(profile) - last, leftmost):  # as far from the left as from the right, if there is room
            step = (last - first) / (columns - 1)
            if first >= leftmost and step >= apart:
                return [round(first + step * column) for column in range(columns)]
    return [last]


def _stops(middles: list[int]) -> str:
    return "".join(f'<w:tab w:val="center" w:pos="{middle}"/>' for middle in middles)


def _above(lines: int, profile: Profile) -> str:
    return f'<w:spacing w:before="{lines * profile.line}" w:beforeLines="{lines * 100}"/>' if lines else ""


def _from_right(characters: float, profile: Profile) -> str:
    return f'<w:ind w:rightChars="{round(characters * 100)}" w:right="{twips(characters, Role.SIGNATORY, profile)}"/>'
