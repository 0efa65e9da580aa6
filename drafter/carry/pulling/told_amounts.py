"""What a figure's control and the words beside it tell: 约, the digits in it, 万, 余, and 以上 behind the unit."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from drafter.carry.pulling.citing import Prints, piece_at, reference_to
from drafter.language.numbers import BEFORE, BEHIND_SCALE, BEHIND_UNIT
from drafter.model.amount import SCALES
from drafter.model.document import Bound, span_text

_AHEAD = re.compile(rf"(?:{'|'.join(BEFORE)})$")
_HEDGE = f"(?:{'|'.join(BEHIND_SCALE)})?"
_SCALE = f"(?:{'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))})?"
_BEHIND = re.compile(f"%?{_HEDGE}{_SCALE}{_HEDGE}")
_BARE = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")


class Told(NamedTuple):
    """The stretch of a paragraph that tells a figure, and the amount there as a data file says it.

    It was printed as `before`, `digits` and `after`; `is_known`: the words beside the digits are these.
    """

    start: int
    end: int
    amount: str
    before: str
    digits: str
    after: str
    is_known: bool = True


def told(
    text: str, control: tuple[int, int, str], shown: str, prints: Prints, *, is_share: bool, former: str | None = None
) -> Told | None:
    """What a paragraph tells by a control that shows `shown` now; None where such a figure has never been printed.

    Words beside the figure that `former`, the paragraph as it was, did not have there are part of what is told.
    """
    start, end, name = control
    entry = prints.of(reference_to(name))
    at = next((at for at, span in enumerate(entry.spans) if isinstance(span, Bound)), None) if entry else None
    if entry is None or at is None:
        return None
    now = typed_digits(shown, is_share=is_share and not text.startswith("%", end))
    before, after = ("".join(map(span_text, spans)) for spans in (entry.spans[:at], entry.spans[at + 1 :]))
    digits = span_text(entry.spans[at])
    piece = piece_at(text, start, end, name, entry)
    known = piece and Told(
        piece.start, piece.end, f"{before}{now}{after}{entry.behind_unit}", before, digits, text[end : piece.end]
    )
    ahead, behind = _AHEAD.search(text, 0, start), _BEHIND.match(text, end)
    begins = ahead.start() if ahead else start
    ends = end if behind is None or (entry.unit and text.startswith(entry.unit, end)) else behind.end()
    unit = entry.unit if text.startswith(entry.unit, ends) else ""
    tail = next((word for word in BEHIND_UNIT if text.startswith(unit + word, ends)), "")
    if known and (former is None or text[begins : ends + (len(unit + tail) if tail else 0)] in former):
        return known
    amount = text[begins:start] + now + text[end:ends] + tail
    if tail or entry.behind_unit:
        ends += len(unit + tail)
        after += unit
    return Told(begins, ends, amount, before, digits, after + entry.behind_unit, is_known=False)


def typed_digits(shown: str, *, is_share: bool) -> str:
    """What a control shows, half-width; a share gets the % that somebody typed over."""
    digits = unicodedata.normalize("NFKC", shown).strip()
    return f"{digits}%" if is_share and _BARE.fullmatch(digits) else digits
