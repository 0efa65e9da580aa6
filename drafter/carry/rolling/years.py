"""Years in titles: those of the report and of the year after it move along, all others stay."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_YEAR = "(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])"
#: Names of documents and their numbers keep their years; 2026—2027 moves as a whole or not at all.
_PLACES = re.compile(
    rf"《[^《》]*》|〔[^〔〕]*〕|(?P<first>{_YEAR})(?P<between>年?\s*[—–\-－~～至]+\s*)(?P<last>{_YEAR})"
    rf"|(?P<one>{_YEAR})(?=\s*年)|(?P<chinese>二[〇○零一二三四五六七八九]{{3}})(?=年)"
)


def moved(title: str, year: int, gap: int) -> str:
    """The title `gap` years later, of a report on `year`."""

    def later(text: str) -> str:
        return str(int(text) + gap) if int(text) in (year, year + 1) else text

    def at(found: re.Match[str]) -> str:
        if found["one"]:
            return later(found["one"])
        if found["first"]:
            ends = found["first"], found["last"]
            return found[0] if any(later(end) == end for end in ends) else found["between"].join(map(later, ends))
        if found["chinese"]:
            arabic = found["chinese"].translate(_DIGITS)
            return found[0] if later(arabic) == arabic else later(arabic).translate(_CHINESE)
        return found[0]

    return _PLACES.sub(at, title)
