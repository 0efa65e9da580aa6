"""Names as they stand in commands that a person is told to type."""

from __future__ import annotations

import re

#: What shells take for something else, in ASCII.
_SIGNS = re.compile(r"[\s\"'`$&|;<>()\[\]{}*?!#^=,]")


def argument(name: object) -> str:
    """A path or name as one argument; in double quotes, which every shell knows, where it has spaces or signs in it."""
    text = str(name)
    return f'"{text}"' if _SIGNS.search(text) else text
