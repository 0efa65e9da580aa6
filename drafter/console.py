"""The screen: messages quote files, and a file may hold what moves the cursor, clears the screen or turns the writing round."""

from __future__ import annotations

import io
import re
import sys

#: Control characters but line ends and tabs, and the marks that change the direction of writing.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOWN = "□"


class _Screen(io.TextIOWrapper):
    """Writes UTF-8, whatever the system calls its encoding; what cannot be seen is shown as a box."""

    def write(self, text: str, /) -> int:
        return super().write(_UNSEEN.sub(_SHOWN, text))


def make_safe() -> None:
    """Put such a stream in the place of the program's two, where they are files of any kind."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.flush()
            buffered = stream.line_buffering
            setattr(sys, name, _Screen(stream.detach(), encoding="utf-8", errors="backslashreplace", line_buffering=buffered))
