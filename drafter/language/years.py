"""Years in prose: how they are written, and which belong to names and stretches of years."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年")
#: Years that belong to a plan's name or to a stretch of years, not to the text.
_OTHERS = re.compile(r"《[^《》]{0,200}》|(?:19|20)[0-9]{2}\s*年?\s*[—–\-－~～至]{1,2}\s*(?:19|20)[0-9]{2}\s*年?|〔[0-9]{4}〕")


def without_titles(text: str) -> str:
    """A text with names of documents and stretches of years blanked out, every other character where it was."""
    return _OTHERS.sub(lambda found: "　" * len(found[0]), text)
