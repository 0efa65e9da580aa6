"""Comments at the end of a line: two blanks before them, and in the column of their neighbours."""

from __future__ import annotations

import re

from drafter.write.measure import width
from drafter.write.yaml_patch.edits import Edit
from drafter.write.yaml_patch.standing import Value, line_end, line_start

_COMMENT = re.compile(r" *(?=#)")
_ANY_COMMENT = re.compile(r"\s#")
_LEAST = 2


def with_comment(text: str, old: Value, head: str) -> list[Edit]:
    """The edits that write `head` where a value of one line stands or is missing, and its comment where it belongs."""
    start, end = old.start, old.end
    stop = line_end(text, end)
    missing = start == end
    if missing and head and text[start - 1] not in (" ", "\t"):
        head = f" {head}"
    gap = _COMMENT.match(text, end, stop)
    if gap is None:
        return [Edit(start, end, head)]
    blanks = len(gap[0])
    if missing or _is_aligned(text, gap.end()):
        grown = _columns(head) - _columns(text[start:end])
        blanks = max(min(blanks, _LEAST) if not missing else _LEAST, blanks - grown)
    return [Edit(start, gap.end(), head + " " * blanks)]


def _is_aligned(text: str, mark: int) -> bool:
    """Whether a comment of the line above or below begins in the column of the one at `mark`."""
    start, stop = line_start(text, mark), line_end(text, mark)
    above = text[line_start(text, start - 1) : start - 1] if start else ""
    below = text[stop + 1 : line_end(text, stop + 1)]
    column = _columns(text[start:mark])
    marks = ((line, _ANY_COMMENT.search(line)) for line in (above, below))
    return any(found and _columns(line[: found.end() - 1]) == column for line, found in marks)


def _columns(text: str) -> int:
    """Columns of a fixed-width font; a Chinese character takes two."""
    return round(2 * width(text))
