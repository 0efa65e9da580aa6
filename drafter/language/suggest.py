"""是不是想写…: the nearest right name for a wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

#: How alike two names must be (difflib's ratio) for one to be offered for the other.
_ALIKE = 0.5
_MOST = 2


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """`是不是想写“…”？` where one of the names is close, else an empty string."""
    return _nearest(name, tuple(dict.fromkeys(names)))


@lru_cache(maxsize=1024)  # a file may misspell one name a thousand times
def _nearest(name: str, candidates: tuple[str, ...]) -> str:
    bare = name.strip("“”‘’\"'【】 ：:")
    close = [bare] if bare in candidates else get_close_matches(bare, candidates, n=_MOST, cutoff=_ALIKE)
    if len(bare) > 1:
        close += [c for c in candidates if c not in close and (c.endswith(f".{bare}") or c.startswith(f"{bare}."))]
    return "是不是想写" + "或".join(f"“{candidate}”" for candidate in close[:_MOST]) + "？" if close else ""
